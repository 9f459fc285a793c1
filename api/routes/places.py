"""Where things are: the tree of regions, and the parks."""

from fastapi import APIRouter

from api.here import Now
from api.parameters import Limit, Offset, Region
from api.views import Page, ParkView, RegionView

router = APIRouter(prefix="/api", tags=["places"])


@router.get("/regions", summary="地区")
def regions(now: Now) -> tuple[RegionView, ...]:
    """The regions with facts and all they lie in, as a tree by parent, the richest first."""
    return now.region_tree()


@router.get("/parks", summary="园区")
def parks(now: Now, region: Region = "", limit: Limit = 50, offset: Offset = 0) -> Page[ParkView]:
    """The parks, of a region or all, with their chains and the number of residents."""
    found = now.parks(region)
    items = found[offset : offset + limit]
    return Page(total=len(found), offset=offset, limit=limit, items=items)
