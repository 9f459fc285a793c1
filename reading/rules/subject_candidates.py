"""Whom a number may be about: everybody named near it, above it, or found by a rule."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from ontology.model import EntityType
from reading.model import Block, Mention
from reading.rules.block_topics import HOLDERS, NONE, Topic
from reading.rules.context import HEADINGS, NAMED, Context
from reading.rules.regions_said import all_said
from reading.rules.subject_steps import OF_REGION, Asked, Steps, can_have, first_fit

_TYPES = (*NAMED, EntityType.SEGMENT)
_BACK, _FAR = 400, 800  # how far back names are looked for in the block, and before the block
_SENTENCE = 200  # how far before a number its sentence says a region
_IN_BLOCK, _BEFORE_BLOCK = 3, 1  # how many names of a type are taken there


@dataclass(frozen=True, slots=True)
class Survey:
    """What a page as a whole names: how often each entity, the most named of each type, its title."""

    counts: Counter[str]
    of_type: Counter[EntityType]
    most: dict[EntityType, str]
    titled: frozenset[str]
    heads: dict[int, frozenset[str]]
    opening: frozenset[str]


@dataclass(slots=True)
class Candidate:
    """Somebody a number may be about, where the names near it are, and which rules find it."""

    owners: tuple[str, ...]
    type: EntityType
    seen: Mention | None = None  # the nearest name before the number
    behind: Mention | None = None  # the first name after it in its clause
    steps: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def survey(ctx: Context) -> Survey:
    """What a page as a whole names; worked out once a page."""
    page = ctx.page
    counts = Counter(m.entity for m in page.mentions)
    distinct = {(m.type, m.entity) for m in page.mentions}
    most: dict[EntityType, str] = {}
    for kind in _TYPES:
        named = [e for t, e in distinct if t is kind]
        if named:
            most[kind] = min(named, key=lambda e: (-counts[e], e))
    titled = {m.entity for block in ctx.titles for m in page.mentions_in(block.start, block.end)}
    heads = {
        index: frozenset(m.entity for m in page.mentions_in(block.start, block.end))
        for index, block in enumerate(page.layout.blocks)
        if block.kind in HEADINGS
    }
    return Survey(
        counts, Counter(kind for kind, _ in distinct), most, frozenset(titled), heads, _opening(ctx)
    )


def _opening(ctx: Context) -> frozenset[str]:
    """Who is named in the first sentence of a page's body."""
    if not ctx.clauses:
        return frozenset()
    start, end = ctx.sentence_span(ctx.clauses[0].sentence)
    return frozenset(m.entity for m in ctx.page.mentions_in(start, end))


def candidates(
    ctx: Context, asked: Asked, told: Steps, topic: Topic = NONE
) -> tuple[Candidate, ...]:
    """Everybody a number may be about, each once."""
    found: dict[tuple[str, ...], Candidate] = {}
    block = ctx.block_of(asked.clause)
    for mention in _behind(ctx, asked):
        one = _kept(found, mention)
        one.behind = one.behind or mention
    for mention in _before(ctx, asked, block):
        one = _kept(found, mention)
        one.seen = one.seen or mention
    for name, owners in told:
        if owners and all(o in ctx.entities for o in owners):
            one = found.setdefault(owners, Candidate(owners, ctx.entities[owners[-1]].type))
            one.steps = (*one.steps, name)
    for entity in _standing(ctx, block):
        known = ctx.entities.get(entity) if (entity,) not in found else None
        if known and known.type in _TYPES:
            found[(entity,)] = Candidate((entity,), known.type)
    first = first_fit(ctx, asked, told)[1]
    region = _region_said(ctx, asked, topic) if _is_place(ctx, first) else -1
    return tuple(
        one
        for one in found.values()
        if one.owners == first
        or (can_have(ctx, asked, one.owners) and not _is_passed(ctx, asked, one, region))
    )


def _is_place(ctx: Context, owners: tuple[str, ...]) -> bool:
    return bool(owners) and ctx.entities[owners[-1]].type is EntityType.PLACE


def _region_said(ctx: Context, asked: Asked, topic: Topic) -> int:
    """Where the sentence last says 全市 before the number, or an official begins to speak; else -1."""
    if topic.type is EntityType.PLACE and not topic.sure and topic.at >= asked.clause.start:
        return topic.at
    start = max(ctx.sentence_span(asked.clause.sentence)[0], asked.start - _SENTENCE)
    found = [m.start() for m in all_said(ctx.page.layout.clean[start : asked.start])]
    return start + found[-1] if found else -1


def _is_passed(ctx: Context, asked: Asked, one: Candidate, region: int) -> bool:
    """Whether words say that a number is not a candidate's: 除甲公司外, 全市 behind it.

    全市拥有氢能企业600家 counts firms of the region, not of the industry.
    """
    if one.type is EntityType.CHAIN and asked.metric in OF_REGION:
        return region >= asked.clause.start
    if one.seen is None:
        return region >= 0 and one.behind is None and one.type in HOLDERS
    if ctx.page.layout.clean.startswith("除", one.seen.start - 1):
        return True
    return one.seen.start < region and one.type in HOLDERS


def _kept(found: dict[tuple[str, ...], Candidate], mention: Mention) -> Candidate:
    owners = (mention.entity,)
    return found.get(owners) or found.setdefault(owners, Candidate(owners, mention.type))


def _behind(ctx: Context, asked: Asked) -> tuple[Mention, ...]:
    return ctx.page.mentions_in(asked.end, asked.clause.end, *_TYPES)


def _before(ctx: Context, asked: Asked, block: Block) -> list[Mention]:
    """The names before a number, the nearest first: those of its block, a few before the block."""
    begin = max(block.start, asked.start - _BACK)
    near = ctx.page.mentions_in(begin, asked.start, *_TYPES)
    far = ctx.page.mentions_in(max(0, begin - _FAR), begin, *_TYPES)
    return [*_nearest(near, _IN_BLOCK, asked.clause.start), *_nearest(far, _BEFORE_BLOCK, begin)]


def _nearest(mentions: tuple[Mention, ...], most: int, clause: int) -> list[Mention]:
    """The last few entities of each type, and all that stand behind a position."""
    met: dict[EntityType, set[str]] = {}
    found = []
    for mention in reversed(mentions):
        seen = met.setdefault(mention.type, set())
        if mention.entity in seen or (len(seen) >= most and mention.start < clause):
            continue
        seen.add(mention.entity)
        found.append(mention)
    return found


def _standing(ctx: Context, block: Block) -> list[str]:
    """What a number stands under: headings, title, the chain and the region of the page."""
    known = survey(ctx)
    chain = ctx.outline.chain
    under = [e for index in block.headings for e in sorted(known.heads.get(index, ()))]
    whole = [ctx.page.home, chain.entity if chain else "", *known.most.values()]
    return [*under, *sorted(known.titled), *filter(None, whole)]
