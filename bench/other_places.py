"""Another place for every place of a text: of the same level, kind and length of name."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ontology.places import Level, Place, ancestors, find, places, short


def other_places(names: Iterable[str], text: str, chance: random.Random) -> dict[str, str]:
    """The short name of every place in the names, and the short name that stands for it now.

    What lies within a place stays within the place that stands for it. New names do not stand in
    the text yet. A place without a counterpart keeps its name.
    """
    spoken = sorted({p for name in names for p in _named(name)}, key=lambda p: p.code)
    groups: dict[Place, list[Place]] = defaultdict(list)
    for one in spoken:
        groups[(one, *ancestors(one))[-1]].append(one)
    exchanged: dict[str, str] = {}
    for province in sorted(groups, key=lambda p: p.code):
        taken = set(exchanged.values())
        free = [
            p
            for p in places()
            if p.level is Level.PROVINCE and p != province and short(p.name) not in text
        ]
        chance.shuffle(free)
        found = [_counterparts(groups[province], p, text, chance) for p in free]
        fresh = [f for f in found if not taken & set(f.values())]
        most = max((len(f) for f in fresh), default=0)
        exchanged |= next((f for f in fresh if len(f) == most), {})
    kept = {short(p.name): short(p.name) for p in spoken}
    return dict(sorted((kept | exchanged).items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _named(name: str) -> Iterable[Place]:
    """The places a name begins with or names in brackets: provinces, cities, then districts."""
    whole = find(name)
    if whole:
        yield whole
        return
    rest = name
    near = ""
    while rest:
        length = next((n for n in (4, 3, 2) if len(rest) > n and _leading(rest[:n], near)), 0)
        place = _leading(rest[:length], near) if length else None
        if place is None:
            break
        yield place
        near, rest = place.name, rest[length:].lstrip("省市区县")
    for part in name.replace("(", "（").split("（")[1:]:
        inside = find(part.rstrip("）)"))
        if inside and inside.level is not Level.DISTRICT:
            yield inside


def _leading(words: str, near: str) -> Place | None:
    """A place at the head of a name; a district only inside the place named before it."""
    place = find(words, near)
    if place is None or (place.level is Level.DISTRICT and not near):
        return None
    # Prefectures that are no cities (阿里) more often are part of a brand.
    return place if near or place.name.endswith(("省", "市", "自治区")) else None


def _ending(place: Place) -> str:
    return place.name.removeprefix(short(place.name))


def _alike(one: Place, other: Place, text: str) -> bool:
    old, new = short(one.name), short(other.name)
    return (
        one.level is other.level
        and len(old) == len(new)
        and _ending(one) == _ending(other)
        and new not in text
    )


@cache
def _within() -> Mapping[str, Sequence[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places():
        for above in ancestors(place):
            found[above.id].append(place)
    return found


def _counterparts(
    spoken: Sequence[Place], province: Place, text: str, chance: random.Random
) -> dict[str, str]:
    """A place within another province for each place spoken of that has a like there."""
    chosen: dict[str, Place] = {}
    for one in sorted(spoken, key=lambda p: (p.level, p.code)):
        above = next((chosen[a.id] for a in ancestors(one) if a.id in chosen), province)
        free = [province] if one.level is Level.PROVINCE else list(_within()[above.id])
        names = {short(p.name) for p in chosen.values()}
        free = [p for p in free if _alike(one, p, text) and short(p.name) not in names]
        if free:
            chosen[one.id] = chance.choice(free)
    return {short(p.name): short(chosen[p.id].name) for p in spoken if p.id in chosen}
