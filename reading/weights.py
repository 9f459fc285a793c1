"""Linear weights: how much each sign speaks for a candidate, kept as a table beside the code."""

import math
from collections.abc import Iterable, Mapping
from itertools import repeat
from operator import mul
from pathlib import Path

from reading.lexicon import rows

Signs = Mapping[str, float]
"""The signs a candidate shows and how strongly, mostly between 0 and 1."""
Weights = Mapping[str, float]


def weights(table: Path) -> Weights:
    """The weights of a table with the columns `sign` and `weight`."""
    return {row["sign"]: float(row["weight"]) for row in rows(table)}


def worth(shown: Signs, known: Weights) -> float:
    """The logarithm of odds of a candidate that shows some signs.

    >>> worth({"first": 1.0, "far": 0.5, "unheard of": 1.0}, {"first": 2.0, "far": -1.0})
    1.5
    """
    told: float = sum(map(mul, map(known.get, shown, repeat(0.0)), shown.values()))
    return told


def total(shown: Iterable[str], known: Weights) -> float:
    """The logarithm of odds of a candidate whose signs are there or not.

    >>> total(("first", "unheard of"), {"first": 2.0, "far": -1.0})
    2.0
    """
    return sum(map(known.get, shown, repeat(0.0)))


def chance(odds: float) -> float:
    """The probability behind a logarithm of odds.

    >>> chance(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-odds)) if odds > 0 else math.exp(odds) / (1 + math.exp(odds))


def chances(odds: Iterable[float]) -> tuple[float, ...]:
    """The probabilities of candidates of which one is right (softmax).

    >>> chances([1.0, 1.0])
    (0.5, 0.5)
    """
    given = tuple(odds)
    top = max(given, default=0.0)
    powers = [math.exp(one - top) for one in given]
    whole = sum(powers)
    return tuple([power / whole for power in powers])
