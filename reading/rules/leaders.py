"""Who leads a chain."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation
from reading.layout.labelled import labelled
from reading.model import Mention, Page
from reading.rules.context import Context, Group, context
from reading.rules.developers import developer_in_name
from reading.rules.roles import excluded
from reading.rules.scope import chains_over, place
from reading.rules.stating import Said, told
from reading.rules.words import pattern

_AS_LEADER = re.compile(
    r"^(?:[\s“”’]*等)?[^，。；、]{0,4}为(?:龙头|核心|首|引领|骨干|链主|代表|主体|依托)"
)

_BY = re.compile(r"以(?:[^，。；、]{1,12}、){0,3}$")  # 以甲、乙 where no name is read in 甲
_NEAR = 14
_BEFORE = 40
_CALLED = "(?:龙头|链主|领军|骨干|头部|领航|旗舰)"
_TAGGED = re.compile(r"[（(]" + _CALLED + r"(?:企业|单位)?[）)，、]")
_LEADERS = re.compile(_CALLED + r"(?:型)?(?:企业|单位|公司)?$")
_TITLED = re.compile(
    _CALLED
    + r"[”]?(?:型)?(?:企业|单位|公司|集团)?[“”]?(?:方面，)?(?:主要|现|分别)?(?:[为是有]|包括|如|[：:])?[“]?$"
)
_LED_BY = re.compile(
    r"(?:重点|代表|代表性|标杆|核心)企业[”]?(?:主要)?(?:[为是有]|包括|如|[：:])[“]?$"
)
_EXAMPLE = re.compile(
    r"[”’\s]*等?[^，。；、]{0,8}(?:为代表|领跑|领衔|挑大梁|占[^，。；、]{0,10}半壁)"
)
_AS = re.compile(r"(?:作为|身为)[^，。；]{0,24}" + _CALLED + r"(?:企业|之一)?[”]?，$")
_IS = re.compile(
    r"[”’\s]*(?:公司|集团|企业)?(?:等[^，。；、]{0,16}，|则|就|也|均|都|已|，)?(?:[是为任]|担任|作为|成为|成长为|堪称)[^，。；、]{0,22}[“]?(?:佼佼者|排头兵|"
    + _CALLED
    + ")"
)
_SUCH = re.compile(r"(?:一家|这样[^，。；]{0,20}的[^，。；]{0,8})" + _CALLED)
_NUMBERED = re.compile(
    r"[”’\s]*等?(?:[两二三四五六七八九十\d]+)(?:大|家|个)[“]?[^，。；、的]{0,6}" + _CALLED
)
_DRIVES = re.compile(
    r"[”’\s]*等?[^，。；、]{0,20}为(?:牵引|引领|龙头|链主|核心|主体|代表|骨干|依托)"
)
_LISTS_LEADERS = re.compile(
    _CALLED
    + r"(?:型)?[”]?(?:企业|单位)?(?:及[^，。；（(]{1,6})?(?:名单|名录|清单|目录|一览)?(?:[（(]|$)"
)


def named_leaders(ctx: Context, group: Group) -> tuple[Mention, ...]:
    """The firms of a list that the words around it call leaders or lean on."""
    firms = group.of(EntityType.FIRM)
    if not firms or excluded(ctx, group):
        return ()
    before, after = group.before.rstrip(" “《‘"), group.after
    called = pattern("leader").search(group.head[:_NEAR])
    led = re.match(r"[”’\s]*(?:集团|公司)?(?:等)?(?:龙头|链主)", after)
    titled = _TITLED.search(_lead(ctx, group)) or _AS.search(_lead(ctx, group))
    as_leader = _BY.search(before) and (_AS_LEADER.match(after) or _DRIVES.match(after))
    example = _LED_BY.search(_lead(ctx, group)) or _EXAMPLE.match(after)
    _, end = ctx.sentence_span(ctx.clauses[group.clause].sentence)
    behind = ctx.page.layout.clean[group.end : min(end, group.end + _BEFORE)]
    said = example or _IS.match(behind) or _NUMBERED.match(after) or _SUCH.match(after)
    followed = re.search(r"龙头企业(?:陆续|先后|相继)?(?:落户|入驻)", after)
    leaned = before.endswith("依托")
    told = any((called, led, titled, as_leader, said, followed, leaned))
    if told or _in_list_of_leaders(ctx, group) or _labelled(ctx, group):
        return firms
    tagged = firms and _TAGGED.match(ctx.page.layout.clean, firms[-1].end)
    return firms[-1:] if tagged else ()


def _labelled(ctx: Context, group: Group) -> bool:
    """Whether firms open a clause or an item behind a label of leaders (龙头企业：甲（铝箔）、乙)."""
    values = labelled(ctx.page.layout)
    at = bisect_right(values, group.start, key=lambda value: value.start) - 1
    if at < 0 or group.end > values[at].end or not _LEADERS.search(values[at].label):
        return False
    before = ctx.page.layout.clean[values[at].start : group.start].rstrip("“ \u3000\n")
    return not before or before.endswith(("、", "；", "。", "："))


def _in_list_of_leaders(ctx: Context, group: Group) -> bool:
    """Whether firms stand, told of nothing, in a list that its title or heading says is of leaders."""
    bare = group.before.rstrip("“ ")[-1:] in ("", "：", ":") and not group.after.strip(
        " 。；;等）)"
    )
    block = ctx.block_of(ctx.clauses[group.clause])
    over = (*ctx.page.layout.heading_path(block), ctx.page.document.title)
    return bare and any(_LISTS_LEADERS.search(words) for words in over)


def _lead(ctx: Context, group: Group) -> str:
    """The words before a list in its sentence, a label and its colon among them."""
    start, _ = ctx.sentence_span(ctx.clauses[group.clause].sentence)
    return ctx.page.layout.clean[max(start, group.start - _BEFORE) : group.start].rstrip(
        "“《‘ \u3000"
    )


def rule(page: Page) -> Iterator[Claim]:
    """文件称为龙头、骨干、链主、头部，或写明“依托甲、乙”“以甲为龙头”的企业，是该产业链的龙头。

    Firms that a document calls 龙头, 骨干, 链主 or 头部, or leans on (依托甲、乙; 以甲为龙头), lead the
    chain of the heading or sentence.
    """
    ctx = context(page)
    for group in ctx.groups:
        for firm in named_leaders(ctx, group):
            yield from _leads(ctx, group, firm.entity, firm)
        if pattern("leader").search(group.head[:_NEAR]):
            for project in group.of(EntityType.PROJECT):
                developer = developer_in_name(ctx, project.name)
                if developer:
                    yield from _leads(ctx, group, developer.id, project)


def _leads(ctx: Context, group: Group, firm: str, shown_at: Mention) -> Iterator[Claim]:
    for chain in chains_over(ctx, group):
        said = Said(firm, Relation.LEADER_OF, chain.entity)
        yield told(ctx, __name__, said, place(chain.shown_at), place(shown_at))
