"""The page of names that may be one firm: both sentences, the reason, and two buttons."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.knowledge import Knowledge
from graph.name_pairs import Pair, pairs
from ontology.identity import plain
from ontology.model import Claim, Entity, Evidence, Observation, Review
from viz.merged import merged_names
from viz.quotes import Quote, quote
from viz.render import render
from viz.site import Site
from viz.view import View

_MOST = 100
"""Pairs on one page; those that are decided make room for the next."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two firms: its names, how often it is spoken of, one sentence that names it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    said: int
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair as the page asks about it."""

    sides: tuple[Side, Side]
    reason: str


def names(site: Site, view: View, *, may_decide: bool = False) -> str:
    """The pairs to decide, then the names that are one already, then those kept apart."""
    known = site.knowledge
    found = [
        p for p in pairs(known.entities.values()) if frozenset((p.one, p.other)) not in site.apart
    ]
    return render(
        "names.html",
        view,
        asked=[_asked(known, view, pair) for pair in found[:_MOST]],
        total=len(found),
        merged=merged_names(site, view),
        apart=_apart(site),
        may_decide=may_decide,
    )


def _asked(known: Knowledge, view: View, pair: Pair) -> Asked:
    why = pair.judgement
    return Asked(
        (_side(known, pair.one), _side(known, pair.other)), why.en if view.lang == "en" else why.zh
    )


def _side(known: Knowledge, id_: str) -> Side:
    firm = known.entity(id_)
    facts = tuple(_facts(known, id_))
    evidence = [e for fact in facts for e in fact.evidence]
    called = tuple(map(plain, (firm.name, *firm.aliases)))
    naming = (e for e in evidence if any(name in plain(e.quote) for name in called))
    shown = next(naming, None) or _mention(known, firm) or next(iter(evidence), None)
    return Side(id_, firm.name, firm.aliases, len(facts), quote(known, shown) if shown else None)


def _mention(known: Knowledge, firm: Entity) -> Evidence | None:
    """Where a document first names a firm, whether or not it says anything of it."""
    for document in known.documents.values():
        for name in (firm.name, *firm.aliases):
            start = document.text.find(name)
            if start >= 0:
                return Evidence(document.id, start, start + len(name), name)
    return None


def _facts(known: Knowledge, id_: str) -> Iterator[Claim | Observation]:
    every: tuple[Claim | Observation, ...] = (
        *known.claims_from(id_),
        *known.claims_to(id_),
        *known.observations_by_about.get(id_, ()),
    )
    return (fact for fact in every if fact.review is not Review.REJECTED)


def _apart(site: Site) -> list[tuple[str, str, str, str]]:
    """The pairs kept apart: both ids and both names, in the order of the names."""
    found = []
    for pair in site.apart:
        one, other = sorted(pair) if len(pair) > 1 else (*pair, *pair)
        found.append((site.knowledge.name(one), site.knowledge.name(other), one, other))
    return [(one, other, a, b) for a, b, one, other in sorted(found)]
