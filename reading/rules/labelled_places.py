"""The places that lines of a list are labelled with: ●甲市：…, ——乙区：…, （1）丙：…."""

import re

from ontology.model import EntityType
from reading.model import Mention
from reading.rules.context import Context, Group
from reading.rules.once import once

LEAD = "●■◆▶▲▍◇○【】“”·•—–-*▪ 　\t\n0123456789.．、（）()一二三四五六七八九十"
"""What may stand between the beginning of a line and the name it opens with."""

_LABELLED = re.compile(r"[）)”】]?\s?[：:]")
_ENDS = "；;。\n"
_AMOUNT = re.compile(r"[\d元%亩米吨家个台套）)]$")  # a torn row: 6亿元甲县：


@once
def labelled_place(ctx: Context, group: Group) -> Mention | None:
    """The place that the line of a list is labelled with: the last such label before the list."""
    block = ctx.block_of(ctx.clauses[group.clause])
    for site in reversed(ctx.page.mentions_in(block.start, group.start, EntityType.PLACE)):
        if _is_label(ctx, block.start, site):
            return site
    return None


def _is_label(ctx: Context, begin: int, site: Mention) -> bool:
    """Whether a place stands alone between the beginning of a line, or a semicolon, and a colon."""
    clean = ctx.page.layout.clean
    start = max(begin, *(clean.rfind(mark, begin, site.start) + 1 for mark in _ENDS))
    lead = clean[start : site.start].strip(LEAD)
    torn = _AMOUNT.search(clean, start, site.start)
    return (not lead or bool(torn)) and bool(_LABELLED.match(clean, site.end))
