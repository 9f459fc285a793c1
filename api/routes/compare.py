"""Two regions, two parks or two dates on one chain."""

from typing import Annotated

from fastapi import APIRouter, Query

from api import asked
from api.here import Now
from api.parameters import Lang, Region
from api.present_answers import Answers
from api.snapshot import Snapshot
from api.views.answers import ComparisonView
from graph.compare import Comparison, compare_dates, compare_regions
from graph.gaps.described import chain_of

router = APIRouter(prefix="/api/compare", tags=["gaps"])

_NAME = 200
Compared = Annotated[
    str, Query(max_length=_NAME, description="产业链 · id, name or alias", examples=["新能源汽车"])
]
Left = Annotated[
    str, Query(max_length=_NAME, description="地区或园区 · one region or park", examples=["甲区"])
]
Right = Annotated[
    str, Query(max_length=_NAME, description="另一个 · the other one", examples=["乙区"])
]
From = Annotated[
    str,
    Query(
        alias="from",
        max_length=10,
        description="较早的一天 · documents until then, a day or a year",
        examples=["2022"],
    ),
]
To = Annotated[
    str,
    Query(
        alias="to",
        max_length=10,
        description="较晚的一天 · documents until then",
        examples=["2024-06-30"],
    ),
]


@router.get("", summary="两地、两园或两个日期的对比")
def compared(
    now: Now,
    *,
    chain: Compared,
    left: Left = "",
    right: Right = "",
    region: Region = "",
    first: From = "",
    last: To = "",
    lang: Lang = "zh",
) -> ComparisonView:
    """One chain on two sides: `left` and `right`, or `from` and `to` in one region.

    A segment on record on one side alone is said to be so; nothing is called gained or lost.
    """
    days = (first, last)
    if asked.sides((left, right), days):
        return comparison(now, chain, region, days, lang)
    wanted = chain_of(now.knowledge, chain)
    ends = now.region(left), now.region(right)
    found = compare_regions(now.knowledge, wanted, ends[0], ends[1], lang)
    return _view(now, found, lang)


def comparison(
    now: Snapshot, chain: str, region: str, days: tuple[str, str], lang: str
) -> ComparisonView:
    """One region at two dates."""
    wanted = chain_of(now.knowledge, chain)
    first, last = map(asked.day, days)
    found = compare_dates(now.knowledge, wanted, now.region(region), (first, last), lang)
    return _view(now, found, lang)


def _view(now: Snapshot, found: Comparison, lang: str) -> ComparisonView:
    return Answers(now.present, lang).comparison(found)
