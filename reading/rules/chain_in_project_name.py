"""Projects named after a chain."""

from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation
from reading.model import Page
from reading.rules.context import Context, Group, context
from reading.rules.roles import excluded, project_status
from reading.rules.scope import chains_over, place
from reading.rules.stating import Said, told


def rule(page: Page) -> Iterator[Claim]:
    """项目名称里含有产业名、而标题和句子都未另行点明产业链的，项目属于该产业链。

    A project whose name holds the name of a chain belongs to it, unless a heading or its sentence
    names another one.
    """
    ctx = context(page)
    for group in ctx.groups:
        for project in group.of(EntityType.PROJECT):
            chain = ctx.chain_in_name(project.name)
            if chain and not _told(ctx, group) and not excluded(ctx, group):
                said = Said(project.entity, Relation.IN_CHAIN, chain, project_status(ctx, group))
                yield told(ctx, __name__, said, place(project))


def _told(ctx: Context, group: Group) -> bool:
    """Whether the heading or the sentence of a list says which chain it belongs to."""
    return any(chain.by in ("heading", "sentence") for chain in chains_over(ctx, group))
