"""The numbers of one thing side by side: growth only where nothing but the time differs."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from graph.knowledge import Knowledge
from graph.tensions.arithmetic import is_amount, unit_of
from graph.tensions.rules.series import Pair
from graph.tensions.rules.series import differences as differ
from graph.tensions.subject import SHARED_METRICS, Told, told
from ontology.model import Metric, Status

_AIMED = (Status.PLANNED, Status.TARGET)


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one metric, unit and kind (reached or aimed at) in the order of time.

    `pairs` compare each with the one before; `warned` holds where two of them differ in more than
    time, so that no growth may be computed from them.
    """

    metric: Metric
    aimed: bool
    numbers: tuple[Told, ...]
    pairs: tuple[Pair, ...]

    @property
    def warned(self) -> bool:
        """Whether the numbers are counted in other ways."""
        return any(pair.differ for pair in self.pairs)


def series(knowledge: Knowledge, entity: str) -> tuple[Series, ...]:
    """The series of a thing of which more than one number is told, each number once a document."""
    knowledge.entity(entity)
    groups: defaultdict[tuple[str, str, bool], dict[tuple[object, ...], Told]] = defaultdict(dict)
    for one in told(knowledge):
        seen = one.observation
        if seen.about == entity and seen.metric in SHARED_METRICS and is_amount(seen.quantity):
            key = seen.metric.value, unit_of(seen.quantity), seen.status in _AIMED
            same = seen.document, seen.quantity.value, seen.quantity.unit, one.thing
            groups[key].setdefault(same, one)
    return tuple(
        _series(key, list(found.values())) for key, found in sorted(groups.items()) if found
    )


def _series(key: tuple[str, str, bool], found: list[Told]) -> Series:
    ordered = sorted(found, key=lambda t: (t.when.order, t.evidence))
    pairs = tuple(Pair(one, other, differ(one, other)) for one, other in pairwise(ordered))
    return Series(Metric(key[0]), key[2], tuple(ordered), pairs)
