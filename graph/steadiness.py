"""How firm a ranking is: which ranks a thing can have when every weight may be off by a share.

One thing beats another under all weights w·(1±s) exactly if Σ w·d > s·Σ |w·d|, where d are the
differences of their worths: the worst corner of the box of weights takes every part against it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Worths = Mapping[str, float]
"""The worth of each part, between 0 and 1; a part left out is worth nothing."""

SPREAD = 0.2
"""Weights are judgements: a ranking that a fifth more or less turns over is marked unstable."""


@dataclass(frozen=True, slots=True)
class Span:
    """The best and the worst rank, from 1, that a thing can have under the weights allowed."""

    best: int
    worst: int

    @property
    def stable(self) -> bool:
        """Whether the rank is the same under all weights allowed."""
        return self.best == self.worst


def beats(one: Worths, other: Worths, weights: Mapping[str, float], spread: float = SPREAD) -> bool:
    """Whether one thing stands before another under all weights allowed.

    >>> beats({"a": 1.0}, {"b": 1.0}, {"a": 0.6, "b": 0.3}), beats({"a": 1}, {"b": 1}, {"a": 1, "b": 0.9})
    (True, False)
    """
    gaps = [(w, one.get(part, 0.0) - other.get(part, 0.0)) for part, w in weights.items()]
    return sum(w * d for w, d in gaps) > spread * sum(abs(w * d) for w, d in gaps)


def spans(
    things: Sequence[Worths], weights: Mapping[str, float], spread: float = SPREAD
) -> tuple[Span, ...]:
    """The span of ranks of each thing among all of them, in their order."""
    found = []
    for i, one in enumerate(things):
        others = [other for j, other in enumerate(things) if j != i]
        above = sum(beats(other, one, weights, spread) for other in others)
        below = sum(beats(one, other, weights, spread) for other in others)
        found.append(Span(above + 1, len(things) - below))
    return tuple(found)
