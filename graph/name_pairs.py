"""Pairs of firms that may be one: what a person is asked to decide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from graph.decisions import Decision, settle
from graph.houses import houses
from graph.same_name import Band, Judgement, judge, spelling
from ontology.model import Entity, EntityType

_KEY = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two firms that may be one, the smaller id first."""

    one: str
    other: str
    judgement: Judgement


def pairs(entities: Iterable[Entity]) -> tuple[Pair, ...]:
    """The firms that are certainly or probably one, likeliest first, in an order of its own.

    Firms of which one is in the house of the other are linked already and not asked about.
    """
    firms = sorted((e for e in entities if e.type is EntityType.FIRM), key=lambda e: e.id)
    linked = {frozenset((link.member, link.house)) for link in houses(firms)}
    groups: defaultdict[str, list[Entity]] = defaultdict(list)
    for firm in firms:
        groups[spelling(firm.name).bare[:_KEY]].append(firm)
    found = (pair for group in groups.values() for pair in _within(group))
    asked = (pair for pair in found if frozenset((pair.one, pair.other)) not in linked)
    return tuple(sorted(asked, key=lambda p: (p.judgement.band, p.one, p.other)))


def open_pairs(entities: Iterable[Entity], decisions: Iterable[Decision]) -> tuple[Pair, ...]:
    """The pairs that nobody has decided to keep apart."""
    apart = settle(decisions).apart
    return tuple(p for p in pairs(entities) if frozenset((p.one, p.other)) not in apart)


def _within(group: list[Entity]) -> Iterator[Pair]:
    for one, other in combinations(group, 2):
        judgement = judge(one.name, other.name)
        if judgement.band is not Band.DIFFERENT:
            yield Pair(one.id, other.id, judgement)
