"""Where documents do not fit together, in one list."""

from typing import Annotated

from fastapi import APIRouter, Query

from api import present_time
from api.here import Now
from api.parameters import Lang, Limit, Offset
from api.questions import ANSWERED_BY
from api.views import Page
from api.views.time import TensionView
from graph.tensions.found import of_rule
from graph.tensions.found import tensions as every
from graph.tensions.model import Fit

router = APIRouter(prefix="/api/tensions", tags=["time"])

VerdictOf = Annotated[Fit | None, Query(description="only with this verdict", examples=["differs"])]
RuleOf = Annotated[
    str, Query(max_length=60, description="only of this rule", examples=["parts_of_total"])
]
All = Annotated[bool, Query(description="also what agrees or cannot be compared", examples=[False])]


@router.get("", summary="矛盾与核对")
def tensions(
    now: Now,
    *,
    verdict: VerdictOf = None,
    rule: RuleOf = "",
    every_check: All = False,
    lang: Lang = "zh",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Page[TensionView]:
    """The contradictions and sums that do not fit, the surest first, each with its sentences.

    Checks that agree, targets on the way and numbers that must not be compared come when asked for.
    """
    found = [
        one
        for one in of_rule(every(now.knowledge), rule)
        if (one.verdict is verdict if verdict else every_check or one.alarm)
    ]
    items = tuple(
        present_time.tension(now.present, one, lang) for one in found[offset : offset + limit]
    )
    ready = ANSWERED_BY["tensions"]
    return Page(total=len(found), offset=offset, limit=limit, items=items, sparql=ready)
