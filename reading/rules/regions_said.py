"""Which region words like 全市, 全县, 我省, 区内 mean in a document."""

import re
from collections.abc import Iterator

from ontology import places
from ontology.model import EntityType
from reading.rules.context import Context

_SAID = re.compile(
    r"(?:全|我|本|该|整个)(?P<whole>[市区县省州旗盟镇])(?!域经济圈)|(?P<inside>[市区县省州旗])[内里]|区(?<![片园]区)内|当地|境内"
    r"|(?P<zone>片区|新区|园区|示范区|开发区|高新区)(?!别)"
)
_NATION = re.compile(
    r"(?:全国|我国|全球|国内|世界|国际|全世界|行业)(?!首|第|最|领|唯|知|重|排|级|性|化|前|先|市占|占有率|市场占|市场份额)"
)
_LEVELS = {
    "省": ("省", "自治区"),
    "市": ("市",),
    "州": ("州",),
    "盟": ("盟",),
    "县": ("县", "市"),
    "旗": ("旗",),
    "区": ("区",),
    "镇": ("镇",),
}
_FAMILY = re.compile(r"[市区县省州旗盟镇]$")


def said(text: str) -> re.Match[str] | None:
    """The first word in a text that stands for a region without naming it."""
    return _SAID.search(text)


def all_said(text: str) -> Iterator[re.Match[str]]:
    """Every such word, in order."""
    return _SAID.finditer(text)


def opens_with_region(text: str) -> bool:
    """Whether a text begins with such a word."""
    return bool(_SAID.match(text))


def opens_with_nation(text: str) -> bool:
    """Whether a text begins with the nation or the world, whose numbers are not the region's."""
    return bool(_NATION.match(text))


def region_meant(ctx: Context, word: re.Match[str], position: int) -> str:
    """The entity a region word means at a position: the home region, or the one it lies in.

    全市 in a document of a district is its city; "" where that city is not named.
    """
    home = ctx.entities.get(ctx.page.home)
    if home is None:
        return ""
    if word["zone"] and not any(n.endswith(word["zone"]) for n in ctx.names_of(home.id)):
        return ""
    level = word["whole"] or word["inside"] or ""
    if not level or home.name.endswith(_LEVELS[level]) or not _is_above(ctx, level):
        return home.id
    known = _known_above(ctx, level)
    if known:
        return known
    block = [m for m in ctx.page.mentions_in(0, position, EntityType.PLACE) if m.entity != home.id]
    named = [m for m in block if _of_level(ctx, m.entity, level)]
    return named[-1].entity if named else ""


def _is_above(ctx: Context, level: str) -> bool:
    """Whether a level lies above that of the home region."""
    home = ctx.entities[ctx.page.home]
    ranks = {"省": 1, "市": 2, "州": 2, "盟": 2, "县": 3, "旗": 3, "区": 3, "镇": 4}
    own = ranks.get(home.name[-1])
    if own is None:
        found = places.find(home.name)
        own = int(found.level) if found else (2 if home.type is EntityType.PLACE else 3)
    return ranks[level] < own


def _known_above(ctx: Context, level: str) -> str:
    """The named entity of that level that the gazetteer puts the home region into."""
    for name in ctx.names_of(ctx.page.home):
        known = places.find(name)
        for above in places.ancestors(known) if known else ():
            for entity in ctx.of_type(EntityType.PLACE):
                if above.name.endswith(_LEVELS[level]) and above.name in ctx.names_of(entity.id):
                    return entity.id
    return ""


def _of_level(ctx: Context, entity: str, level: str) -> bool:
    """Whether an entity's names, or the gazetteer, say that it is of a level."""
    for name in ctx.names_of(entity):
        if name.endswith(_LEVELS[level]):
            return True
        known = places.find(name)
        if known and known.name.endswith(_LEVELS[level]):
            return True
    return False
