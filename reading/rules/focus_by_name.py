"""Parks named after a chain."""

import re
from collections.abc import Iterator

from ontology.identity import core
from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Page
from reading.rules.context import Context, Group, context
from reading.rules.roaming import meant
from reading.rules.roles import designation
from reading.rules.scope import heading_chain, place
from reading.rules.stating import Said, told

_COMING = re.compile(r"(?:规划建设|打造|筹建|谋划|新建)[千百万亩]*$")


def rule(page: Page) -> Iterator[Claim]:
    """园区名称里含有产业名的，园区以该产业为方向；尚在规划的园区为规划。

    A park whose name holds the name of a chain focuses on it; planned where the park itself is.
    """
    ctx = context(page)
    for group in (g for g in ctx.groups if not designation(g)):
        for park in group.of(EntityType.PARK):
            named = ctx.chain_in_name(ctx.entities[park.entity].name)
            chain = _fuller(ctx, group, named) if named else None
            if chain:
                coming = _COMING.search(group.before) or group.after.startswith("将")
                status = Status.PLANNED if coming else Status.ACTUAL
                said = Said(park.entity, Relation.FOCUSES_ON, chain, status)
                yield told(ctx, __name__, said, place(park))


def _fuller(ctx: Context, group: Group, named: str) -> str:
    """The chain of the heading, or of the page, whose name holds that of the park's (化工: 高端化工)."""
    heading = heading_chain(ctx, group)
    short = core(EntityType.CHAIN, ctx.entities[named].name)
    if heading and short in core(EntityType.CHAIN, ctx.entities[heading.entity].name):
        return heading.entity
    return meant(ctx, named)
