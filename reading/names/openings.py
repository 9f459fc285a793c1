"""What stands glued to the front of a name and belongs to another: a place, a firm, a number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.coordinated import apart
from reading.names.firm_borders import within_borders
from reading.names.places import gazetteer, is_place
from reading.names.scene import Scene, Sight
from reading.names.shape import has_brand
from reading.names.tokens import cut

_NUMBERED = re.compile(r"^[一二三四五六七八九十]是")
_ZONE = re.compile(r"^[一-龥]{2,5}?(?:新区|开发区|高新区|经开区|片区|[省市县州])")
_BEFORE_FIRM = frozenset("为向与由对给")
_DEALING = re.compile(r"(?<=..)(?:供应(?!链)|采购|收购|入股|携手|联手)(?=..)")
"""What one firm does with another: no name of a firm runs across it."""
_SUM = re.compile(r"(?:总投资(?:约|达)?)?[\d.]+[百千万亿]*(?:美|欧|日)?元(?:的|级)?")
"""What a project costs, glued to the front of its name."""
_LEAST = 2
_LONGEST_OWNER = 12
_GLUED = {
    EntityType.CHAIN: (EntityType.PLACE,),
    EntityType.SEGMENT: (EntityType.PLACE, EntityType.FIRM),
}
_NAMED = frozenset({EntityType.FIRM, EntityType.PARK, EntityType.INSTITUTION, EntityType.PROJECT})
_OWNING = 0.5
"""How sure a place or firm must be to take its letters back from the name behind it."""


def without_openings(scene: Scene, sights: Sequence[Sight], region: str) -> Iterator[Sight]:
    """The sights of chains and segments without the place, firm or number before them."""
    owners: dict[EntityType, set[str]] = {EntityType.PLACE: {region} if region else set()}
    for seen in sights:
        if seen.weight >= _OWNING and seen.type in (EntityType.PLACE, EntityType.FIRM):
            owners.setdefault(seen.type, set()).add(scene.text(seen.start, seen.end))
    for seen in (_begun(scene, seen) for seen in sights):
        if seen.type is EntityType.FIRM:
            yield from _firm(scene, seen, owners.get(EntityType.FIRM, set()))
            continue
        if seen.type is EntityType.PARK:
            yield from (_park(scene, one) for one in apart(scene, seen))
            continue
        if seen.type not in _GLUED:
            yield from apart(scene, seen)
            continue
        if _runs_on(scene.text(seen.start, seen.end)):
            continue
        known = set[str]().union(*(owners.get(kind, set()) for kind in _GLUED[seen.type]))
        name = scene.text(seen.start, seen.end)
        shift = _shift(name, known)
        yield replace(seen, start=seen.start + shift) if shift else seen


@cache
def _never_in_links() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon.longest_first("never_in_links"))))


def _runs_on(name: str) -> bool:
    """Whether a chain's or link's name runs across a word that no such name holds."""
    return bool(_never_in_links().search(name, 1))


def _begun(scene: Scene, seen: Sight) -> Sight:
    """The sight without a word at its front that begins no name (由甲公司, 另设乙园)."""
    if seen.type not in _NAMED:
        return seen
    name = scene.text(seen.start, seen.end)
    told = _SUM.match(name) if seen.type is EntityType.PROJECT else None
    if told and len(name) - told.end() >= _LEAST:
        return _begun(scene, replace(seen, start=seen.start + told.end()))
    for word in lexicon.beginnings(name, "never_first"):
        if len(name) - len(word) >= _LEAST:
            return _begun(scene, replace(seen, start=seen.start + len(word)))
    return seen


def _park(scene: Scene, seen: Sight) -> Sight:
    """The sight of a park without the places it lies in (甲县乙小镇), where a name of its own is left."""
    tokens = cut(scene.text(seen.start, seen.end), seen.start)
    while len(tokens) > _LEAST and is_place(tokens[0].text):
        rest = tokens[1:]
        full = tokens[0].text[-1] in "省市县区州旗盟" and len(tokens[0].text) > _LEAST
        if not (full and has_brand(rest)):
            break
        tokens = rest
    return replace(seen, start=tokens[0].start) if tokens else seen


def _firm(scene: Scene, seen: Sight, firms: set[str]) -> Iterator[Sight]:
    """The sight of a firm without the preposition before it; none of two firms and a verb."""
    bordered = within_borders(scene, seen)
    if bordered is None:
        return
    seen = bordered
    name = scene.text(seen.start, seen.end)
    if _DEALING.search(name):
        return
    glued = name[0] in _BEFORE_FIRM and name[1:] in firms
    yield replace(seen, start=seen.start + 1) if glued else seen


def _shift(name: str, owners: set[str]) -> int:
    """How many characters at the front of a name are not its own."""
    number = _NUMBERED.match(name)
    start = number.end() if number else 0
    rest = name[start:]
    longest = min(len(rest) - _LEAST, _LONGEST_OWNER)
    for size in range(longest, 1, -1):
        if rest[:size] in owners or rest[:size] in gazetteer():
            return start + size
    zone = _ZONE.match(rest)
    if zone and len(rest) - zone.end() >= _LEAST:
        return start + zone.end()
    return start
