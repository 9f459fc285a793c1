"""The industry a number is about, where a text speaks of one chain and not of a place as a whole."""

import re

from ontology.model import EntityType, Metric
from reading.model import Block, Mention
from reading.rules.block_topics import opening
from reading.rules.context import Clause, Context
from reading.rules.once import once
from reading.rules.words import pattern, words

_OF_INDUSTRIES = frozenset(
    {
        Metric.OUTPUT_VALUE,
        Metric.CAPACITY,
        Metric.GROWTH_RATE,
        Metric.SHARE,
        Metric.MARKET_SHARE,
        Metric.LOCAL_SOURCING_RATE,
        Metric.IMPORT_SHARE,
    }
)
_OF_LINKS = _OF_INDUSTRIES | {Metric.OTHER}
_COUNTED = frozenset({Metric.FIRM_COUNT, Metric.PROJECT_COUNT})
_QUALIFIED = re.compile(
    r"(?:[本当]地|[全本我][省市县区州]|国产|国内|高端|高档|中高端|全国|[^，。；在由与向从为以被把对]{0,4}的|[\dA-Za-z.]+[^，。；\u4e00-\u9fff]{0,4}以?上?)?"
)
_FROM = re.compile(r"[由从](?=[^，。；]{0,12}[\d零一二三四五六七八九])")
_TOLD = re.compile(r"[^，。；：的]{0,14}$")
_NEAR = 6  # how far behind its chain the counted noun may end: 集成电路设计企业
_BEHIND = 14
_REACH = 200
_LEAD = 120  # a page that names one chain once is about it where it opens with it
_FEWEST, _MOST = 2, 0.5  # how often a page names the chain it is about


def is_industrial(metric: Metric) -> bool:
    """Whether a number of this metric is that of an industry where nobody is named beside it.

    How many firms there are is told of the region, even in a text about one industry.
    """
    return metric in _OF_INDUSTRIES


def of_whole_place(ctx: Context, clause: Clause, start: int) -> bool:
    """Whether the words around a number measure a place as a whole: 地区生产总值, 财政收入."""
    text = ctx.page.layout.clean[max(clause.start, start - _REACH) : start + _BEHIND]
    return bool(pattern("macro").search(text))


def counted_chain(ctx: Context, clause: Clause, span: tuple[int, int], metric: Metric) -> str:
    """The chain whose firms or projects are counted: 集成电路企业146家, 146家集成电路企业; "" if none."""
    if metric not in _COUNTED:
        return ""
    start, end = span
    clean = ctx.page.layout.clean
    chains = ctx.page.mentions_in(max(clause.start, start - _REACH), start, EntityType.CHAIN)
    for chain in reversed(chains):
        between = clean[chain.end : start]
        if pattern("firms").search(between) and len(between) <= _BEHIND and "、" not in between:
            return chain.entity
        break
    for chain in ctx.page.mentions_in(end, min(clause.end, end + _BEHIND), EntityType.CHAIN)[:1]:
        if pattern("firms").match(clean, chain.end) or pattern("firms").search(
            clean[chain.end : min(clause.end, chain.end + _NEAR)]
        ):
            return chain.entity
    return ""


def single_link(ctx: Context, clause: Clause, start: int, metric: Metric) -> Mention | None:
    """The one link of a chain that a clause opens with and tells a number of (驱动芯片自给率为8%).

    Several links at once make no subject: their number is that of the chain.
    """
    named = [m for m in clause.mentions if m.end <= start]
    if metric not in _OF_LINKS or len(named) != 1 or named[0].type is not EntityType.SEGMENT:
        return None
    link = named[0]
    before = clause.text[opening(clause.text[:_REACH]) : link.start - clause.start]
    after = ctx.page.layout.clean[link.end : start]
    listed = after.startswith(("、", "等", "和", "及")) or before.endswith(("、", "和", "及"))
    told = _TOLD.match(_FROM.split(after)[0])  # 自给率由2020年的不足10%提高到
    return link if not listed and _QUALIFIED.fullmatch(before) and told else None


@once
def chain_over(ctx: Context, block: Block) -> Mention | None:
    """The chain that a heading names, else the one chain that most of the page is about."""
    under = ctx.heading_chain(block)
    if under and under.name not in words("broad"):
        return under
    chain = ctx.outline.chain
    if chain is None or ctx.outline.umbrella or chain.name in words("broad"):
        return None
    own = sum(seen.entity == chain.entity for seen in ctx.chains)
    if own == len(ctx.chains) == 1:
        return chain if chain.start < _LEAD else None
    return chain if own >= _FEWEST and own >= _MOST * len(ctx.chains) else None
