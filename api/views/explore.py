"""The explorer: the nodes and edges of a view with their places, and who is next to a thing."""

from typing import Annotated

from pydantic import ConfigDict, Field

from api.views.base import Thing, View
from api.views.facts import ClaimView
from ontology.model import EntityType, Relation, Status

Dash = Annotated[
    tuple[int, ...], Field(description="strokes and gaps, empty: solid", examples=[[7, 5]])
]


class UnseenView(View):
    """Neighbours of one type that are not drawn."""

    kind: Annotated[EntityType, Field(description="class", examples=["Firm"])]
    number: Annotated[int, Field(ge=1, description="how many", examples=[23])]


class NodeView(View):
    """A thing of a picture at its place, which the same address always gives it."""

    id: Annotated[str, Field(description="id", examples=["firm-0a1b2c3d4e5f"])]
    name: Annotated[str, Field(description="fullest name", examples=["澄星汽车"])]
    label: Annotated[str, Field(description="what stands in its box", examples=["澄星汽车 +23"])]
    kind: Annotated[EntityType, Field(description="class", examples=["Firm"])]
    x: Annotated[float, Field(description="to the right", examples=[190.0])]
    y: Annotated[float, Field(description="down", examples=[-34.0])]
    colour: Annotated[str, Field(description="colour of the style sheet", examples=["t-firm"])]
    dash: Dash
    focus: Annotated[bool, Field(description="the view is about it", examples=[False])]
    pinned: Annotated[bool, Field(description="it stays", examples=[False])]
    unseen: Annotated[
        tuple[UnseenView, ...], Field(description="neighbours not drawn, before unfolding")
    ]
    physics: Annotated[bool, Field(description="never laid out again", examples=[False])] = False


class EdgeView(View):
    """A relation of a picture; one a document plans or denies has strokes of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    id: Annotated[str, Field(description="id", examples=["firm-0 park-1 locatedIn-Actual"])]
    source: Annotated[
        str, Field(alias="from", description="subject", examples=["firm-0a1b2c3d4e5f"])
    ]
    target: Annotated[str, Field(alias="to", description="object", examples=["park-0123456789ab"])]
    relation: Annotated[Relation, Field(description="relation", examples=["locatedIn"])]
    status: Annotated[Status, Field(description="stand of the documents", examples=["Planned"])]
    colour: Annotated[str, Field(description="colour of the style sheet", examples=["wire"])]
    dashes: Annotated[
        tuple[int, ...] | bool,
        Field(description="strokes and gaps; false: solid", examples=[[7, 5]]),
    ]
    beside: Annotated[bool, Field(description="between boxes of one column", examples=[False])]
    way: Annotated[bool, Field(description="on the way asked for", examples=[False])]


class ExploreView(View):
    """One view of the explorer: at most `budget` nodes, of how many there are."""

    nodes: Annotated[tuple[NodeView, ...], Field(description="things, by id")]
    edges: Annotated[tuple[EdgeView, ...], Field(description="relations between them")]
    open: Annotated[
        str,
        Field(
            description="the steps taken, for `open` of the next view",
            examples=["firm-0a1b2c3d4e5f.Park.15"],
        ),
    ]
    shown: Annotated[int, Field(ge=0, description="nodes drawn", examples=[120])]
    total: Annotated[int, Field(ge=0, description="nodes in the range", examples=[431])]
    budget: Annotated[int, Field(ge=1, description="most nodes of a view", examples=[300])]
    left: Annotated[
        int, Field(ge=0, description="asked for beyond the budget, not drawn", examples=[0])
    ]


class NeighbourCount(View):
    """How many neighbours of one type a thing has."""

    kind: Annotated[EntityType, Field(description="class", examples=["Firm"])]
    total: Annotated[int, Field(ge=1, description="how many", examples=[31])]


class NeighbourView(View):
    """A neighbour and the claims that join the two, each with its sentences."""

    thing: Annotated[Thing, Field(description="the neighbour")]
    claims: Annotated[tuple[ClaimView, ...], Field(description="what joins them")]


class NeighbourList(View):
    """Who is next to a thing: counts by type, and a part of the list."""

    entity: Annotated[Thing, Field(description="the thing")]
    counts: Annotated[tuple[NeighbourCount, ...], Field(description="neighbours by type")]
    total: Annotated[int, Field(ge=0, description="of the type asked for", examples=[31])]
    offset: Annotated[int, Field(ge=0, description="how many stand before these", examples=[0])]
    limit: Annotated[int, Field(ge=1, description="at most so many at once", examples=[25])]
    items: Annotated[tuple[NeighbourView, ...], Field(description="this part, best known first")]
