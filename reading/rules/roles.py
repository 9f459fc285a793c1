"""In what role a list of names stands: resident, target, compared; standing or still to come."""

import re
from bisect import bisect_right
from collections.abc import Callable

from ontology.model import EntityType, Status
from reading.layout.label_roles import LabelRole
from reading.layout.labelled import labelled
from reading.model import Modality
from reading.rules.context import Context, Group
from reading.rules.number_mood import section_of
from reading.rules.once import once
from reading.rules.wooing import courted
from reading.rules.words import pattern, words

_ELSEWHERE = (LabelRole.TARGET, LabelRole.OUTSIDE)
_PARTNERS = (LabelRole.CUSTOMER, LabelRole.SOURCE)
_TARGET_LABEL = re.compile(
    r"招商(?:引资)?(?:目标)?(?:名录|名单|清单|企业|对象)|目标企业|招引(?:名录|目标|清单)"
)
_TARGET_HEAD = re.compile(
    r"目标企业|意向企业|锁定目标|目标客商|招商(?:指引|目标|对象|意向|名录|名单|清单)|招引(?:目标|名录|名单|清单|对象)|拟引进企业"
)
_HEAD_LENGTH = 16
_ASIDE = re.compile(r"[（(][^（）()]{1,16}[)）](?:[、和及与]|以及)$")
_WON = re.compile(r"已(?:经)?(?:落户|入驻|投产|建成|开工|签约落地)")
_PROJECT_LABEL = re.compile(r"重[点大]项目|项目(?:清单|名单|库)")
_UNDER_WAY = re.compile(
    r"落地|落户|入驻|开工|(?<!未)动工|在建|主体施工|设备(?:进场|安装|调试)|安装设备|打桩|浇筑|试生?产|正在?[加抓]?[快紧]?(?:主体)?施工|加[快紧]建设"
    r"|竣工|封顶|建成|投产|投入(?:生产|使用|运营)|运营|爬坡|投用|交付|成立"
)
_RUNNING = re.compile(r"竣工|建成|投产(?!后)|投入(?:生产|使用|运营)|运营|爬坡|量产|落地(?!.*签约)")
_ONLY_SIGNED = re.compile(
    r"签约(?!落地|[、暨并及和即]{0,2}(?:当[年天月日场])?[开动]工)|签署|签订|在谈|洽谈|细化设计|拟开工|储备|前期"
    r"|及早|未(?:动工|开工|供地|启动|批)|(?:尽快|早日|尽早)(?:落地|落户|入驻|开工|动工)"
)
_PARTNERED = re.compile(
    r"[”’]?等?[^，。；、]{0,16}的[^，。；、]{0,6}(?:合作伙伴|供应商|配套商|代工厂)"
)
_TO_COME = re.compile(
    r"将|拟(?!上市)|(?<!前期)准备[上建]|计划|规划|拟建|筹建|谋划|启用|争取|有意|首期建设项目"
)
_COMPARED = re.compile(r"(?:与|同|较|比|被|借鉴|对标|前\d+名的)[^，、]{0,6}$")
_OWNS = re.compile(
    r"(?:集团|公司)?(?:(?:旗下|下属|所属)的?(?:全资|控股)?(?:子公司)?|(?:共同|联合)?(?:合资|出资)[^，。；、]{0,4}的|的(?:全资|控股)?子公司)"
)
_OFFICE = re.compile(
    r"(?:集团)?(?:股份)?(?:有限公司)?(?:董事长|总裁|总经理|副总|首席|创始人|负责人|相关)"
)
_NOT_YET = re.compile(r"将|拟|若|计划|规划|预计|力争|争取|未|后$|底前|年前")
_PART = re.compile(r"[；;。]")
_STARTING = re.compile(r"(?<!新)开工|启用")
_STILL_TO_COME = (Modality.PLANNED, Modality.TARGET)
_BEGUN = re.compile(r"投资的|在建|续建|加快|建设中|重点的|确保|抓好|已")
_MOVING = re.compile(r"^[^，。；]{0,6}(?:推进|加快|建设中)")
_SIGNED_FOR = re.compile(r"签约(?!落地)|签下|签署|签订|洽谈|在谈|谋划|储备|拟建|拟投|意向")
_AGREED = re.compile(r"签约|储备项目|拟建|谋划|招商项目|在谈|意向项目|拟开工|计划开工")
_FIRST_PROJECTS = re.compile(r"(?:首期|一期|拟|计划|规划)?建设项目(?:有|共|包括)[^。]*$")
_AWARDED = re.compile(
    r"(?:荣获|获评|入选|认定为|评为|获批|授予|命名为|纳入|列入|争创)[^，。；]{0,12}$"
)
_TITLE = re.compile(r"(?:示范|试点|先导)(?:基地|区|园区)$")
_MADE_ONE = re.compile(r"(?:是|成为|打造成?|建设成?|创建)[^，。；]{0,12}$")
_OTHERS = re.compile(r"^(?!(?:[^，。；、]{2,8}、){1,3}$).*、")  # but items in which no name is read
_SHORT = 10
_NAME = 40  # the longest name
_DEALT = 16  # how far back a word tells what a list is to the firm that speaks
PAST = re.compile(r"(?:已|现已|先后|成功|累计|在|相继|曾|新|共|陆续|接连)(?:经)?$")
_HOPED = re.compile(r"争取|着力|重点|希望|招引|瞄准")
_LANDED = re.compile(r"落地|落户|入驻|投产|\d+余?[家个]")


def label(ctx: Context, group: Group) -> str:
    """The label of the block a list stands in, or of the line just above it."""
    index = ctx.page.sentences[ctx.clauses[group.clause].sentence].block
    block = ctx.page.layout.blocks[index]
    if block.label or index == 0:
        return block.label
    above = ctx.page.layout.blocks[index - 1]
    short = above.end - above.start <= _SHORT
    return ctx.page.layout.text(above).strip("：:　 ") if short else ""


@once
def listed_as_target(ctx: Context, group: Group) -> bool:
    """Whether a list stands in a box or under a line of firms to be recruited."""
    if _labelled_as(ctx, group, _ELSEWHERE):
        return True
    headed = _TARGET_LABEL.search(label(ctx, group)) or _headed_as_target(ctx, group)
    told = headed or _goes_on(ctx, group, listed_as_target)
    return bool(told) and not _WON.search(ctx.clauses[group.clause].text)


def _goes_on(ctx: Context, group: Group, role: Callable[[Context, Group], bool]) -> bool:
    """Whether a list goes on with one of a role, an aside between them: 甲（轴承）、乙（主轴）."""
    start = ctx.clauses[group.clause].start
    aside = _ASIDE.search(ctx.page.layout.clean[start : group.start])
    if aside is None:
        return False
    before = ctx.groups[ctx.group_at(start + aside.start() - 1)]
    return before.end == start + aside.start() and role(ctx, before)


def _headed_as_target(ctx: Context, group: Group) -> bool:
    """Whether a list opens a clause under a short heading, or behind a short sentence, of targets."""
    block = ctx.block_of(ctx.clauses[group.clause])
    if group.before.strip("“”（( "):
        return False
    clean = ctx.page.layout.clean
    opening = re.split(r"[。：\n]", clean[block.start : group.start], maxsplit=1)[0]
    heads = (*ctx.page.layout.heading_path(block)[-2:], opening)
    return any(len(one) <= _HEAD_LENGTH and _TARGET_HEAD.search(one) for one in heads)


def _labelled_as(ctx: Context, group: Group, roles: tuple[LabelRole, ...]) -> bool:
    """Whether a list stands behind a label, or in a column, of one of the roles."""
    values = labelled(ctx.page.layout)
    at = bisect_right(values, group.start, key=lambda v: v.start) - 1
    return at >= 0 and group.end <= values[at].end and values[at].role in roles


def listed_as_project(ctx: Context, group: Group) -> bool:
    """Whether a list stands in a box of key projects."""
    return bool(_PROJECT_LABEL.search(label(ctx, group)))


@once
def wooed(ctx: Context, group: Group) -> bool:
    """Whether the words just before a list say that its firms are still to be recruited."""
    clause = ctx.clauses[group.clause]
    before = group.before[-_SHORT:]
    found = list(pattern("recruit").finditer(before))
    if not found or _OTHERS.search(before[found[-1].end() :]):
        return courted(ctx, group) or _goes_on(ctx, group, wooed)
    past = PAST.search(before[: found[-1].start()])
    done = before[found[-1].end() :].startswith(("了", "包括", "过", "建设"))
    if past or done:
        return False
    hoped = _HOPED.match(found[-1][0])
    return bool(hoped) or not _LANDED.search(clause.text[group.end - clause.start :])


def compared(ctx: Context, group: Group) -> bool:
    """Whether a list is named only to compare with."""
    clause = ctx.clauses[group.clause]
    return bool(_COMPARED.search(group.before) and pattern("compare").search(clause.text))


def designation(group: Group) -> bool:
    """Whether a list names titles that were awarded (荣获…示范基地), not places."""
    titles = all(_TITLE.search(m.name) for m in group.mentions)
    made = titles and _MADE_ONE.search(group.before)
    return bool(made or _AWARDED.search(group.before))


def excluded(ctx: Context, group: Group) -> bool:
    """Whether a list holds no residents: targets, comparisons and firms named with an officer."""
    return shut_out(ctx, group) or bool(_OFFICE.match(group.after))


@once
def shut_out(ctx: Context, group: Group) -> bool:
    """Whether a list holds only firms to be won or compared with; one with an officer may reside."""
    return listed_as_target(ctx, group) or wooed(ctx, group) or compared(ctx, group)


def listed_as_partner(ctx: Context, group: Group) -> bool:
    """Whether a list stands in a column of customers, or of those from whom something is bought."""
    return _labelled_as(ctx, group, _PARTNERS)


def owns(ctx: Context, group: Group) -> bool:
    """Whether a list only tells whose the firm right behind it is: 甲旗下乙, 甲与丙合资的乙."""
    found = _OWNS.match(group.after)
    at = group.end + found.end() if found else 0
    behind = ctx.page.mentions_in(at, at + _NAME, EntityType.FIRM) if found else ()
    return bool(behind) and behind[0].start == at


def partnered(group: Group) -> bool:
    """Whether the words behind a list say that somebody else is its partner or supplier."""
    return bool(_PARTNERED.match(group.after))


def dealt_with(group: Group) -> bool:
    """Whether the words right before a list make it a customer, a model or a partner elsewhere."""
    near = group.before[-_DEALT:]
    if partnered(group):
        return True
    return bool(pattern("dealt_with").search(near)) or near.endswith(words("beside"))


def project_status(ctx: Context, group: Group) -> Status:
    """Whether the projects of a list stand or are under way, or are only planned or signed."""
    if listed_as_project(ctx, group):
        return Status.PLANNED
    if _ONLY_SIGNED.search(group.after):
        return Status.PLANNED
    if _UNDER_WAY.search(group.after):
        pushed = _STARTING.search(group.after) and pushed_for(ctx, group)
        return Status.PLANNED if pushed else Status.ACTUAL
    clean = ctx.page.layout.clean
    block = ctx.block_of(ctx.clauses[group.clause])
    if _SIGNED_FOR.search(group.before) or _signed_over(ctx, group):
        return Status.PLANNED
    if told := _told_behind(ctx, group):
        return _behind(told)
    if _of_intention(ctx, group):
        return Status.PLANNED
    if _FIRST_PROJECTS.search(clean[block.start : group.start]):
        return Status.PLANNED
    coming = _TO_COME.search(group.before) or _TO_COME.search(group.after)
    return Status.PLANNED if coming else Status.ACTUAL


def _told_behind(ctx: Context, group: Group) -> str:
    """What the clause that tells how far projects are says of them, behind their own one, else "".

    甲项目，投资三亿元，五月签约 tells as much of the project as 甲项目五月签约.
    """
    if not group.of(EntityType.PROJECT) or _TO_COME.search(group.before):
        return ""
    _, end = ctx.sentence_span(ctx.clauses[group.clause].sentence)
    later = ctx.page.mentions_in(group.end, end, EntityType.PROJECT)
    told = ctx.page.layout.clean[group.end : later[0].start if later else end]
    clauses = _PART.split(told, maxsplit=1)[0].split("，")[1:]
    return next((c for c in clauses if _ONLY_SIGNED.search(c) or _UNDER_WAY.search(c)), "")


def _behind(told: str) -> Status:
    """How far a project is by a clause that tells it."""
    begun = _UNDER_WAY.search(told)
    if begun is None or _ONLY_SIGNED.search(told) or _NOT_YET.search(told[: begun.end() + 1]):
        return Status.PLANNED
    return Status.ACTUAL


def pushed_for(ctx: Context, group: Group) -> bool:
    """Whether the words before a list say that somebody pushes for what it has not come to yet."""
    push = pattern("push").search(group.before)
    won = push and PAST.search(group.before[: push.start()])
    section = section_of(ctx, ctx.block_of(ctx.clauses[group.clause])) if push else None
    return bool(push) and not won and section is not Modality.ACTUAL


def _of_intention(ctx: Context, group: Group) -> bool:
    """Whether projects stand in a sentence of what is to be done, and nothing says they began."""
    mood = ctx.page.sentences[ctx.clauses[group.clause].sentence].modality
    alone = len(group.of(EntityType.PROJECT)) == len(group.mentions)
    begun = _BEGUN.search(group.before) or _MOVING.match(group.after)
    return alone and mood in _STILL_TO_COME and not begun


def _signed_over(ctx: Context, group: Group) -> bool:
    """Whether the label, heading or title over a list says that its projects are only agreed on."""
    block = ctx.block_of(ctx.clauses[group.clause])
    over = (label(ctx, group), *ctx.page.layout.heading_path(block), ctx.page.document.title)
    return any(_AGREED.search(words) for words in over)


def under_way(group: Group) -> bool:
    """Whether the words after a list of projects say that they are under way or done."""
    return bool(_UNDER_WAY.search(group.after))


def making_status(ctx: Context, group: Group) -> Status:
    """Whether a project already makes its product: it does once built, not while signed or built."""
    if listed_as_project(ctx, group) or not _RUNNING.search(group.after):
        started = _UNDER_WAY.search(group.after) or listed_as_project(ctx, group)
        told = "" if started else _told_behind(ctx, group)
        if started or (told and not _RUNNING.search(told)):
            return Status.PLANNED
    return project_status(ctx, group)
