"""Blocks of characters → lines → paragraphs: what a line's end and the next one's beginning tell."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reading.formats.boxes import Box, em
from reading.layout.characters import is_ideograph
from reading.layout.looks import begins_anew
from reading.layout.marks import ended

# Two characters of one line differ less in height than half a character.
_LINE = 0.5
# Blanks: between Latin words, between anything, between the cells of a row.
_WORD, _BLANK, _CELL = 0.25, 0.8, 2.5
# A blank the file itself knows of counts where it shows.
_TYPED = 0.18
# The same character twice in nearly one place is printed bold.
_BOLD = 0.3
# A line may fall short of its column by a mark that may not begin the next one.
_SHORT = 1.7
_INDENT = 0.8
_SIZES = 0.15
# Text runs on into a column of the same width; one line alone looks narrower.
_WIDER = 1.25
# A gap between lines this much wider than the usual one parts paragraphs.
_APART = 1.4
_PROSE = 12
_UPRIGHT = 3
_CHINESE = "\u2e80"
_CLOSING = re.compile(r"[，。、；：！？）”’》】％]")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line with the column it stands in.

    `block` and `page` number the column and the page, `gap` is the distance to the line above in
    characters, 0 for the first, `usual` the usual one. `is_block`: it was read already.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    column: tuple[float, float]
    block: int
    page: int = 0
    gap: float = 0.0
    usual: float = 0.0
    is_block: bool = False

    @property
    def is_full(self) -> bool:
        """Whether it reaches the end of its column."""
        return self.x1 >= self.column[1] - _SHORT * self.size

    @property
    def is_indented(self) -> bool:
        """Whether it begins inside its column."""
        return self.x0 >= self.column[0] + _INDENT * self.size


def lines(block: Sequence[Box], number: int = 0, page: int = 0) -> list[Line]:
    """The lines of a block from above; a column of single characters is one line."""
    rows = list(rows_of(block))
    if len(rows) >= _UPRIGHT and all(len(row) == 1 and not row[0].rows for row in rows):
        rows = [[box for row in rows for box in row]]
    heights = [sum(b.y for b in row) / len(row) for row in rows]
    sizes = [em([b for b in row if b.text > _CHINESE] or row) for row in rows]
    gaps = [0.0] + [
        (below - above) / size
        for above, below, size in zip(heights, heights[1:], sizes[1:], strict=False)
    ]
    columns = _columns(rows, sizes)
    usual = sorted(gaps[1:])[len(gaps[1:]) // 5] if len(gaps) > 1 else 0.0
    return [
        Line(
            text="\n".join(row[0].rows) if row[0].rows else words(row),
            x0=row[0].x0,
            x1=max(b.x1 for b in row),
            y=height,
            size=size,
            column=columns[_print(size)],
            block=number,
            page=page,
            gap=gap,
            usual=usual,
            is_block=bool(row[0].rows),
        )
        for row, height, size, gap in zip(rows, heights, sizes, gaps, strict=True)
    ]


def _print(size: float) -> int:
    """A size of print, sizes apart by less than a tenth mostly in one."""
    return round(10 * math.log(size))


def _columns(rows: list[list[Box]], sizes: list[float]) -> dict[int, tuple[float, float]]:
    """How far the lines of each size of print reach: a headline may reach farther than its text."""
    found: dict[int, tuple[float, float]] = {}
    for row, size in zip(rows, sizes, strict=True):
        left, right = min(b.x0 for b in row), max(b.x1 for b in row)
        if not row[0].rows:
            before = found.get(_print(size), (left, right))
            found[_print(size)] = min(before[0], left), max(before[1], right)
    for row, size in zip(rows, sizes, strict=True):
        found.setdefault(_print(size), (row[0].x0, row[0].x1))
    return found


def rows_of(block: Sequence[Box]) -> Iterator[list[Box]]:
    """The characters of a block row by row, each row from the left."""
    row: list[Box] = []
    for box in sorted(block, key=lambda b: b.y):
        if row and (box.y - row[0].y > _LINE * max(box.size, row[0].size) or box.rows):
            yield sorted(row)
            row = []
        row.append(box)
        if box.rows:
            yield row
            row = []
    if row:
        yield sorted(row)


def words(row: Sequence[Box]) -> str:
    """The text of boxes on one line, from the left; wide white is a tab."""
    parts: list[str] = []
    before: Box | None = None
    whites = sorted(b.x0 - a.x1 for a, b in pairwise(row))
    spread = max(whites[len(whites) // 2], 0.0) if whites else 0.0
    for box in row:
        if before is not None:
            if box.text == before.text and abs(box.x0 - before.x0) < _BOLD * box.size:
                continue
            parts.append(_between(before, box, spread))
        parts.append(box.text)
        before = box
    return "".join(parts)


def _between(before: Box, box: Box, spread: float) -> str:
    """What parts two neighbours of a line whose characters are spread out so far."""
    white = (box.x0 - before.x1 - spread) / max(before.size, box.size)
    kinds = {is_ideograph(before.text[-1]), is_ideograph(box.text[0])}
    if white >= _CELL:
        return "\t"
    wide = white >= _BLANK or (white >= _WORD and _are_words(before, box))
    # Between Chinese and Latin characters printers leave a little white of their own.
    wide = wide or (box.spaced and white >= _TYPED and len(kinds) == 1)
    return " " if wide else ""


def _are_words(before: Box, box: Box) -> bool:
    return before.text[-1] < "\u2e80" and box.text[0] < "\u2e80"


def goes_on(above: Line, line: Line) -> bool:
    """Whether a line continues the paragraph of the one read before it."""
    if above.is_block or line.is_block or "\t" in above.text or "\t" in line.text:
        return False
    foreign = line.text.isascii() or above.text.isascii()
    alike = foreign or abs(above.size - line.size) <= _SIZES * max(above.size, line.size)
    if alike and _CLOSING.match(line.text):
        return True
    if not alike or not above.is_full or line.is_indented or begins_anew(line.text):
        return False
    if (above.page, above.block) == (line.page, line.block):
        return line.gap <= _APART * line.usual
    one, other = (x.column[1] - x.column[0] for x in (above, line))
    return other <= _WIDER * one and len(above.text) >= _PROSE and not ended(above.text)


def paragraphs(read: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph, whatever columns and pages it runs through."""
    pile: list[Line] = []
    for line in read:
        if pile and not goes_on(pile[-1], line):
            yield pile
            pile = []
        pile.append(line)
    if pile:
        yield pile


def joined(above: str, line: str) -> str:
    """What stands between two lines put together: a blank between Latin words."""
    return " " if above[-1:].isascii() and line[:1].isascii() and line[:1].isalpha() else ""
