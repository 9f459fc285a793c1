"""How each chain of a page stands to a place of it: the signs by which a chain is chosen."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ontology.model import EntityType
from reading.model import Mention
from reading.rules.chain_namings import governs, in_list
from reading.rules.context import HEADINGS, Clause, Context
from reading.rules.main_chain import likely_chains
from reading.rules.words import words

_SHARES = ((0.6, "most"), (0.4, "much"))
_LIKELY = ((0.9, "9"), (0.75, "7"), (0.5, "5"), (0.25, "2"), (0.1, "1"), (0.0, "0"))
_MANY = ((6, "9"), (3, "5"), (2, "2"), (1, "1"))
_OPENING = 14  # a chain this near the start of a sentence is its subject
_CLOSE = 8
_NEAR_BLOCKS = 3
_FARTHEST = 3
_NEAREST = 8  # a list of hundreds must not be paired with another one
_BEHIND = (
    ("chained", re.compile(r"[”]?(?:全?产业链|链条|链)")),
    ("firms", re.compile(r"[”]?(?:产业|行业|领域|类|产品|制造)?[^，。；、]{0,4}(?:企业|公司|厂)")),
    ("projects", re.compile(r"[”]?(?:产业|类|领域)?[^，。；、]{0,2}项目")),
    ("spoken", re.compile(r"[”]?(?:产业|行业|领域|方面|业)")),
)
_NAMED_SO = {"chained": "链", "spoken": "业"}
_LED = re.compile(r"(?:在|围绕|聚焦|依托|以|是|为|从事|布局|主营|专注|深耕|进军|转型)[“]?$")
_REACH = 4
_MARKS = "，；：,;:"
_LARGE = re.compile(r"page:(?:main|most|first|title|only|likely-[2579])$")
_CROSSED = re.compile(
    r"page:(?:main|title|only|most|first|likely-\d)$|head:inner$|block:(?:last|first)$"
)


@dataclass(frozen=True, slots=True)
class Around:
    """A chain near a place: where it is named there, and how it stands to the place."""

    chain: str
    shown_at: Mention
    signs: frozenset[str]


Noted = Iterator[tuple[Mention, str]]


@dataclass(frozen=True, slots=True, eq=False)
class _Standing:
    """What a page as a whole tells of its chains, and how each is named at each place."""

    starts: tuple[int, ...]
    first: Mapping[str, Mention]
    whole: Mapping[str, frozenset[str]]
    own: Mapping[Mention, frozenset[str]]
    large: frozenset[str]


def of_page(ctx: Context, chain: str) -> frozenset[str]:
    """How a chain stands to the whole page, wherever a place of it may be."""
    return _standing(ctx).whole.get(chain, frozenset())


def around(ctx: Context, start: int, end: int, clause: Clause) -> dict[str, Around]:
    """The chains that a place may belong to, with the signs of each."""
    standing = _standing(ctx)
    told = tuple(_of_sentence(ctx, standing, (start, end), clause))
    found: dict[str, tuple[Mention, set[str]]] = {}
    for chain, sign in (*told, *_of_headings(ctx, clause), *_of_block(ctx, standing, clause)):
        found.setdefault(chain.entity, (chain, set()))[1].add(sign)
    for entity, signs in standing.whole.items():
        if entity in found or entity in standing.large:
            found.setdefault(entity, (standing.first[entity], set()))[1].update(signs)
    headed = any(sign.startswith("head:") for _, signs in found.values() for sign in signs)
    state = f"{'told' if told else 'quiet'}:{'headed' if headed else 'bare'}"
    return {
        entity: Around(entity, shown, frozenset(_crossed(signs, state)))
        for entity, (shown, signs) in found.items()
    }


def _crossed(signs: set[str], state: str) -> Iterator[str]:
    """The signs, some of them also together with what else the place is told by."""
    yield from signs
    yield from (f"{sign}&{state}" for sign in signs if _CROSSED.match(sign))
    if state.startswith("told") and not any(sign.startswith("sentence:") for sign in signs):
        yield f"unsaid:{state}"


@lru_cache(maxsize=4)
def _standing(ctx: Context) -> _Standing:
    first: dict[str, Mention] = {}
    for chain in ctx.chains:
        first.setdefault(chain.entity, chain)
    if ctx.outline.chain is not None:
        first.setdefault(ctx.outline.chain.entity, ctx.outline.chain)
    counts = Counter(chain.entity for chain in ctx.chains)
    likely = likely_chains(ctx.page)
    whole: dict[str, set[str]] = defaultdict(set)
    for entity in first:
        whole[entity].update(_of_likelihood(likely, entity))
        whole[entity].update(_of_counts(ctx, entity, counts))
    if first:
        whole[next(iter(first))].add("page:first")
    return _Standing(
        tuple(chain.start for chain in ctx.chains),
        first,
        {entity: frozenset(signs) for entity, signs in whole.items()},
        {chain: frozenset(_of_naming(ctx, chain)) for chain in ctx.chains},
        frozenset(entity for entity in whole if any(map(_LARGE.match, whole[entity]))),
    )


def _of_likelihood(likely: Mapping[str, float], entity: str) -> Iterator[str]:
    """How likely a page is about a chain, and about another one."""
    own, top = likely.get(entity, 0.0), max(likely.values(), default=0.0)
    yield f"page:likely-{_graded(own, _LIKELY)}"
    if own < top:
        yield f"page:under-{_graded(top, _LIKELY)}"
    yield f"page:chains-{_graded(max(1, len(likely)), _MANY)}"
    if len(likely) == 1:
        yield "page:only"


def _graded(value: float, grades: Sequence[tuple[float, str]]) -> str:
    """The name of the highest grade that a value reaches."""
    return next(name for least, name in grades if value >= least)


def _of_counts(ctx: Context, entity: str, counts: Counter[str]) -> Iterator[str]:
    """How often a page names a chain, whether in its title, and what sort of name it is."""
    share = counts[entity] / max(1, counts.total())
    yield from (f"page:{name}" for name in [n for least, n in _SHARES if share > least][:1])
    if counts[entity] == 1:
        yield "page:once"
    if ctx.outline.chain is not None and ctx.outline.chain.entity == entity:
        yield "page:main"
    if any(name in ctx.page.document.title for name in ctx.names_of(entity)):
        yield "page:title"
    if ctx.outline.umbrella == entity:
        yield "page:umbrella"
    name = ctx.entities[entity].name
    yield from (f"chain:{kind}" for kind in ("broad", "vague", "manner") if name in words(kind))


def _of_naming(ctx: Context, chain: Mention) -> Iterator[str]:
    """How a chain is named at one place."""
    clean = ctx.page.layout.clean
    if governs(ctx, chain):
        yield "governs"
    if in_list(ctx, chain):
        yield "listed"
    for kind, behind in _BEHIND:
        named_so = kind in _NAMED_SO and chain.name.endswith(_NAMED_SO[kind])
        if named_so or behind.match(clean, chain.end):
            yield kind
            break
    if _LED.search(clean, max(0, chain.start - _REACH), chain.start):
        yield "led"


def _of_sentence(ctx: Context, standing: _Standing, at: tuple[int, int], clause: Clause) -> Noted:
    """The chains that the sentence of a place names outside the place itself."""
    begin, finish = ctx.sentence_span(clause.sentence)
    first = bisect_left(standing.starts, begin)
    named = ctx.chains[first : bisect_left(standing.starts, finish, lo=first)]
    before = [m for m in named if m.end <= at[0]][: -_NEAREST - 1 : -1]
    after = [m for m in named if m.start >= at[1]][:_NEAREST]
    only = len({m.entity for m in (*before, *after)}) == 1
    for side, ordered in (("before", before), ("after", after)):
        seen: set[str] = set()
        for chain in ordered:
            near = "near" if not seen - {chain.entity} else "past"
            seen.add(chain.entity)
            yield chain, f"sentence:{side}:{near}"
            if only:
                yield chain, "sentence:only"
            if side == "before" and chain.start - begin <= _OPENING:
                yield chain, "sentence:opens"
            between = _between(ctx, at, chain)
            for sign in _of_distance(between, side, standing.own[chain]):
                yield chain, sign


def _between(ctx: Context, at: tuple[int, int], chain: Mention) -> str:
    """The words between a place and a chain."""
    clean = ctx.page.layout.clean
    return clean[chain.end : at[0]] if chain.end <= at[0] else clean[at[1] : chain.start]


def _of_distance(between: str, side: str, own: frozenset[str]) -> Iterator[str]:
    """How far a chain stands from a place, and how it is named there."""
    apart = sum(between.count(mark) for mark in _MARKS)
    yield f"sentence:{side}"
    yield f"sentence:{side}:{min(apart, _FARTHEST)}"
    yield from (f"sentence:{side}:{sign}" for sign in own)
    if "；" in between or ";" in between:
        yield "sentence:other-part"
    if apart == 0:
        yield from (f"clause:{side}:{sign}" for sign in own)
        if len(between) <= _CLOSE:
            yield f"close:{side}"
        if "、" in between or "和" in between:
            yield f"clause:{side}:over-list"


def _of_headings(ctx: Context, clause: Clause) -> Noted:
    """The chains of the headings above a place, the innermost first."""
    block = ctx.block_of(clause)
    usual = ctx.heading_chain(block)
    if usual is not None:
        yield usual, "head:usual"
    inner = True
    for index in reversed(block.headings):
        heading = ctx.page.layout.blocks[index]
        named = ctx.page.mentions_in(heading.start, heading.end, EntityType.CHAIN)
        kind = "head" if heading.kind in HEADINGS else "title"
        several = len({m.entity for m in named}) > 1
        for chain in named:
            yield chain, f"{kind}:{'inner' if inner else 'outer'}"
            if several:
                yield chain, "head:several"
        inner = inner and not named


def _of_block(ctx: Context, standing: _Standing, clause: Clause) -> Noted:
    """The chains that the paragraph of a place names outside its sentence, or that stand near it."""
    block = ctx.block_of(clause)
    begin, finish = ctx.sentence_span(clause.sentence)
    first = bisect_left(standing.starts, block.start)
    here = bisect_left(standing.starts, begin, lo=first)
    there = bisect_left(standing.starts, finish, lo=here)
    before = ctx.chains[first:here]
    if before:
        yield from _of_paragraph(ctx, standing, before, clause)
    elif first > 0:
        near = ctx.chains[first - 1]
        index = ctx.page.sentences[clause.sentence].block
        close = ctx.page.layout.blocks[max(0, index - _NEAR_BLOCKS)].start
        yield near, "earlier:near" if near.start >= close else "earlier:far"
    if there < len(ctx.chains) and ctx.chains[there].start < block.end:
        yield ctx.chains[there], "block:next"
    elif there < len(ctx.chains) and not before:
        yield ctx.chains[there], "later"


def _of_paragraph(
    ctx: Context, standing: _Standing, before: Sequence[Mention], clause: Clause
) -> Noted:
    """The chains that a paragraph names before a sentence."""
    last = before[-1]
    yield last, "block:last"
    yield from ((last, f"block:last:{sign}") for sign in standing.own[last])
    yield before[0], "block:first"
    single = [m for m in before if "listed" not in standing.own[m]]
    if single:
        yield single[-1], "block:last-single"
    if len({m.entity for m in before}) == 1:
        yield last, "block:one"
    sentence = clause.sentence - 1
    if sentence >= 0 and last.start >= ctx.sentence_span(sentence)[0]:
        yield last, "block:sentence-before"
