"""Where a gap is stated: in a passage on weaknesses or elsewhere, of which chain, of what kind."""

import re
from bisect import bisect_right

from ontology.model import EntityType, GapScope
from reading.model import Block, BlockKind, Mention
from reading.rules.chain_namings import is_part
from reading.rules.context import Clause, Context
from reading.rules.scope import subject_park
from reading.rules.words import pattern, words

GUESSED = 0.55
"""The confidence of a gap whose chain is only the last one named before it."""
_TITLES = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BOX_TITLE)
_TOPIC = re.compile(r"(?:产业|行业|领域|业)(?!企业)")
_KIND_OF_FIRM = re.compile(r"[^，。；]{0,4}(?:企业|公司|厂)")
_LISTED = re.compile(
    r"(?:产业|行业|领域)?(?:及|以及)[^，。；]{2}"
)  # 甲行业及乙工艺: one of the things
_POINT = re.compile(r"[一二三四五六七八九]是")
_NO_NAME = re.compile(r"^[一二三四五六七八九十]是|的|^处[于在]")
_SURE = 0.9
_THEMED = 0.7  # times what a name without a mention of its own is worth
_OPENING = 24


def is_title(block: Block) -> bool:
    """Whether a block is a title or heading."""
    return block.kind in _TITLES


def chain_of(ctx: Context, clause: Clause, position: int) -> tuple[Mention | None, float]:
    """The chain a gap is about and how sure that is.

    In this order: the topic of its sentence, of its passage's opening, its heading, what its
    paragraph spoke of last, the document's title; a chain named pages before is only a guess.
    """
    start, _ = ctx.sentence_span(clause.sentence)
    block = ctx.block_of(clause)
    heading = ctx.heading_chain(block)
    own = _topics(ctx, start, position)
    opening = _topics(ctx, block.start, block.start + _OPENING)
    near = own[-1] if own else opening[0] if opening else None
    if near and heading and (is_part(near, heading) or near.name in words("broad")):
        near = heading
    near = near or heading
    if near is None and not subject_park(ctx, clause.sentence):
        earlier = _topics(ctx, block.start, min(start, _points(ctx, block, start)))
        near = earlier[-1] if earlier else None
    near = near or ctx.outline.chain
    if near:
        return near, _SURE
    guess = _last_chain(ctx, position)
    return (guess, GUESSED) if guess else (_theme(ctx), _THEMED)


def _points(ctx: Context, block: Block, start: int) -> int:
    """Where the points (一是…二是…) begin that a sentence is one of: none speaks for the next."""
    clean = ctx.page.layout.clean
    if not _POINT.match(clean, start):
        return start
    first = _POINT.search(clean, block.start, start)
    return first.start() if first else start


def _topics(ctx: Context, start: int, end: int) -> list[Mention]:
    """The chains that a stretch speaks about, not merely of: 甲产业, 在甲领域."""
    clean = ctx.page.layout.clean
    return [
        m
        for m in ctx.page.mentions_in(start, end, EntityType.CHAIN)
        if _TOPIC.match(clean, m.end)
        or m.name.endswith(("业", "产业链"))
        or (m.start == start and not _KIND_OF_FIRM.match(clean, m.end))
        if not _NO_NAME.search(m.name) and not _LISTED.match(clean, m.end)
    ]


def _last_chain(ctx: Context, position: int) -> Mention | None:
    at = bisect_right(ctx.chains, position, key=lambda m: m.end)
    return next(iter(ctx.chains[at - 1 : at] or ctx.chains[:1]), None)


def _theme(ctx: Context) -> Mention | None:
    """The page's theme, a chain that its words only suggest, as if it stood at its beginning."""
    found = ctx.of_type(EntityType.CHAIN)
    return Mention(0, 0, EntityType.CHAIN, found[0].name, found[0].id) if found else None


def scope_of(what: str) -> GapScope:
    """What kind of thing is lacking: people, a market, a capability, or a link of the chain."""
    for scope in (GapScope.TALENT, GapScope.MARKET, GapScope.CAPABILITY):
        if pattern(f"gap_{scope.value}").search(what):
            return scope
    return GapScope.LINK
