"""The phrases between a firm and what it makes, in either order: 甲（乙）, 乙有甲, 甲以乙为主, 支持甲发展乙."""

import re

from ontology.model import EntityType, Status
from reading.model import Mention
from reading.rules.context import Context, Group
from reading.rules.words import pattern, words

_HELD = re.compile(r"[^，。；、（）()]{0,8}?(?P<word>[^，。；、（）()]{1,4})[“]?")
_COUNT = re.compile(
    r"(?:等|在内的)?(?:[两二三四五六七八九十\d]{1,3}[余多]?[家户]|这些|上述)(?:企业|公司|厂家)?"
)
_URGED = 12  # how far a word that urges or leans on firms may stand before them
_NEAR = 40  # how far behind the firms the verb may stand
_FEW = 2
_FIRMS = (EntityType.FIRM, EntityType.PROJECT)
_LEANS = re.compile(r"(?:依托|依靠|以|发挥|借力)[^，。；、]{0,6}$")
_LEANED_ON = re.compile(r"[”]?(?:等[^，。；、]{0,14})?(?:为[^，。；、]{2,6})?，")
_WANTS = re.compile(
    r"(?:重点|着力|加快|大力|积极|进一步|不断|优先|主要|做大做强)*(?:发展|突破|攻克|研发|开发|做强|补强|生产|攻关)"
    r"[^，。；]{0,30}$"
)
_OPEN, _CLOSE = ("（", "("), ("）", ")")
_OF_LINK = re.compile(r"[”]?(?:环节|领域|方面|板块|赛道)[，：:]")


def uncounted(between: str) -> str:
    """Words behind a list of firms without the one that sums them up: 三家企业."""
    return _COUNT.sub("", between, count=1)


def in_brackets(ctx: Context, group: Group) -> tuple[Mention, ...]:
    """What stands in brackets right behind a single firm: 甲（乙）."""
    clean = ctx.page.layout.clean
    last = group.mentions[-1]
    if last.type not in _FIRMS or not clean.startswith(_OPEN, last.end):
        return ()
    end = min(
        (at for c in _CLOSE if (at := clean.find(c, last.end, last.end + _NEAR)) > 0), default=0
    )
    inside = ctx.page.mentions_in(last.end + 1, end, EntityType.SEGMENT) if end else ()
    return inside if inside and inside[0].start == last.end + 1 else ()


def before_bracket(ctx: Context, group: Group) -> tuple[Mention, ...]:
    """What stands right before the bracket that opens with the firms of a list: 甲（乙、丙）."""
    clean = ctx.page.layout.clean
    if not group.start or clean[group.start - 1] not in _OPEN or not group.of(EntityType.FIRM):
        return ()
    near = ctx.page.mentions_in(group.start - _NEAR, group.start, EntityType.SEGMENT)
    return near[-1:] if near and near[-1].end == group.start - 1 else ()


def held(ctx: Context, before: Group, group: Group) -> tuple[Mention, ...]:
    """The products or links of a list that the firms right behind it have: 乙有甲, 乙仅有甲一家."""
    between = ctx.page.layout.clean[before.end : group.start]
    same = before.clause == group.clause and before.end <= group.start
    found = _HELD.fullmatch(between) if same else None
    if found and between.rstrip("“").endswith(words("held_by")):
        return before.of(EntityType.SEGMENT)
    if same and between == "——":
        return before.of(EntityType.SEGMENT)
    named = _OF_LINK.fullmatch(between) and before.clause + 1 == group.clause
    return before.of(EntityType.SEGMENT) if named else ()


def framed(ctx: Context, group: Group, other: Group) -> bool:
    """Whether words around a later list say that the firms make it: 以乙为主, 在乙领域领先."""
    between = uncounted(ctx.page.layout.clean[group.end : other.start])
    after = other.after.lstrip("”")
    led = between.rstrip("“").endswith("以") and after.startswith(words("mainly"))
    field = between.rstrip("“").endswith("在") and pattern("field").match(after.removeprefix("等"))
    return len(between) <= _NEAR and "，" not in between and bool(led or field)


def leaned(ctx: Context, group: Group, other: Group) -> bool:
    """Whether a plan leans on firms and says in the next clause what it wants of them: 依托甲，发展乙."""
    begin = ctx.clauses[other.clause].start
    firms, made = group.of(EntityType.FIRM), other.of(EntityType.SEGMENT)
    if other.clause != group.clause + 1 or not firms or (len(firms) > _FEW and len(made) > 1):
        return False  # of many firms each makes some of many things
    leans = _LEANS.search(group.before) and _LEANED_ON.fullmatch(group.after)
    wants = _WANTS.match(ctx.page.layout.clean[begin : other.start])
    return bool(leans and wants)


def urged(ctx: Context, group: Group, other: Group) -> Status | None:
    """The status with which firms that a plan leans on or urges make what it wants: 支持甲发展乙."""
    clean = ctx.page.layout.clean
    lead = clean[max(ctx.clauses[group.clause].start, group.start - _URGED) : group.start]
    if not lead.rstrip("“ ").endswith(words("urge")):
        return None
    between = clean[group.end : other.start]
    if not group.of(EntityType.FIRM) or re.search("[。；]", between) or "，" in between:
        return None
    last = ctx.clauses[other.clause]
    near = clean[max(group.end, last.start) : other.start]
    if pattern("keep").search(near):
        return Status.ACTUAL
    return Status.PLANNED if pattern("advance").search(near) else None
