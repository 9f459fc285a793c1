"""Weights for the signs of candidates: those that make the right candidates likeliest."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reading.weights import Signs, Weights

_STRIDE = 0.05
Numbers = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Choice:
    """Some candidates by the signs they show, which of them are right, and where it was met.

    A yes or no is a choice between two candidates, of which the second shows no sign. A choice
    that may be left open has a candidate for that.
    """

    candidates: tuple[Signs, ...]
    right: tuple[bool, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Pull:
    """How weights are held back: towards what, how strongly, and how often a sign must be met.

    `real` is the share that the choices of the real documents have in the fit, where there are both
    those and others; None leaves every choice as heavy as any other.
    """

    towards: Weights
    strength: float = 1.0
    least: int = 1
    steps: int = 400
    real: float | None = None


FREE = Pull({})
REAL = "documents"
"""The set of real documents closest to what is read; all others weigh as much together."""
HALF = 0.5
"""The share of the real documents in a fit: as much as all other texts together."""


def fitted(choices: Sequence[Choice], pull: Pull = FREE) -> dict[str, float]:
    """The weight of every sign, by maximum likelihood with a ridge penalty (conditional logit).

    The likelihood of a choice is the share its right candidates have of the softmax over all.
    Follows McFadden (1974); minimised with Adam (Kingma and Ba 2015).
    """
    usable = [c for c in choices if any(c.right) and not all(c.right)]
    met = Counter(sign for c in usable for sign in {s for one in c.candidates for s in one})
    kinds = sorted(sign for sign, times in met.items() if times >= pull.least)
    shown = _signs_met(usable, kinds)
    heavy = _heaviness(usable, pull.real)
    start = np.array([pull.towards.get(kind, 0.0) for kind in kinds])
    found, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, pull.steps + 1):
        slope = pull.strength * (found - start) + _slope(shown, found, heavy)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        scale = np.sqrt(square / (1 - 0.999**step)) + 1e-8
        found = found - _STRIDE * mean / (1 - 0.9**step) / scale
    return {kind: round(float(w), 3) for kind, w in zip(kinds, found, strict=True)}


@dataclass(frozen=True, slots=True)
class _Shown:
    """The signs that candidates show, one entry each: most candidates show few of all signs.

    `row` is the candidate, `column` the sign; of each candidate, whether it is right and which
    choice it is of.
    """

    row: Indices
    column: Indices
    strength: Numbers
    right: Numbers
    of: Indices


def _signs_met(usable: Sequence[Choice], kinds: Sequence[str]) -> _Shown:
    """The signs of all candidates of the choices, without those that get no weight."""
    column = {kind: at for at, kind in enumerate(kinds)}
    candidates = [one for c in usable for one in c.candidates]
    entries = [
        (row, column[sign], strength)
        for row, shown in enumerate(candidates)
        for sign, strength in shown.items()
        if sign in column
    ]
    rows, columns, strengths = zip(*entries, strict=True) if entries else ((), (), ())
    return _Shown(
        np.array(rows, dtype=np.int64),
        np.array(columns, dtype=np.int64),
        np.array(strengths, dtype=np.float64),
        np.array([float(r) for c in usable for r in c.right]),
        np.array([at for at, c in enumerate(usable) for _ in c.candidates], dtype=np.int64),
    )


def _heaviness(usable: Sequence[Choice], real: float | None) -> Numbers:
    """How much each choice counts: one, those of real texts as much as gives them their share."""
    of_real = np.array([c.source == REAL for c in usable])
    many = int(of_real.sum())
    if real is None or not 0 < many < len(usable):
        return np.ones(len(usable))
    each = max(1.0, real / (1 - real) * (len(usable) - many) / many)
    return np.where(of_real, each, 1.0)


def _slope(shown: _Shown, found: Numbers, heavy: Numbers) -> Numbers:
    """The slope of the negative logarithm of the likelihood."""
    of, right = shown.of, shown.right
    scores = np.bincount(shown.row, found[shown.column] * shown.strength, len(of))
    count = int(of[-1]) + 1 if len(of) else 0
    highest = np.full(count, -np.inf)
    np.maximum.at(highest, of, scores)
    powers = np.exp(scores - highest[of])
    likely = powers / np.bincount(of, powers, count)[of]
    wanted = likely * right
    over = (likely - wanted / np.bincount(of, wanted, count)[of]) * heavy[of]
    slope = np.bincount(shown.column, over[shown.row] * shown.strength, len(found))
    return slope.astype(np.float64)


def write(found: Mapping[str, float], target: Path, command: str) -> None:
    """Write a table of weights that reading uses, with the command that made it."""
    lines = [f"# made by: {command}", "sign\tweight"]
    lines += [f"{sign}\t{weight}" for sign, weight in sorted(found.items()) if weight]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
