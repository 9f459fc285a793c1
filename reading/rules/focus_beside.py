"""What stands right beside the name of a park: 甲园——光伏, 甲园主攻光伏, 依托甲园发展光伏."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Mention, Page
from reading.rules.context import Context, context
from reading.rules.roles import designation, excluded
from reading.rules.scope import place
from reading.rules.stating import Said, told

_CLOSES = r"[”’）)\s]*"
_MARK = re.compile(_CLOSES + r"(?:[（(]|——?|[：:]|[\u3000|｜\t]| )[“\s]*")
_WORKS_ON = re.compile(
    _CLOSES
    + r"[，：:]?[^，。；、企]{0,10}?(?:聚焦|主攻|主打|侧重于?|主营|深耕|专注于?|重点发展|主要发展|着力发展|大力发展|集中发展|重点布局|重点培育"
    r"|定位[为于是]?|(?:主导|特色|首位|支柱)产业[为是]?|发力|瞄准|专攻|做强|做精|做大)[“\s]*"
)
_WITH = re.compile(_CLOSES + r"[，：:]?[^，。；、企]{0,6}?以[“\s]*")
_AS_LEADING = re.compile(
    r"[”’\s]*等?(?:[两二三四五六七\d]大)?(?:产业|行业|制造|领域)?(?:为|作为)[^，。；]{0,3}(?:主|特色|方向|重点|核心|支柱|首位)"
)
_CARRIES = re.compile(r"(?:以|依托|沿|发挥|借助|用好|按照?)[^，。；]{0,6}$")
_CARRIED = re.compile(
    _CLOSES
    + r"(?:等)?(?:[^，。；]{0,4}?(?:为|作为)[^，。；]{0,4}(?:核心|载体|依托|重点|阵地|龙头|平台|支撑|牵引|引领)|[^，。；、]{0,4})?，?"
    r"[^，。；、企]{0,8}?(?:发展|布局|做强|做大|做优|打造|培育|壮大)[“\s]*"
)
_COMING = re.compile(r"将|打造|拟|规划|争取|力争|为目标")
_FARTHEST = 44
_OTHERS = (EntityType.PARK, EntityType.PLACE, EntityType.FIRM)


def rule(page: Page) -> Iterator[Claim]:
    """园区名后紧跟产业的（甲园——乙；甲园（乙）；甲园：乙；甲园主攻、侧重乙；甲园以乙为特色），以及“依托甲园，发展乙”的，园区以该产业为方向。

    A park focuses on the chains right behind its name, after a dash, bracket, colon or a verb such
    as 主攻 or 侧重, and on those to be developed with it as carrier (依托甲园，发展乙).
    """
    ctx = context(page)
    for index, group in enumerate(ctx.groups):
        chains = group.of(EntityType.CHAIN)
        if not chains or excluded(ctx, group):
            continue
        for park in _parks(ctx, index):
            between = page.layout.clean[park.end : group.start]
            status = Status.PLANNED if _COMING.search(between) else Status.ACTUAL
            for chain in chains:
                said = Said(park.entity, Relation.FOCUSES_ON, chain.entity, status)
                yield told(ctx, __name__, said, place(park), place(chain))


def _parks(ctx: Context, index: int) -> tuple[Mention, ...]:
    """The parks to which a list of chains belongs by what stands between."""
    group, clean = ctx.groups[index], ctx.page.layout.clean
    near = ctx.page.mentions_in(group.start - _FARTHEST, group.start, EntityType.PARK)
    if not near or ctx.page.mentions_in(near[-1].end, group.start, *_OTHERS):
        return ()
    park = near[-1]
    owner = ctx.groups[ctx.group_at(park.start)]
    between = clean[park.end : group.start]
    if "\n" in between or designation(owner):
        return ()
    alone = len(owner.of(EntityType.PARK)) == 1
    if alone and (_MARK.fullmatch(between) or _WORKS_ON.fullmatch(between)):
        return (park,)
    if alone and _WITH.fullmatch(between) and _AS_LEADING.match(group.after):
        return (park,)
    lead = clean[ctx.clauses[owner.clause].start : owner.start]
    if _CARRIES.search(lead) and _CARRIED.fullmatch(between):
        return owner.of(EntityType.PARK)
    return ()
