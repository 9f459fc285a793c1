"""Between which firms goods change hands, by the words around a list of firms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.model import EntityType, Status
from reading.model import Mention
from reading.rules.context import Context, Group
from reading.rules.once import once
from reading.rules.pair_ground import ground
from reading.rules.roles import compared, listed_as_target, owns
from reading.rules.scope import part
from reading.rules.topics import topics
from reading.rules.trade_frames import Frame, Side, Where, frames

_AGREED = re.compile(
    r"[^，。；]{0,24}?(?:供货|配套|供应)[^，。；]{0,6}(?:协议|合同|长单|意向书?|关系)"
)
_AGREED_TO_BUY = re.compile(
    r"[^，。；]{0,24}?(?:采购|直采|订购)[^，。；]{0,6}(?:协议|合同|长单|订单|意向)"
    r"|[^，。；]{0,24}?签[^，。；]{0,24}?(?:长单|长协|长期协议)"
)
_NOT = re.compile(
    r"未能|未进入|未形成|尚未|没有(?!拖欠)|无法|难以|并未|还未|从未|不再|停止|尚无|无缘|仍未|不采购|不供|未供|进不了|进不去"
)
_NOT_YET = re.compile(
    r"[^，。；]{0,6}?(?:尚未|还没|未|没有|仍未)[^，。；]{0,6}"
    r"(?:供货|批量|订单|销售|采购|采用|成交|过关|通过)"
)
_TO_COME = re.compile(
    r"将(?!近)|拟|计划|有望|争取|推动|建立|意向|签订|签署|签约|签下|达成|验证|送样|力争|预计|促成|对接|试用|洽谈|支持|鼓励|约定|协调"
)
_BEGUN = re.compile(r"[^。；]{0,16}?(?:批量供货|开始供货|已供货|供了|小批)")
_SETTLED = re.compile(r"长单|长协|长期协议")
_WISHED = re.compile(r"拟|意向|支持|鼓励|推动|力争|争取|促成|协调|将")
_TOGETHER = re.compile(r"[^，。；、]{0,14}?(?:分别)?(?:与|同|和|跟)[^，。；、（）()]{0,10}")
_MORE = re.compile(r"(?:[、和与及]|以及)(?:[^，。；、（）()]{0,8}的)?")
_OURS = re.compile(
    r"(?:[^，。；：]{0,6}[，：])?(?:目前|另外|对|“|以前|过去|现在)*，?(?:我们|本?公司|我司|我厂|集团)(?![、和与们])"
)
_LATER = re.compile(r"(?:投运|达产|投产|建成|满产)后|就要|要给")
_CALLED = re.compile(r"(?:简称|名称|全称)[：:]\s*$")
_LEGAL = ("公司", "集团", "厂")
_OPENING = 300  # how far from its beginning a page tells whom it presents
_SENTENCES = 3
_LISTS = 40  # an endless sentence must not be walked back from each of its names
_LABEL = 24  # a label, its colon and what it counts


@dataclass(frozen=True, slots=True)
class Trade:
    """Firms of which each supplies each, and whether they do, will or do not.

    There may be no buyer: 电机由甲供应 tells what 甲 supplies where nobody is named who gets it.
    """

    suppliers: tuple[Mention, ...]
    buyers: tuple[Mention, ...]
    status: Status
    goods: tuple[int, int]
    """The clause in which the goods are named."""


def trades(ctx: Context) -> Iterator[Trade]:
    """Every supply between firms that a page tells, in the order of the text."""
    for index, group in enumerate(ctx.groups):
        firms = group.of(EntityType.FIRM)
        if not firms or listed_as_target(ctx, group) or compared(ctx, group):
            continue
        frame = frame_of(ctx, group)
        if frame is None:
            yield from _agreed(ctx, index, firms)
            continue
        listed = _listed(ctx, group)
        others = _others(ctx, index, listed, frame)
        if frame.side is Side.SELLS:
            yield _trade(ctx, group, listed, others)
        elif others:
            yield _trade(ctx, group, others, listed)


def _trade(
    ctx: Context, group: Group, suppliers: tuple[Mention, ...], buyers: tuple[Mention, ...]
) -> Trade:
    clause = ctx.clauses[group.clause]
    return Trade(suppliers, buyers, _status(ctx, group.clause), (clause.start, clause.end))


def _status(ctx: Context, index: int) -> Status:
    """Negated or planned by the words of a clause, and by what the next one adds to it."""
    words = ctx.clauses[index].text
    behind = _next(ctx, index)
    if _NOT.search(words) or _NOT_YET.match(behind):
        return Status.NEGATED
    start, _ = ctx.sentence_span(ctx.clauses[index].sentence)
    before = ctx.page.layout.clean[start : ctx.clauses[index].end]
    coming = _TO_COME.search(words) or _LATER.search(before)
    return Status.PLANNED if coming and not _BEGUN.match(behind) else Status.ACTUAL


def _next(ctx: Context, index: int) -> str:
    """The words of the next clause of a sentence."""
    if index + 1 == len(ctx.clauses):
        return ""
    here, behind = ctx.clauses[index], ctx.clauses[index + 1]
    return behind.text if behind.sentence == here.sentence else ""


@once
def frame_of(ctx: Context, group: Group) -> Frame | None:
    """The frame that the words around the firms of a list make; None where they tell no trade."""
    listed = _listed(ctx, group)
    if not listed or owns(ctx, group):
        return None
    before = group.before.rstrip("“《 ")
    after = ctx.page.layout.clean[listed[-1].end : ctx.clauses[group.clause].end]
    for frame in frames():
        lead = _lead(ctx, group) if frame.where is Where.LEAD else before
        if frame.met(lead, after) and _fits(ctx, group, frame):
            return frame
    return None


def buys(ctx: Context, group: Group) -> bool:
    """Whether the firms of a list are those to whom somebody else gives something."""
    frame = frame_of(ctx, group)
    return frame is not None and frame.side is Side.BUYS


def _fits(ctx: Context, group: Group, frame: Frame) -> bool:
    if frame.where is Where.PART:
        start = ctx.clauses[group.clause].start
        return bool(ctx.page.mentions_in(start, group.start, EntityType.SEGMENT))
    return frame.where is not Where.OURS or not group.before


def _lead(ctx: Context, group: Group) -> str:
    """The words before a list in its sentence, a label and its colon among them."""
    start, _ = ctx.sentence_span(ctx.clauses[group.clause].sentence)
    return ctx.page.layout.clean[max(start, group.start - _LABEL) : group.start].rstrip("“《 　")


@once
def _listed(ctx: Context, group: Group) -> tuple[Mention, ...]:
    """The firms of a list and of those that go on with it: 甲地的乙、丙地的丁; none where it goes on."""
    firms, clean = group.of(EntityType.FIRM), ctx.page.layout.clean
    at = ctx.group_at(group.start)
    start = ctx.clauses[group.clause].start
    before = ctx.page.mentions_in(start, group.start, EntityType.FIRM)
    if not firms or (before and _MORE.fullmatch(clean[before[-1].end : firms[0].start])):
        return ()
    found = list(firms)
    for other in ctx.groups[at + 1 : at + 1 + _LISTS]:
        more = other.of(EntityType.FIRM)
        between = clean[found[-1].end : more[0].start] if more else ""
        if other.clause != group.clause or (more and not _MORE.fullmatch(between)):
            break
        found += more
    return tuple(found)


def _others(
    ctx: Context, index: int, listed: tuple[Mention, ...], frame: Frame
) -> tuple[Mention, ...]:
    """The other side of a trade: whom the clause speaks of, or who speaks."""
    partners = {firm.entity for firm in listed}
    group = ctx.groups[index]
    if frame.where is Where.SERVED:
        start = ctx.clauses[group.clause].start
        return ctx.page.mentions_in(start, group.start, EntityType.FIRM)[-1:]
    if frame.where is Where.OURS:
        return _ours(ctx, group, partners)
    if _OURS.match(ctx.clauses[group.clause].text):
        return _ours(ctx, group, partners)
    return _speaker(ctx, index, partners)


def _ours(ctx: Context, group: Group, partners: set[str]) -> tuple[Mention, ...]:
    """The firm that calls itself 我们 or 公司: the page's own where it names none much more."""
    presented, on = _presented(ctx, partners), ground(ctx)
    if presented and 2 * on.times[presented[0].entity] >= on.times[on.top[EntityType.FIRM]]:
        return presented
    return _house(ctx, group, partners) or presented


def _house(ctx: Context, group: Group, partners: set[str]) -> tuple[Mention, ...]:
    """The firm that a clause goes on to speak of without naming it."""
    topic = topics(ctx).of_clause[group.clause]
    if not topic.sure or topic.type is not EntityType.FIRM or partners & set(topic.entities):
        return ()
    known = reversed(ctx.page.mentions_in(0, group.start, EntityType.FIRM))
    shown = {m.entity: m for m in known if m.entity in topic.entities}
    return tuple(shown.values())


def _presented(ctx: Context, partners: set[str]) -> tuple[Mention, ...]:
    """The firm that a page presents: one with its legal form, or called 简称：甲, in its first lines."""
    opening = ctx.page.mentions_in(0, _OPENING, EntityType.FIRM)
    titled = (m for t in ctx.titles[:2] for m in ctx.page.mentions_in(t.start, t.end))
    for firm in (*(m for m in titled if m.type is EntityType.FIRM), *opening):
        called = _CALLED.search(ctx.page.layout.clean, max(0, firm.start - _LABEL), firm.start)
        if called or ctx.entities[firm.entity].name.endswith(_LEGAL):
            return (firm,) if firm.entity not in partners else ()
    return ()


def _agreed(ctx: Context, index: int, firms: tuple[Mention, ...]) -> Iterator[Trade]:
    """Two sides that sign for goods: 甲与乙签订供货协议; the first one supplies, or buys."""
    group = ctx.groups[index]
    sides = _sides(ctx, index, firms)
    if sides is None:
        return
    first, second = sides
    clause = ctx.clauses[group.clause]
    settled = _SETTLED.search(clause.text) and not _WISHED.search(clause.text)
    status = Status.ACTUAL if settled else Status.PLANNED
    if _AGREED.match(group.after):
        yield Trade(first, second, status, (clause.start, clause.end))
    elif _AGREED_TO_BUY.match(group.after):
        yield Trade(second, first, status, (clause.start, clause.end))


def _sides(
    ctx: Context, index: int, firms: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """The firms before and behind a 与, in one list or in two."""
    clean = ctx.page.layout.clean
    for at in range(len(firms) - 1):
        if _TOGETHER.fullmatch(clean[firms[at].end : firms[at + 1].start]):
            return firms[: at + 1], firms[at + 1 :]
    before = ctx.groups[index - 1] if index else None
    others = before.of(EntityType.FIRM) if before else ()
    if not before or not others or before.clause != ctx.groups[index].clause:
        return None
    between = clean[before.end : firms[0].start]
    return (others, firms) if _TOGETHER.fullmatch(between) else None


def _speaker(ctx: Context, index: int, partners: set[str]) -> tuple[Mention, ...]:
    """The firms a clause speaks of: its own last ones, else those its sentence began with.

    Else the one firm with which one of the sentences before began; else whom the text carries on.
    """
    group = ctx.groups[index]
    sentence = ctx.clauses[group.clause].sentence
    found = tuple(_speakers(ctx, index, partners))
    own = [named for other, named in found if other.clause == group.clause]
    begin = part(ctx, group)[0]
    opened = [named for other, named in found if other.start >= begin]
    if own or opened:
        return own[0] if own else opened[-1]
    for other, _ in found:
        there = ctx.clauses[other.clause].sentence
        first = next(n for o, n in reversed(found) if ctx.clauses[o.clause].sentence == there)
        if there == sentence or len(first) == 1:
            return first
    return _house(ctx, group, partners) or _presented(ctx, partners)


def _speakers(
    ctx: Context, index: int, partners: set[str]
) -> Iterator[tuple[Group, tuple[Mention, ...]]]:
    """The lists of firms before a list, nearest first, that neither sell nor buy themselves."""
    group = ctx.groups[index]
    sentence = ctx.clauses[group.clause].sentence
    block = ctx.page.sentences[sentence].block
    for earlier in range(index - 1, max(-1, index - 1 - _LISTS), -1):
        other = ctx.groups[earlier]
        there = ctx.clauses[other.clause].sentence
        if ctx.page.sentences[there].block != block or sentence - there > _SENTENCES:
            return
        named = tuple(m for m in _listed(ctx, other) if m.entity not in partners)
        if named and _speaks(ctx, other, group):
            yield other, named


def _speaks(ctx: Context, other: Group, group: Group) -> bool:
    """Whether a list before is whom the clause speaks of: no partner, or the other side of a label."""
    theirs, own = frame_of(ctx, other), frame_of(ctx, group)
    if theirs is None:
        return not (owns(ctx, other) or other.before.endswith(("由", "与", "同", "随")))
    labels = own is not None and own.where is theirs.where is Where.LEAD
    return labels and own is not None and (theirs.side, own.side) == (Side.SELLS, Side.BUYS)
