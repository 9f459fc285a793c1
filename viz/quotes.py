"""A fact's evidence as a reader sees it: the words, what stands around them, where they stand."""

import re
from dataclasses import dataclass
from datetime import date

from graph.knowledge import Knowledge
from ontology.model import DateBasis, Evidence
from viz.wording import spoken

_AROUND = 70
_CLOSING = " \u3000”’」』）)"
"""What may close the sentence before."""
_END = re.compile(r"[。！？!?；;]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of an evidence on one line, their sentence around them, and their document."""

    id: str
    before: str
    words: str
    after: str
    document: str
    title: str
    issued: date | None
    basis: DateBasis
    page: int | None = None
    path: str = ""

    @property
    def cite(self) -> str:
        """The address of all that is known of these words; "" for those of a draft."""
        return f"/evidence/{self.id}" if self.path == f"/documents/{self.document}" else ""


def quote(knowledge: Knowledge, evidence: Evidence) -> Quote:
    """The quote of an evidence."""
    document = knowledge.documents[evidence.document]
    before = document.text[max(0, evidence.start - _AROUND) : evidence.start]
    after = document.text[evidence.end : evidence.end + _AROUND]
    return Quote(
        id=evidence.id,
        before=_last_sentence(before).lstrip(_CLOSING),
        words=spoken(evidence.quote).strip(),
        after=_first_sentence(after, evidence.quote).rstrip(),
        document=document.id,
        title=document.title or document.name,
        issued=document.issued,
        basis=document.issued_basis,
        page=document.page(evidence.start),
        path=f"/documents/{document.id}",
    )


def quotes(knowledge: Knowledge, evidence: tuple[Evidence, ...]) -> tuple[Quote, ...]:
    """The quotes of several pieces of evidence, each place once, in the order given."""
    return tuple(quote(knowledge, e) for e in dict.fromkeys(evidence))


def _last_sentence(text: str) -> str:
    ends = [found.end() for found in _END.finditer(text)]
    cut = text[ends[-1] :] if ends else text
    full = not ends and len(text) == _AROUND
    return ("…" if full else "") + spoken(cut)


def _first_sentence(text: str, quoted: str) -> str:
    if _END.search(quoted[-1:]):
        return ""
    found = _END.search(text)
    cut = text[: found.end()] if found else text
    full = not found and len(text) == _AROUND
    return spoken(cut) + ("…" if full else "")
