"""Projects named after a chain."""

from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation
from reading.model import Page
from reading.rules.context import context
from reading.rules.roles import excluded, project_status
from reading.rules.scope import place
from reading.rules.stating import Said, told


def rule(page: Page) -> Iterator[Claim]:
    """项目名称里含有产业名的，项目属于该产业链。

    A project whose name holds the name of a chain belongs to it.
    """
    ctx = context(page)
    for group in ctx.groups:
        for project in group.of(EntityType.PROJECT):
            chain = ctx.chain_in_name(project.name)
            if chain and not excluded(ctx, group):
                said = Said(project.entity, Relation.IN_CHAIN, chain, project_status(ctx, group))
                yield told(ctx, __name__, said, place(project))
