"""Which park suits a chain: what it is for, who of the chain is there, what is being built.

score = 0.5 focus + 0.3 residents + 0.2 projects. Focus is 1 where stated, 0.6 where planned;
residents and projects count up to five and three. Where documents are silent a part says so and
counts nothing: silence is not a zero, so `known` tells the two apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.gaps.board import board
from graph.gaps.locality import Locality, is_planned, locality_of
from graph.gaps.model import ChainBoard, Presence
from graph.gaps.phrases import listing, phase_word, phrase
from graph.gaps.presence import joined, phase_of
from graph.knowledge import Knowledge, holds
from ontology.chains.model import ReferenceChain
from ontology.model import EntityType, Evidence, Metric, Relation, Review, Status

_WEIGHTS = {"focus": 0.5, "residents": 0.3, "projects": 0.2}
_PLANNED_FOCUS = 0.6
_ENOUGH_RESIDENTS, _ENOUGH_PROJECTS = 5, 3
_NEVER_STATED = ("rent", "energy")
"""What anybody choosing a park asks and no document model holds yet: shown as no data."""
_SHOWN = 6
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class ParkPart:
    """One ground for a park: its worth between 0 and 1, the words for it, and the sentences.

    `known` is false where documents say nothing; the words then say "no data".
    """

    name: str
    known: bool
    worth: float
    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ParkFit:
    """How well a park suits a chain; `area` is the innermost region the park lies in."""

    park: str
    name: str
    chain: str
    area: str
    score: float
    parts: tuple[ParkPart, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question: one chain's board, whose parks are weighed in one language."""

    knowledge: Knowledge
    board: ChainBoard
    lang: str


def parks_for(
    knowledge: Knowledge, chain: ReferenceChain, region: str, lang: str = "zh"
) -> tuple[ParkFit, ...]:
    """The parks inside a region that focus on a chain or hold some of it, best first.

    A park that lies in another of them keeps its own row: its residents count for both.
    """
    locality = locality_of(knowledge, region)
    asked = _Asked(knowledge, board(knowledge, chain, region), lang)
    fits = (_fit(asked, locality, park) for park in sorted(_parks(locality)))
    return tuple(sorted((f for f in fits if f.score), key=lambda f: (-f.score, f.name, f.park)))


def _parks(locality: Locality) -> Iterator[str]:
    for area in locality.inside:
        known = locality.knowledge.entities.get(area)
        if known and known.type is EntityType.PARK:
            yield area


def _fit(asked: _Asked, locality: Locality, park: str) -> ParkFit:
    inside = locality.regions.inside(park)
    present = _within(asked.board, inside)
    parts = (
        _focus(asked, park),
        _residents(asked, tuple(p for p in present if not p.planned)),
        _projects(asked, tuple(p for p in present if p.type is EntityType.PROJECT)),
        _area(asked, park),
        *(_silent(asked, name) for name in _NEVER_STATED),
    )
    above = locality.regions.parents(park)
    return ParkFit(
        park=park,
        name=asked.knowledge.name(park),
        chain=asked.board.chain,
        area=above[0] if above else "",
        score=round(sum(_WEIGHTS.get(p.name, 0) * p.worth for p in parts), _DIGITS),
        parts=parts,
    )


def _within(found: ChainBoard, inside: frozenset[str]) -> tuple[Presence, ...]:
    """The firms and projects of a board that are known to lie in some areas, each once."""
    everyone = [*(p for row in found.rows for p in row.present), *found.chain_level]
    # Somebody planned in one segment and at work in another counts as at work.
    everyone.sort(key=lambda p: (p.planned, p.name, p.entity))
    here: dict[str, Presence] = {}
    for presence in everyone:
        if any(area in inside for area in presence.areas):
            here.setdefault(presence.entity, presence)
    return tuple(here.values())


def _focus(asked: _Asked, park: str) -> ParkPart:
    claims = asked.knowledge.claims_from(park, Relation.FOCUSES_ON)
    on_chain = [c for c in claims if c.object == asked.board.chain]
    actual = [c for c in on_chain if holds(c)]
    planned = [c for c in on_chain if is_planned(c)]
    if not actual and not planned:
        return _silent(asked, "focus")
    return ParkPart(
        name="focus",
        known=True,
        worth=1.0 if actual else _PLANNED_FOCUS,
        text=phrase(
            "focus" if actual else "focus_planned", asked.lang, chain=asked.board.chain_name
        ),
        evidence=joined(actual or planned),
    )


def _residents(asked: _Asked, present: tuple[Presence, ...]) -> ParkPart:
    if not present:
        return _silent(asked, "residents")
    return ParkPart(
        name="residents",
        known=True,
        worth=min(len(present) / _ENOUGH_RESIDENTS, 1.0),
        text=_counted(asked, "residents", (p.name for p in present)),
        evidence=_evidence(present),
    )


def _projects(asked: _Asked, present: tuple[Presence, ...]) -> ParkPart:
    if not present:
        return _silent(asked, "projects")
    return ParkPart(
        name="projects",
        known=True,
        worth=min(len(present) / _ENOUGH_PROJECTS, 1.0),
        text=_counted(asked, "projects", (_with_phase(asked, p) for p in present)),
        evidence=_evidence(present),
    )


def _with_phase(asked: _Asked, project: Presence) -> str:
    words = phase_word(phase_of(asked.knowledge, project.entity), asked.lang)
    return f"{project.name} ({words})" if asked.lang == "en" else f"{project.name}（{words}）"


def _area(asked: _Asked, park: str) -> ParkPart:
    stated = [
        o
        for o in asked.knowledge.observations_by_about.get(park, ())
        if o.metric is Metric.AREA
        and o.status is not Status.NEGATED
        and o.review is not Review.REJECTED
    ]
    if not stated:
        return _silent(asked, "area")
    values = listing(tuple(dict.fromkeys(o.quantity.stated_as for o in stated)), asked.lang)
    evidence = tuple(dict.fromkeys(e for o in stated for e in o.evidence))
    text = phrase("area", asked.lang, value=values)
    return ParkPart("area", known=True, worth=0.0, text=text, evidence=evidence)


def _silent(asked: _Asked, name: str) -> ParkPart:
    return ParkPart(name, known=False, worth=0.0, text=phrase("no_data", asked.lang))


def _counted(asked: _Asked, key: str, names: Iterable[str]) -> str:
    shown = tuple(names)
    more = "…" if len(shown) > _SHOWN else ""
    listed = listing(shown[:_SHOWN], asked.lang) + more
    return phrase(key, asked.lang, count=len(shown), names=listed)


def _evidence(present: Iterable[Presence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for p in present for e in p.evidence))
