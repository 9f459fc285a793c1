"""What one mention of a place says of whom a text speaks for."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ontology import places
from reading.lexicon import rows

Span = tuple[int, int, str]

# A place goods come from or people travel to, one of several in a list, one inside the name of a
# firm says little of whom a text speaks for.
ASIDE, LISTED, IN_A_NAME, AROUND, PROVINCE_AROUND = 0.2, 0.4, 0.35, 0.8, 0.3
_BEFORE, _BEHIND = 8, 14


@cache
def _any(name: str) -> str:
    table = rows(Path(__file__).with_name("place_words.tsv"))
    return "|".join(re.escape(row["word"]) for row in table if row["list"] == name)


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"(?<![作成])(?:{_any('from')})[^，。；]{{0,4}}$")


@cache
def _bought() -> re.Pattern[str]:
    return re.compile(rf"(?:等地?)?(?:市|省)?(?:{_any('bought')})|[^，。；]{{0,6}}相比")


@cache
def _in_a_name() -> re.Pattern[str]:
    return re.compile(rf"[）)]|[\u4e00-\u9fff]{{0,8}}?(?:{_any('named_after')})")


def worth(text: str, at: int, spans: Sequence[Span]) -> float:
    """How much the mention with a number in the text's list of mentions says of its home.

    What stands before a list of places (从甲、乙) holds of each of them.
    """
    start, end, form = spans[at]
    first, last = _run(spans, at)
    after = text[end : end + _BEHIND]
    inside = at + 1 < len(spans) and spans[at + 1][0] == end and _holds(form, spans[at + 1][2])
    listed = spans[last][0] > spans[first][0]
    opens = spans[first][0]
    if _from().search(text[max(0, opens - _BEFORE) : opens]):
        return ASIDE * (LISTED if listed else 1.0)
    if _bought().match(text[spans[last][1] :][:_BEHIND]):
        return ASIDE * (LISTED if listed else 1.0)
    if inside:
        return PROVINCE_AROUND if _is_province(form) else AROUND
    if listed:
        return LISTED
    if text[max(0, start - 1) : start] in ("（", "(") or _in_a_name().match(after):
        return IN_A_NAME
    return 1.0


def _run(spans: Sequence[Span], at: int) -> tuple[int, int]:
    """The first and last mention of the list (甲、乙、丙) that a mention stands in."""
    first = last = at
    while first and 0 < spans[first][0] - spans[first - 1][1] <= 1:
        first -= 1
    while last + 1 < len(spans) and 0 < spans[last + 1][0] - spans[last][1] <= 1:
        last += 1
    return first, last


@cache
def _holds(larger: str, smaller: str) -> bool:
    """Whether one place lies in another (湖州, 安吉)."""
    place = places.find(smaller, near=larger)
    around = places.ancestors(place) if place else ()
    return any(larger in (a.name, places.short(a.name)) for a in around)


@cache
def _is_province(name: str) -> bool:
    """Whether a place is a province, which texts put in front of a place by habit."""
    place = places.find(name)
    return place is not None and place.level is places.Level.PROVINCE
