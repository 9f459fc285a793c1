"""Bytes → Document: whatever the format, the text of the file and where its pages begin."""

import hashlib
import stat
import unicodedata
from functools import lru_cache
from pathlib import Path, PurePath

from ontology.errors import DocumentTooLarge, EmptyDocument, NotADocument, UnknownFormat
from ontology.identity import document_id
from ontology.model import Document
from reading.formats.apart import read_apart
from reading.formats.extracted import Extracted
from reading.formats.table import IN_HERE, SUFFIXES, reader

__all__ = ["LIMIT", "SUFFIXES", "from_bytes", "load"]

# The longest plans run to some hundred thousand characters; beyond this it is no document.
LIMIT = 20 * 1024 * 1024


def _suffix(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    if suffix in SUFFIXES:
        return suffix
    known = " ".join(sorted(SUFFIXES))
    found = suffix or "无后缀"
    raise UnknownFormat(
        f"不认识「{name}」的格式（{found}）；能读的后缀：{known}。请转换成其中一种再试。",
        f"Unknown format of '{name}' ({suffix or 'no suffix'}); known suffixes: {known}. "
        "Convert it to one of these and try again.",
    )


def _refuse_large(name: str, size: int) -> None:
    if size > LIMIT:
        limit, megabytes = LIMIT // 2**20, f"{size / 2**20:.1f}"
        raise DocumentTooLarge(
            f"「{name}」有 {megabytes} MB，上限是 {limit} MB。请拆成几个文件再试。",
            f"'{name}' has {megabytes} MB, the limit is {limit} MB. Split it and try again.",
        )


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character)[0] in "CZ"


def from_bytes(name: str, data: bytes) -> Document:
    """The document in the bytes of a file of that name.

    Plain text is decoded and otherwise left as it is. Raises UnknownFormat, DocumentTooLarge,
    EmptyDocument, UnreadableEncoding, DamagedDocument, LockedDocument or ScannedDocument.
    """
    suffix = _suffix(name)
    _refuse_large(name, len(data))
    found = _extracted(suffix, PurePath(name).name, data) if data else Extracted("", "utf-8")
    if all(map(_is_blank, found.text.strip())):
        raise EmptyDocument(
            f"「{name}」里没有文字（{len(data)} 字节）。请检查文件是否完整。",
            f"'{name}' holds no text ({len(data)} bytes). Check that the file is complete.",
        )
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=document_id(sha256),
        sha256=sha256,
        name=PurePath(name).name,
        text=found.text,
        encoding=found.encoding,
        pages=found.pages,
        notes=found.notes,
    )


# One document is looked at before it is kept and read after: the second time costs nothing.
@lru_cache(maxsize=1)
def _extracted(suffix: str, name: str, data: bytes) -> Extracted:
    if SUFFIXES[suffix] in IN_HERE:
        return reader(suffix)(name, data)
    return read_apart(suffix, name, data)


def _not_a_document(path: Path, found: tuple[str, str]) -> NotADocument:
    return NotADocument(
        f"读不了「{path}」：{found[0]}。请给出一个文本文件的路径。",
        f"Cannot read '{path}': {found[1]}. Give the path of a text file.",
    )


def _size(path: Path) -> int:
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise _not_a_document(path, ("没有这个文件", "there is no such file")) from error
    except (OSError, ValueError) as error:
        raise _not_a_document(path, ("打不开这个路径", "the path cannot be opened")) from error
    if stat.S_ISDIR(status.st_mode):
        raise _not_a_document(path, ("这是一个目录", "it is a directory"))
    if not stat.S_ISREG(status.st_mode):
        raise _not_a_document(path, ("这不是普通文件", "it is not a regular file"))
    return status.st_size


def load(path: Path) -> Document:
    """The document in a file; links are followed.

    Raises what `from_bytes` raises, and NotADocument for a directory, a device or a missing file.
    """
    size = _size(path)
    _suffix(path.name)
    _refuse_large(path.name, size)
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise _not_a_document(path, ("没有读取权限", "it may not be read")) from error
    return from_bytes(path.name, data)
