"""Who develops a project, by its name and by the words before it."""

import re
from collections.abc import Iterator

from ontology.identity import plain
from ontology.model import Claim, Entity, EntityType, Relation, Status
from reading.model import Mention, Page
from reading.rules.context import Context, context
from reading.rules.roles import project_status
from reading.rules.scope import place
from reading.rules.stating import Said, told

_INVESTED = re.compile(r"^[^，。；、]{0,4}投资(?:建设|兴建|打造|新建)?的")


def developer_in_name(ctx: Context, project: str) -> Entity | None:
    """The firm with whose name, after a place at most, the project's name begins."""
    wanted = plain(project)
    for form, firm in ctx.outline.forms[EntityType.FIRM]:
        at = wanted.find(form)
        if at == 0 or (at > 0 and _is_place(ctx, wanted[:at])):
            return ctx.entities[firm]
    return None


def _is_place(ctx: Context, text: str) -> bool:
    return any(text == form for form, _ in ctx.outline.forms[EntityType.PLACE])


def rule(page: Page) -> Iterator[Claim]:
    """项目名以企业名开头，或写明“由甲投资建设的乙项目”“甲投资的乙项目”的，企业是该项目的开发者。

    A firm develops a project whose name begins with the firm's, or that it is said to invest in
    (由甲投资建设的乙项目, 甲投资的乙项目).
    """
    ctx = context(page)
    for group in ctx.groups:
        for project in group.of(EntityType.PROJECT):
            status = project_status(ctx, group)
            firm = developer_in_name(ctx, project.name)
            if firm:
                said = Said(firm.id, Relation.DEVELOPS, project.entity, status)
                yield told(ctx, __name__, said, place(project))
        yield from _investors(ctx, group.mentions[0], project_status(ctx, group))


def _investors(ctx: Context, project: Mention, status: Status) -> Iterator[Claim]:
    if project.type is not EntityType.PROJECT:
        return
    near = ctx.page.mentions_in(project.start - 40, project.start, EntityType.FIRM)
    for firm in near[-1:]:
        between = ctx.page.layout.clean[firm.end : project.start]
        if _INVESTED.match(between):
            said = Said(firm.entity, Relation.DEVELOPS, project.entity, status)
            yield told(ctx, __name__, said, place(firm), place(project))
