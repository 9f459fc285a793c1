"""Tables drawn with lines: the grid they make, its cells, the rows to be read across."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from reading.formats.boxes import Box, Rule, Sheet, em
from reading.formats.columns import blocks
from reading.formats.lines import lines

# Lines nearer than this are one (the two edges of a drawn stroke), and ends that near do meet.
_NEAR = 3.0
_MOST = 2_000
_FEWEST = 2


def with_tables(sheet: Sheet) -> Sheet:
    """The page with every ruled table of two columns or more as one block of rows."""
    if not _FEWEST < len(sheet.rules) <= _MOST:
        return sheet
    boxes = list(sheet.boxes)
    for grid in _grids(sheet.rules):
        inside = [b for b in boxes if _holds(grid, b)]
        xs, ys = _edges(grid, 0), _edges(grid, 1)
        if len(xs) <= _FEWEST or len(ys) < _FEWEST or not inside:
            continue
        rows = tuple(_rows(inside, grid, (xs, ys)))
        if rows:
            chosen = set(map(id, inside))
            table = Box(xs[0], ys[0], xs[-1], ys[-1], " ", em(inside), rows=rows)
            boxes = [b for b in boxes if id(b) not in chosen] + [table]
    return Sheet(sheet.height, tuple(boxes), sheet.rules)


def _grids(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Lines that hang together, each group in order."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: (r.y0, r.x0)):
        touched = [g for g in groups if any(_meet(rule, other) for other in g)]
        groups = [g for g in groups if g not in touched]
        groups.append([rule, *(r for g in touched for r in g)])
    return groups


def _meet(one: Rule, other: Rule) -> bool:
    level = one.x0 <= other.x1 + _NEAR and other.x0 <= one.x1 + _NEAR
    return level and one.y0 <= other.y1 + _NEAR and other.y0 <= one.y1 + _NEAR


def _is_level(rule: Rule) -> bool:
    return rule.x1 - rule.x0 > rule.y1 - rule.y0


def _edges(grid: Iterable[Rule], axis: int) -> list[float]:
    """Where the upright (0) or the level (1) lines of a grid stand, near ones as one."""
    found: list[float] = []
    for place in sorted(r[axis] for r in grid if _is_level(r) == bool(axis)):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _holds(grid: Sequence[Rule], box: Box) -> bool:
    x = (box.x0 + box.x1) / 2
    return min(r.x0 for r in grid) < x < max(r.x1 for r in grid) and min(
        r.y0 for r in grid
    ) < box.y < max(r.y1 for r in grid)


def _rows(
    boxes: Iterable[Box], grid: Sequence[Rule], edges: tuple[list[float], list[float]]
) -> Iterable[str]:
    """The rows of a table; a cell over several rows is told in the first of them."""
    xs, ys = edges
    heads = _merged(grid, edges)
    cells: dict[tuple[int, int], list[Box]] = {}
    for box in boxes:
        x = (box.x0 + box.x1) / 2
        place = (_index(ys, box.y), _index(xs, x))
        cells.setdefault(heads.get(place, place), []).append(box)
    for _, row in groupby(sorted(cells), key=lambda place: place[0]):
        yield "\t".join(_cell(cells[place]) for place in row)


def _index(edges: list[float], at: float) -> int:
    return max(0, sum(edge <= at for edge in edges) - 1)


def _cell(boxes: list[Box]) -> str:
    found = (line.text for block in blocks(boxes) for line in lines(block))
    return "".join(text.replace("\t", " ") for text in found)


def _merged(
    grid: Sequence[Rule], edges: tuple[list[float], list[float]]
) -> dict[tuple[int, int], tuple[int, int]]:
    """The upper left place of every cell that stretches over several places of the grid."""
    xs, ys = edges
    upright = [r for r in grid if not _is_level(r)]
    level = [r for r in grid if _is_level(r)]
    heads: dict[tuple[int, int], tuple[int, int]] = {}
    for row, y in enumerate((a + b) / 2 for a, b in pairwise(ys)):
        for column, x in enumerate((a + b) / 2 for a, b in pairwise(xs)):
            head = (row, column)
            if column and not _parts(upright, 0, xs[column], y):
                head = heads[row, column - 1]
            elif row and not _parts(level, 1, ys[row], x):
                head = heads[row - 1, column]
            heads[row, column] = head
    return heads


def _parts(rules: Iterable[Rule], axis: int, at: float, beside: float) -> bool:
    """Whether a line stands there between two neighbouring places."""
    other = 1 - axis
    return any(
        abs(r[axis] - at) <= _NEAR and r[other] - _NEAR <= beside <= r[other + 2] + _NEAR
        for r in rules
    )
