"""Periods: the years a text names, plainly or by 今年, 去年, “十四五”末, and which governs a place."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_YEAR = r"(?:19|20)\d\d"
_NUMERALS = ("十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十")
# The n-th five-year plan ends in 1955 + 5n: the fourteenth in 2025.
_PLAN_ENDS = {name: 1955 + 5 * n for n, name in enumerate(_NUMERALS, start=11)}
_RELATIVE = {
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "明年": 1,
    "后年": 2,
}
_CHINESE_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}

_FIRST = "".join({*'12“"一二三四十上下前全', *(word[0] for word in _RELATIVE)})
_PATTERN = re.compile(
    rf"(?=[{_FIRST}])(?:"  # no way of naming years begins with another letter
    rf"(?<!\d)(?P<first>{_YEAR})(?P<joined>年?(?:[-－—–~～]{{1,2}}|至|到))(?P<last>{_YEAR})年"
    rf"|(?<!\d)(?P<year>{_YEAR}) ?年(?!度?(?:前(?![一二三]季|\d+个?月)|之前))"
    r"|(?P<written>[二一][〇零○九][〇零○一二三四五六七八九]{2})年"
    rf"|[“\"]?(?P<plan>{'|'.join(reversed(_NUMERALS))})五[”\"]?(?P<when>期?末|收官|期间|时期|以来|规划)?"
    rf"|(?P<relative>{'|'.join(_RELATIVE)})(?!龄|轻)"
    r"|(?P<part>1[-－—–~～至到]1?\d月|(?:上|下)半年|前[一二三]季度|[一二三四]季度|全年))"
)
_KEPT = 64
"""Sentences remembered: each number of one asks for its periods."""
_SENTENCE = re.compile(r"[。！？\n]")
# A year that is only a base, a start or a part of a name governs no number.
_BASE = re.compile(r"(?:比|较|自|从|与|和|由)$")
_SINCE = re.compile(r"[^，。；]{0,24}(?:以来|起|后，|相比|为基期|至今)")
_TIMES = re.compile(r"的(?:[近约]|超过?)?[\d.一二两三四五六七八九十]{1,5}多?倍")  # 是2019年的3倍
_LONGEST_TITLE = 60
_NAME = re.compile(r"版|远景|[^，。；“”《》]{0,24}》")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of years named at a place of a text.

    `year` is the one year a number beside it belongs to: the last of a range, the end of a
    five-year plan, None for a plan as a whole.
    """

    start: int
    end: int
    first: int
    last: int
    year: int | None


def _years(
    found: re.Match[str], issued: date | None, whole: int | None = None
) -> tuple[int, int, int | None] | None:
    """First, last and governing year of a match; None where the document date is needed.

    A part of a year is one of the `whole`, where that is known.
    """
    if found["first"]:
        return int(found["first"]), int(found["last"]), int(found["last"])
    if found["year"]:
        return (int(found["year"]),) * 3
    if found["written"]:
        year = int("".join(_CHINESE_DIGITS[c] for c in found["written"]))
        return year, year, year
    if found["plan"]:
        end = _PLAN_ENDS[found["plan"]]
        is_end = (found["when"] or "").endswith(("末", "收官"))
        return (end, end, end) if is_end else (end - 4, end, None)
    if found["part"] and whole:
        return whole, whole, whole
    if issued is None:
        return None
    year = issued.year + _RELATIVE.get(found["relative"] or "", 0)
    return year, year, year


def periods(text: str, issued: date | None = None) -> tuple[Period, ...]:
    """The periods a text names, in order; relative ones only where the document date is known.

    >>> [p.year for p in periods("到2025年，比2020年翻一番；“十五五”末达到8家。")]
    [2025, 2020, 2030]
    """
    return tuple(
        Period(match.start(), match.end(), *years)
        for match in _PATTERN.finditer(text)
        if (years := _years(match, issued)) is not None
    )


def _in_title(text: str, position: int) -> bool:
    """Whether a position lies inside the marks of a title."""
    near = max(0, position - _LONGEST_TITLE)
    return text.rfind("《", near, position) > text.rfind("》", near, position)


@lru_cache(maxsize=_KEPT)
def _governing(text: str, issued: date | None, whole: int | None) -> tuple[Period, ...]:
    """The periods of a sentence that may govern a number in it."""
    return tuple(_may_govern(text, issued, whole))


def _may_govern(text: str, issued: date | None, whole: int | None) -> Iterator[Period]:
    for match in _PATTERN.finditer(text):
        before, end = text[max(0, match.start() - 2) : match.start()], match.end()
        named = match["year"] or match["relative"] or (match["when"] or "").endswith("末")
        if named and _BASE.search(before):
            continue
        if match["year"] and (_SINCE.match(text, end) or _TIMES.match(text, end)):
            continue
        if _NAME.match(text, end) and _in_title(text, match.start()):
            continue
        years = _years(match, issued, whole)
        first, last, year = years or (0, 0, None)
        whole = year or (whole if years else None)
        if match["part"] and years is None:
            continue
        yield Period(match.start(), end, first, last, year)


def year_at(
    text: str, position: int, issued: date | None = None, whole: int | None = None
) -> int | None:
    """The year that governs a position: the nearest named before it in its sentence.

    Semicolons do not end the reach of a year. None where none is named, where a plan period is
    named as a whole, or where the year is relative and the document date unknown. A part of a year
    (全年, 上半年) is of the year named before it, else of the `whole` one, else of the document's.

    >>> text = "2018年，产值增长6.8%；出口增长8%。企业30家。"
    >>> [year_at(text, text.index(word)) for word in ("6.8", "8%。", "30")]
    [2018, 2018, None]
    """
    ends = [match.start() for match in _SENTENCE.finditer(text)]
    at = bisect_right(ends, position - 1)
    start = ends[at - 1] + 1 if at else 0
    end = ends[at] if at < len(ends) else len(text)
    sentence, place = text[start:end], position - start
    before = [period for period in _governing(sentence, issued, whole) if period.start <= place]
    return before[-1].year if before else None
