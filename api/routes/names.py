"""Names that may be one firm, and what a person decides about them."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import ConfigDict, Field

from api.faults import Forbidden
from api.here import LibraryHere, Now
from api.parameters import Limit, Offset
from api.views import Page, Thing, View
from graph.decisions import Decision, DecisionKind
from graph.name_pairs import Pair
from graph.same_name import Band

router = APIRouter(prefix="/api/names", tags=["review"])


class PairView(View):
    """Two firms that may be one."""

    one: Annotated[Thing, Field(description="a firm")]
    other: Annotated[Thing, Field(description="another")]
    band: Annotated[Band, Field(description="how sure", examples=["probable"])]
    zh: Annotated[str, Field(description="why", examples=["只差地名"])]
    en: Annotated[str, Field(description="in English", examples=["only a place differs"])]


class SameName(View):
    """What a person decides about two names."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={"examples": [{"target": "firm-1", "value": "firm-2", "same": True}]},
    )

    target: Annotated[str, Field(max_length=200, description="a firm", examples=["firm-1"])]
    value: Annotated[str, Field(max_length=200, description="the firm it is", examples=["firm-2"])]
    same: Annotated[bool, Field(description="false: never one", examples=[True])]
    because: Annotated[str, Field(max_length=2000, description="reason", examples=["同一家"])] = ""


@router.get("", summary="可能是同一家的企业")
def pairs(now: Now, library: LibraryHere, limit: Limit = 50, offset: Offset = 0) -> Page[PairView]:
    """Firms whose names are certainly or probably one, with the reason; decided ones left out."""
    found = library.pairs()

    def view(pair: Pair) -> PairView:
        why = pair.judgement
        ends = now.present.thing(pair.one), now.present.thing(pair.other)
        return PairView(one=ends[0], other=ends[1], band=why.band, zh=why.zh, en=why.en)

    items = tuple(map(view, found[offset : offset + limit]))
    return Page(total=len(found), offset=offset, limit=limit, items=items)


@router.post("", summary="定为同一家或不同")
def decide(library: LibraryHere, asked: SameName) -> Page[PairView]:
    """Make two names one firm, or keep them apart for good; kept as a decision."""
    if library.read_only:
        raise Forbidden("本服务只读，不接受复核", "This server is read-only and takes no reviews")
    kind = DecisionKind.ALIAS if asked.same else DecisionKind.KEEP_APART
    library.decide((Decision(kind, asked.target, asked.value, note=asked.because),))
    return pairs(library.now, library)
