"""The year a section speaks of: named in its heading, or by the paragraph that takes up a new period."""

import re
from bisect import bisect_left

from reading.model import Block
from reading.periods import Period, periods
from reading.rules.context import Context
from reading.rules.once import once

_NEW_YEAR = 3  # until which month a report speaks of the year before as the past one
_OPENING = 24  # how far into a paragraph its first words name what it is about
_PAST = re.compile(r"过去(?:的)?一年|一年来|这一年|去年")
_LONG = re.compile(r"五年(?:来|间|，)|过去五年|这五年|的五年")
_PART = re.compile(r"\d\s?月|季度|半年")


@once
def spoken_year(ctx: Context, block: Block) -> int | None:
    """The one year that the section of a block is about, None where it is several or none.

    Where a heading names a plan period and a year (“十四五”时期和2025年工作回顾), the last paragraph
    that takes up one of them tells.
    """
    named = _named(ctx, _heading(ctx, block))
    years = {period.year for period in named}
    if len(years) <= 1:
        return years.pop() if years else None
    period = _taken_up(ctx, block)
    return period.year if period else None


@once
def lies_ahead(ctx: Context, block: Block) -> bool:
    """Whether the section of a block is about a time that has hardly begun when the page is printed."""
    named = _named(ctx, _heading(ctx, block))
    return bool(named) and all(_is_ahead(ctx, period) for period in named)


@once
def turns_ahead(ctx: Context, block: Block) -> bool:
    """Whether a section about what was and what shall be has come to the latter."""
    named = _named(ctx, _heading(ctx, block))
    ahead = [_is_ahead(ctx, period) for period in named]
    period = _taken_up(ctx, block) if any(ahead) and not all(ahead) else None
    return bool(period and _is_ahead(ctx, period))


def year_gone(ctx: Context) -> int | None:
    """The year that a report of the first months of a year tells of as a whole: the one before."""
    issued = ctx.page.document.issued
    return issued.year - 1 if issued and issued.month <= _NEW_YEAR else None


def _is_ahead(ctx: Context, period: Period) -> bool:
    issued = ctx.page.document.issued
    if issued is None:
        return False
    begins = period.first == issued.year and issued.month <= _NEW_YEAR
    return begins or period.first > issued.year


def _heading(ctx: Context, block: Block) -> int:
    """The index of the nearest heading that names a period; -1 where none does."""
    return next((index for index in reversed(block.headings) if _named(ctx, index)), -1)


@once
def _named(ctx: Context, index: int) -> tuple[Period, ...]:
    """The periods that a heading names; one that names months or quarters tells of no year."""
    layout = ctx.page.layout
    text = layout.text(layout.blocks[index]) if index >= 0 else ""
    return () if _PART.search(text) else periods(text, ctx.page.document.issued)


@once
def _taken_up(ctx: Context, block: Block) -> Period | None:
    """The one of several periods of a heading that the nearest paragraph above takes up."""
    layout, over = ctx.page.layout, _heading(ctx, block)
    named = _named(ctx, over)
    at = bisect_left(layout.blocks, block.start, key=lambda b: b.start)
    for other in reversed(layout.blocks[over + 1 : at + 1]):
        opening = layout.clean[other.start : min(other.end, other.start + _OPENING)]
        if _LONG.search(opening):
            return next((p for p in named if p.year is None), None)
        if _PAST.search(opening):
            return next((p for p in named if p.year), None)
        for said in periods(opening)[:1]:
            around = [p for p in named if p.first <= said.first and said.last <= p.last]
            return min(around, key=lambda p: p.last - p.first, default=None)
    return None
