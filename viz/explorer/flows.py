"""Crossings as bands from the areas of a region to chains or segments: widths are numbers of firms.

The picture is made here, without a library: two columns of bars and a band between each pair.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.crossings import Cell, Crossings

REST = ""
"""The name of the bar of all that are too small for one of their own."""
_MOST = 14
_HEIGHT = 560.0
_LEAST, _AIR = 17.0, 5.0
"""A bar takes the height of its label at least."""
LEFT, RIGHT, BAR, WIDTH = 240.0, 720.0, 12.0, 960.0


@dataclass(frozen=True, slots=True)
class Bar:
    """An area, chain or segment: `y` is the top of its bar, `middle` that of its label.

    `size` counts each firm once; the bar is as high as its bands, which a firm in two chains is in.
    """

    id: str
    size: int
    x: float
    y: float
    height: float
    middle: float


@dataclass(frozen=True, slots=True)
class Band:
    """The firms of an area in a chain or segment; those only planned in a band of their own."""

    left: str
    right: str
    number: int
    planned: bool
    width: float
    path: str


@dataclass(frozen=True, slots=True)
class Flows:
    """Bars on both sides and the bands between them, on a sheet of WIDTH and a height."""

    left: tuple[Bar, ...]
    right: tuple[Bar, ...]
    bands: tuple[Band, ...]
    height: float


def flows(found: Crossings) -> Flows:
    """The flows of crossings: the largest areas and chains, all others together in one bar."""
    cells = _merged(found)
    if not cells:
        return Flows((), (), (), 0.0)
    left, right = _sizes(cells, 0, found.columns), _sizes(cells, 1, found.rows)
    scale = _HEIGHT / sum(len(cell.there) + len(cell.planned) for cell in cells.values())
    bars = _bars(left, scale, LEFT - BAR), _bars(right, scale, RIGHT)
    height = max(b[-1].y + max(b[-1].height, _LEAST) for b in bars) + _AIR
    return Flows(*bars, _bands(cells, bars, scale), height)


def _merged(found: Crossings) -> Mapping[tuple[str, str], Cell]:
    """(area, row) → its firms; what is beyond the largest goes under REST."""
    areas, rows = set(found.columns[:_MOST]), set(found.rows[:_MOST])
    cells: dict[tuple[str, str], Cell] = {}
    for (row, area), cell in found.cells.items():
        ends = (area if area in areas else REST, row if row in rows else REST)
        old = cells.get(ends, Cell())
        cells[ends] = Cell(old.there + cell.there, old.planned + cell.planned)
    return cells


def _sizes(
    cells: Mapping[tuple[str, str], Cell], end: int, order: Sequence[str]
) -> Mapping[str, tuple[str, ...]]:
    """The firms of every bar on one side, as often as they are in a band; the bars in order."""
    firms: dict[str, tuple[str, ...]] = {}
    for ends, cell in cells.items():
        firms[ends[end]] = (*firms.get(ends[end], ()), *cell.there, *cell.planned)
    place = {name: i for i, name in enumerate((*order, REST))}
    return {name: firms[name] for name in sorted(firms, key=place.__getitem__)}


def _bars(firms: Mapping[str, tuple[str, ...]], scale: float, x: float) -> tuple[Bar, ...]:
    bars, y = [], 0.0
    for name, inside in firms.items():
        height = max(len(inside) * scale, 1.0)
        room = max(height, _LEAST)
        bars.append(Bar(name, len(set(inside)), x, y + (room - height) / 2, height, y + room / 2))
        y += room + _AIR
    return tuple(bars)


def _bands(
    cells: Mapping[tuple[str, str], Cell],
    bars: tuple[tuple[Bar, ...], tuple[Bar, ...]],
    scale: float,
) -> tuple[Band, ...]:
    tops = [{bar.id: bar.y for bar in side} for side in bars]
    made = []
    for source in bars[0]:
        for target in bars[1]:
            cell = cells.get((source.id, target.id), Cell())
            for planned, number in enumerate((len(cell.there), len(cell.planned))):
                if not number:
                    continue
                width = number * scale
                starts, ends = tops[0][source.id] + width / 2, tops[1][target.id] + width / 2
                tops[0][source.id] += width
                tops[1][target.id] += width
                path = _path(starts, ends)
                made.append(Band(source.id, target.id, number, bool(planned), width, path))
    return tuple(made)


def _path(start: float, end: float) -> str:
    middle = (LEFT + RIGHT) / 2
    return f"M{LEFT:g} {start:.1f}C{middle:g} {start:.1f} {middle:g} {end:.1f} {RIGHT:g} {end:.1f}"
