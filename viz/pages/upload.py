"""The list of documents, and the place where more are handed in and wait to be accepted."""

from dataclasses import dataclass
from datetime import date

from ontology.model import Document
from viz.render import render
from viz.site import Site
from viz.view import View


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with how much was read from it."""

    document: Document
    region: str
    claims: int
    numbers: int
    gaps: int
    problems: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft as the list shows it."""

    document: Document
    came: str
    claims: int
    numbers: int
    gaps: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file that a plain form sent: a draft, or what is wrong with it."""

    name: str
    draft: str = ""
    fault: str = ""
    known: str = ""


@dataclass(frozen=True, slots=True)
class Tray:
    """What may be handed in here, what waits, and what became of what was just sent."""

    limit: int
    suffixes: tuple[str, ...]
    recognises: bool
    days: int
    waiting: tuple[Waiting, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def documents(site: Site, view: View, tray: Tray | None = None) -> str:
    """All documents, the latest first; with a tray the place to add more."""
    rows = [_row(site, view, d) for d in site.knowledge.documents.values()]
    rows.sort(key=lambda r: (r.document.issued or date.min, r.document.name), reverse=True)
    return render("documents.html", view, rows=rows, tray=tray)


def _row(site: Site, view: View, shown: Document) -> DocumentRow:
    knowledge = site.knowledge
    return DocumentRow(
        document=shown,
        region=site.name(shown.region, view.lang) if shown.region else "",
        claims=len(knowledge.by_document.get(shown.id, ())),
        numbers=sum(o.document == shown.id for o in knowledge.observations),
        gaps=sum(g.document == shown.id for g in knowledge.gaps),
        problems=len(site.problems.get(shown.id, ())),
    )
