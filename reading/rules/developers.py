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
_BUILDS = re.compile(
    r"(?:[（(][^（）()]{1,12}[）)])?(?:公司|集团)?[^，。；、]{0,12}?"
    r"(?:，?(?:总|计划|拟|将|预计)?投资[^，。；、]{0,10}元[，]?)?[^，。；、]{0,8}?"
    r"(?:投资|建设|新建|兴建|承建|建成|投建|启动|上马|实施|打造|扩建|合作|合资|共建|旗下|开发)"
    r"(?:[^，。；、]{0,8}?的|了|一条|一期)?[“]?"
)
_BY = re.compile(r"[”]?(?:[（(：:，,。]|是)?(?:[^。；由]{0,20}，)?由[^，。；]{0,4}?")
_DOES = re.compile(r"^[^，。；]{0,10}?(?:投资|建设|承建|实施|出资|打造|兴建|投建|开发|运营)")
_REACH = 40


def developer_in_name(ctx: Context, project: str) -> Entity | None:
    """The firm with whose name, after a place at most, the project's name begins."""
    found = _opening(ctx, project)
    return ctx.entities[found[0]] if found else None


def opened_by(ctx: Context, project: str) -> int:
    """Where the developer's name ends in the plain name of a project; 0 where it names none."""
    found = _opening(ctx, project)
    return found[1] if found else 0


def _opening(ctx: Context, project: str) -> tuple[str, int] | None:
    """The firm with whose name a project's name begins, and where that one ends."""
    wanted = plain(project)
    for form, firm in ctx.outline.forms[EntityType.FIRM]:
        at = wanted.find(form)
        if at == 0 or (at > 0 and _is_place(ctx, wanted[:at])):
            return firm, at + len(form)
    return None


def _is_place(ctx: Context, text: str) -> bool:
    return any(text == form for form, _ in ctx.outline.forms[EntityType.PLACE])


def rule(page: Page) -> Iterator[Claim]:
    """项目名以企业名开头，或写明甲投资、建设、启动、合资乙项目，乙项目由甲建设的，企业是该项目的开发者。

    A firm develops a project whose name begins with the firm's, or that it is said to invest in, to
    build or to start (甲投资的乙项目, 甲启动乙项目, 乙项目由甲建设).
    """
    ctx = context(page)
    for group in ctx.groups:
        for project in group.of(EntityType.PROJECT):
            status = project_status(ctx, group)
            firm = developer_in_name(ctx, project.name)
            if firm:
                said = Said(firm.id, Relation.DEVELOPS, project.entity, status)
                yield told(ctx, __name__, said, place(project))
            else:
                yield from _investors(ctx, project, status)


def _investors(ctx: Context, project: Mention, status: Status) -> Iterator[Claim]:
    """The firms said to invest in, build or start a project whose own name tells no developer."""
    for firm in (*_before(ctx, project), *_behind(ctx, project)):
        said = Said(firm.entity, Relation.DEVELOPS, project.entity, status)
        yield told(ctx, __name__, said, place(firm), place(project))


def _before(ctx: Context, project: Mention) -> tuple[Mention, ...]:
    near = ctx.page.mentions_in(project.start - _REACH, project.start, EntityType.FIRM)
    if not near:
        return ()
    between = ctx.page.layout.clean[near[-1].end : project.start]
    if not (_INVESTED.match(between) or _BUILDS.fullmatch(between)):
        return ()
    group = ctx.groups[ctx.group_at(near[-1].start)]
    return group.of(EntityType.FIRM) if near[-1] in group.mentions else near[-1:]


def _behind(ctx: Context, project: Mention) -> tuple[Mention, ...]:
    clean = ctx.page.layout.clean
    near = ctx.page.mentions_in(project.end, project.end + _REACH, EntityType.FIRM)
    if not near or not _BY.fullmatch(clean[project.end : near[0].start]):
        return ()
    group = ctx.groups[ctx.group_at(near[0].start)]
    firms = group.of(EntityType.FIRM) if near[0] in group.mentions else near[:1]
    return firms if _DOES.match(clean[firms[-1].end : firms[-1].end + _REACH]) else ()
