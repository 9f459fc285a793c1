"""Facts about a document as a whole: title, publisher, date, region, kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path

from ontology.model import DateBasis, Document, Genre
from reading.lexicon import rows
from reading.model import Block, BlockKind, Layout
from reading.names.tagger import Tagged
from reading.periods import periods
from reading.spoken_for import spoken_for

_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-./年]\s?(?P<month>\d{1,2})(?:\s?[-./月]\s?(?P<day>\d{1,2})(?!\d))?"
)
_DAY_FIRST = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d\d)(?!\d)")
_MAIL_DATE = re.compile(r"\b[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{5,8} \S+")
_ADDRESS = re.compile(r"https?://\S+")
_HEAD = 30
_LONGEST_DATE_LINE = 60
_PLAN_PERIOD = re.compile(
    r"规划期[^，。]{0,6}?(?P<start>20\d\d)|[（(](?P<from>20\d\d)[-—–－~至到]{1,2}20\d\d"
)
_NOW = re.compile(r"今年|本月|日前|近日|昨[天日]|前不久")
_DAY = re.compile(r"(?<![年\d])(?P<month>1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])日")
_AIM = re.compile(r"(?:到|至|力争|争取|计划|预计|目标).{0,4}$")
_EVENT_YEAR = re.compile(
    r"(?<!\d)(?P<year>20\d\d)(?:年(?!度|底|末|实现|全)|(?=[\u4e00-\u9fff]{2,12}(?:大会|博览会|论坛)))"
)

_TOLD_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)年(?:实现|完成|共|累计)")
# 2024年第27期, 2022年冬季号
_ISSUE = re.compile(
    r"(?<!\d)(?P<year>20\d\d)年?[ \u3000]{0,2}(?:年?第\s?\d{1,3}\s?期|[春夏秋冬]季(?:号|刊))"
)
_MASTHEAD = 8  # how many blocks from the top the number of an issue stands

_ITEMS = (BlockKind.BULLET, BlockKind.BOX_CELL)
_FEWEST_ITEMS = 5
_FEWEST_CHAPTERS = 2

_PRESS = r"[\u4e00-\u9fff]{2,8}?(?:日报|晚报|早报|晨报|时报|都市报|商报|经济报|新报|周刊|新闻网)"
_PUBLISHER = (
    re.compile(r"(?:来源|信息来源|文章来源)[：:]\s*(?P<name>[^\s，。：:]{2,20})"),
    re.compile(rf"(?P<name>{_PRESS})(?: ?[\u4e00-\u9fff·]{{2,8}})?$"),
    re.compile(rf"□(?P<name>{_PRESS})"),
    re.compile(
        r"(?:发布人|发布机构|发布单位|发文机关|author)[：:]\s*[-—]?\s*(?P<name>\S[^，。：:]{1,20})"
    ),
)


@cache
def _genres() -> tuple[tuple[re.Pattern[str], Genre], ...]:
    table = rows(Path(__file__).with_name("genres.tsv"))
    return tuple((re.compile(row["pattern"]), Genre(row["genre"])) for row in table)


def _of_kind(layout: Layout, *kinds: BlockKind) -> Iterator[tuple[Block, str]]:
    for block in layout.blocks:
        if block.kind in kinds:
            yield block, layout.text(block)


def _title(layout: Layout) -> str:
    """The headline; without one the first heading."""
    titles = [text for block, text in _of_kind(layout, BlockKind.TITLE) if not block.label]
    headings = (text for _, text in _of_kind(layout, BlockKind.HEADING, BlockKind.BOX_TITLE))
    return titles[0] if titles else next(headings, "")


def _publisher(layout: Layout) -> str:
    """The newspaper, site or office the page furniture names; sources before mastheads."""
    furniture = [text for _, text in _of_kind(layout, BlockKind.FURNITURE)]
    for pattern in _PUBLISHER:
        for text in furniture:
            if found := pattern.search(text):
                return found["name"].strip()
    return ""


def _day(year: str, month: str, day: str | None) -> date | None:
    try:
        return date(int(year), int(month), int(day or 1))
    except ValueError:
        return None


def _dates(text: str) -> Iterator[date]:
    for mail in _MAIL_DATE.findall(text):
        try:
            yield parsedate_to_datetime(mail).date()
        except (ValueError, TypeError):
            continue
    plain = _ADDRESS.sub("", text)
    for found in (*_DATE.finditer(plain), *_DAY_FIRST.finditer(plain)):
        day = _day(found["year"], found["month"], found["day"])
        if day:
            yield day


def _printed(layout: Layout) -> date | None:
    """The date printed beside the text: on furniture, or on a line of its own at the head."""
    for index, block in enumerate(layout.blocks):
        text = layout.text(block)
        beside = block.kind is BlockKind.FURNITURE or (
            index < _HEAD and (block.kind is BlockKind.TITLE or _is_date_line(text))
        )
        if beside and len(text) <= 2 * _LONGEST_DATE_LINE:
            for day in _dates(text):
                return day
    return None


def _is_date_line(text: str) -> bool:
    """Whether a short line gives a date and is no sentence of the text."""
    short = len(text) <= _LONGEST_DATE_LINE and not text.endswith(("。", "；"))
    return short and bool(_DATE.match(text.lstrip("（(—―─- ")))


def _inferred(layout: Layout, genre: Genre) -> date | None:
    """The date the content tells: a plan's first year, an issue's, or that of the latest event."""
    head = "\n".join(layout.text(block) for block in layout.blocks[:_HEAD])
    period = _PLAN_PERIOD.search(head)
    if period and genre is Genre.PLAN:
        return date(int(period["start"] or period["from"]), 1, 1)
    top = (layout.text(block) for block in layout.blocks[:_MASTHEAD])
    issue = next((m for m in map(_ISSUE.search, top) if m), None)
    if issue:
        return date(int(issue["year"]), 1, 1)
    body = "\n".join(text for _, text in _of_kind(layout, BlockKind.PARAGRAPH, BlockKind.BULLET))
    return None if genre is Genre.PLAN or not _NOW.search(body) else _latest_event(body)


def _latest_event(body: str) -> date | None:
    """The day of the latest event, or its year; None where numbers of a later year are told."""
    planned = [p.year for p in periods(body) if _AIM.search(body[max(0, p.start - 8) : p.start])]
    year = max(_years(_EVENT_YEAR, body), default=0)
    if not year or year in planned or year < max(_years(_TOLD_YEAR, body), default=0):
        return None
    days = [_day(str(year), d["month"], d["day"]) for d in _DAY.finditer(body)]
    return max((day for day in days if day), default=date(year, 1, 1))


def _years(named: re.Pattern[str], body: str) -> Iterator[int]:
    """The years that a pattern finds and no word aims at."""
    for found in named.finditer(body):
        if not _AIM.search(body[max(0, found.start() - 8) : found.start()]):
            yield int(found["year"])


def _is_list(layout: Layout) -> bool:
    """Whether most of what a page says stands in bullets and cells."""
    said = [block for block in layout.blocks if block.kind in (BlockKind.PARAGRAPH, *_ITEMS)]
    items = [block for block in said if block.kind in _ITEMS]
    return len(items) >= _FEWEST_ITEMS and 2 * len(items) > len(said)


def _genre(layout: Layout, title: str) -> Genre:
    """The kind of document: by its title, else by how its page is made."""
    chapters = sum(1 for block, _ in _of_kind(layout, BlockKind.HEADING) if block.level == 1)
    for pattern, genre in _genres():
        if pattern.search(title) and (genre is not Genre.PLAN or chapters >= _FEWEST_CHAPTERS):
            return genre
    furniture = "\n".join(text for _, text in _of_kind(layout, BlockKind.FURNITURE))
    if re.search(r"记者|主编|日报|晚报|都市报|发布时间|来源[：:]|author:", furniture):
        return Genre.NEWS
    if _is_list(layout):
        return Genre.PROFILE
    return Genre.OTHER


def with_facts(document: Document, layout: Layout, marked: Sequence[Tagged] = ()) -> Document:
    """The document with what its page tells about it as a whole; `marked` are the tagger's marks.

    A date printed on the page is PRINTED; the first year of a plan period, or the year of the
    latest event of a text that speaks of 今年, is INFERRED, with January or the day mentioned last;
    otherwise the date stays UNKNOWN.
    """
    title = _title(layout)
    genre = _genre(layout, title)
    issued, basis = _printed(layout), DateBasis.PRINTED
    if issued is None:
        issued, basis = _inferred(layout, genre), DateBasis.INFERRED
    return replace(
        document,
        title=title,
        publisher=_publisher(layout),
        issued=issued,
        issued_basis=basis if issued else DateBasis.UNKNOWN,
        region=spoken_for(layout, marked),
        genre=genre,
    )
