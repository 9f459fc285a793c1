"""A page of a document as people see it, with every sentence that was read marked on it."""

from dataclasses import dataclass

from graph.knowledge import Knowledge
from graph.naming import not_found
from ontology.model import Claim, Document, Evidence, Gap, Observation, Review
from reading.formats.page_picture import PageLayout
from viz.fact_words import Fact, fact_kind, fact_words
from viz.page_marks import page_view
from viz.render import render
from viz.site import Site
from viz.view import View


@dataclass(frozen=True, slots=True)
class Line:
    """A statement of the page, its first sentence there, whether that is marked and asked for."""

    words: str
    kind: str
    evidence: str
    marked: bool
    chosen: bool


def document_page(site: Site, view: View, document_id: str, number: int, layout: PageLayout) -> str:
    """One page with what was read from it; `at` in the address is the sentence looked for."""
    document = site.knowledge.document(document_id)
    facts = facts_on(site.knowledge, document, number)
    evidence = dict.fromkeys(e for fact in facts for e in fact.evidence if _on(document, e, number))
    drawn = page_view(document, number, layout, evidence, view.asked("at"))
    marked = {mark.evidence for mark in drawn.marks}
    asked = view.asked("at")
    lines: dict[str, Line] = {}
    for fact in facts:
        here = [e.id for e in fact.evidence if _on(document, e, number)]
        words = fact_words(site, view, fact)
        shown = Line(words, fact_kind(fact), here[0], not marked.isdisjoint(here), asked in here)
        if words not in lines or shown.chosen:
            lines[words] = shown
    return render(
        "document_page.html",
        view,
        document=document,
        drawn=drawn,
        number=number,
        last=len(document.pages),
        lines=tuple(lines.values()),
        asked=asked,
    )


def facts_on(knowledge: Knowledge, document: Document, number: int) -> tuple[Fact, ...]:
    """The facts with words on a page, in the order of the page."""
    if not 1 <= number <= len(document.pages):
        raise not_found("页", "page", str(number), (f"1–{len(document.pages)}",))
    everything: tuple[Claim | Observation | Gap, ...] = (
        *knowledge.gaps,
        *knowledge.claims,
        *knowledge.observations,
    )
    found = [
        fact
        for fact in everything
        if fact.document == document.id
        and fact.review is not Review.REJECTED
        and any(_on(document, e, number) for e in fact.evidence)
    ]
    return tuple(sorted(found, key=lambda fact: (fact.evidence[0].start, fact.id)))


def _on(document: Document, evidence: Evidence, number: int) -> bool:
    if evidence.document != document.id:
        return False
    first, last = (
        document.page(evidence.start),
        document.page(max(evidence.start, evidence.end - 1)),
    )
    return first is not None and last is not None and first <= number <= last
