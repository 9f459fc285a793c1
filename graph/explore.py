"""Walking the graph from thing to thing: who is next to one, and the ways between two."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.knowledge import Knowledge
from ontology.model import Claim, EntityType, Review, Status

_LONG = 5
"""Things on a way, both ends among them, beyond which a way over places says more."""


@dataclass(frozen=True, slots=True)
class Ways:
    """The shortest ways from one thing to another, each with both ends; none if nothing joins them.

    `over_places` tells that they go through administrative places: nearly everything lies in one,
    so that such a way says little. It is taken where any other is long or there is none.
    """

    ways: tuple[tuple[str, ...], ...]
    over_places: bool = False


def neighbours(knowledge: Knowledge, entity: str) -> Mapping[EntityType, tuple[str, ...]]:
    """The things that an unrejected claim joins to one, by type; the best connected first."""
    groups: defaultdict[EntityType, list[str]] = defaultdict(list)
    for other in beside(knowledge, entity):
        groups[knowledge.entities[other].type].append(other)
    return {kind: tuple(groups[kind]) for kind in EntityType if kind in groups}


def beside(knowledge: Knowledge, entity: str) -> tuple[str, ...]:
    """The neighbours of a thing: those with more claims first, of equal ones by id."""
    found = {_other(claim, entity) for claim in _claims(knowledge, entity)} - {entity}
    known = (other for other in found if other in knowledge.entities)
    return tuple(sorted(known, key=lambda other: (-weight(knowledge, other), other)))


def weight(knowledge: Knowledge, entity: str) -> int:
    """How many claims name a thing."""
    return len(knowledge.claims_from(entity)) + len(knowledge.claims_to(entity))


def ways(knowledge: Knowledge, start: str, end: str, most: int = 5) -> Ways:
    """The shortest ways between two things, at most so many of them; by the ids on the way."""
    areas = {e.id for e in knowledge.entities.values() if e.type is EntityType.PLACE}
    apart = _shortest(knowledge, (start, end), areas - {start, end}, most)
    if apart and len(apart[0]) <= _LONG:
        return Ways(apart)
    over = _shortest(knowledge, (start, end), set(), most)
    return Ways(over, over_places=True) if over != apart else Ways(apart)


def _shortest(
    knowledge: Knowledge, ends: tuple[str, str], closed: set[str], most: int
) -> tuple[tuple[str, ...], ...]:
    before = _before(knowledge, ends[0], ends[1], closed)
    return tuple(sorted(_back(before, ends[0], ends[1], most))) if ends[1] in before else ()


def _before(
    knowledge: Knowledge, start: str, end: str, closed: set[str]
) -> dict[str, tuple[str, ...]]:
    """Each thing reached on shortest ways from the start → those right before it."""
    before: dict[str, tuple[str, ...]] = {start: ()}
    front = [start]
    while front and end not in before:
        reached: dict[str, list[str]] = {}
        for thing in front:
            for other in sorted(_joined(knowledge, thing)):
                if other not in before and other not in closed:
                    reached.setdefault(other, []).append(thing)
        before |= {other: tuple(sorted(things)) for other, things in reached.items()}
        front = sorted(reached)
    return before


def _back(
    before: Mapping[str, tuple[str, ...]], start: str, end: str, most: int
) -> Iterator[tuple[str, ...]]:
    waiting: list[tuple[str, ...]] = [(end,)]
    given = 0
    while waiting and given < most:
        way = waiting.pop()
        if way[0] == start:
            given += 1
            yield way
        else:
            waiting.extend((thing, *way) for thing in reversed(before[way[0]]))


def _claims(knowledge: Knowledge, entity: str) -> Iterator[Claim]:
    for claims in (knowledge.claims_from(entity), knowledge.claims_to(entity)):
        yield from (claim for claim in claims if claim.review is not Review.REJECTED)


def _joined(knowledge: Knowledge, entity: str) -> set[str]:
    """The neighbours that some document does join to a thing, and does not only deny it of."""
    said = (c for c in _claims(knowledge, entity) if c.status is not Status.NEGATED)
    return {_other(claim, entity) for claim in said} & knowledge.entities.keys()


def _other(claim: Claim, entity: str) -> str:
    return claim.object if claim.subject == entity else claim.subject
