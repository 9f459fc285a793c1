"""What stands around the places of a candidate: behind it, behind its list, and beside it there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reading.names import lexicon

Span = tuple[int, int]
_LOOKED_AT, _AHEAD, _NEAR = 4, 90, 8
_STOP = re.compile(r"[，。；：！？\n]")
_LISTED = ("、", "和", "与", "及", "等", "以及")
_SO_ON = "等"
_MARK = "、"
_BEFORE = {"《": "a title", "“": "quoted", '"': "quoted", "（": "aside", "(": "aside"}
_EVEN = 4


def signs(text: str, places: Sequence[Span]) -> Mapping[str, float]:
    """The signs of what stands around a candidate, each the share of its first places that show it."""
    looked = places[:_LOOKED_AT]
    found: dict[str, float] = defaultdict(float)
    for place in looked:
        for sign in set(_around(text, place)):
            found[sign] += 1 / len(looked)
    return found


def _around(text: str, place: Span) -> Iterator[str]:
    start, end = place
    before = _BEFORE.get(text[start - 1 : start])
    if before:
        yield f"around: {before}"
    stop = _STOP.search(text, end, end + _AHEAD)
    rest = text[end : stop.start() if stop else end + _AHEAD]
    kind = next(_kinds(rest), None)
    if kind:
        yield f"behind: {kind}"
    elif rest.startswith(_LISTED):
        yield "around: listed"
        closing = _closing(rest)
        yield from (f"listed: {kind}" for kind in set(_kinds_within(closing)))
    if _is_even(text, place):
        yield "around: even"


def _kinds(text: str) -> Iterator[str]:
    """What the words that a text begins with say."""
    for word, kind in _by_first().get(text[:1], ()):
        if text.startswith(word):
            yield kind
            return


def _kinds_within(text: str) -> Iterator[str]:
    for at in range(len(text)):
        yield from _kinds(text[at:])


def _closing(rest: str) -> str:
    """The words that close the list a text goes on with: those behind 等, or the last item's end."""
    _, so_on, tail = rest.partition(_SO_ON)
    return tail[:_NEAR] if so_on else rest.rpartition(_MARK)[2][-_NEAR:]


def _is_even(text: str, place: Span) -> bool:
    """Whether four letters share one, in the same place, with four beside them (大处管、细处管)."""
    start, end = place
    size = end - start
    if size != _EVEN:
        return False
    name = text[start:end]
    before = text[start - 1 - size : start - 1] if text[start - 1 : start] == _MARK else ""
    behind = text[end + 1 : end + 1 + size] if text[end : end + 1] == _MARK else ""
    return any(
        len(other) == size and any(a == b for a, b in zip(name, other, strict=True))
        for other in (before, behind)
    )


@cache
def _by_first() -> Mapping[str, Sequence[tuple[str, str]]]:
    """The words of the table by their first character, the longest first."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, kind in sorted(lexicon.kinds("behind_names").items(), key=lambda w: -len(w[0])):
        found[word[0]].append((word, kind))
    return found
