"""The year a number belongs to: named in its sentence, else by what it stands under."""

import re
from bisect import bisect_left

from reading.model import Block, BlockKind
from reading.periods import year_at
from reading.rules.context import Clause, Context
from reading.rules.section_years import spoken_year, year_gone

_MANY_YEARS = re.compile(
    r"[五三四两]年来|五年|“十[一二三四五]五”|累计|连续\d|历年|近[几三五]年|年以来"
)
_BY_THEN = re.compile(r"[^。；]{0,8}(?:到|至)(20\d\d)年")
# 由2020年的不足12%提高到: what a path begins at, or what something is compared with.
_FROM = re.compile(r"[由从](?:(?P<year>20\d\d)年)?[^，。；\d]{0,14}$")
_ONWARD = re.compile(
    r"(?:左右|以上)?(?:[扩提增升降减拓涨跌]|发展|下降|下滑|滑落|变成|变为|跃|恢复|调整|压缩|攀升|缩短)"
)
_THAN = re.compile(r"[比较与](?P<year>20\d\d)年[末底初]?的[^，。；\d]{0,6}$")
_BULLETS = 30  # how many bullets one opening line may have below it
_FAR, _REACH = 800, 200  # how far a sentence is read before and behind a number


def year_of(ctx: Context, clause: Clause, number: tuple[int, int], *, done: bool) -> int | None:
    """The year that governs a number in its sentence, else in the opening or heading above.

    What is `done` in 全年 is done in the year the section tells of, or in the one just gone.
    """
    start, end = number
    block = ctx.block_of(clause)
    begin = max(block.start, start - _FAR)
    text = ctx.page.layout.clean[begin : min(block.end, end + _REACH)]
    base = _base(text[: start - begin], text[end - begin :])
    if base:
        return int(base["year"]) if base["year"] else None
    whole = spoken_year(ctx, block) or (year_gone(ctx) if done else None)
    own = year_at(text, start - begin, ctx.page.document.issued, whole)
    if own is not None:
        return own
    first, last = ctx.sentence_span(clause.sentence)
    around = ctx.page.layout.clean[max(first, start - _FAR) : min(last, end + _REACH)]
    return None if _MANY_YEARS.search(around) else _year_above(ctx, block)


def is_base(before: str, after: str) -> bool:
    """Whether a number is what a path begins at or something is compared with.

    >>> is_base("占比由2020年的不足", "提高到30%"), is_base("比2020年的", "增长一倍")
    (True, True)
    """
    return _base(before, after) is not None


def _base(before: str, after: str) -> re.Match[str] | None:
    """The words that make a number a base, with the year they name."""
    path = _FROM.search(before) if _ONWARD.match(after) else None
    return path or _THAN.search(before)


def _year_above(ctx: Context, block: Block) -> int | None:
    """The one year of the aims or the review that a block stands under.

    It stands in the heading (2030年发展目标) or in the line that opens the list (到2030年：).
    """
    told = spoken_year(ctx, block)
    if told is not None:
        return told
    above = opening_line(ctx, block)
    said = _BY_THEN.match(ctx.page.layout.text(above)) if above else None
    return int(said[1]) if said else None


def opening_line(ctx: Context, block: Block) -> Block | None:
    """The line that opens the list a bullet stands in (到2030年，主要目标如下：)."""
    if block.kind is not BlockKind.BULLET:
        return None
    blocks = ctx.page.layout.blocks
    at = bisect_left(blocks, block.start, key=lambda b: b.start)
    near = blocks[max(0, at - _BULLETS) : at]
    return next((b for b in reversed(near) if b.kind is not BlockKind.BULLET), None)


def is_ahead(opening: str) -> bool:
    """Whether the line that opens a list names the year by which it shall be so."""
    return bool(_BY_THEN.match(opening))
