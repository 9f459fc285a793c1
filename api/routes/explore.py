"""The explorer: a view as data, who is next to a thing, and the files of a view."""

from typing import Annotated, Final

from fastapi import APIRouter, Form, Query
from fastapi.responses import HTMLResponse, Response

from api.here import Now
from api.moved import MOVED, CurrentId
from api.parameters import Lang, Offset
from api.routes.pages import Chosen
from api.views.explore import ExploreView, NeighbourCount, NeighbourList, NeighbourView
from graph.explore import beside, neighbours
from ontology.model import EntityType, Review
from viz import pages
from viz.explorer.asked import LONGEST, STEP, asked
from viz.explorer.drawn import drawn
from viz.explorer.scene import scene

router = APIRouter(tags=["explore"])
_LARGEST_GRAPH: Final = 1_000_000

One = Annotated[
    str,
    Query(
        max_length=200,
        description="中心：id、名称、别名或拼音 · the thing in the middle, by id, name or pinyin",
        examples=["firm-0a1b2c3d4e5f"],
    ),
]
Other = Annotated[
    str,
    Query(max_length=200, description="通路的另一端 · the other end of a way", examples=["园区"]),
]
InChain = Annotated[
    str,
    Query(
        max_length=200, description="产业链，all 为不限 · chain, or all", examples=["新能源汽车"]
    ),
]
InRegion = Annotated[
    str, Query(max_length=200, description="地区 · only things of a region", examples=["星海新区"])
]
Number = Annotated[
    str, Query(alias="n", max_length=6, description="nodes a chain starts with", examples=["120"])
]
Opened = Annotated[
    str,
    Query(
        alias="open",
        max_length=2 * LONGEST,
        description="展开的每一步 · steps, parted by ~: node, type or `all`, number; - for none",
        examples=["firm-0a1b2c3d4e5f.Park.15~park-0123456789ab.Firm.25"],
    ),
]
Pinned = Annotated[
    str,
    Query(
        alias="pin",
        max_length=2 * LONGEST,
        description="固定的节点 · nodes that stay, parted by ~: node, x, y",
        examples=["firm-0a1b2c3d4e5f.190.-34"],
    ),
]
Hidden = Annotated[
    str,
    Query(alias="hide", max_length=200, description="types not shown, by ~", examples=["Project"]),
]
Dropped = Annotated[
    str,
    Query(
        alias="drop",
        max_length=2 * LONGEST,
        description="从图上去掉的 · nodes taken out, parted by ~",
        examples=["place-0123456789ab"],
    ),
]
Only = Annotated[
    str, Query(max_length=10, description="actual, planned, or all", examples=["actual"])
]
OfType = Annotated[
    EntityType | None,
    Query(alias="type", description="neighbours of this class", examples=["Firm"]),
]
Step = Annotated[int, Query(ge=1, le=100, description="at most so many", examples=[25])]


@router.get("/api/explore", summary="关系图的一个视图")
def explore(
    *,
    now: Now,
    entity: One = "",
    to: Other = "",
    chain: InChain = "",
    region: InRegion = "",
    first: Number = "",
    opened: Opened = "",
    pinned: Pinned = "",
    hidden: Hidden = "",
    dropped: Dropped = "",
    only: Only = "",
    lang: Lang = "zh",
) -> ExploreView:
    """A view as the page `/network` shows it under the same parameters: nodes at their places.

    A node says how many neighbours of each type are not drawn; a step more in `open` draws the
    best connected 25 of them. Places depend on the address alone, and a step moves nothing.
    """
    wanted = asked(
        {
            "entity": entity,
            "to": to,
            "chain": chain,
            "region": region,
            "n": first,
            "open": opened,
            "pin": pinned,
            "hide": hidden,
            "drop": dropped,
            "only": only,
        }
    )
    made = drawn(now.site, scene(now.site, wanted), lang)
    made.pop("options")
    return ExploreView.model_validate(made)


@router.get("/api/explore/{entity}", summary="一个实体的相邻", responses=MOVED)
def next_to(
    entity: CurrentId, now: Now, *, kind: OfType = None, limit: Step = STEP, offset: Offset = 0
) -> NeighbourList:
    """Who is next to a thing: how many of each type, and a part of them with the claims between."""
    known, present = now.knowledge, now.present
    thing = known.entity(entity).id
    groups = neighbours(known, thing)
    found = beside(known, thing) if kind is None else groups.get(kind, ())
    claims = [
        c
        for c in (*known.claims_from(thing), *known.claims_to(thing))
        if c.review is not Review.REJECTED
    ]
    items = tuple(
        NeighbourView(
            thing=present.thing(other),
            claims=tuple(present.claim(c) for c in claims if other in (c.subject, c.object)),
        )
        for other in found[offset : offset + limit]
    )
    return NeighbourList(
        entity=present.thing(thing),
        counts=tuple(NeighbourCount(kind=k, total=len(g)) for k, g in groups.items()),
        total=len(found),
        offset=offset,
        limit=limit,
        items=items,
    )


@router.get("/network/export", include_in_schema=False, response_class=HTMLResponse)
def export(now: Now, view: Chosen) -> HTMLResponse:
    """A view as one file that opens offline."""
    headers = {"content-disposition": 'attachment; filename="liantu-network.html"'}
    return HTMLResponse(pages.network_export(now.site, view), headers=headers)


@router.get("/network/picture.svg", include_in_schema=False, response_class=Response)
def picture(now: Now, view: Chosen) -> Response:
    """The picture of a view as SVG."""
    return Response(pages.network_svg(now.site, view), media_type="image/svg+xml")


@router.post("/network/drawing", include_in_schema=False, response_class=HTMLResponse)
def drawing(now: Now, view: Chosen, graph: Annotated[str, Form(max_length=_LARGEST_GRAPH)]) -> str:
    """A picture of triples handed in, such as a CONSTRUCT query finds; kept nowhere."""
    return pages.network_drawing(now.site, view, graph)
