"""Which chain a gap is of: by its sentence, its point, its heading, its paragraph, its document."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from ontology.identity import core
from ontology.model import EntityType
from reading.model import Block, BlockKind, Mention
from reading.rules.chain_namings import in_list, is_part
from reading.rules.context import Clause, Context
from reading.rules.main_chain import likely_chains
from reading.rules.scope import subject_park
from reading.rules.words import words

GUESSED = 0.55
"""The confidence of a gap whose chain is only the last one named before it."""
_SURE = 0.9
_TITLES = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BOX_TITLE)
_THEMED = 0.7  # times what a name without a mention of its own is worth
_TOPIC = re.compile(r"(?:产业|行业|领域|板块|业|链)(?!企业)")
_KIND_OF_FIRM = re.compile(r"[^，。；]{0,4}(?:企业|公司|厂)")
_LISTED = re.compile(
    r"(?:产业|行业|领域)?(?:及|以及)[^，。；]{2}"
)  # 甲行业及乙工艺: one of the things
_NO_NAME = re.compile(r"^[一二三四五六七八九十]是|的|^处[于在]")
_OPENING = 24
_NUMERAL = r"[一二三四五六七八九十]"
_POINT = re.compile(
    rf"(?:(?<![^。；：:！？\s]){_NUMERAL}是|(?<![^。；：:！？\s])其{_NUMERAL}[，、]?"
    rf"|[（(](?:{_NUMERAL}{{1,2}}|\d{{1,2}})[)）]|(?<![^。；：:！？\s])第{_NUMERAL}[，、]|(?<![^。；：:！？\s])\d{{1,2}}[.．、](?!\d)|——)"
)
_AND = re.compile(r"[、和及与]|以及")
_SHORT_NAME = re.compile(
    r"[“（(]?(?:但是?|而|不过|其中|目前|此外|同时|另外)?[，]?(?:在)?(?P<name>[\u4e00-\u9fff]{2,6}?)(?:板块|方面|领域|行业|产业|类|条线|链条?)"
)
_OF_TWO = re.compile(r"(?:但|而|不过)?(?:(?P<first>前)|后)(?:者|一[个条])")
_NEAR = 120
_OWNED = ("的", "所需", "所用")
_FAR_LIKELIER = 2.5
_UNLIKELY = 0.1


def chain_of(ctx: Context, clause: Clause, position: int) -> tuple[Mention | None, float]:
    """The chain a gap is about and how sure that is.

    In this order: the topic of its sentence, of its point's or passage's opening, its heading, what
    its paragraph spoke of last, the document's title; any other chain of the page is only a guess.
    """
    near = _near(ctx, clause, position) or _main(ctx)
    near = near or next(_spoken_of(ctx, clause, position), None)
    if near:
        return _part_meant(ctx, clause, near, position), _SURE
    guess = _guessed(ctx, clause, position)
    return (guess, GUESSED) if guess or ctx.chains else (_theme(ctx), _THEMED)


def _main(ctx: Context) -> Mention | None:
    """The chain of the document: of its title or headings, else the likeliest by all signs."""
    main = ctx.outline.chain
    if main is None or main.start == main.end:
        return main
    named = any(b.kind in _TITLES for b in ctx.page.layout.blocks if b.start <= main.start < b.end)
    likely = {} if named else likely_chains(ctx.page)
    top = max(likely, key=lambda chain: likely[chain], default=main.entity)
    if likely.get(top, 0.0) <= likely.get(main.entity, 0.0):
        return main
    return next((m for m in ctx.chains if m.entity == top), main)


def _near(ctx: Context, clause: Clause, position: int) -> Mention | None:
    """The chain that the sentence, the point, the headings or the paragraph of a gap tell."""
    start, _ = ctx.sentence_span(clause.sentence)
    block = ctx.block_of(clause)
    heading = ctx.heading_chain(block)
    point = _point(ctx, block, position)
    told = [*_topics(ctx, start, position), *_owners(ctx, clause, position)]
    own = sorted(told, key=lambda m: m.start) or [*_by_short_name(ctx, start)]
    own = [*_of_two(ctx, clause)] or own
    opening = _topics(ctx, point, min(point + _OPENING, position))
    opening = [m for m in opening if not _is_kind_of_main(ctx, m)]
    near = own[-1] if own else opening[0] if opening else None
    if near and heading and (is_part(near, heading) or near.name in words("broad")):
        near = heading
    near = near or heading
    if near is None and not subject_park(ctx, clause.sentence):
        earlier = _topics(ctx, block.start, min(start, _first_point(ctx, block, start)))
        near = earlier[-1] if earlier else None
    return near or next(iter(_topics(ctx, block.start, block.start + _OPENING)), None)


def _is_kind_of_main(ctx: Context, chain: Mention) -> bool:
    """Whether a chain is a kind of what the document is about: 先进陶瓷 in a plan for 陶瓷."""
    main = ctx.outline.chain
    return main is not None and is_part(main, chain)


def _point(ctx: Context, block: Block, position: int) -> int:
    """Where the point of a list (（2）…, 二是…) begins in which a place stands, or its block."""
    found = [*_POINT.finditer(ctx.page.layout.clean, block.start, position)]
    return found[-1].end() if found else block.start


def _first_point(ctx: Context, block: Block, start: int) -> int:
    """Where the points begin that a sentence is one of: none speaks for the next."""
    found = _POINT.search(ctx.page.layout.clean, block.start, start)
    return found.start() if found else start


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


def _of_two(ctx: Context, clause: Clause) -> Iterator[Mention]:
    """The one of the last two chains before a clause that its 前者 or 后者 means."""
    two = _OF_TWO.match(clause.text)
    if two:
        start = max(ctx.block_of(clause).start, clause.start - _NEAR)
        named = ctx.page.mentions_in(start, clause.start, EntityType.CHAIN)
        pair = [*{m.entity: m for m in named}.values()][-2:]
        if len(pair) > 1:
            yield pair[0] if two["first"] else pair[1]


def _owners(ctx: Context, clause: Clause, position: int) -> Iterator[Mention]:
    """The chains whose things a clause speaks of: 甲的轴承."""
    for chain in ctx.page.mentions_in(clause.start, position, EntityType.CHAIN):
        after = ctx.page.layout.clean[chain.end : chain.end + 2]
        if after.startswith(_OWNED) and not in_list(ctx, chain):
            yield chain


def _spoken_of(ctx: Context, clause: Clause, position: int) -> Iterator[Mention]:
    """The chain that a clause of the sentence opens with, alone and as no kind of firm."""
    start, _ = ctx.sentence_span(clause.sentence)
    clean = ctx.page.layout.clean
    for chain in ctx.page.mentions_in(start, position, EntityType.CHAIN):
        opens = chain.start == ctx.clauses[ctx.clause_at(chain.start)].start
        firm = _KIND_OF_FIRM.match(clean, chain.end)
        if opens and not firm and not in_list(ctx, chain):
            yield chain


def _by_short_name(ctx: Context, start: int) -> Iterator[Mention]:
    """The one chain whose name ends in the word that a sentence opens with: 器械板块…."""
    found = _SHORT_NAME.match(ctx.page.layout.clean, start)
    if found:
        fits = {
            m.entity: m
            for m in ctx.chains
            if core(EntityType.CHAIN, m.name).endswith(found["name"])
        }
        if len(fits) == 1:
            yield from fits.values()


def _part_meant(ctx: Context, clause: Clause, chain: Mention, position: int) -> Mention:
    """The part of a compound (甲及乙产业) that the paragraph names last, where it names one."""
    parts = {core(EntityType.CHAIN, part) for part in _AND.split(chain.name)}
    known = {m.entity for m in ctx.chains if core(EntityType.CHAIN, m.name) in parts}
    if len(parts) == 1 or len(known) < len(parts):
        return chain
    block = ctx.block_of(clause)
    named = ctx.page.mentions_in(block.start, position, EntityType.CHAIN)
    return next((m for m in reversed(named) if m.entity in known), chain)


def _guessed(ctx: Context, clause: Clause, position: int) -> Mention | None:
    """The chain of the row or paragraph, else the last one before or the page's far likelier one.

    Far from any, a page that is about none of its chains gives none.
    """
    at = bisect_right(ctx.chains, position, key=lambda m: m.end)
    last = next(iter(ctx.chains[at - 1 : at] or ctx.chains[:1]), None)
    block = ctx.block_of(clause)
    index = ctx.page.sentences[clause.sentence].block
    near = ctx.page.layout.blocks[max(0, index - 1)].start
    if last is None or last.start >= near or block.kind is BlockKind.BOX_CELL:
        return last
    likely = likely_chains(ctx.page)
    top = max(likely, key=lambda chain: likely[chain], default=last.entity)
    if likely.get(top, 0.0) >= _FAR_LIKELIER * likely.get(last.entity, 0.0):
        last = next((m for m in ctx.chains if m.entity == top), last)
    return last if likely.get(last.entity, 0.0) >= _UNLIKELY else None


def _theme(ctx: Context) -> Mention | None:
    """The page's theme, a chain that its words only suggest, as if it stood at its beginning."""
    found = ctx.of_type(EntityType.CHAIN)
    return Mention(0, 0, EntityType.CHAIN, found[0].name, found[0].id) if found else None
