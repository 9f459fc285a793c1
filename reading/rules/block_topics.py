"""What a block as a whole speaks of: its label, its card, its heading or the page's title."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ontology.model import EntityType
from reading.model import Block, Mention
from reading.rules.cards import cards
from reading.rules.context import Context
from reading.rules.scope import titled_park

HOLDERS = (EntityType.FIRM, EntityType.PROJECT, EntityType.PARK, EntityType.INSTITUTION)
_TIME = (
    r"(?:截[至止]|到|至|自|从)?(?:(?:20\d\d|二〇..)年(?:以来|底|末|初|上半年|前[一二三]季度)?|\d{1,2}月(?:份|底|末|\d{1,2}日)?"
    r"|[今去前明]年(?:以来|上半年|底)?|“?十[一二三四五六]五”?(?:期间|末|以来|时期)?|上半年|前三季度|全年|近[年期几\d]年?来?|[一二三四五六七八九十\d]{1,2}年[内间来]|[近日]日|目前|当前|现在?|如今|未来)"
)
_LEAD = re.compile(
    rf"(?:[\s“”\"'‘’●■◆○◇▲▶★☆·•*—\-–（(]|[一二三四五六七八九十\d]{{1,3}}[、.．）)是]|{_TIME}"
    r"|其中|其次是?|分[^，]{1,4}看，|且|同时|此外|另外|而且|并且|然而|但是?|而|并|也|还|又|如|例如|比如|特别是|尤其是|尽管|虽然?|仅|力争|预计|计划|据[^，]{1,10}介绍|最终)*"
)
_LABEL_END = re.compile(r"[”’）)]?(?:\s*[：:｜|\t—－\u3000]| |。(?=.))")
_CHAIN_END = re.compile(r"(?:产业链?)?[”】]?\s*(?:[：:，\u3000]|。(?=.))")
_NEWS = re.compile(
    r"推[进动]|建设|加快|加大|[开动复]工|签约|打造|支持|落[户地]|[投达]产|召开|举[办行]|引进|争取|带动"
)
_KEPT = 2048
"""Clauses remembered: one is asked for its opening by many."""
_TITLE_REST = 9  # the words a title may hold beside the name it is about


@dataclass(frozen=True, slots=True)
class Topic:
    """Whom a clause speaks of; `sure` where it says so itself, `nobody` where it tells of the nation."""

    entities: tuple[str, ...] = ()
    type: EntityType | None = None
    sure: bool = False
    nobody: bool = False
    at: int = -1


NONE = Topic()


@lru_cache(maxsize=_KEPT)
def opening(text: str) -> int:
    """Where a clause begins to speak: behind bullets, times and conjunctions.

    >>> opening("其中，2023年园区")
    2
    """
    found = _LEAD.match(text)
    return found.end() if found else 0


def over_blocks(ctx: Context) -> dict[int, Topic]:
    """The topics of the lines of profiles: what their card is about."""
    index = ctx.page.layout.blocks
    found: dict[int, Topic] = {}
    for card in cards(ctx.page):
        subject = card.subject
        topic = Topic((subject.entity,), subject.type, sure=True, at=subject.start)
        for line in card.lines if not card.row else ():
            at = bisect_right(index, line.start, key=lambda b: b.start) - 1
            found.setdefault(at, topic)
    return found


def topic_of_block(ctx: Context, index: int) -> Topic:
    """The name that labels a block, or that its heading is about."""
    return _label(ctx, index) or _heading(ctx, ctx.page.layout.blocks[index]) or _page(ctx, index)


def _label(ctx: Context, index: int) -> Topic | None:
    """The name that labels a block: 甲产业园：…, ●甲产业园　…."""
    block = ctx.page.layout.blocks[index]
    opened = block.start + opening(ctx.page.layout.text(block))
    chain = _label_chain(ctx, block, opened)
    if chain:
        return chain
    for mention in ctx.page.mentions_in(block.start, block.end, *HOLDERS)[:1]:
        ends = _LABEL_END.match(ctx.page.layout.clean, mention.end, block.end)
        if mention.start <= opened + 8 and ends and "、" not in _between(ctx, opened, mention):
            return Topic((mention.entity,), mention.type, sure=True, at=mention.start)
    return None


def _label_chain(ctx: Context, block: Block, opened: int) -> Topic | None:
    """The chain that alone opens a block: ——泳装。2025年产值…, 钢铁，产能…."""
    for chain in ctx.page.mentions_in(block.start, block.end, EntityType.CHAIN)[:1]:
        if chain.start <= opened <= chain.end and _CHAIN_END.match(
            ctx.page.layout.clean, chain.end, block.end
        ):
            return Topic((chain.entity,), chain.type, at=chain.start)
    return None


def _between(ctx: Context, start: int, mention: Mention) -> str:
    return ctx.page.layout.clean[start : max(start, mention.start)]


def _heading(ctx: Context, block: Block) -> Topic | None:
    """The one park, firm or project that the innermost heading or the title is about."""
    blocks = ctx.page.layout.blocks
    over = [blocks[i] for i in reversed(block.headings)]
    for heading in (*over, *_titles(ctx, block)):
        named = ctx.page.mentions_in(heading.start, heading.end, *HOLDERS)
        single = {m.entity for m in named}
        if len(single) == 1:
            text = ctx.page.layout.text(heading)
            rest = text.replace(named[-1].name, "", 1)
            if len(rest) <= _TITLE_REST and not _NEWS.search(rest):
                return Topic((named[-1].entity,), named[-1].type, sure=True, at=named[-1].start)
    return None


def _page(ctx: Context, index: int) -> Topic:
    """The one park that the title or the first sentence of a page is about."""
    park = titled_park(ctx)
    block = ctx.page.layout.blocks[index]
    if park is None or park.start > block.start or ctx.heading_chain(block):
        return NONE
    return Topic((park.entity,), park.type, at=park.start)


def _titles(ctx: Context, block: Block) -> Iterator[Block]:
    """The title of the page, where it stands above a block that has no heading of its own."""
    if block.headings:
        return
    at = bisect_left(ctx.titles, block.start, key=lambda b: b.start)
    yield from ctx.titles[max(0, at - 1) : at]
