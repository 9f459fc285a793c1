"""Firms that only the names of projects and parks mention: the brand a project's name opens with."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.places import is_place
from reading.names.scene import Scene, Sight, sight, spell
from reading.names.shape import brand_length, could_be_firm, is_generic, place_length
from reading.names.tagger import GROUND
from reading.names.tokens import Token, cut, is_rare

_HOSTS = frozenset({EntityType.PROJECT, EntityType.PARK})
_BRAND_WITH_TRADE, _BRAND, _PLACE_WITH_TRADE, _WORD_WITH_TRADE = 0.55, 0.45, 0.42, 0.3
_PARK_SHARE, _SHARED = 0.6, 0.4
_LEAST, _LONGEST, _LEAST_HOST = 2, 8, 0.3
_HEARD, _UNHEARD, _LONGEST_HEARD = 0.43, 0.3, 12
_PLAIN = frozenset("新大小高低老主全总双单年的")


def opening(tokens: Sequence[Token]) -> tuple[int, int, float]:
    """The firm a name opens with: from token, to token, and how sure it is."""
    strong = lexicon.words("strong_trades")
    first = place_length(tokens)
    length = brand_length(tokens[first:])
    end = first + length
    if end >= len(tokens):
        return 0, 0, 0.0
    following = tokens[end]
    if length:
        if following.text in strong:
            return first, end + 1, _BRAND_WITH_TRADE
        return first, end, _BRAND_WITH_TRADE if following.tag == "m" else _BRAND
    if first and following.text in strong:
        return 0, end + 1, _PLACE_WITH_TRADE
    if not first and len(tokens) > 1 and len(tokens[0].text) == _LEAST and tokens[1].text in strong:
        return 0, 2, 0.0 if is_generic(tokens[:1]) else _WORD_WITH_TRADE
    return 0, 0, 0.0


def by_opening(scene: Scene, sights: Sequence[Sight]) -> Iterator[Sight]:
    """The brand, with the trade word behind it, that the name of a project or park opens with."""
    marked: dict[int, list[int]] = defaultdict(list)
    for seen in sights:
        if seen.type is EntityType.FIRM and seen.ground == GROUND:
            marked[seen.start].append(seen.end)
    for host in sights:
        if host.type not in _HOSTS or host.weight < _LEAST_HOST:
            continue
        if lexicon.ending(scene.text(host.start, host.end), "infrastructure"):
            continue
        tokens = cut(scene.text(host.start, host.end), host.start)
        first, end, weight = opening(tokens)
        heard = _heard(scene, tokens, marked.get(host.start, ())) if _is_project(host) else ()
        if len(heard) > end - first or not weight:
            weight = min(weight, _UNHEARD)
            if heard:
                yield sight(heard, EntityType.FIRM, "opens a project", _HEARD)
        name = tokens[first:end]
        text = spell(name)
        if not weight or len(text) < _LEAST or not could_be_firm(name):
            continue
        if host.type is EntityType.PARK:
            weight *= _PARK_SHARE if weight < _BRAND_WITH_TRADE else 1.0
        yield sight(name, EntityType.FIRM, "opens a project", weight)
        if 0 < first < end:
            yield sight(tokens[:end], EntityType.FIRM, "opens a project", weight)


def _is_project(host: Sight) -> bool:
    return host.type is EntityType.PROJECT


def _heard(scene: Scene, tokens: Sequence[Token], ends: Sequence[int]) -> Sequence[Token]:
    """The firm that the tagger marks at the front of a project's name, cut where a word ends."""
    for end in ends:
        name = [token for token in tokens if token.end <= end]
        while name and _trails(name[-1]):
            name.pop()
        text = spell(name)
        if len(name) < len(tokens) and _LEAST <= len(text) <= _LONGEST_HEARD:
            ordinary = is_place(text) or is_generic(name) or scene.layout.clean.count(text + "新区")
            if could_be_firm(name) and not ordinary:
                return name
    return ()


def _trails(token: Token) -> bool:
    """Whether a word at the end of what the tagger marks belongs to the product behind it."""
    plain = len(token.text) == 1 and token.text in _PLAIN
    return plain or token.tag == "eng" or is_place(token.text) or is_generic([token])


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
        strong = tokens[-1].text in lexicon.words("strong_trades") and len(tokens) == _LEAST
        rare = is_rare(tokens[0]) or brand_length(tokens) or strong
        if len(found) > 1 and rare and not is_place(text) and could_be_firm(tokens):
            for host, end in found:
                yield Sight(host.start, end, EntityType.FIRM, "opens several projects", _SHARED)
