"""One error tree. Each kind has its HTTP status, its exit code and a code for programs.

LiantuError                    500  1
├── BadInput                   422  1   what was handed in cannot be read
│   ├── EmptyDocument
│   ├── UnknownFormat
│   ├── UnreadableEncoding
│   ├── DocumentTooLarge       413
│   ├── NotADocument                    a directory, a device, a missing file
│   ├── DamagedDocument                 cut off, of another kind than its suffix says, or a trap
│   ├── LockedDocument                  protected by a password
│   ├── ScannedDocument                 pictures of pages, no text
│   └── BadChainFile                    a reference chain with a fault, line named
├── MissingInput               422  2   a measure without the table it needs; names the table
├── NotFound                   404  1
├── BadQuery                   400  1
│   └── QueryTimeout           504
├── AlreadyThere               409  1   a document handed in that is in the graph
├── DraftsFull                 409  1   more drafts than are kept
├── DataDirectory              409  1   the data directory cannot be used as asked
│   ├── StoreLocked            503
│   └── StoreVersion
├── RemoteFault                502  1   the SPARQL server that holds the graph
│   ├── RemoteUnreachable      503      no whole answer, however often it was asked
│   ├── RemoteRefused          502  2   credentials or an address that the server does not take
│   └── RemoteUnfit            502  2   the server lacks what a store needs, or holds another graph
└── Unsound                    500  1   the graph breaks its own invariants
"""

from typing import ClassVar


class LiantuError(Exception):
    """A fault a person can act on: what was asked, what was found, what to do, in two languages."""

    http_status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "error"

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en

    def text(self, lang: str) -> str:
        """The message in the language asked for; Chinese unless it is "en"."""
        return self.en if lang == "en" else self.zh


class BadInput(LiantuError):
    """What was handed in cannot be read."""

    http_status = 422
    code = "bad_input"


class EmptyDocument(BadInput):
    """A document without a single readable character."""

    code = "empty_document"


class UnknownFormat(BadInput):
    """A file whose kind no reader knows."""

    code = "unknown_format"


class UnreadableEncoding(BadInput):
    """Bytes that are text in no encoding we know."""

    code = "unreadable_encoding"


class DocumentTooLarge(BadInput):
    """A file beyond the size limit."""

    http_status = 413
    code = "document_too_large"


class NotADocument(BadInput):
    """A path that is no readable file."""

    code = "not_a_document"


class DamagedDocument(BadInput):
    """A file cut off, of another kind than its suffix says, or made to exhaust its reader."""

    code = "damaged_document"


class LockedDocument(BadInput):
    """A file that a password protects."""

    code = "locked_document"


class ScannedDocument(BadInput):
    """A file of pictures without text."""

    code = "scanned_document"


class BadChainFile(BadInput):
    """A reference chain file with a fault; the message names the line."""

    code = "bad_chain_file"


class MissingInput(LiantuError):
    """A number that cannot be computed from documents; `needs` is the measure without its table."""

    http_status = 422
    exit_code = 2
    code = "missing_input"

    def __init__(self, zh: str, en: str, needs: str = "") -> None:
        super().__init__(zh, en)
        self.needs = needs


class NotFound(LiantuError):
    """A chain, region, entity or document nobody knows."""

    http_status = 404
    code = "not_found"


class BadQuery(LiantuError):
    """A query that is not valid or not allowed."""

    http_status = 400
    code = "bad_query"


class QueryTimeout(BadQuery):
    """A query that ran past its deadline."""

    http_status = 504
    code = "query_timeout"


class AlreadyThere(LiantuError):
    """A document handed in, byte for byte, that is in the graph; `document` is its id."""

    http_status = 409
    code = "already_there"

    def __init__(self, zh: str, en: str, document: str = "") -> None:
        super().__init__(zh, en)
        self.document = document


class DraftsFull(LiantuError):
    """More documents waiting to be accepted than are kept."""

    http_status = 409
    code = "drafts_full"


class DataDirectory(LiantuError):
    """A data directory that cannot be used as asked."""

    http_status = 409
    code = "data_directory"


class StoreLocked(DataDirectory):
    """A store that another process has open."""

    http_status = 503
    code = "store_locked"


class StoreVersion(DataDirectory):
    """A data directory written by another version."""

    code = "store_version"


class RemoteFault(LiantuError):
    """A SPARQL server that holds the graph and cannot be used as asked."""

    http_status = 502
    code = "remote_fault"


class RemoteUnreachable(RemoteFault):
    """A SPARQL server that gave no whole answer, however often it was asked."""

    http_status = 503
    code = "remote_unreachable"


class RemoteRefused(RemoteFault):
    """A SPARQL server that does not take the credentials or knows no such address."""

    exit_code = 2
    code = "remote_refused"


class RemoteUnfit(RemoteFault):
    """A SPARQL server that lacks what a store needs, or whose graph belongs to somebody else."""

    exit_code = 2
    code = "remote_unfit"


class Unsound(LiantuError):
    """A graph that breaks its own invariants."""

    code = "unsound"
