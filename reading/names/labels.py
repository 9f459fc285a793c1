"""How likely the tagger finds each character of a text to begin or to continue a name."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from ontology.model import EntityType
from reading.names.scene import Scene, Sight

Shares = npt.NDArray[np.float32]
"""The share of each label for each character: they add up to one."""
TYPES = {
    "F": EntityType.FIRM,
    "K": EntityType.PARK,
    "J": EntityType.PROJECT,
    "O": EntityType.INSTITUTION,
    "I": EntityType.CHAIN,
    "S": EntityType.SEGMENT,
    "L": EntityType.PLACE,
}
"""The letters of the labels, B-F and I-F for firms and so on."""
GROUND = "likely labels"
_WEIGHT = 0.02  # a span that could be a name is a candidate, no more
_LEAST, _SHORTEST, _LONGEST = 0.03, 2, 40
_TINY = 1e-4
_BEGINS = "B-"


@dataclass(frozen=True, slots=True)
class Fit:
    """How well the labels fit a span as a name of a type, each a share between 0 and 1.

    `begin` is the share of the begin label, `least` the least share of the inside labels, `end` the
    share of all but the inside label behind the span, `type` the mean share of both labels,
    `odds` the logarithms of these shares, those of the inside labels averaged.
    """

    begin: float
    least: float
    end: float
    type: float
    odds: float

    @property
    def whole(self) -> float:
        """How well the span fits as a whole."""
        return self.begin * self.least * self.end


@dataclass(frozen=True, slots=True)
class _Type:
    """The shares of the two labels of a type, character by character, and their running sums."""

    begins: Sequence[float]
    goes_on: Sequence[float]
    sums: Sequence[float]
    logs: Sequence[float]

    def fit(self, start: int, end: int) -> Fit:
        """How well a span fits."""
        inside = self.goes_on[start + 1 : end]
        whole = (self.sums[end] - self.sums[start]) / (end - start)
        begin, stop = self.begins[start], 1 - self.goes_on[end]
        goes_on = (self.logs[end] - self.logs[start + 1]) / max(1, end - start - 1)
        odds = math.log(max(begin, _TINY)) + goes_on + math.log(max(stop, _TINY))
        return Fit(begin, min(inside, default=1.0), stop, whole, odds)

    def spans(self) -> Iterator[tuple[int, int]]:
        """The spans that fit at least a little."""
        for start in (at for at, share in enumerate(self.begins) if share >= _LEAST):
            sure, end = self.begins[start], start + 1
            while sure >= _LEAST and end < len(self.begins) and end - start <= _LONGEST:
                if end - start >= _SHORTEST and sure * (1 - self.goes_on[end]) >= _LEAST:
                    yield start, end
                sure = min(sure, self.begins[start] * self.goes_on[end])
                end += 1


@dataclass(frozen=True)
class Layer:
    """The shares of the labels of a text: a row for each character, one more behind the last."""

    labels: Sequence[str]
    shares: Shares

    @cached_property
    def types(self) -> Mapping[EntityType, _Type]:
        """The shares type by type."""
        found = {}
        for at, label in enumerate(self.labels):
            if label.startswith(_BEGINS):
                begins, goes_on = self.shares[:, at].tolist(), self.shares[:, at + 1].tolist()
                sums = list(accumulate(map(float.__add__, begins, goes_on), initial=0.0))
                logs = np.log(np.maximum(self.shares[:, at + 1], _TINY)).tolist()
                summed = list(accumulate(logs, initial=0.0))
                found[TYPES[label[2:]]] = _Type(begins, goes_on, sums, summed)
        return found

    @cached_property
    def named(self) -> Sequence[float]:
        """The running sum of the shares of all labels that stand for names."""
        return list(accumulate((1 - self.shares[:, 0]).tolist(), initial=0.0))


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a text, of the outer names and of the names inside them."""

    outer: Layer
    inner: Layer

    def named(self, start: int, end: int) -> float:
        """How likely the characters of a span stand in some name, in the mean."""
        sums = self.outer.named
        return (sums[end] - sums[start]) / (end - start)

    def fits(self, kind: EntityType, start: int, end: int) -> tuple[Fit | None, Fit | None]:
        """How well a span fits as a name of a type, as an outer one and as one inside another."""
        outer, inner = self.outer.types.get(kind), self.inner.types.get(kind)
        return (
            outer.fit(start, end) if outer else None,
            inner.fit(start, end) if inner else None,
        )


def by_labels(
    scene: Scene, labels: Labels | None, marked: Collection[tuple[int, int, EntityType]]
) -> Iterator[Sight]:
    """The spans whose labels fit a name at least a little, but for those that are marked."""
    for layer in (labels.outer, labels.inner) if labels else ():
        for kind, told in layer.types.items():
            for start, end in told.spans():
                if (start, end, kind) not in marked and "\n" not in scene.text(start, end):
                    yield Sight(start, end, kind, GROUND, _WEIGHT)
