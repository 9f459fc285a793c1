"""Pictures of pages with sentences marked on them: a drawing laid over the picture."""

from collections.abc import Iterable
from dataclasses import dataclass

from ontology.model import Document, Evidence
from reading.formats.page_picture import Area, PageLayout

_MARGIN = 60
"""Pixels above and below a sentence in a cut-out: some lines, so that one sees where it stands."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The areas of one piece of evidence on a page."""

    evidence: str
    areas: tuple[Area, ...]
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as it is drawn: its picture's address and size, what is marked, the part shown."""

    number: int
    picture: str
    width: int
    height: int
    marks: tuple[Marked, ...]
    box: tuple[int, int, int, int]

    @property
    def found(self) -> bool:
        """Whether the sentence that was asked for is marked."""
        return any(mark.chosen and mark.areas for mark in self.marks)


def page_view(
    document: Document,
    number: int,
    layout: PageLayout,
    evidence: Iterable[Evidence],
    chosen: str = "",
) -> PageView:
    """The whole page with all evidence on it marked."""
    marks = tuple(
        Marked(e.id, areas, e.id == chosen)
        for e in evidence
        if (areas := areas_of(document, e, number, layout))
    )
    return PageView(
        number,
        f"/documents/{document.id}/pages/{number}.png",
        layout.width,
        layout.height,
        marks,
        (0, 0, layout.width, layout.height),
    )


def cut_out(document: Document, number: int, layout: PageLayout, evidence: Evidence) -> PageView:
    """The part of the page around one sentence; the upper part where it is not found."""
    whole = page_view(document, number, layout, (evidence,), evidence.id)
    areas = [area for mark in whole.marks for area in mark.areas]
    top = max(0, min((a[1] for a in areas), default=0) - _MARGIN)
    low = min(layout.height, max((a[3] for a in areas), default=layout.height // 3) + _MARGIN)
    return PageView(
        number,
        whole.picture,
        layout.width,
        layout.height,
        whole.marks,
        (0, top, layout.width, low - top),
    )


def areas_of(
    document: Document, evidence: Evidence, number: int, layout: PageLayout
) -> tuple[Area, ...]:
    """Where the part of some words that stands on a page is on its picture."""
    begin = document.pages[number - 1]
    after = document.pages[number] if number < len(document.pages) else len(document.text)
    start, end = max(begin, evidence.start), min(after, evidence.end)
    words = document.text[start:end]
    if start >= end or not words.strip():
        return ()
    before = "".join(document.text[begin:start].split())
    return layout.find(words, before.count("".join(words.split())))
