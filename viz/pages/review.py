"""The page of what waits for review: each fact with its sentence, its doubts, and two buttons."""

from dataclasses import dataclass

from graph import review as waiting
from graph.knowledge import Knowledge
from graph.review import Waiting
from ontology.labels import label
from ontology.model import Claim, Gap, ProjectPhase, Relation
from viz.quotes import Quote, quotes
from viz.render import render
from viz.site import Site
from viz.view import View
from viz.wording import quantity

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
        words=_words(site, view, one),
        sign="gap" if isinstance(one.fact, Gap) else "claim",
        quotes=quotes(site.knowledge, evidence),
        pages=tuple(_page(site.knowledge, e.document, e.start) for e in evidence),
        doubts=tuple(view.t("doubt." + code) for code in one.doubts),
    )


def _page(known: Knowledge, document: str, start: int) -> int | None:
    return known.documents[document].page(start)


def _words(site: Site, view: View, one: Waiting) -> str:
    fact = one.fact
    if isinstance(fact, Gap):
        kind = view.t("aside", text=label(fact.kind, view.lang))
        return f"{site.name(fact.chain, view.lang)} · {fact.what}{kind}"
    if isinstance(fact, Claim):
        phase = fact.predicate is Relation.PHASE
        target = (
            label(ProjectPhase(fact.object), view.lang)
            if phase
            else site.name(fact.object, view.lang)
        )
        relation = label(fact.predicate, view.lang)
        return f"{site.name(fact.subject, view.lang)} · {relation} · {target}"
    when = f"{fact.year} · " if fact.year else ""
    figure = quantity(fact.quantity, view.lang)
    about = site.name(fact.about, view.lang)
    return f"{about} · {when}{label(fact.metric, view.lang)} {figure}"
