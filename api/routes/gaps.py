"""Gaps: stated and computed, in one list."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.here import Now
from api.parameters import Chain, Limit, Offset, Region
from api.views import GapView, Page
from ontology.model import Basis, GapKind

router = APIRouter(prefix="/api/gaps", tags=["gaps"])

Kind = Annotated[
    GapKind | None, Query(description="only of this kind", examples=["ExternalSupply"])
]
BasisOf = Annotated[Basis | None, Query(description="stated or computed", examples=["stated"])]
Unknown = Annotated[
    bool, Query(description="with segments that no document speaks of", examples=[False])
]


@router.get("", summary="缺口列表")
def gaps(
    now: Now,
    *,
    chain: Chain = "",
    region: Region = "",
    kind: Kind = None,
    basis: BasisOf = None,
    unknown: Unknown = False,
    limit: Limit = 50,
    offset: Offset = 0,
) -> Page[GapView]:
    """The gaps of a chain (or all) in a region, the gravest first, each with its sentences.

    A segment without any record is unknown, not missing: such rows come only when asked for.
    """
    found = [
        gap
        for gap in now.gaps(chain, region, unknown=unknown or kind is GapKind.NO_RECORD)
        if (kind is None or gap.kind is kind) and (basis is None or gap.basis is basis)
    ]
    items = tuple(map(now.present.listed_gap, found[offset : offset + limit]))
    return Page(total=len(found), offset=offset, limit=limit, items=items)
