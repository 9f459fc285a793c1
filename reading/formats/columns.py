"""The order in which people read a page: columns and articles are parted at the white between them.

A page is cut from above into bands that share their gutters, each band at its gutters into columns,
and each column again, until nothing is left to cut. The cuts look at single characters: lines and
boxes as the file groups them may run across a gutter.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reading.formats.boxes import Box, em

Span = tuple[float, float]

# The white between two columns is at least as wide as a character; words stand closer.
_GUTTER = 0.9
# Lines nearer than this share a strip: the middle half of each character counts.
_CORE = 0.25
# What stands side by side in few or narrow lines of the same height is a table or a list of names.
_FEW, _NARROW, _LEVEL = 3, 7.0, 0.4
_MOSTLY = 0.8
# A headline is printed in another size, or well apart from what is above it.
_OTHER, _APART = 0.12, 2.0


def blocks(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    """The blocks of a page in reading order; every box is in exactly one."""
    if not boxes:
        return
    unit = em(boxes)
    bands = list(_bands(boxes, unit))
    if len(bands) > 1:
        for band in bands:
            yield from blocks(band.boxes)
        return
    parts = _parted(boxes, [g for g in bands[0].whites if _is_inside(g, boxes)], unit)
    if len(parts) == 1:
        yield list(boxes)
        return
    for part in parts:
        yield from blocks(part)


@dataclass(slots=True)
class _Band:
    """Strips of a page under each other, and the white that runs through all of them."""

    boxes: list[Box]
    whites: list[Span] = field(default_factory=list)


def _bands(boxes: Sequence[Box], unit: float) -> Iterator[_Band]:
    extent = (min(b.x0 for b in boxes), max(b.x1 for b in boxes))
    band: _Band | None = None
    for strip in _strips(boxes):
        whites = list(_whites(strip, extent, _GUTTER * unit))
        if band is None:
            band = _Band(strip, whites)
            continue
        shared = _shared(band.whites, whites, _GUTTER * unit)
        together = band.boxes + strip
        parted = any(_is_inside(g, band.boxes) for g in band.whites)
        parts = any(_is_inside(g, strip) for g in whites)
        goes_on = any(_is_inside(g, together) for g in shared) or not (parted or parts)
        if goes_on and not (parted and not parts and _is_headline(band.boxes, strip)):
            band = _Band(together, shared)
        else:
            yield band
            band = _Band(strip, whites)
    if band is not None:
        yield band


def _is_headline(band: Sequence[Box], strip: Sequence[Box]) -> bool:
    """Whether a strip that stands alone under columns begins what comes below them."""
    usual, own = em(band), em(strip)
    white = min(map(_top, strip)) - max(map(_bottom, band))
    return abs(own - usual) > _OTHER * usual or white > _APART * usual


def _strips(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    """The boxes between level white lines, from above."""
    strip: list[Box] = []
    bottom = 0.0
    for box in sorted(boxes, key=lambda b: (_top(b), b.x0)):
        if strip and _top(box) >= bottom:
            yield strip
            strip = []
        bottom = max(bottom, _bottom(box)) if strip else _bottom(box)
        strip.append(box)
    if strip:
        yield strip


def _top(box: Box) -> float:
    return box.y0 if box.rows else box.y - _CORE * box.size


def _bottom(box: Box) -> float:
    return box.y1 if box.rows else box.y + _CORE * box.size


def _whites(boxes: Iterable[Box], extent: Span, narrowest: float) -> Iterator[Span]:
    """The upright stretches of white from edge to edge, margins too."""
    right = extent[0]
    for x0, x1 in sorted((b.x0, b.x1) for b in boxes):
        if x0 - right >= narrowest:
            yield right, x0
        right = max(right, x1)
    if extent[1] - right >= narrowest:
        yield right, extent[1]


def _shared(one: list[Span], other: list[Span], narrowest: float) -> list[Span]:
    """What both leave white; both are in order, so is the result."""
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if end - start >= narrowest:
            found.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return found


def _is_inside(white: Span, boxes: Sequence[Box]) -> bool:
    left = any(b.x1 <= white[0] + 0.01 for b in boxes)
    return left and any(b.x0 >= white[1] - 0.01 for b in boxes)


def _parted(boxes: Sequence[Box], gutters: list[Span], unit: float) -> list[list[Box]]:
    """The columns between gutters, from the left; one where they are no columns of text."""
    columns: list[list[Box]] = [[] for _ in range(len(gutters) + 1)]
    for box in boxes:
        columns[sum(box.x0 >= white[1] - 0.01 for white in gutters)].append(box)
    whole = [list(boxes)]
    return whole if len(columns) == 1 or _is_tabular(columns, unit) else columns


def _is_tabular(columns: list[list[Box]], unit: float) -> bool:
    """Whether what stands side by side is to be read across, row by row."""
    lines = [_levels(column, unit) for column in columns]
    fewest = min(lines, key=len)
    narrow = any(
        sum(b.x1 - b.x0 for b in column) < _NARROW * unit * len(levels)
        for column, levels in zip(columns, lines, strict=True)
    )
    if not narrow and len(fewest) >= _FEW:
        return False
    most = max(lines, key=len)
    level = sum(any(abs(y - other) <= _LEVEL * unit for other in most) for y in fewest)
    return level >= _MOSTLY * len(fewest)


def _levels(boxes: Iterable[Box], unit: float) -> list[float]:
    """The heights at which there are lines."""
    found: list[float] = []
    for y in sorted(b.y for b in boxes):
        if not found or y - found[-1] > _LEVEL * unit:
            found.append(y)
    return found
