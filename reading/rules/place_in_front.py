"""A place put before a name."""

from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation
from reading.model import Mention, Page
from reading.rules.context import RESIDENTS, Context, context
from reading.rules.developers import developer_in_name
from reading.rules.roles import designation, excluded, project_status
from reading.rules.scope import holds_home, place
from reading.rules.stating import Said, told


def rule(page: Page) -> Iterator[Claim]:
    """地名紧贴在名称之前或写在项目名、园区名开头的，该企业、项目、园区位于该地：甲区乙项目、甲市乙产业园。

    A place directly before a name, or at the beginning of a project's or park's, says where it lies.
    """
    ctx = context(page)
    for group in (g for g in ctx.groups if not designation(g)):
        for project in group.of(EntityType.PROJECT, EntityType.PARK):
            site = None if excluded(ctx, group) else _place_in_name(ctx, project.name)
            if site:
                said = Said(project.entity, Relation.LOCATED_IN, site, project_status(ctx, group))
                yield told(ctx, __name__, said, place(project))
        first = group.mentions[0]
        if first.type not in RESIDENTS or excluded(ctx, group):
            continue
        near = page.mentions_in(first.start - 14, first.start, EntityType.PLACE, EntityType.PARK)
        if (
            near
            and _in_front(ctx, near[-1], first)
            and not _wider(ctx, near[-1].entity, first.entity)
        ):
            status = project_status(ctx, group)
            said = Said(first.entity, Relation.LOCATED_IN, near[-1].entity, status)
            yield told(ctx, __name__, said, place(near[-1]), place(first))


def _in_front(ctx: Context, site: Mention, member: Mention) -> bool:
    """Whether a place stands right before a name, or with 的 before a firm (甲县的乙公司)."""
    between = ctx.page.layout.clean[site.end : member.start]
    return not between or (between == "的" and member.type is EntityType.FIRM)


def _place_in_name(ctx: Context, name: str) -> str | None:
    """The place at the beginning of a project's name, after its developer, inside the region."""
    firm = developer_in_name(ctx, name)
    starts = [0] + [len(n) for n in (ctx.names_of(firm.id) if firm else ()) if name.startswith(n)]
    home = "".join(ctx.names_of(ctx.page.home)) if ctx.page.home in ctx.entities else ""
    for site in ctx.of_type(EntityType.PLACE):
        for alias in ctx.names_of(site.id):
            inside = alias not in home and not holds_home(ctx, site.id)
            if inside and any(name.startswith(alias, at) for at in starts):
                return site.id
    return None


def _wider(ctx: Context, site: str, member: str) -> bool:
    """Whether a place says nothing new of a name: it is the name's own, or holds the whole region."""
    return site == member or holds_home(ctx, site)
