"""Between which firms goods change hands, by the words around a list of firms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.model import EntityType, Status
from reading.model import Mention
from reading.rules.context import Clause, Context, Group
from reading.rules.roles import compared, listed_as_target
from reading.rules.scope import part

_OF = r"[^，。；、（）()]{0,10}"  # where a partner comes from: 十堰的, 本地的, 苏州
_MADE_BY = re.compile(r"(?:由|靠|统一由|均由)" + _OF + r"$")
_COMES_FROM = re.compile(
    r"(?:来自(?:于)?|出自|采购自|购自|源自|外购自|全部?来自|买自|换成了?|选用了?|采用了?|搭载了?|用的是|用上了?)"
    + _OF
    + r"$"
)
_NO_GOODS = re.compile(
    r"订单|资金|投资|融资|团队|人才|客户|灵感|专家|代表|员工|负责人|收入|利润|税收|产值|游客|嘉宾|记者|学员|技术人员|资本|股东|需求"
)
_PROVIDES = re.compile(
    r"[”’]?(?:等)?[^，。；、]{0,10}?(?:独家|批量|长期|稳定|直接|就近)?(?:提供|供应|供货|配套|供给|送货|直供|试供)(?!商|链|服务|资金)"
)
_MAKES = re.compile(r"[”’]?(?:等)?[^，。；、]{0,8}?(?:生产|制造|研制|代工|做|包揽|承担)")
_BOUGHT_BEHIND = re.compile(
    r"[”’]?(?:等)?[^，。；、]{0,8}?(?:采购|购买|订购|进货|采买|外购|购进|购入|买(?!卖)|下单|拿货)"
)
_FROM = re.compile(r"(?:从|向|自|找)" + _OF + r"$")
_GIVES = re.compile(
    r"(?:供应(?!商|链)(?:给)?|供给(?:了)?|供货(?:给)?|配套(?:给|于)?|专供|直供|销售给|卖给|卖到|交付给?|直送|送样|服务于|[^提专直]供)了?(?:[省市本][内外地])?$"
)
_SUPPLIER_NAMED = re.compile(
    r"(?:供应商|供货商|供货方|供应方|配套商|配套厂家?|配套企业)(?:主要|分别)?(?:为|是|包括|有|：|:|——)$"
)
_BUYER_NAMED = re.compile(
    r"(?:客户|用户|需求方|采购方|买家)(?:主要|已)?(?:为|是|包括|有|涵盖|覆盖|：|:|——)$"
)
_FOR = re.compile(r"(?:为|给|向|替|与|跟)(?:邻近|隔壁|本地|当地|[省市县园区]内)?(?:的)?$")
_SERVED = re.compile(
    r"[”’]?(?:等)?[^，。；、为由]{0,12}?(?:提供(?!服务|资金|贷款|融资|保障|支持|场地|人才|培训|保险|算力支持)|供应(?!链|商)|供货|配套|研制|代工|送样|供(?=热|氢|气|料|应))"
)
_INTO = re.compile(
    r"(?:进入|打入|纳入|切入|跻身|嵌入|入围|进入了|打进|进了)(?:了)?[^，。；、]{0,6}$"
)
_CHAIN_OF = re.compile(
    r"[”’]?(?:等)?[^，。；、]{0,10}?(?:供应链|供应商|名录|配套体系|采购体系|采购目录|供货体系|验证|产线|生产线|配套圈|产业链供应链)"
)
_IS = re.compile(r"(?:是|为|成为|成了|作为|当上)了?" + _OF + r"$")
_ITS_SUPPLIER = re.compile(
    r"[”’]?(?:等)?(?:的|最大|核心|主力|主要|一级|二级|独家|优质|战略|重要|首家)*(?:供应商|二供|一供|供货商|配套商|配套企业|配套厂|供货方)"
)
_ORDER = re.compile(r"(?:拿到|拿下|获得|中标|斩获|接到|承接|赢得|取得|通过)了?" + _OF + r"$")
_ORDERED = re.compile(
    r"[”’]?(?:等)?[^，。；、]{0,14}?(?:订单|定点|采购|大单|长单|配套合同|供方资质|供方资格|供应商资质|供应商资格|供应商认证|合格供方)"
)
_AGREED = re.compile(
    r"[^，。；]{0,24}?(?:供货|配套|供应)[^，。；]{0,6}(?:协议|合同|长单|意向书|关系)"
)
_AGREED_TO_BUY = re.compile(r"[^，。；]{0,24}?采购[^，。；]{0,6}(?:协议|合同|长单|订单|意向)")
_NOT = re.compile(
    r"未能|未进入|未形成|尚未|没有(?!拖欠)|无法|难以|并未|还未|从未|不再|停止|尚无|无缘|仍未|不采购|不供|未供"
)
_TO_COME = re.compile(
    r"将(?!近)|拟|计划|有望|争取|推动|建立|意向|签订|签署|签约|签下|达成|验证|送样|力争|预计|促成|对接|试用|洽谈"
)
_TOGETHER = ("与", "同", "和", "跟", "分别与", "分别同")
_SENTENCES = 3
_LISTS = 40  # an endless sentence must not be walked back from each of its names
_LABEL = 16  # a label, its colon and a blank


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
        clause = ctx.clauses[group.clause]
        if _sells(ctx, group):
            yield _trade(clause, firms, _speaker(ctx, index, firms))
        elif _buys(ctx, group):
            suppliers = _speaker(ctx, index, firms)
            if suppliers:
                yield _trade(clause, suppliers, firms)
        else:
            yield from _agreed(ctx, index, firms)


def _trade(clause: Clause, suppliers: tuple[Mention, ...], buyers: tuple[Mention, ...]) -> Trade:
    return Trade(suppliers, buyers, _status(clause.text), (clause.start, clause.end))


def _status(words: str) -> Status:
    if _NOT.search(words):
        return Status.NEGATED
    return Status.PLANNED if _TO_COME.search(words) else Status.ACTUAL


def _sells(ctx: Context, group: Group) -> bool:
    """Whether the firms of a list are those from whom somebody else gets something."""
    before, after = group.before.rstrip("“《 "), group.after
    if _MADE_BY.search(before):
        return bool(_PROVIDES.match(after) or (_part_before(ctx, group) and _MAKES.match(after)))
    if _COMES_FROM.search(before):
        return not _NO_GOODS.search(before)
    if _FROM.search(before) and _BOUGHT_BEHIND.match(after):
        return True
    if before.endswith("以") and after.startswith("为主"):
        return True
    return bool(_SUPPLIER_NAMED.search(_lead(ctx, group)))


def _lead(ctx: Context, group: Group) -> str:
    """The words before a list in its sentence, a label and its colon among them."""
    start, _ = ctx.sentence_span(ctx.clauses[group.clause].sentence)
    return ctx.page.layout.clean[max(start, group.start - _LABEL) : group.start].rstrip("“《 　")


def _part_before(ctx: Context, group: Group) -> bool:
    """Whether the clause names a part before its maker: 电机由甲制造."""
    start = ctx.clauses[group.clause].start
    return bool(ctx.page.mentions_in(start, group.start, EntityType.SEGMENT))


def _buys(ctx: Context, group: Group) -> bool:
    """Whether the firms of a list are those to whom somebody else gives something."""
    before, after = group.before.rstrip("“《 "), group.after
    pairs = ((_FOR, _SERVED), (_INTO, _CHAIN_OF), (_IS, _ITS_SUPPLIER), (_ORDER, _ORDERED))
    if any(lead.search(before) and tail.match(after) for lead, tail in pairs):
        return True
    return bool(_GIVES.search(before) or _BUYER_NAMED.search(_lead(ctx, group)))


def _agreed(ctx: Context, index: int, firms: tuple[Mention, ...]) -> Iterator[Trade]:
    """Two sides that sign for goods: 甲与乙签订供货协议; the first one supplies, or buys."""
    group = ctx.groups[index]
    sides = _sides(ctx, index, firms)
    if sides is None:
        return
    first, second = sides
    clause = ctx.clauses[group.clause]
    if _AGREED.match(group.after):
        yield Trade(first, second, Status.PLANNED, (clause.start, clause.end))
    elif _AGREED_TO_BUY.match(group.after):
        yield Trade(second, first, Status.PLANNED, (clause.start, clause.end))


def _sides(
    ctx: Context, index: int, firms: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """The firms before and behind a 与, in one list or in two."""
    clean = ctx.page.layout.clean
    if len(firms) > 1:
        together = clean[firms[0].end : firms[1].start] in _TOGETHER
        return (firms[:1], firms[1:]) if together else None
    before = ctx.groups[index - 1] if index else None
    others = before.of(EntityType.FIRM) if before else ()
    if not before or not others or before.clause != ctx.groups[index].clause:
        return None
    between = clean[before.end : firms[0].start]
    return (others, firms) if between in _TOGETHER else None


def _speaker(ctx: Context, index: int, firms: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The firms a clause speaks of: its own last ones, else those its sentence began with.

    Else the one firm with which one of the sentences before began.
    """
    group = ctx.groups[index]
    sentence = ctx.clauses[group.clause].sentence
    found = tuple(_speakers(ctx, index, {firm.entity for firm in firms}))
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
    return ()


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
        named = tuple(m for m in other.of(EntityType.FIRM) if m.entity not in partners)
        if named and _speaks(ctx, other, group):
            yield other, named


def _speaks(ctx: Context, other: Group, group: Group) -> bool:
    """Whether a list before is whom the clause speaks of: no partner, or the other side of a label."""
    sells, buys = _sells(ctx, other), _buys(ctx, other)
    if _BUYER_NAMED.search(_lead(ctx, group)) and _SUPPLIER_NAMED.search(_lead(ctx, other)):
        return True
    return not sells and not buys
