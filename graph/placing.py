"""Where an area lies by what it is called: a park named after a city lies in it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from ontology.identity import plain
from ontology.model import Entity, EntityType

_LEVELS = ("省", "市", "区", "县")
_SHORTEST = 2
_SHORTEST_PARK = 3

Above = Callable[[str], frozenset[str]]


def named_after(areas: Iterable[Entity], above: Above) -> Iterator[tuple[str, str]]:
    """Pairs (area, the innermost area its name begins with): 「乙市光电产业园」 lies in 乙市.

    A pair a name: the proper name's first, then those of the aliases, the longest first.

    Names that begin with several places in a row (省, 市, 区) are followed inwards. A beginning
    that means several places counts only if one of them encloses the others.
    """
    known = tuple(areas)
    beginnings = _beginnings(known)
    for area in known:
        for name in (area.name, *sorted(area.aliases, key=lambda alias: (-len(alias), alias))):
            if parent := _innermost(plain(name), area.id, beginnings, above):
                yield area.id, parent


def _beginnings(areas: Iterable[Entity]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for area in areas:
        shortest = _SHORTEST if area.type is EntityType.PLACE else _SHORTEST_PARK
        for name in map(plain, (area.name, *area.aliases)):
            if len(name) >= shortest:
                found[name].add(area.id)
            short = name[:-1]
            is_place = area.type is EntityType.PLACE
            if is_place and name.endswith(_LEVELS) and len(short) >= _SHORTEST:
                found[short].add(area.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _innermost(
    rest: str, area: str, beginnings: dict[str, frozenset[str]], above: Above
) -> str | None:
    parent = None
    while step := _step(rest, area, beginnings, above):
        length, found = step
        if parent is not None and parent not in above(found):
            break
        rest, parent = rest[length:], found
    return parent


def _step(
    rest: str, area: str, beginnings: dict[str, frozenset[str]], above: Above
) -> tuple[int, str] | None:
    """The longest beginning of a name that means one area, and that area."""
    for length in range(len(rest) - 1, _SHORTEST - 1, -1):
        places = beginnings.get(rest[:length], frozenset()) - {area}
        if outermost := _enclosing(places, above):
            return length, outermost
    return None


def _enclosing(places: frozenset[str], above: Above) -> str | None:
    for place in sorted(places):
        if all(place == other or place in above(other) for other in places):
            return place
    return None
