"""The page of what waits for review: each fact with its sentence, its doubts, and two buttons."""

from dataclasses import dataclass

from graph import review as waiting
from graph.knowledge import Knowledge
from graph.review import Waiting
from ontology.model import Gap
from viz.fact_words import fact_words
from viz.quotes import Quote, quotes
from viz.render import render
from viz.site import Site
from viz.view import View

_MOST = 100
"""Facts on one page; a rule narrows them."""


@dataclass(frozen=True, slots=True)
class Card:
    """One waiting fact as the page shows it."""

    waiting: Waiting
    words: str
    sign: str
    quotes: tuple[Quote, ...]
    pages: tuple[int | None, ...]
    doubts: tuple[str, ...]


def review(site: Site, view: View) -> str:
    """The review queue, of one rule or of all."""
    known = site.knowledge
    rule = view.asked("rule")
    found = waiting.queue(known, rule)
    return render(
        "review.html",
        view,
        cards=[_card(site, view, one) for one in found[:_MOST]],
        total=len(found),
        rule=rule,
        rules=waiting.by_rule(known),
        published=sum(done for done, _ in waiting.read_by_rule(known).values()),
    )


def _card(site: Site, view: View, one: Waiting) -> Card:
    evidence = tuple(dict.fromkeys(one.fact.evidence))
    return Card(
        waiting=one,
        words=fact_words(site, view, one.fact),
        sign="gap" if isinstance(one.fact, Gap) else "claim",
        quotes=quotes(site.knowledge, evidence),
        pages=tuple(_page(site.knowledge, e.document, e.start) for e in evidence),
        doubts=tuple(view.t("doubt." + code) for code in one.doubts),
    )


def _page(known: Knowledge, document: str, start: int) -> int | None:
    return known.documents[document].page(start)
