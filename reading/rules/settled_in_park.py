"""Who a park has gathered."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation
from reading.model import Mention, Page
from reading.rules.context import ACTORS, Context, context
from reading.rules.roles import dealt_with, designation, project_status, shut_out
from reading.rules.scope import park_over, place
from reading.rules.stating import Said, told

_HOLDS = re.compile(
    r"内|布局|建有|设有|拥有|集聚|汇聚|下设|下辖|包括|包含|组成|建设|引进|落户|打造"
)
_OF_OTHERS = re.compile(r"(?:围绕|对标|借鉴|学习)$")


def rule(page: Page) -> Iterator[Claim]:
    """园区（片区）作主语的句子里，集聚、拥有、引进、落户的企业和项目位于该园区。

    Firms, projects and smaller parks that a park gathers, owns, has attracted or holds lie in it.
    """
    ctx = context(page)
    for group in ctx.groups:
        members = group.of(*ACTORS)
        if (
            not members
            or shut_out(ctx, group)
            or dealt_with(group)
            or designation(group)
            or _OF_OTHERS.search(group.before)
        ):
            continue
        park = park_over(ctx, group)
        if park is None:
            continue
        for member in members:
            if member.entity == park.entity or not _may_lie(ctx, park, member):
                continue
            status = project_status(ctx, group)
            said = Said(member.entity, Relation.LOCATED_IN, park.entity, status)
            yield told(ctx, __name__, said, place(park), place(member))


def _may_lie(ctx: Context, park: Mention, member: Mention) -> bool:
    """Whether a name can lie in a park: a smaller park only where words say that it holds it.

    Never where the smaller one opens its own clause or stands in another sentence.
    """
    if member.type is not EntityType.PARK:
        return member.type is not EntityType.INSTITUTION
    clause = ctx.clauses[ctx.clause_at(member.start)]
    same = clause.sentence == ctx.clauses[ctx.clause_at(park.start)].sentence
    held = _HOLDS.search(ctx.page.layout.clean[park.end : member.start])
    return bool(held) and same and member.start > clause.start
