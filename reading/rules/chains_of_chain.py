"""Which smaller chains a chain holds."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Page
from reading.rules.context import THINGS, context
from reading.rules.roles import compared
from reading.rules.scope import heading_chain, place
from reading.rules.stating import Said, told
from reading.rules.words import words

_LED = re.compile(r"(?:重点发展|发展|聚焦|突破|推动|打造)[“]?(?:千亿级|百亿级)?$")
_TOOLS = re.compile(
    r"(?:运用|利用|应用|融合|结合|与|探索|借助|采用|基于|面向|服务于?|具有|围绕)[^，。；]{0,12}$"
)
_STRONG = re.compile(r"将|突破|打造")


def rule(page: Page) -> Iterator[Claim]:
    """某产业标题之下，并列列举或“重点发展”的细分产业，是该产业链的组成部分。

    Smaller industries listed, or to be developed, under the heading of a chain are part of it.
    """
    ctx = context(page)
    over_all = ctx.outline.umbrella
    for group in ctx.groups:
        chains = group.of(EntityType.CHAIN)
        heading = heading_chain(ctx, group) if chains else None
        if heading is None or heading.name in words("broad") or compared(ctx, group):
            continue
        if _TOOLS.search(group.before):
            continue
        if len(group.of(*THINGS)) == 1 and not _LED.search(group.before):
            continue
        status = Status.PLANNED if _STRONG.search(group.before[-4:]) else Status.ACTUAL
        for chain in chains:
            if chain.entity in (heading.entity, over_all) or chain.name in words("broad"):
                continue
            said = Said(heading.entity, Relation.HAS_SEGMENT, chain.entity, status)
            yield told(ctx, __name__, said, place(heading), place(chain))
