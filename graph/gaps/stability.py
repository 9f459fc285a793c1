"""How firm the ranking of gaps is: the ranks each takes when every weight is a fifth more or less."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

SPREAD = 0.2
"""Weights are judgements: a rank that a fifth more or less moves far says little."""
_TINY = 1e-12
_SAME = 9
"""Digits to which two sums of logarithms are equal."""


@dataclass(frozen=True, slots=True)
class RankRange:
    """A rank under the weights as they are, from 1, and the best and worst one of the sweep."""

    rank: int
    best: int
    worst: int

    @property
    def stable(self) -> bool:
        """Whether no weight of the sweep moves the rank."""
        return self.best == self.worst


def rank_ranges(
    factors: Sequence[Sequence[float]], weights: Sequence[float], spread: float = SPREAD
) -> tuple[RankRange, ...]:
    """The ranks of things, each given by its factors, when weights are their powers.

    The sweep takes every corner of the box in which each weight lies (7 weights: 128 corners) and
    its middle. A product of powers is a sum of weighted logarithms, so the sweep is one matrix
    product. Equal worths share the better rank.

    >>> rank_ranges([(0.9, 0.5), (0.5, 1.0)], (1, 1))
    (RankRange(rank=2, best=1, worst=2), RankRange(rank=1, best=1, worst=2))
    """
    if not factors:
        return ()
    logs = np.log(np.maximum(np.asarray(factors, dtype=np.float64), _TINY))
    corners = product((1 - spread, 1 + spread), repeat=len(weights))
    box = np.asarray([[1.0] * len(weights), *corners]) * np.asarray(weights, dtype=np.float64)
    ranks = _ranks(np.round(logs @ box.T, _SAME))
    return tuple(RankRange(int(row[0]), int(row.min()), int(row.max())) for row in ranks)


def _ranks(worths: NDArray[np.float64]) -> NDArray[np.int64]:
    """The rank of each row within each column."""
    found = np.empty(worths.shape, dtype=np.int64)
    for column in range(worths.shape[1]):
        values = worths[:, column]
        above = len(values) - np.searchsorted(np.sort(values), values, side="right")
        found[:, column] = above + 1
    return found
