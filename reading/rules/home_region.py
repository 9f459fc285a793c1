"""What a document counts as its own region's."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from ontology import places
from ontology.model import Claim, EntityType, Relation, Status
from reading.layout.label_roles import LabelRole
from reading.layout.labelled import labelled
from reading.model import Mention, Page
from reading.names.kinds import is_common
from reading.rules.context import RESIDENTS, Context, Group, context
from reading.rules.labelled_places import LEAD, labelled_place
from reading.rules.leaders import named_leaders
from reading.rules.roles import (
    PAST,
    dealt_with,
    designation,
    listed_as_partner,
    listed_as_project,
    partnered,
    project_status,
    pushed_for,
    shut_out,
)
from reading.rules.scope import from_abroad, heading_chain, park_over, place
from reading.rules.stating import Said, told
from reading.rules.words import pattern
from reading.towns import town_in_front

_OWN = re.compile(r"(?:全|我|本|新|片|园|区)[市区县省旗]内?(?:现有|拥有)?|区内|境内|当地|现有|拥有")
_COMING = re.compile(r"(?:规划建设|打造|筹建|谋划|新建|加快建设|拟建)(?!了)[^，。；、]{0,6}$")
_ASKED_FOR = re.compile(r"(?:申建|申报|申请|申创|争创|创建|争取|筹划|设立)(?:为)?[“”（(\s]*$")
_BEING_MADE = re.compile(
    r"[”）)]*等?[^，。；、]{0,4}(?:创建|申建|申报|申创|设立|筹建|获批)(?:[，。；、]|$)"
)
_DELIVERED = re.compile(r"(?:向|往|对|赴)[^，。；、]{0,2}$")
_NEAR = 16
_LONGEST_PLACE = 4
"""Of a short name of a city or province: 呼和浩特."""
_LIST_OF_PROJECTS = re.compile(
    r"项目[^，。]{0,8}(?:一览|清单|名单|目录|表|公示|库|节选)|(?:重[点大]|建设|集中开工|集中签约|续建|新建|开工)项目"
)
_COUNTRY, _SURE = "我国", 0.55
_OF_A_PLACE = re.compile(
    r"[省市州县区]的$|(?:国外|外地|省外|市外|国际|全球|海外|日本|美国|德国)[^，。；]{0,6}$"
)
_PASSED_ON = re.compile(r"^等?(?:供应|配套|采购|供货|进口|订单)")
_TALKED_WITH = re.compile(r"等?[^，。；、]{0,6}(?:洽谈|在谈|商谈)")
_SETTLED = re.compile(r"落户|落地|入驻|投产|开工|竣工|建成|运营|签约|交付|完工|启用")
_PUT_IN_HAND = re.compile(
    r"(?:开工|签约|落户|引进|竣工|投产|新建|建成)[^，。；、]{0,8}(?:项目)?(?:有|包括|是|为|：)$"
)
_PUSHED_ON = re.compile(
    r"[”）)]*等[^，。；、]{0,12}项目(?:建设|实施|进度|稳步|顺利|有序|正在|推进)"
)
_MOVED_IN = re.compile(r"落户|落地|入驻")


def rule(page: Page) -> Iterator[Claim]:
    """为某地写的文件所列的本地龙头、区内企业、园区和重点项目位于该地；重点项目专栏里的为规划。

    The leaders, resident firms, parks and key projects that a document lists for its own region lie
    in that region; projects of a project box are planned.
    """
    ctx = context(page)
    if page.home not in ctx.entities:
        return
    for group in ctx.groups:
        if shut_out(ctx, group) or listed_as_partner(ctx, group) or designation(group):
            continue
        if partnered(group):
            continue
        for member in group.mentions:
            status = _status(ctx, group, member)
            if status and member.entity != page.home:
                said = Said(member.entity, Relation.LOCATED_IN, page.home, status)
                yield told(ctx, __name__, said, *home_near(ctx, member), place(member))


def _status(ctx: Context, group: Group, member: Mention) -> Status | None:
    """The status with which a list puts a member into the home region; None where it does not."""
    if member.type not in RESIDENTS or _elsewhere(ctx, member) or _DELIVERED.search(group.before):
        return None
    park = park_over(ctx, group)
    if park and park.entity not in (ctx.page.home, member.entity):
        return None
    label = labelled_place(ctx, group)
    if label and label.entity != ctx.page.home:
        return None
    if member.type is EntityType.PARK:
        if _of_a_province(ctx) and is_common(member.name):
            return None
        return Status.PLANNED if _still_to_come(ctx, group) else Status.ACTUAL
    heading = heading_chain(ctx, group)
    if member.type is EntityType.FIRM:
        resident = _OWN.search(group.before) or _MOVED_IN.search(group.after[:_NEAR])
        leads = member in named_leaders(ctx, group)
        return (
            Status.ACTUAL if heading or resident or leads or _at_work(ctx, group, member) else None
        )
    if member.type is EntityType.PROJECT:
        if listed_as_project(ctx, group):
            return Status.PLANNED
        settled = _SETTLED.search(group.after) or _PUT_IN_HAND.search(group.before)
        pushed = _PUSHED_ON.match(group.after)
        if heading or settled or pushed or _in_list_of_projects(ctx, group):
            return project_status(ctx, group)
    return None


def _still_to_come(ctx: Context, group: Group) -> bool:
    """Whether the words around parks say that they are to be built or are still asked for."""
    asked = _ASKED_FOR.search(group.before)
    won = asked and PAST.search(group.before[: asked.start()])
    if _COMING.search(group.before) or (asked and not won):
        return True
    return bool(_BEING_MADE.match(group.after)) and pushed_for(ctx, group)


def _in_list_of_projects(ctx: Context, group: Group) -> bool:
    """Whether a line opens with a project below a title or heading that calls a list of projects."""
    block = ctx.block_of(ctx.clauses[group.clause])
    lead = ctx.page.layout.clean[block.start : group.start].strip(LEAD)
    over = (*ctx.page.layout.heading_path(block), ctx.page.document.title)
    return not lead and any(_LIST_OF_PROJECTS.search(words) for words in over)


def _at_work(ctx: Context, group: Group, member: Mention) -> bool:
    """Whether a firm that a region's own text speaks of is one of its own.

    Not where it is supplied, visited, wooed or compared with, and not where the words right before
    it name another place; a whole province's text must name it surely.
    """
    if ctx.entities[ctx.page.home].name == _COUNTRY:
        return False
    if _of_a_province(ctx) and member.confidence < _SURE:
        return False
    before = ctx.page.layout.clean[max(0, member.start - _NEAR) : member.start]
    if dealt_with(group) or _invited(group) or _OF_A_PLACE.search(before):
        return False
    if _only_invests(ctx, group):
        return False
    return not _PASSED_ON.match(group.after)


@lru_cache(maxsize=4)
def _of_a_province(ctx: Context) -> bool:
    """Whether a page speaks for a whole province: the parks it names by their kind lie anywhere."""
    home = places.find(ctx.entities[ctx.page.home].name)
    return home is not None and home.level is places.Level.PROVINCE


def _invited(group: Group) -> bool:
    """Whether the words beside a list say that it is invited, watched or still talked with."""
    near = group.before[-_NEAR:]
    courted = pattern("courted").search(near)
    if courted is None:
        return bool(_TALKED_WITH.match(group.after))
    lead = near[: courted.start()]
    won = PAST.search(lead) and not lead.endswith("正在")
    return not (won or near.startswith("了", courted.end())) or bool(
        _TALKED_WITH.match(group.after)
    )


def _only_invests(ctx: Context, group: Group) -> bool:
    """Whether the words behind firms say that they are to build or have signed, no more."""
    values = labelled(ctx.page.layout)
    at = bisect_right(values, group.start, key=lambda v: v.start) - 1
    builder = at >= 0 and group.end <= values[at].end and values[at].role is LabelRole.DEVELOPER
    return builder or bool(pattern("invests").match(group.after))


def _elsewhere(ctx: Context, member: Mention) -> bool:
    """Whether the name itself, or the place before it, is another region's."""
    home = ctx.names_of(ctx.page.home)
    name = member.name
    if from_abroad(name) or any(from_abroad(n) for n in ctx.names_of(member.entity)):
        return True
    town = town_in_front(name) if member.type is EntityType.PARK else ""
    if town and not any(town[:2] in own for own in home):
        return True
    if name.startswith(_other_places(ctx)):
        return True
    own = ctx.entities[ctx.page.home].name
    if member.type is EntityType.PARK:
        here = any(called[:2] in name for called in home)
        return not here and (_of_another(ctx, member, own) or _is_from(name, own))
    return member.type is EntityType.FIRM and _is_from(name, own)


def _of_another(ctx: Context, park: Mention, home: str) -> bool:
    """Whether a place that neither holds the home nor is in it stands right before a park."""
    near = ctx.page.mentions_in(park.start - _NEAR, park.start, EntityType.PLACE)
    if not near or ctx.page.layout.clean[near[-1].end : park.start] not in ("", "的"):
        return False
    there, own = places.find(near[-1].name), places.find(home)
    if there is None or own is None or there.id == own.id:
        return False
    return there not in places.ancestors(own) and own not in places.ancestors(there)


@lru_cache(maxsize=4)
def _other_places(ctx: Context) -> tuple[str, ...]:
    """The names of the places of a page that are not called like its home region."""
    home = ctx.names_of(ctx.page.home)
    others = (e for e in ctx.of_type(EntityType.PLACE) if e.id != ctx.page.home)
    names = (alias for place in others for alias in ctx.names_of(place.id))
    return tuple(n for n in names if not any(n[:2] in own for own in home))


def _is_from(name: str, home: str) -> bool:
    """Whether a firm's name begins with a city or province that neither holds its home nor is in it."""
    own = places.find(home)
    if own is None:
        return False
    near = {own.id, *(above.id for above in places.ancestors(own))}
    for length in range(min(_LONGEST_PLACE, len(name) - 2), 1, -1):
        found = places.find(name[:length]) if name[:length] in places.names() else None
        if found and found.level < places.Level.DISTRICT:
            return found.id not in near and own not in places.ancestors(found)
    return False


def home_near(ctx: Context, member: Mention) -> tuple[tuple[int, int], ...]:
    """The last place before a name, or else the first in the text, that names the home region."""
    homes = ctx.outline.home
    at = bisect_right(homes, member.start, key=lambda m: m.end)
    return tuple(place(m) for m in (homes[at - 1 : at] or homes[:1]))
