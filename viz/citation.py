"""Words of a document as one cites them."""

from dataclasses import dataclass

from ontology.model import DateBasis, Document, Evidence, Genre
from viz.wording import spoken

_MARKS = {Genre.NEWS: "N", Genre.REPORT: "R"}
"""The marks of GB/T 7714 for kinds of documents; what has none of its own is Z."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The same words cited in the manner of GB/T 7714 and as a plain sentence."""

    standard: str
    plain: str


def cited(document: Document, evidence: Evidence, lang: str = "zh") -> Citation:
    """How to cite some words: title, publisher, date, page, the words themselves."""
    return Citation(_standard(document, evidence), _plain(document, evidence, lang))


def _standard(document: Document, evidence: Evidence) -> str:
    """In the manner of GB/T 7714: an inferred date stands in brackets, an unknown one says so."""
    title = _title(document)
    mark = _MARKS.get(document.genre, "Z")
    page = document.page(evidence.start)
    when = document.issued.isoformat() if document.issued else "日期不详"
    if document.issued is None or document.issued_basis is not DateBasis.PRINTED:
        when = f"[{when}]"
    words = f"“{spoken(evidence.quote).strip()}”"
    if document.genre is Genre.NEWS:
        paper = f"{document.publisher}, " if document.publisher else ""
        return f"{title}[{mark}]. {paper}{when}{f'({page})' if page else ''}. {words}"
    author = f"{document.publisher}. " if document.publisher else ""
    return f"{author}{title}[{mark}]. {when}{f': {page}' if page else ''}. {words}"


def _plain(document: Document, evidence: Evidence, lang: str) -> str:
    page = document.page(evidence.start)
    words = spoken(evidence.quote).strip()
    if lang == "en":
        when = document.issued.isoformat() if document.issued else "undated"
        about = [document.publisher, when, f"p. {page}" if page else ""]
        return f"{_title(document)} ({', '.join(filter(None, about))}): “{words}”"
    when = document.issued.isoformat() if document.issued else "日期不详"
    about = [document.publisher, when, f"第{page}页" if page else ""]
    return f"《{_title(document)}》（{'，'.join(filter(None, about))}）：“{words}”"


def _title(document: Document) -> str:
    return "".join(document.title.split("\n")) or document.name
