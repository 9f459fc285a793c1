"""Firms that only the names of projects and parks mention: the brand a project's name opens with."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.places import is_place
from reading.names.scene import Scene, Sight, spell
from reading.names.shape import brand_length, is_generic, is_trade, place_length
from reading.names.tokens import Token, cut, is_rare

_HOSTS = frozenset({EntityType.PROJECT, EntityType.PARK})
_BRAND_WITH_TRADE, _BRAND_ALONE, _PARK_SHARE, _SHARED = 0.55, 0.45, 0.6, 0.4
_LEAST, _LONGEST = 2, 8


def _opening(tokens: Sequence[Token]) -> tuple[int, int, float]:
    """The brand a name opens with: from token, to token, and how sure it is."""
    first = place_length(tokens)
    length = brand_length(tokens[first:])
    if not length:
        return 0, 0, 0.0
    end = first + length
    if end < len(tokens) - 1 and is_trade(tokens[end]):
        return first, end + 1, _BRAND_WITH_TRADE
    if end < len(tokens) and tokens[end].tag == "m":
        return first, end, _BRAND_WITH_TRADE
    return (first, end, _BRAND_ALONE) if end < len(tokens) else (0, 0, 0.0)


def by_opening(scene: Scene, sights: Sequence[Sight]) -> Iterator[Sight]:
    """The brand, with the trade word behind it, that the name of a project or park opens with."""
    for host in sights:
        if host.type not in _HOSTS:
            continue
        tokens = cut(scene.text(host.start, host.end), host.start)
        first, end, weight = _opening(tokens)
        if not weight:
            continue
        if host.type is EntityType.PARK:
            weight *= _PARK_SHARE
        name = tokens[first:end]
        if spell(name) in lexicon.words("industries") or len(spell(name)) < _LEAST:
            continue
        yield Sight(name[0].start, name[-1].end, EntityType.FIRM, "opens a project", weight)


def by_shared_opening(scene: Scene, sights: Sequence[Sight]) -> Iterator[Sight]:
    """The words that two or more differently named projects open with."""
    hosts: dict[str, Sight] = {}
    for host in sights:
        if host.type is EntityType.PROJECT:
            hosts.setdefault(scene.text(host.start, host.end), host)
    openings: dict[str, list[tuple[Sight, int]]] = defaultdict(list)
    for host in hosts.values():
        tokens = cut(scene.text(host.start, host.end), host.start)
        for count in range(1, min(4, len(tokens))):
            text = spell(tokens[:count])
            if _LEAST <= len(text) <= _LONGEST and not is_generic(tokens[:count]):
                openings[text].append((host, tokens[count - 1].end))
    for text, found in sorted(openings.items()):
        tokens = cut(text)
        rare = is_rare(tokens[0]) or brand_length(tokens)
        if len(found) > 1 and rare and not is_place(text):
            for host, end in found:
                yield Sight(host.start, end, EntityType.FIRM, "opens several projects", _SHARED)
