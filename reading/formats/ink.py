"""Where ink stands on a picture of a page: the white in a line tells of columns read as one."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Dots = NDArray[np.uint8]
Span = tuple[float, float]

# The edges of a line may hold what stands above and below it.
_EDGE = 0.15
# Ink is this much nearer to black than paper is; a column of dots with less ink is a speck.
_DARK, _FEWEST = 0.35, 2
# The lightest tenth of a line is paper, however much is printed on it.
_PAPER = 90


def whites(dots: Dots, place: tuple[float, float, float, float], narrowest: float) -> list[Span]:
    """The white between ink in a rectangle of dots, as wide as asked or wider, from the left."""
    return list(_wide(_inked(dots, place), narrowest))


def extent(dots: Dots, place: tuple[float, float, float, float]) -> Span:
    """From where to where there is ink in a rectangle of dots; its own sides where there is none."""
    inked = _inked(dots, place)
    return (float(inked[0]), float(inked[-1]) + 1) if inked.size else (place[0], place[2])


def _inked(dots: Dots, place: tuple[float, float, float, float]) -> NDArray[np.intp]:
    """The columns of dots in a rectangle that hold ink."""
    x0, y0, x1, y1 = place
    edge = _EDGE * (y1 - y0)
    line = dots[max(int(y0 + edge), 0) : int(y1 - edge) + 1, max(int(x0), 0) : int(x1) + 1]
    if not line.size:
        return np.empty(0, np.intp)
    grey = line.min(axis=2)
    black, paper = (float(shade) for shade in np.percentile(grey, (0, _PAPER)))
    inked = np.flatnonzero((grey < paper - _DARK * (paper - black)).sum(axis=0) >= _FEWEST)
    return inked + max(int(x0), 0)


def _wide(inked: NDArray[np.intp], narrowest: float) -> Iterator[Span]:
    for index in np.flatnonzero(np.diff(inked) - 1 >= narrowest):
        yield float(inked[index]) + 1, float(inked[index + 1])
