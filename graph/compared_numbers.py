"""The numbers that documents state for a chain, or for a park, on two sides of a comparison."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.gaps.locality import locality_of
from graph.knowledge import Knowledge
from ontology.model import EntityType, Metric, Observation, Review, Status

Where = tuple[Knowledge, str]
"""What is known on one side, and the region of that side."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The values of one metric on both sides.

    `comparable` is false where the values differ in stand, year, unit or the words that narrow them:
    then no ratio of them means anything.
    """

    metric: Metric
    left: tuple[Observation, ...]
    right: tuple[Observation, ...]

    @property
    def comparable(self) -> bool:
        """Whether both sides measure the same: one stand, one year, one unit, one scope."""
        both = (*self.left, *self.right)
        return len({(o.status, o.year, o.quantity.unit, o.scope) for o in both}) == 1


def figures(left: Where, right: Where, chain: str) -> tuple[Figures, ...]:
    """The metrics stated on both sides, for the chain there or for a park itself.

    What both sides have from the same sentences is left out: there is nothing to compare.
    """
    one, other = _by_metric(left, chain), _by_metric(right, chain)
    found = (Figures(m, one[m], other[m]) for m in Metric if m in one and m in other)
    return tuple(f for f in found if f.left != f.right)


def _by_metric(side: Where, chain: str) -> dict[Metric, tuple[Observation, ...]]:
    found: defaultdict[Metric, tuple[Observation, ...]] = defaultdict(tuple)
    for seen in _stated(side, chain):
        if seen.metric is not Metric.OTHER:
            found[seen.metric] += (seen,)
    return dict(found)


def _stated(side: Where, chain: str) -> Iterator[Observation]:
    knowledge, region = side
    locality = locality_of(knowledge, region)
    known = knowledge.entities.get(region)
    park = known is not None and known.type is EntityType.PARK
    for about in (chain, region) if park else (chain,):
        for seen in knowledge.observations_by_about.get(about, ()):
            if seen.review is Review.REJECTED or seen.status is Status.NEGATED:
                continue
            spoken = seen.region or locality.homes.get(seen.document, "")
            if region in (about, spoken):
                yield seen
