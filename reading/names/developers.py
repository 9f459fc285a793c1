"""Firms that only the names of projects and parks mention: the brand a project's name opens with."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.opening_signs import likely as likely_openings
from reading.names.opening_signs import openings
from reading.names.places import is_place
from reading.names.scene import Scene, Sight, sight, spell
from reading.names.shape import brand_length, could_be_firm, is_generic, place_length
from reading.names.tagger import GROUND
from reading.names.tokens import Token, cut, is_rare

_HOSTS = frozenset({EntityType.PROJECT, EntityType.PARK})
_BRAND_WITH_TRADE, _BRAND, _PLACE_WITH_TRADE, _WORD_WITH_TRADE = 0.55, 0.45, 0.42, 0.3
_PARK_SHARE, _SHARED = 0.6, 0.4
_LEAST, _LONGEST, _LEAST_HOST = 2, 8, 0.3
_HEARD, _LONGEST_HEARD = 0.43, 12
_LEAST_LIKELY, _SHARE = 0.08, 0.65
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
    """The firms that the name of a project or park may open with, the trade word behind a brand too."""
    marked: dict[int, list[int]] = defaultdict(list)
    for seen in sights:
        if seen.type is EntityType.FIRM and seen.ground == GROUND:
            marked[seen.start].append(seen.end)
    hosts = [
        (host, cut(scene.text(host.start, host.end), host.start))
        for host in sights
        if host.type in _HOSTS and host.weight >= _LEAST_HOST
    ]
    hosts = [(host, tokens) for host, tokens in hosts if not _is_public(tokens)]
    elsewhere = _elsewhere(scene, [tokens for host, tokens in hosts if _is_project(host)])
    for host, tokens in hosts:
        if not _is_project(host):
            yield from _of_park(tokens)
            continue
        told = set[int]()
        for one, likely in likely_openings(tokens, elsewhere):
            name = tokens[one.first : one.end]
            if likely >= _LEAST_LIKELY and _is_told(name, elsewhere):
                told.add(name[-1].end)
                yield sight(name, EntityType.FIRM, "opens a project", _SHARE * likely)
        heard = _heard(scene, tokens, marked.get(host.start, ()))
        if heard and heard[-1].end not in told:
            yield sight(heard, EntityType.FIRM, "heard in a project", _HEARD)


def _is_public(tokens: Sequence[Token]) -> bool:
    """Whether a name is that of a public work, or of its extension: no firm lends it its name."""
    works = lexicon.words("infrastructure")
    built = any(t.text in works and len(t.text) >= _LEAST for t in tokens)
    return built or bool(lexicon.ending(spell(tokens), "infrastructure"))


def _is_told(name: Sequence[Token], elsewhere: frozenset[str]) -> bool:
    """Whether what a project opens with could be a firm and does not tell what to do (建好中心)."""
    verb = name[0].tag == "v" and len(name[0].text) == 1 and spell(name) not in elsewhere
    return could_be_firm(name) and not verb


def _of_park(tokens: Sequence[Token]) -> Iterator[Sight]:
    first, end, weight = opening(tokens)
    name = tokens[first:end]
    if not weight or len(spell(name)) < _LEAST or not could_be_firm(name):
        return
    weight *= _PARK_SHARE if weight < _BRAND_WITH_TRADE else 1.0
    yield sight(name, EntityType.FIRM, "opens a park", weight)
    if 0 < first < end:
        yield sight(tokens[:end], EntityType.FIRM, "opens a park", weight)


def _elsewhere(scene: Scene, hosts: Sequence[Sequence[Token]]) -> frozenset[str]:
    """The openings of projects' names that the text holds oftener than these names."""
    host_of: dict[str, set[str]] = defaultdict(set)
    for tokens in hosts:
        for one in openings(tokens):
            host_of[spell(tokens[one.first : one.end])].add(spell(tokens))
    words = sorted({*host_of, *(name for names in host_of.values() for name in names)})
    if not words:
        return frozenset()
    finder = AhoCorasick(words, matchkind=MatchKind.Standard)
    met = Counter(
        words[which]
        for which, _, _ in finder.find_matches_as_indexes(scene.layout.clean, overlapping=True)
    )
    return frozenset(
        name for name, names in host_of.items() if met[name] > sum(met[host] for host in names)
    )


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
        if _is_public(tokens):
            continue
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
