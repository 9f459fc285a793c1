"""Knock-out: what stops when a firm, a segment or a pair is removed, all at once.

    reach(R) = Σ w(s)·[up(s | R)] / Σ w(s)   over the final segments s, w = criticality
    loss(R)  = 1 − reach(R) / reach(∅)       (reach(∅) = 1: unremoved, everything runs)

loss is the loss of demand of Complexity 2018, 3924361; `stopped_share` is the same ratio over all
segments. A pair is removed jointly, because the group whose removal hurts most is not made of the
singles that hurt most (Temurshoev 2010, Journal of Regional Science 50(4), on hypothetical
extraction): `excess` is what only the pair stops,
loss(a, b) − Σ w over the final segments that a stops or b stops.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from graph.structure.supply import OUTSIDE, Supply, running
from ontology.errors import NotFound

_DIGITS = 4
_FEW = 2
"""Two removals cannot empty a segment of more holders than this."""


class ElementKind(StrEnum):
    """What can be removed."""

    SEGMENT = "segment"
    FIRM = "firm"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Knockout:
    """What a removal stops: ids of segments in the order of supply, and the shares lost."""

    removed: tuple[str, ...]
    stopped: tuple[str, ...]
    loss: float
    stopped_share: float
    excess: float = 0.0

    @property
    def gravity(self) -> tuple[float, float]:
        """What impacts are ranked by: lost demand, then the stopped share of the chain."""
        return self.loss, self.stopped_share

    def beyond(self, supply: Supply, alone: Iterable[str]) -> "Knockout":
        """The same with the loss beyond that of links which single removals stop as `excess`."""
        excess = round(self.loss - _share(supply, alone, supply.final), _DIGITS)
        return replace(self, excess=excess)


def element_kind(supply: Supply, element: str) -> ElementKind:
    """What an element is; NotFound for what no part of this supply is."""
    if element in {link.id for link in supply.links}:
        return ElementKind.SEGMENT
    if element == OUTSIDE:
        return ElementKind.OUTSIDE
    if element in supply.holders:
        return ElementKind.FIRM
    raise NotFound(
        f"「{element}」不是这条链在本地的环节或在册企业",
        f"“{element}” is no segment of this chain and no firm on record in it here",
    )


def knockout(supply: Supply, removed: Iterable[str]) -> Knockout:
    """What stops when all these are removed at once."""
    gone = tuple(sorted(set(removed)))
    up = running(supply, gone)
    stopped = tuple(link.id for link in supply.links if link.id not in up)
    return Knockout(
        removed=gone,
        stopped=stopped,
        loss=_share(supply, stopped, supply.final),
        stopped_share=_share(supply, stopped, frozenset(link.id for link in supply.links)),
    )


def singles(supply: Supply) -> tuple[Knockout, ...]:
    """The knock-out of every segment and every holder alone, the gravest first."""
    elements = (*(link.id for link in supply.links), *supply.holders)
    return _ranked(knockout(supply, (element,)) for element in elements)


def pairs(supply: Supply) -> tuple[Knockout, ...]:
    """The pairs that stop more together than each alone, the greatest excess first.

    Whoever holds only segments with three holders or more adds nothing to any pair and is left out
    beforehand; the answer is the same as over all pairs.
    """
    stops = {e: frozenset(knockout(supply, (e,)).stopped) for e in _telling(supply)}
    found = []
    for one, other in combinations(stops, 2):
        joint = knockout(supply, (one, other))
        alone = stops[one] | stops[other]
        if alone != set(joint.stopped):
            found.append(joint.beyond(supply, alone))
    return tuple(
        sorted(found, key=lambda k: (-k.excess, -k.loss, -k.stopped_share, k.removed)),
    )


def _telling(supply: Supply) -> Iterator[str]:
    """The segments, and the holders of segments that two removals can empty."""
    yield from (link.id for link in supply.links)
    few = {h for link in supply.links if len(link.holders) <= _FEW for h in link.holders}
    yield from sorted(few)


def _ranked(found: Iterable[Knockout]) -> tuple[Knockout, ...]:
    return tuple(sorted(found, key=lambda k: (-k.loss, -k.stopped_share, k.removed)))


def _share(supply: Supply, part: Iterable[str], whole: frozenset[str]) -> float:
    """The weighted share of some links in others."""
    weights = {link.id: link.weight for link in supply.links if link.id in whole}
    total = sum(weights.values())
    return round(sum(weights.get(id_, 0) for id_ in part) / total, _DIGITS) if total else 0.0
