"""A layered picture laid out: columns of boxes from left to right, lines between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.gaps.model import SegmentState
from graph.report.model import Layer, Node, Picture, Tie
from graph.report.words import word
from viz.report.drawing import Box, Curve, Drawing, Mark, Shape, Words, breadth, folded
from viz.signs import SIGNS

WIDTH = 1000.0
_MARGIN, _HEAD, _GAP, _PAD = 14.0, 40.0, 12.0, 9.0
_NAME, _LINE = 15.0, 12.5
_BETWEEN = 70.0
_WIDEST = 330.0

_INK, _MUTED, _WIRE, _PALE = "#1b2733", "#5b6875", "#8a97a5", "#f4f6f8"
_LOOKS: Mapping[SegmentState, tuple[str, str, bool]] = {
    SegmentState.FILLED: ("#e6f3ea", "#2f7d4f", False),
    SegmentState.THIN: ("#fdf4dc", "#a87b12", False),
    SegmentState.SINGLE: ("#fdf4dc", "#a87b12", False),
    SegmentState.PLANNED: ("#e8f0fb", "#3a6db5", True),
    SegmentState.UNMATCHED: ("#fdf4dc", "#a87b12", True),
    SegmentState.WEAK: ("#fdeee2", "#c0611c", False),
    SegmentState.EXTERNAL: ("#f4eaf7", "#8344a0", False),
    SegmentState.IMPORTED: ("#f4eaf7", "#8344a0", True),
    SegmentState.MISSING: ("#fce8e8", "#b8302f", True),
    SegmentState.UNKNOWN: ("#ffffff", "#9aa5b1", True),
}
"""Fill, border, and whether the border is broken: with sign and word, never colour alone."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A box with its place, its lines of text and its column."""

    node: Node
    column: int
    x: float
    y: float
    width: float
    names: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return _tall(self.names, self.lines)

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def laid_out(picture: Picture, lang: str) -> Drawing:
    """The drawing of a picture that has boxes."""
    placed = {p.node.id: p for p in _placed(picture, lang)}
    bottom = max((p.y + p.height for p in placed.values()), default=_HEAD)
    more = any(layer.more for layer in picture.layers)
    height = bottom + _MARGIN + (_NAME + _GAP if more else 0.0)
    marks = (
        *_heads(picture),
        *(m for tie in picture.ties for m in _wire(placed, tie)),
        *(m for p in placed.values() for m in _box(p)),
        *_rest(picture, lang, bottom),
    )
    return Drawing(WIDTH, height, marks, picture.title)


def _column(picture: Picture) -> float:
    columns = len(picture.layers)
    room = WIDTH - 2 * _MARGIN - _BETWEEN * (columns - 1)
    return min(_WIDEST, room / columns)


def _left(picture: Picture, column: int) -> float:
    """The left side of a column; few columns stand in the middle of the sheet."""
    width = _column(picture)
    columns = len(picture.layers)
    between = _BETWEEN
    taken = columns * width + (columns - 1) * between
    return (WIDTH - taken) / 2 + column * (width + between)


def _placed(picture: Picture, lang: str) -> Iterator[_Placed]:
    width = _column(picture)
    rows = [[_texts(node, width, lang) for node in layer.nodes] for layer in picture.layers]
    talls = [sum(_tall(*texts) + _GAP for texts in row) for row in rows]
    for column, (layer, row) in enumerate(zip(picture.layers, rows, strict=True)):
        # A short column stands in the middle of the longest.
        y = _MARGIN + _HEAD + (max(talls) - talls[column]) / 2
        for node, (names, lines) in zip(layer.nodes, row, strict=True):
            yield _Placed(node, column, _left(picture, column), y, width, names, lines)
            y += _tall(names, lines) + _GAP


def _texts(node: Node, width: float, lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = width - 2 * _PAD
    state = f"{SIGNS[node.state]} {word(f'state_{node.state.value}', lang)}" if node.state else ""
    said = tuple(part for part in (state, *node.lines) if part)
    return (
        folded(node.text, _NAME, room, 2),
        tuple(line for text in said for line in folded(text, _LINE, room, 2)),
    )


def _tall(names: tuple[str, ...], lines: tuple[str, ...]) -> float:
    return 2 * _PAD - 3 + len(names) * _NAME * 1.25 + len(lines) * _LINE * 1.3


def _heads(picture: Picture) -> Iterator[Mark]:
    for column, layer in enumerate(picture.layers):
        x = _left(picture, column)
        yield Words(x, _MARGIN + _NAME, layer.title, _NAME, _INK, bold=True)
        yield Box(x, _MARGIN + _NAME + 8, _column(picture), 2, _INK, _INK, 0)


def _box(placed: _Placed) -> Iterator[Mark]:
    node = placed.node
    if node.state:
        fill, stroke, dash = _LOOKS[node.state]
    else:
        fill, stroke, dash = (_PALE, _MUTED, node.planned or node.faint)
    yield Box(placed.x, placed.y, placed.width, placed.height, fill, stroke, 1.4, dash)
    y = placed.y + _PAD - 3
    for name in placed.names:
        y += _NAME * 1.25
        yield Words(
            placed.x + _PAD, y - 3, name, _NAME, _MUTED if node.faint else _INK, not node.faint
        )
    for line in placed.lines:
        y += _LINE * 1.3
        yield Words(placed.x + _PAD, y - 2, line, _LINE, _MUTED)


def _wire(placed: Mapping[str, _Placed], tie: Tie) -> Iterator[Mark]:
    """A line from one box to another with its head."""
    start, end = placed[tie.source], placed[tie.target]
    points, head = _way(start, end)
    yield Curve(points, _WIRE, dash=tie.planned)
    yield Shape(_arrow(head, end.middle, 7 if start.column > end.column else -7), _WIRE)


def _way(start: _Placed, end: _Placed) -> tuple[tuple[tuple[float, float], ...], float]:
    """The curve between two boxes, and where its head points.

    Out of the right side into the left one; inside a column around its left side; back to an
    earlier column out of the left side into the right one.
    """
    high, low, into = start.middle, end.middle, end.x - 1
    if start.column == end.column:
        bend = start.x - 30
        return ((start.x - 1, high), (bend, high), (bend, low), (into - 6, low)), into
    if start.column > end.column:
        edge, far = start.x - 1, end.x + end.width + 1
        half = (edge + far) / 2
        return ((edge, high), (half, high), (half, low), (far + 6, low)), far
    out = start.x + start.width + 1
    reach = min(_BETWEEN, into - out) / 2
    return ((out, high), (out + reach, high), (into - reach, low), (into - 6, low)), into


def _arrow(x: float, y: float, length: float) -> tuple[tuple[float, float], ...]:
    return ((x, y), (x + length, y - 4), (x + length, y + 4))


def _rest(picture: Picture, lang: str, bottom: float) -> Iterator[Mark]:
    for column, layer in enumerate(picture.layers):
        if layer.more:
            yield _more(layer, lang, _left(picture, column), bottom)


def _more(layer: Layer, lang: str, x: float, bottom: float) -> Words:
    text = word("more", lang, n=layer.more)
    size = min(_LINE, _LINE * 300 / max(1.0, breadth(text, _LINE)))
    return Words(x, bottom + _GAP + _LINE, text, size, _MUTED)
