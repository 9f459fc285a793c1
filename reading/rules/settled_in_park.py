"""Who a park has gathered."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation
from reading.model import Page
from reading.rules.context import ACTORS, context
from reading.rules.roles import designation, excluded, project_status
from reading.rules.scope import park_over, place
from reading.rules.stating import Said, told

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
            or excluded(ctx, group)
            or designation(group)
            or _OF_OTHERS.search(group.before)
        ):
            continue
        park = park_over(ctx, group)
        if park is None:
            continue
        for member in members:
            if member.entity == park.entity or member.type is EntityType.INSTITUTION:
                continue
            status = project_status(ctx, group)
            said = Said(member.entity, Relation.LOCATED_IN, park.entity, status)
            yield told(ctx, __name__, said, place(park), place(member))
