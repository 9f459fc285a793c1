"""Where the name of a firm begins and ends: what introduces it and what is said of it stay out."""

import re
from dataclasses import replace
from functools import cache

from reading.names import lexicon
from reading.names.places import is_place
from reading.names.scene import Scene, Sight
from reading.names.shape import firm_likeness
from reading.names.tokens import cut

_GLUED = frozenset("有由仅为找")
_LED_BY = "由"
_FREE = "自由"
_LIKELY = 0.4
_SHORTEST = 2
_COUNT = re.compile(r"(?<=..)[一二两三四五六七八九十\d.]+[余多]?[家户个大强条万亿吨吉兆期年月成]")
_CALLED = re.compile(r"(?<=..)[（(][^（()）]{0,4}称")
_BEFORE = 6
"""How far to look back for a verb that takes a firm as its object (引进有霁新材)."""


@cache
def _leads() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon.longest_first("firm_leads"))))


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(
        "(?<=..)(?:" + "|".join(map(re.escape, lexicon.longest_first("firm_tails"))) + ")"
    )


def within_borders(scene: Scene, seen: Sight) -> Sight | None:
    """The sight of a firm without what introduces it or speaks of it; None where nothing is left."""
    name = scene.text(seen.start, seen.end)
    if name[0] in lexicon.words("never_in_firms"):
        return None
    start = max((m.end() for m in _leads().finditer(name) if m.end() < len(name)), default=0)
    start = max(start, _led_by(name), _glued(scene, seen, name) if not start else 0)
    end = _end(name, start)
    if (start, end) == (0, len(name)):
        return seen
    left = name[start:end]
    if len(left) < _SHORTEST or is_place(left):
        return None
    return replace(seen, start=seen.start + start, end=seen.start + end)


def _end(name: str, start: int) -> int:
    """Where what is said of a firm begins: a word, a count, a short name given, a clause."""
    found = (form.search(name, start) for form in (_tails(), _COUNT, _CALLED))
    ends = [m.start() for m in found if m]
    ends += (at for at, mark in enumerate(name) if mark in lexicon.words("never_in_firms"))
    return min((end for end in ends if end > start), default=len(name))


def _led_by(name: str) -> int:
    """Where the agent of a passive begins inside a name that runs over it: 该工厂由甲公司."""
    at = name.rfind(_LED_BY)
    inside = at > 0 and name[at - 1 : at + 1] != _FREE and lexicon.ending(name, "legal_forms")
    return at + 1 if inside else 0


def _glued(scene: Scene, seen: Sight, name: str) -> int:
    """How many characters at the front only tie the name to the noun before it: 龙头企业有甲."""
    before = scene.text(max(0, seen.start - _BEFORE), seen.start)
    if name[0] not in _GLUED or not before or not _is_hanzi(before[-1]):
        return 0
    opened = any(before.endswith(word) for word in lexicon.weights("openers"))
    likely = firm_likeness(cut(name[1:])) >= _LIKELY
    return 1 if likely and not opened else 0


def _is_hanzi(mark: str) -> bool:
    return "\u4e00" <= mark <= "\u9fff"
