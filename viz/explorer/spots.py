"""Where the things of a view stand: a start in columns, what is unfolded beside what it came from.

Nothing here is drawn by lot and nothing moves that stands: a thing unfolded later takes the nearest
free place. The same address so gives the same picture, and pinning a thing moves no other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ontology.model import EntityType
from viz.network_layout import COLUMNS, placed

if TYPE_CHECKING:
    import networkx as nx

Spot = tuple[float, float]
Cell = tuple[int, int]

_ACROSS, _DOWN = 190, 34
"""The grid of free places: as wide as a label of twelve signs, as high as a box and some air."""
_WIDE, _HIGH = 176, 30
"""Nearer than this two boxes would touch."""
_FAR = 14
_TALL = 30
_COLUMN_COST, _OWN_COLUMN, _OFF_CENTRE = 14, 24, 2
"""What a place costs, in rows: a column away from the best one, in its own column, and each row
beyond a screen from the middle: so the picture grows sideways before it grows high."""
_SCREEN = 13
_STEP_ACROSS, _STEP_DOWN = 230.0, 64.0


def columns(graph: "nx.MultiDiGraph[str]", ways: Sequence[tuple[str, ...]] = ()) -> dict[str, Spot]:
    """The places of a start: in columns by type, or from left to right along the ways."""
    if not ways:
        return dict(placed(graph))
    step_of: dict[str, int] = {}
    for way in ways:
        for step, thing in enumerate(way):
            step_of.setdefault(thing, step)
    places: dict[str, Spot] = {}
    for step in sorted(set(step_of.values())):
        here = [thing for thing, its_step in step_of.items() if its_step == step]
        for row, thing in enumerate(here):
            places[thing] = (step * _STEP_ACROSS, (row - (len(here) - 1) / 2) * _STEP_DOWN)
    return places


class Grid:
    """Places taken so far; gives each newcomer the nearest free one."""

    def __init__(self, places: Mapping[str, Spot]) -> None:
        self.places: dict[str, Spot] = dict(places)
        self._taken: set[Cell] = set()
        for spot in places.values():
            self._take(spot)

    def put(self, things: Iterable[tuple[str, EntityType]], centre: str, kind: EntityType) -> None:
        """Place the neighbours of a centre, in their order; one that stands already stays."""
        x, y = self.places.get(centre, (0.0, 0.0))
        home = (round(x / _ACROSS), round(y / _DOWN))
        for thing, its_kind in things:
            if thing in self.places:
                continue
            around = _nearest(home, _side(kind, its_kind))
            cell = next(cell for cell in around if cell not in self._taken)
            spot = (float(cell[0] * _ACROSS), float(cell[1] * _DOWN))
            self.places[thing] = spot
            self._take(spot)

    def _take(self, spot: Spot) -> None:
        left, top = spot[0] - _WIDE, spot[1] - _HIGH
        for i in range(int(left // _ACROSS), int((spot[0] + _WIDE) // _ACROSS) + 2):
            for j in range(int(top // _DOWN), int((spot[1] + _HIGH) // _DOWN) + 2):
                if abs(i * _ACROSS - spot[0]) < _WIDE and abs(j * _DOWN - spot[1]) < _HIGH:
                    self._taken.add((i, j))


def _side(centre: EntityType, kind: EntityType) -> int:
    """How many columns a type stands beside a centre, as in a start; its like stand on the left."""
    column = {t: i for i, types in enumerate(COLUMNS) for t in types}
    return column[kind] - column[centre] or -1


def _nearest(home: Cell, side: int) -> Iterator[Cell]:
    """The cells around a home, those `side` columns away first; the middle row is the row 0."""
    for di, dj in _offsets(side, max(-_TALL, min(_TALL, home[1]))):
        yield home[0] + di, home[1] + dj
    # More things than fit around: a column of its own, ever further out.
    for further in range(_FAR + 1, _FAR + 400):
        for dj in range(-_SCREEN, _SCREEN + 1):
            yield home[0] + (further if side > 0 else -further), dj


@cache
def _offsets(side: int, row: int) -> tuple[Cell, ...]:
    cells = [(i, j) for i in range(-_FAR, _FAR + 1) for j in range(-_TALL, _TALL + 1)]
    return tuple(sorted(cells, key=lambda cell: (_cost(cell, side, row), cell)))


def _cost(cell: Cell, side: int, row: int) -> int:
    away = abs(cell[0] - side) * _COLUMN_COST + (_OWN_COLUMN if cell[0] == 0 else 0)
    return away + abs(cell[1]) + max(0, abs(row + cell[1]) - _SCREEN) * _OFF_CENTRE
