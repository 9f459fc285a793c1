"""Places of the public administrative division, and new areas named after them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ontology import places
from ontology.model import EntityType
from reading.names import lexicon
from reading.names.scene import Scene, Sight
from reading.names.tokens import Token, cut

_NEW_AREA = re.compile(r"[\u4e00-\u9fff]{2,8}?新区(?![\u4e00-\u9fff]{0,6}园)")
_TOWN = re.compile(r"[\u4e00-\u9fff]{1,4}[市县区旗][\u4e00-\u9fff]{2,3}镇")
_SHORTEST = 2


@cache
def gazetteer() -> frozenset[str]:
    """The names of the administrative division, also without 省, 市, 区, 县."""
    return frozenset(name for name in places.names() if len(name) >= _SHORTEST)


def is_place(word: str) -> bool:
    """Whether a word names a place at home or abroad."""
    return word in gazetteer() or word in lexicon.words("abroad")


def _is_short(name: str, place: places.Place) -> bool:
    return name != place.name and len(name) < len(place.name)


def _is_at_home(name: str, text: str) -> bool:
    """Whether a district's short name is meant: a larger place it lies in is named too."""
    place = places.find(name)
    if place is None or place.level is not places.Level.DISTRICT or not _is_short(name, place):
        return True
    return any(
        larger.name in text or places.short(larger.name) in text
        for larger in places.ancestors(place)
    )


def by_gazetteer(scene: Scene) -> Iterator[Sight]:
    """A place of the administrative division that stands in the text as a word of its own."""
    meant: dict[str, bool] = {}
    text = scene.layout.clean
    for line in scene.lines:
        for piece in line.pieces:
            for token in piece.tokens:
                if token.text in gazetteer() and token.tag in ("ns", "x", ""):
                    name = token.text
                    if name not in meant:
                        meant[name] = _is_at_home(name, text)
                    if meant[name]:
                        yield Sight(token.start, token.end, EntityType.PLACE, "gazetteer", 0.6)


def by_new_area(scene: Scene) -> Iterator[Sight]:
    """A new area (…新区), with the city it belongs to where that stands before it."""
    for line in scene.lines:
        text = scene.text(line.sentence.start, line.sentence.end)
        for match in _NEW_AREA.finditer(text):
            name = cut(match[0], line.sentence.start + match.start())
            first = next((i for i, t in enumerate(name) if is_place(t.text)), len(name) - 2)
            if first >= 0 and len(name) - first > 1 and not _is_plain(name[first:-1]):
                start = name[first].start
                yield Sight(start, name[-1].end, EntityType.PLACE, "new area", 0.6)


def _is_plain(stem: Sequence[Token]) -> bool:
    words = lexicon.words
    return all(
        t.text in words("boundaries")
        or t.text in words("generic")
        or t.tag in ("p", "v", "c", "uj")
        for t in stem
    )


def by_town(scene: Scene) -> Iterator[Sight]:
    """A town or township (…镇) right behind the county it lies in."""
    for line in scene.lines:
        text = scene.text(line.sentence.start, line.sentence.end)
        for match in _TOWN.finditer(text):
            county = next((n for n in (1, 2, 3, 4) if match[0][: n + 1] in gazetteer()), 0)
            if county:
                start = line.sentence.start + match.start() + county + 1
                yield Sight(start, line.sentence.start + match.end(), EntityType.PLACE, "town", 0.6)


def by_region(scene: Scene, region: str) -> Iterator[Sight]:
    """The place the document speaks for, wherever its name stands."""
    start = scene.layout.clean.find(region) if region else -1
    while start >= 0:
        yield Sight(start, start + len(region), EntityType.PLACE, "home region", 0.7)
        start = scene.layout.clean.find(region, start + len(region))
