"""How likely the tagger finds each character of a text to begin or to continue a name."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ontology.model import EntityType
from reading.names.scene import Scene, Sight

Shares = npt.NDArray[np.float32]
"""The share of each label for each character: they add up to one."""
_Numbers = npt.NDArray[np.float64]
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

    begins: _Numbers
    goes_on: _Numbers
    sums: _Numbers
    logs: _Numbers

    def fit(self, start: int, end: int) -> Fit:
        """How well a span fits."""
        inside = self.goes_on[start + 1 : end].tolist()
        whole = (self.sums.item(end) - self.sums.item(start)) / (end - start)
        begin, stop = self.begins.item(start), 1 - self.goes_on.item(end)
        goes_on = (self.logs.item(end) - self.logs.item(start + 1)) / max(1, end - start - 1)
        odds = math.log(max(begin, _TINY)) + goes_on + math.log(max(stop, _TINY))
        return Fit(begin, min(inside, default=1.0), stop, whole, odds)

    def spans(self) -> Iterator[tuple[int, int]]:
        """The spans that fit at least a little."""
        for start in np.flatnonzero(self.begins >= _LEAST).tolist():
            begin, goes_on = self.begins.item(start), self.goes_on[start + 1 : start + _LONGEST + 1]
            sure = begin
            for size, share in enumerate(goes_on.tolist(), 1):
                if size >= _SHORTEST and sure * (1 - share) >= _LEAST:
                    yield start, start + size
                sure = min(sure, begin * share)
                if sure < _LEAST:
                    break


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
                begins, goes_on = self.shares[:, at : at + 2].T.astype(np.float64, order="C")
                logs = np.log(np.maximum(self.shares[:, at + 1], _TINY))
                found[TYPES[label[2:]]] = _Type(
                    begins, goes_on, _running(begins + goes_on), _running(logs)
                )
        return found

    @cached_property
    def named(self) -> _Numbers:
        """The running sum of the shares of all labels that stand for names."""
        return _running(1 - self.shares[:, 0])


def _running(shares: Shares | _Numbers) -> _Numbers:
    """The sums of the first numbers: of none, of one, of two and so on."""
    return np.concatenate(([0.0], np.cumsum(shares, dtype=np.float64)))


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a text, of the outer names and of the names inside them."""

    outer: Layer
    inner: Layer

    def named(self, start: int, end: int) -> float:
        """How likely the characters of a span stand in some name, in the mean."""
        sums = self.outer.named
        return (sums.item(end) - sums.item(start)) / (end - start)

    def fits(
        self, kind: EntityType, places: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[str, Sequence[Fit]]]:
        """How well some spans fit as names of a type, by each layer that has labels for it."""
        for name, layer in (("outer", self.outer), ("inner", self.inner)):
            told = layer.types.get(kind)
            if told:
                yield name, [told.fit(start, end) for start, end in places]


def by_labels(
    scene: Scene, labels: Labels | None, marked: Collection[tuple[int, int, EntityType]]
) -> Iterator[Sight]:
    """The spans whose labels fit a name at least a little, but for those that are marked."""
    for layer in (labels.outer, labels.inner) if labels else ():
        for kind, told in layer.types.items():
            for start, end in told.spans():
                if (start, end, kind) not in marked and "\n" not in scene.text(start, end):
                    yield Sight(start, end, kind, GROUND, _WEIGHT)
