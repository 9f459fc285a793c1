"""Lines → paragraphs: puts together what a column, a page or a broken element tore apart.

A line goes on in the next one when the column it stands in is full, when it is prose that does not
end, or when its last or the next first character cannot stand there. Headings, bullets, cells and
indented lines always begin anew.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby, pairwise

from reading.layout.characters import Line, is_ideograph
from reading.layout.looks import begins_anew, is_furniture, is_numbered
from reading.layout.marks import MARK, ended, width

# Columns: a printed line of fewer display cells is no column; a line may fall short of its column
# by two Chinese characters (no line begins with a comma), one line in
# four must be full, one in ten may be longer, three in ten hold a comma.
_NARROWEST = 16
_SLACK = 4
_FULL_SHARE, _LONGER_SHARE, _PAUSE_SHARE = 0.25, 0.1, 0.3
_FEWEST_FULL = 2
_WIDE_COLUMN = 60
# Prose of this length that does not end in a mark goes on elsewhere; headings are shorter.
_PROSE = 45
_PERHAPS_PROSE = 12
# Where every line has an empty one below it the empty ones tell nothing; of so many it is no chance.
_FEWEST_SPACED = 6
# So long a cell says something; shorter ones name.
_LONG_CELL = 15

_OPEN = ("（", "(", "“", "‘", "《", "【", "〔", "[", "「", "『")
_CANNOT_END = ("、", "，", ",", "的", "和", "与", "及", "或")
_PAUSE = re.compile(r"[，。、；]")
_NUMBER = re.compile(r"\d[\d.,]*")
_CANNOT_BEGIN = re.compile(r"[，。、；：！？）)”’》】〕」』%％…]|[是为](?=：)|等[。，、]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, as clean characters with their raw positions.

    `end` is the raw position of what ends the last line; `gap` counts the empty lines before.
    """

    text: str
    offsets: tuple[int, ...]
    end: int
    gap: int = 0
    indented: bool = False

    def part(self, start: int, end: int) -> str:
        """The text between two positions, blanks around it dropped."""
        return self.text[start:end].strip()


@dataclass(slots=True)
class _Pile:
    """The paragraph being put together."""

    lines: list[Line]
    gap: int
    length: int = 0
    prose: bool = False

    def push(self, line: Line) -> None:
        self.lines.append(line)
        self.length += len(line.text)
        cell = line.text.rpartition("\t")[2] if "\t" in line.text else ""
        self.prose = self.prose or "。" in line.text or len(cell) >= _LONG_CELL

    @property
    def last(self) -> str:
        return self.lines[-1].text

    def paragraph(self) -> Paragraph:
        parts, offsets = [self.lines[0].text], list(self.lines[0].offsets)
        for before, line in zip(self.lines, self.lines[1:], strict=False):
            if _latin(before.text[-1]) and _latin(line.text[0]):
                parts.append(" ")
                offsets.append(before.end)
            parts.append(line.text)
            offsets.extend(line.offsets)
        first = self.lines[0]
        joined = "".join(parts)
        return Paragraph(joined, tuple(offsets), self.lines[-1].end, self.gap, first.indented)


def _latin(character: str) -> bool:
    return character.isalpha() and character < "\u2e80"


@dataclass(frozen=True, slots=True)
class _Column:
    """A run of lines broken at one width (0: lines broken where their author wanted).

    `own` is whether the run itself shows the width, or only the page as a whole.
    """

    width: int = 0
    indents: bool = False
    own: bool = True

    def is_full(self, line: Line) -> bool:
        cells = width(line.text) + (2 * _SLACK if line.indented else 0)
        fits = width(line.text) <= self.width + _SLACK
        return self.width > 0 and fits and cells >= self.width - _SLACK


def _is_running(line: Line) -> bool:
    return bool(line.text) and "\t" not in line.text


def _column(lines: Sequence[Line]) -> _Column:
    cells = sorted(width(line.text) for line in lines)
    most = (1 - _LONGER_SHARE) * len(cells)
    counts = [
        (bisect_right(cells, w) - bisect_left(cells, w - _SLACK), w)
        for w in set(cells)
        if bisect_right(cells, w + _SLACK) >= most
    ]
    full, widest = max(counts, default=(0, 0))
    marks = sum(1 for line in lines if _PAUSE.search(line.text))
    enough = _FEWEST_FULL if widest >= _WIDE_COLUMN else _FEWEST_FULL + 1
    ends = sum(1 for x in lines if widest - _SLACK <= width(x.text) <= widest and ended(x.text))
    is_column = (
        len(lines) > _FEWEST_FULL
        and full >= max(enough, _FULL_SHARE * len(lines))
        and widest >= _NARROWEST
        and marks >= _PAUSE_SHARE * len(lines)
        and 2 * ends <= full
    )
    return _Column(widest, any(x.indented for x in lines)) if is_column else _Column()


@dataclass(frozen=True)
class _Page:
    """All lines of a text with what the decision on one break needs to know."""

    lines: tuple[Line, ...]
    body: int = field(default=0)

    @cached_property
    def columns(self) -> tuple[_Column, ...]:
        """The column each line stands in."""
        found: list[_Column] = []
        whole = replace(_column([x for x in self.lines if _is_running(x)]), own=False)
        for running, group in groupby(self.lines, key=_is_running):
            members = list(group)
            own = _column(members) if running else _Column()
            found += [own if own.width or not running else whole] * len(members)
        return tuple(found)

    @cached_property
    def trigrams(self) -> frozenset[str]:
        """Every three characters in a row inside a line."""
        return frozenset(
            [line.text[i : i + 3] for line in self.lines for i in range(len(line.text) - 2)]
        )

    def seen_together(self, before: str, after: str) -> bool:
        """Whether the characters around a break stand together elsewhere in the text."""
        pairs = (before[-2:] + after[:1], before[-1:] + after[:2])
        inside = is_ideograph(before[-1:]) and is_ideograph(after[:1])
        return inside and any(t in self.trigrams for t in pairs)


def _body_start(lines: Sequence[Line]) -> int:
    """The first line that belongs to no headline: a byline, a sentence's end, a first heading."""
    for index, line in enumerate(lines):
        text = line.text
        begun = text[:1] == "□" or text[-1:] in ("。", "；") or is_numbered(text)
        if begun or len(text) > 2 * _PROSE:
            return index
    return len(lines)


def _goes_on(page: _Page, pile: _Pile, index: int, gap: int) -> bool:
    """Whether the line at `index` continues the pile, `gap` empty lines above it."""
    line, before = page.lines[index], pile.last
    if "\t" in line.text or is_furniture(before):
        return False
    if before.endswith(_OPEN) or _CANNOT_BEGIN.match(line.text):
        return True
    if line.indented or begins_anew(line.text):
        return False
    column = page.columns[index]
    above = page.columns[index - gap - 1]
    is_full = above.is_full(pile.lines[-1])
    if ended(before):
        return gap == 0 and is_full and above.indents and before[-1] not in "：:—"
    if before.endswith(_CANNOT_END) and (gap == 0 or before[-1] in "、，,"):
        return True
    if is_full and not above.own:
        return gap == 0 and index > page.body
    if is_full:
        return gap == 0 or column.width > 0 or bool(MARK.search(line.text))
    return _unfinished(page, pile, index, gap)


def _unfinished(page: _Page, pile: _Pile, index: int, gap: int) -> bool:
    """Whether a line that does not end and fills no column still goes on in the next."""
    text = page.lines[index].text
    in_head = index <= page.body
    if _splits_list(pile, text):
        return True
    if is_numbered(pile.lines[0].text) and not pile.prose and pile.length < _PROSE:
        return False
    if in_head and gap:
        return False
    if pile.prose or pile.length >= _PROSE:
        if MARK.search(text) or _NUMBER.fullmatch(text) or "\t" in pile.lines[0].text:
            return True
        return page.seen_together(pile.last, text)
    if page.columns[index].width and gap == 0:
        wide = 3 * width(pile.last) >= 2 * page.columns[index].width
        return wide or page.seen_together(pile.last, text)
    perhaps = not in_head and pile.length >= _PERHAPS_PROSE
    return perhaps and page.seen_together(pile.last, text)


def _splits_list(pile: _Pile, text: str) -> bool:
    """Whether a list behind a label breaks inside one of its names (甲技术改 and 造项目、乙项目)."""
    mark = MARK.search(text)
    listed = mark is not None and mark[0] == "、" and mark.start() > 0
    return listed and pile.lines[0].text.count("\t") == 1 and ended(text)


def _evened(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without blanks that part every one from the next, or that stand before every one."""
    shown = [index for index, line in enumerate(lines) if line.text]
    spaced = len(shown) >= _FEWEST_SPACED and all(b - a > 1 for a, b in pairwise(shown))
    indented = len(shown) > 1 and all(lines[index].indented for index in shown)
    for line, before in zip(lines, (None, *lines), strict=False):
        if spaced and not line.text and before and before.text:
            continue
        yield replace(line, indented=False) if indented else line


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs of a page in order."""
    lines = tuple(_evened(lines))
    page = _Page(lines, _body_start(lines))
    pile: _Pile | None = None
    gap = 0
    for index, line in enumerate(page.lines):
        if not line.text:
            gap += 1
            continue
        if pile is None or not _goes_on(page, pile, index, gap):
            if pile is not None:
                yield pile.paragraph()
            pile = _Pile([], gap)
        pile.push(line)
        gap = 0
    if pile is not None:
        yield pile.paragraph()
