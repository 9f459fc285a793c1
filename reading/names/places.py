"""Places of the public administrative division, and new areas named after them."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ontology import places
from ontology.model import EntityType
from reading.names import lexicon
from reading.names.pieces import Piece
from reading.names.scene import Scene, Sight
from reading.names.tokens import Token

HOME = "home region"
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}?镇")
_LONGEST_TOWN = 4
_SHORTEST, _BARE = 2, 2
_PLAIN = 0.6
_VERBAL = frozenset({"v", "d", "p", "c", "uj", "l", "i"})


@cache
def gazetteer() -> frozenset[str]:
    """The names of the administrative division, also without 省, 市, 区, 县."""
    return frozenset(name for name in places.names() if len(name) >= _SHORTEST)


@cache
def _places() -> frozenset[str]:
    return gazetteer() | lexicon.words("abroad")


def is_place(word: str) -> bool:
    """Whether a word names a place at home or abroad."""
    return word in _places()


def _is_short(name: str, place: places.Place) -> bool:
    return name != place.name and len(name) < len(place.name)


def _is_at_home(name: str, text: str) -> bool:
    """Whether a short name is meant as a place: a larger place it lies in is named too.

    Short names of districts and prefectures are often ordinary words (资源, 合作, 海西).
    """
    place = places.find(name)
    if place is None or not _is_short(name, place):
        return True
    if place.level is not places.Level.DISTRICT and not place.name.endswith(
        ("自治州", "地区", "盟")
    ):
        return True
    return any(
        larger.name in text or places.short(larger.name) in text
        for larger in places.ancestors(place)
    )


def _is_cited(piece: Piece) -> bool:
    """Whether a phrase only holds a place up as an example (借鉴上海经验)."""
    return not piece.words.isdisjoint(lexicon.words("examples"))


def _in_piece(piece: Piece, meant: Callable[[str], bool]) -> Iterator[Sight]:
    tokens = piece.tokens
    for i, token in enumerate(tokens):
        if token.text not in gazetteer() or token.tag not in ("ns", "x", ""):
            continue
        behind = tokens[i + 1].text if i + 1 < len(tokens) else ""
        if behind in gazetteer() and _lies_in(behind, token.text):
            end = tokens[i + 1].end
            yield Sight(token.start, end, EntityType.PLACE, "gazetteer", _PLAIN)
        elif meant(token.text):
            yield Sight(token.start, token.end, EntityType.PLACE, "gazetteer", _PLAIN)


def _lies_in(smaller: str, larger: str) -> bool:
    place = places.find(smaller, near=larger)
    return place is not None and any(
        larger in (above.name, places.short(above.name)) for above in places.ancestors(place)
    )


def by_gazetteer(scene: Scene) -> Iterator[Sight]:
    """A place of the administrative division that stands in the text as a word of its own."""
    known: dict[str, bool] = {}
    text = scene.layout.clean

    def meant(name: str) -> bool:
        if name not in known:
            known[name] = _is_at_home(name, text)
        return known[name]

    for line in scene.lines:
        for piece in line.pieces:
            if not (piece.words.isdisjoint(gazetteer()) or _is_cited(piece)):
                yield from _in_piece(piece, meant)


def by_new_area(scene: Scene) -> Iterator[Sight]:
    """A new area (…新区), with the city it belongs to where that stands before it."""
    for line in scene.lines:
        for piece in line.pieces:
            if "区" not in piece.endings:
                continue
            tokens = piece.tokens
            for i, token in enumerate(tokens):
                if token.text.endswith("新区"):
                    start = i if len(token.text) > _BARE else _start_of_area(tokens, i)
                    if start and is_place(tokens[start - 1].text):
                        start -= 1
                    if start < i or len(token.text) > _BARE:
                        yield Sight(
                            tokens[start].start, token.end, EntityType.PLACE, "new area", _PLAIN
                        )


def _start_of_area(tokens: Sequence[Token], i: int) -> int:
    """Where the name before a bare 新区 begins; `i` itself if there is none."""
    if not i:
        return i
    before = tokens[i - 1]
    words = lexicon.words
    plain = before.text in words("boundaries") or before.text in words("generic")
    if plain or before.tag in _VERBAL or len(before.text) < _SHORTEST:
        return i
    return i - 1 if before.tag in ("ns", "n", "nz", "nr", "x", "s", "j") else i


def by_town(scene: Scene) -> Iterator[Sight]:
    """A town or township (…镇) right behind the county it lies in."""
    for line in scene.lines:
        for piece in line.pieces:
            if piece.words.isdisjoint(gazetteer()):
                continue
            for token in piece.tokens:
                if token.text in gazetteer() and token.text[-1] in "市县区旗":
                    behind = scene.text(token.end, token.end + _LONGEST_TOWN)
                    town = _TOWN.match(behind)
                    if town:
                        end = token.end + town.end()
                        yield Sight(token.end, end, EntityType.PLACE, "town", 0.6)


def by_region(scene: Scene, region: str) -> Iterator[Sight]:
    """The place or zone the document speaks for, wherever its name stands."""
    zone = lexicon.ending(region, "park_heads") and not region.endswith("新区")
    kind = EntityType.PARK if zone else EntityType.PLACE
    start = scene.layout.clean.find(region) if region else -1
    while start >= 0:
        yield Sight(start, start + len(region), kind, HOME, 0.7)
        start = scene.layout.clean.find(region, start + len(region))
