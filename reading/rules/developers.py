"""Who develops a project, by its name and by the words before it."""

import re
from collections.abc import Iterator

from ontology.identity import plain
from ontology.model import Claim, Entity, EntityType, Relation
from reading.model import Mention, Page
from reading.rules.context import Context, Group, context
from reading.rules.roles import project_status
from reading.rules.scope import place
from reading.rules.stating import Said, told
from reading.rules.topics import topics
from reading.rules.words import pattern

_INVESTED = re.compile(
    r"^[^，。；、]{0,4}投资(?:[^，。；、]{0,10}元)?(?:建设|兴建|打造|新建)?的[^，。；、]{0,6}$"
)
_BUILDS = re.compile(
    r"(?:[（(][^（）()]{1,12}[）)])?(?:公司|集团)?[^，。；、]{0,12}?"
    r"(?:，?(?:总|计划|拟|将|预计)?投资[^，。；、]{0,10}元[，]?)?[^，。；、]{0,8}?"
    r"(?:投资|建设|新建|兴建|承建|建成|投建|启动|上马|实施|打造|扩建|合作|合资|共建|旗下|开发)"
    r"(?:[^，。；、]{0,8}?的|了|一条|一期)?[“]?"
)
_SIGNED = re.compile(
    r"[^，。；、]{0,6}签[^，。；、]{0,12}，(?:双方)?(?:将|拟|计划|共同)[^，。；、]{0,12}?"
    r"(?:投资|建设|新建|建|打造)[^，。；、]{0,8}"
)
_BY = re.compile(
    r"[”]?(?:[（(：:，,。]|是)?(?:[^。；由]{0,20}，)?由[^，。；]{0,4}?"
    r"|[^。；，]{0,10}，(?:项目)?业主(?:单位)?(?:是|为|：)"
)
_IN_BRACKETS = re.compile(r"[”]?[（(]")
_DOES = re.compile(
    r"^[^，。；]{0,10}?(?:投资|建设|承建|实施|出资|打造|兴建|投建|开发|运营|合资|共建|合建|代建)"
)
_OWNER = re.compile(r"业主(?:单位)?(?:是|为|：)$")
_PART_OF = re.compile(
    r"(?:集团|公司)?(?:旗下|下属|所属|控股|全资)?(?:的)?(?:全资|控股)?(?:子公司)?"
)
_SELF = re.compile(
    r"[^，。；、]{0,8}?(?:将|拟|计划|已|正在?|又|还)?(?:在[^，。；、]{1,10})?"
    r"(?:总?投资[^，。；、]{1,10}元)[^，。；、]{0,8}?(?:建设|新建|兴建|建|打造|扩建)[^，。；、]{0,4}"
)
_LED_BY = re.compile(r"^(?:该|此|本)?(?:项目|工程)?[是系]?(?:主要|共同|全部)?由[^，。；、]{0,24}$")
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
    """The firm with whose name a project's name begins, and where that one ends.

    What opens the name of a public work and stands nowhere else is a river, a line or a place.
    """
    wanted = plain(project)
    public = pattern("public_works").search(project)
    for form, firm in ctx.outline.forms[EntityType.FIRM]:
        at = wanted.find(form)
        if at == 0 or (at > 0 and _is_place(ctx, wanted[:at])):
            known = not public or any(m.entity == firm for m in ctx.page.mentions)
            return (firm, at + len(form)) if known else None
    return None


def _is_place(ctx: Context, text: str) -> bool:
    return any(text == form for form, _ in ctx.outline.forms[EntityType.PLACE])


def rule(page: Page) -> Iterator[Claim]:
    """项目名以企业名开头，或写明甲投资、建设、启动、合资乙项目，乙项目由甲建设、业主为甲的，企业是该项目的开发者。

    A firm develops a project whose name begins with the firm's, or that it is said to invest in, to
    build, to start or to own (甲投资的乙项目, 甲启动乙项目, 乙项目由甲建设).
    """
    ctx = context(page)
    for group in ctx.groups:
        for project in group.of(EntityType.PROJECT):
            status = project_status(ctx, group)
            firm = developer_in_name(ctx, project.name)
            if firm:
                said = Said(firm.id, Relation.DEVELOPS, project.entity, status)
                yield told(ctx, __name__, said, place(project))
            for other in _investors(ctx, project, named=firm is not None):
                said = Said(other.entity, Relation.DEVELOPS, project.entity, status)
                yield told(ctx, __name__, said, place(other), place(project))
        yield from _taken_up(ctx, group)


def _taken_up(ctx: Context, group: Group) -> Iterator[Claim]:
    """Who builds the project that the text goes on to speak of: 项目位于甲园，由乙集团投资建设."""
    firms = group.of(EntityType.FIRM)
    if not firms or not _LED_BY.match(group.before) or not _DOES.match(group.after):
        return
    topic = topics(ctx).of_clause[group.clause]
    others = any(m.type is EntityType.PROJECT for m in ctx.clauses[group.clause].mentions)
    single = topic.type is EntityType.PROJECT and len(topic.entities) == 1
    if others or not topic.sure or not single:
        return
    known = ctx.page.mentions_in(0, group.start, EntityType.PROJECT)
    shown = [m for m in known if m.entity == topic.entities[0]][-1:]
    for firm in firms if shown else ():
        said = Said(firm.entity, Relation.DEVELOPS, topic.entities[0], project_status(ctx, group))
        yield told(ctx, __name__, said, place(firm), place(shown[0]))


def _investors(ctx: Context, project: Mention, *, named: bool) -> tuple[Mention, ...]:
    """The firms said to invest in, build or start a project; besides one that its name tells.

    What merely stands before a project whose name tells its developer is none.
    """
    found = (*_before(ctx, project, named=named), *_behind(ctx, project))
    return found or (() if named else _spoken_of(ctx, project))


def _before(ctx: Context, project: Mention, *, named: bool) -> tuple[Mention, ...]:
    near = ctx.page.mentions_in(project.start - _REACH, project.start, EntityType.FIRM)
    if not near:
        return ()
    between = ctx.page.layout.clean[near[-1].end : project.start]
    frames = (_BUILDS, _SIGNED)
    built = not named and any(frame.fullmatch(between) for frame in frames)
    if not (built or _INVESTED.match(between)):
        return ()
    group = ctx.groups[ctx.group_at(near[-1].start)]
    return group.of(EntityType.FIRM) if near[-1] in group.mentions else near[-1:]


def _behind(ctx: Context, project: Mention) -> tuple[Mention, ...]:
    clean = ctx.page.layout.clean
    near = ctx.page.mentions_in(project.end, project.end + _REACH, EntityType.FIRM)
    between = clean[project.end : near[0].start] if near else ""
    if not near or not (_BY.fullmatch(between) or _IN_BRACKETS.fullmatch(between)):
        return ()
    first = _members(ctx, near)
    group = ctx.groups[ctx.group_at(first.start)]
    firms = group.of(EntityType.FIRM) if first in group.mentions else (first,)
    does = _DOES.match(clean[firms[-1].end : firms[-1].end + _REACH]) or _OWNER.search(between)
    return tuple(f for f in firms if f.start >= first.start) if does else ()


def _members(ctx: Context, near: tuple[Mention, ...]) -> Mention:
    """The first firm, or the one that belongs to it and stands right behind: 由甲旗下乙建设."""
    first, *others = near
    between = ctx.page.layout.clean[first.end : others[0].start] if others else ""
    return others[0] if between and _PART_OF.fullmatch(between) else first


def _spoken_of(ctx: Context, project: Mention) -> tuple[Mention, ...]:
    """The firm that the text speaks of where a clause without a subject puts money into a project."""
    index = ctx.clause_at(project.start)
    clause = ctx.clauses[index]
    if not _SELF.fullmatch(ctx.page.layout.clean[clause.start : project.start]):
        return ()
    topic = topics(ctx).of_clause[index]
    if not topic.sure or topic.type is not EntityType.FIRM or len(topic.entities) != 1:
        return ()
    known = ctx.page.mentions_in(0, project.start, EntityType.FIRM)
    return tuple([m for m in known if m.entity == topic.entities[0]][-1:])
