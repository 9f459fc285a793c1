"""How a chain is named at a place: as what the text turns to, in a list, measured, by the way."""

import re

from ontology.identity import core
from ontology.model import EntityType
from reading.model import Mention
from reading.rules.context import THINGS, Context
from reading.rules.roaming import rare, shortened
from reading.rules.words import words

_ROLE = re.compile(
    r"(?:产业|行业|领域|业|类|企业|项目|生产|制造|产品|市场|龙头|骨干|“?头部|整车|零部件|集群|基地|上游|中游|下游|链)"
)
_MEASURED = re.compile(
    r"[”]?(?:产业|行业|制造业|业|产品)?(?:工业|固定资产)?"
    r"(?:产量|产值|增加值|投资|营收|营业收入|主营业务收入|业务收入|收入|销售额|销量|出口额?|进出口"
    r"|装机(?:容量|规模|占比)?|规模|消费|利润)*[^，。；、]{0,4}(?:增长|下降|提高|增加|突破|达到?|超过?)"
)
_OPENING = 14  # a chain this near the start of a sentence is its subject
_VERB = 4
_JOINED = ("、", "及", "与", "和")


def governs(ctx: Context, chain: Mention) -> bool:
    """Whether a chain is what a sentence is about, not part of another word or one of a list."""
    role = _ROLE.match(ctx.page.layout.clean, chain.end)
    return bool(role) or chain.name.endswith(("产业", "产业链", "业")) or furthered(ctx, chain)


def furthered(ctx: Context, chain: Mention) -> bool:
    """Whether a verb right before a chain turns the text to it: 发展甲, 围绕甲."""
    before = ctx.page.layout.clean[max(0, chain.start - _VERB) : chain.start]
    return before.rstrip("“").endswith(words("governs"))


def in_list(ctx: Context, mention: Mention) -> bool:
    """Whether a chain is one of several things in a list."""
    for group in ctx.groups[max(0, ctx.group_at(mention.start) - 1) :][:3]:
        if mention in group.mentions:
            return len(group.of(*THINGS)) > 1
    return False


def listed(ctx: Context, chain: Mention) -> bool:
    """Whether the text lists a chain with other things, whatever is read of them."""
    clean = ctx.page.layout.clean
    before = clean[max(0, chain.start - 1) : chain.start]
    return clean.startswith(_JOINED, chain.end) or before in _JOINED[:2]


def leads(ctx: Context, chain: Mention) -> bool:
    """Whether a chain stands at the opening of its sentence."""
    start, _ = ctx.sentence_span(ctx.clauses[ctx.clause_at(chain.start)].sentence)
    return chain.start - start <= _OPENING


def measured(ctx: Context, chain: Mention) -> bool:
    """Whether a chain is only measured where it is named (新能源汽车产量增长87%)."""
    return bool(_MEASURED.match(ctx.page.layout.clean, chain.end))


def by_the_way(ctx: Context, chain: Mention) -> bool:
    """Whether a page about one chain means it by a shorter word, or names another but once.

    One that opens its sentence, or that a verb turns to, is not named by the way.
    """
    if chain.entity in shortened(ctx):
        return True
    return chain.entity in rare(ctx) and not leads(ctx, chain) and not furthered(ctx, chain)


def in_passing(ctx: Context, chain: Mention) -> bool:
    """Whether a chain is named without the text turning to it: listed, measured, or a broad word."""
    one_of_many = in_list(ctx, chain) or listed(ctx, chain)
    if one_of_many or chain.name in words("broad") or by_the_way(ctx, chain):
        return True
    if ctx.page.layout.clean.endswith("等", 0, chain.start):
        return True  # 甲、乙等光伏企业 tells of its firms, not of what follows
    return measured(ctx, chain) and not leads(ctx, chain)


def is_part(chain: Mention, heading: Mention) -> bool:
    """Whether a chain's name is a piece of the heading's: a shorter word for the same chain."""
    return chain.entity != heading.entity and core(EntityType.CHAIN, chain.name) in heading.name
