"""What a firm makes, by the words around it."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Mention, Page
from reading.names import lexicon
from reading.rules.context import Context, Group, context
from reading.rules.developers import developer_in_name
from reading.rules.item_heads import headed_by
from reading.rules.made_phrases import (
    before_bracket,
    framed,
    held,
    in_brackets,
    leaned,
    uncounted,
    urged,
)
from reading.rules.positions import is_position
from reading.rules.roles import compared, listed_as_target, making_status, owns, wooed
from reading.rules.scope import place
from reading.rules.segments_of_chain import nearest_chain, segment_status
from reading.rules.stating import Said, told
from reading.rules.trade import buys
from reading.rules.words import pattern, words

_KIND = re.compile(r"(?:类(?:重点|产业)?(?:项目|企业)|企业|厂商)[：:]?$")
_HEAD_TAIL = re.compile(r"企业|厂商?|生产商|供应商|项目|制造商")
_OF_KINDS = re.compile(r"[”]?等[^，。；、]{0,6}")
_DIRECT = re.compile(
    r"(?:产品|自主研发的|研制的?|生产的|的|高端|新型|目前|集团|公司)*[^，。；、]{0,6}"
)
_NOT_MADE = re.compile(
    r"企业|商|厂|能力|同时|然而|但|所用|所需|需求|采购|外购|购买|进口|缺|买|建有|引进|引来|培养"
)
_SUBSIDIARIES = re.compile(r"[”]?等?[^，。；、]{0,4}[家户个]?(?:全资|控股|核心)?子公司")
_BOUGHT = re.compile(
    r"^[^，。；]{0,20}(?:采购|外购|购买|购自|买自|来自|购进|进口|外地|区外|国外|外采|依赖"
    r"|从[^，。；]{1,8}买)"
)
_CORE = re.compile(r"[^，。；]{0,6}为(?:核心|龙头|主体|代表|骨干)的")
_TO_COME = re.compile(r"将|拟|计划|投产后|可年产|满产后|建成后")
_MAKING = re.compile(r"(?:做|生产|制造|研制|从事|专注于?|主营|主攻|加工|主打|深耕)$")
_OF_MAKER = re.compile(
    r"等?(?:业务|产品|研发|生产|制造)?的(?:[^，。；、的]{0,6}(?:企业|公司|厂))?[“]?"
)
_DONE_BY = re.compile(r"(?:共同|联合|合资|投资|出资|负责)*(?:开发|建设|投资|运营|投建|出资|打造)")
_ALL_OF_THEM = re.compile(r"^[”]?(?:等|在内)|均|都|[家户](?:企业|公司)")
_OF_CHAIN = re.compile(
    r"[”]?等?[^，。；]{0,14}(?:产业链|链条|闭环|产业集群|集群|产业体系|产品体系|生态圈|格局|态势)"
)
_BESIDES = re.compile(r"[”]?等[^，。；、]{0,12}项目")
_NOUN = re.compile(r"线|基地|业|厂|商|能力|中心|装备|设备|项目|体系|水平")
_NOUN_BEFORE = ("项目", "工程", "基地", "园区", "产业", "体系")
_OTHERS = (EntityType.FIRM, EntityType.PROJECT)
_REACH = 160  # two or three clauses: further away the firm is no longer the subject


def rule(page: Page) -> Iterator[Claim]:
    """写明企业、项目生产、从事某环节的（甲主要生产乙；乙类项目甲；甲等乙企业；乙企业甲），其从事该环节。

    A firm or project said to make, develop or work in something (甲主要生产乙; 乙类项目甲; 甲等乙企业)
    works in that segment.
    """
    ctx = context(page)
    for index, group in enumerate(ctx.groups):
        members = group.of(*_OTHERS)
        if not members or listed_as_target(ctx, group) or compared(ctx, group):
            continue
        if owns(ctx, group) or _SUBSIDIARIES.match(group.after):
            continue
        chain = nearest_chain(ctx, group)
        within = chain.entity if chain else None
        for segment, status, makers in _segments(ctx, index):
            for member in makers or members:
                for subject in _subjects(ctx, member):
                    said = Said(subject, Relation.IN_SEGMENT, segment.entity, status, within)
                    yield told(ctx, __name__, said, place(segment), place(member))


def _subjects(ctx: Context, member: Mention) -> tuple[str, ...]:
    """The member itself and, for a project, the firm that develops it."""
    is_project = member.type is EntityType.PROJECT
    firm = developer_in_name(ctx, member.name) if is_project else None
    return (member.entity, firm.id) if firm else (member.entity,)


_Made = tuple[Mention, Status, tuple[Mention, ...]]


def _segments(ctx: Context, index: int) -> Iterator[_Made]:
    """What the firms of a list make, with its status, and by which of them where not by all."""
    group = ctx.groups[index]
    members = group.of(EntityType.FIRM)
    clean = ctx.page.layout.clean
    near_by = held(ctx, ctx.groups[index - 1], group) if index and members else ()
    yield from ((made, Status.ACTUAL, ()) for made in near_by)
    yield from ((made, Status.ACTUAL, group.mentions[-1:]) for made in in_brackets(ctx, group))
    yield from ((made, Status.ACTUAL, ()) for made in before_bracket(ctx, group))
    item = headed_by(ctx, group) if members and not wooed(ctx, group) else None
    if item:
        yield item, Status.ACTUAL, ()
    near = ctx.page.mentions_in(group.start - 14, group.start, EntityType.SEGMENT)
    if near and _KIND.fullmatch(clean[near[-1].end : group.start]):
        yield near[-1], Status.ACTUAL, ()
    yield from ((made, Status.ACTUAL, ()) for made in _made_by(ctx, index))
    head = ctx.page.mentions_in(group.end, group.end + len(group.head) + 4, EntityType.SEGMENT)
    if head and _HEAD_TAIL.search(group.head) and not buys(ctx, group):
        yield head[0], Status.ACTUAL, ()
    for other in ctx.groups[index + 1 : index + 5]:
        if ctx.clauses[other.clause].sentence != ctx.clauses[group.clause].sentence:
            return
        if other.start - group.start > _REACH:
            return
        if other.of(*_OTHERS):
            if _SUBSIDIARIES.match(other.after):
                continue
            return
        given = other.clause == group.clause and (buys(ctx, group) or _crossed(ctx, group, other))
        made = None if given or _is_agent(group) else _made(ctx, group, other)
        for number, segment in enumerate(other.of(EntityType.SEGMENT) if made else ()):
            if segment.name not in lexicon.words("bare_heads") or is_position(ctx, other, segment):
                yield segment, made or Status.ACTUAL, _maker(ctx, group, other, number)


def _crossed(ctx: Context, group: Group, other: Group) -> bool:
    """Whether several firms are firms of several kinds, so that nobody can tell which is which."""
    between = ctx.page.layout.clean[group.end : other.start]
    several = len(group.of(EntityType.FIRM)) > 1 and len(other.of(EntityType.SEGMENT)) > 1
    return several and bool(_OF_KINDS.fullmatch(between) and _HEAD_TAIL.match(other.after))


def _is_agent(group: Group) -> bool:
    """Whether firms only do something to what the sentence is about: 由甲与乙共同开发."""
    return group.before.endswith("由") and bool(_DONE_BY.match(group.after))


def _maker(ctx: Context, group: Group, other: Group, number: int) -> tuple[Mention, ...]:
    """The one firm that makes the link of its number, where two lists of one length run side by side."""
    firms, made = group.of(*_OTHERS), other.of(EntityType.SEGMENT)
    between = ctx.page.layout.clean[group.end : other.start]
    alike = 1 < len(firms) == len(made) and len(made) == len(other.mentions)
    wanted = urged(ctx, group, other) or leaned(ctx, group, other)
    paired = alike and not _ALL_OF_THEM.search(between) and not wanted
    return (firms[number],) if paired else ()


def _made_by(ctx: Context, index: int) -> tuple[Mention, ...]:
    """The segments of the list right before the firms of a list: 做甲的乙, 生产甲的乙."""
    before = ctx.groups[index - 1] if index else None
    if before is None or before.clause != ctx.groups[index].clause:
        return ()
    between = ctx.page.layout.clean[before.end : ctx.groups[index].start]
    by_verb = _MAKING.search(before.before) and _OF_MAKER.fullmatch(between)
    return before.of(EntityType.SEGMENT) if by_verb else ()


def _verb(ctx: Context, group: Group, other: Group) -> int | None:
    """Where the verb stands with which the firms of a list make what a later list names.

    What a plan moves (推进甲项目, 支持甲) does not itself do all that the plan wants in a later clause;
    nor does a verb count that is part of a noun (生产线, 项目建设).
    """
    clean = ctx.page.layout.clean
    later = ctx.clauses[other.clause].start
    wanted = _wanted(ctx, group) if later > group.start else ()
    for verb in pattern("make").finditer(clean, max(later, group.end), other.start):
        noun = _NOUN.match(clean, verb.end()) or clean.endswith(_NOUN_BEFORE, 0, verb.start())
        if not noun and verb[0] not in wanted:
            return verb.start()
    return None


def _wanted(ctx: Context, group: Group) -> tuple[str, ...]:
    """The verbs whose doer is the region where they follow on what it moves: 推进甲项目，延伸乙."""
    clean = ctx.page.layout.clean
    projects = group.of(EntityType.PROJECT) or _BESIDES.match(clean, group.end)
    moved = pattern("moves").search(group.before)
    if not moved and not _BESIDES.match(clean, group.end):
        return ()
    return words("region_does") + (words("region_develops") if projects else ())


def _is_of_region(group: Group, other: Group, between: str) -> bool:
    """Whether what follows on several firms is the chain they make up together, no firm's own links.

    集聚甲、乙等企业，形成从丙到丁的产业链.
    """
    several = len(group.mentions) > 1 or _ALL_OF_THEM.search(between)
    return bool(several and "，" in between and _OF_CHAIN.match(other.after))


def _made(ctx: Context, group: Group, other: Group) -> Status | None:
    """The status with which the firms of a list make what a later list names; None if they do not."""
    clean = ctx.page.layout.clean
    if wanted := urged(ctx, group, other):
        return wanted
    if leaned(ctx, group, other):
        return Status.PLANNED
    if framed(ctx, group, other):
        return Status.ACTUAL
    between = uncounted(clean[group.end : other.start])
    if _BOUGHT.match(clean[other.end : other.end + 30]):
        return None
    if _is_of_region(group, other, between):
        return None
    if "，" not in between and _DIRECT.fullmatch(between) and not _NOT_MADE.search(between):
        return Status.PLANNED if _TO_COME.search(between) else Status.ACTUAL
    if _CORE.fullmatch(between):
        return Status.ACTUAL
    verb = _verb(ctx, group, other)
    if verb is None or _NOT_MADE.search(clean[verb : other.start]):
        return None
    if group.of(EntityType.PROJECT):
        return Status.PLANNED if _TO_COME.search(between) else making_status(ctx, group)
    if "，" in between:
        return segment_status(ctx, other)
    return Status.PLANNED if _TO_COME.search(between) else Status.ACTUAL
