"""Parks and regions."""

from typing import Annotated

from pydantic import Field

from api.questions import ANSWERED_BY
from api.views.base import Ready, Thing, View
from api.views.facts import Proof


class ParkView(View):
    """A park, where it lies, and what it is for."""

    id: Annotated[str, Field(description="id", examples=["park-0123456789ab"])]
    name: Annotated[str, Field(description="name", examples=["星海汽车产业园"])]
    areas: Annotated[tuple[Thing, ...], Field(description="areas it lies in, innermost first")]
    focuses: Annotated[tuple[Thing, ...], Field(description="chains it focuses on")]
    residents: Annotated[int, Field(ge=0, description="firms and projects in it", examples=[6])]


class ParkPartView(View):
    """One ground for choosing a park."""

    name: Annotated[str, Field(description="ground", examples=["focus"])]
    known: Annotated[bool, Field(description="false: documents are silent", examples=[True])]
    worth: Annotated[float, Field(ge=0, le=1, description="how much of it", examples=[1.0])]
    text: Annotated[str, Field(description="in words", examples=["聚焦新能源汽车"])]
    evidence: Proof


class ParkFitView(View):
    """How well a park suits a chain, with the grounds."""

    park: Annotated[Thing, Field(description="park")]
    area: Annotated[Thing | None, Field(description="innermost region around it")] = None
    score: Annotated[float, Field(ge=0, le=1, description="weighted grounds", examples=[0.8])]
    rank: Annotated[int, Field(ge=1, description="place in the list", examples=[1])]
    best: Annotated[int, Field(ge=1, description="best rank, weights a fifth off", examples=[1])]
    worst: Annotated[int, Field(ge=1, description="worst rank, likewise", examples=[2])]
    stable: Annotated[bool, Field(description="the rank holds", examples=[False])]
    parts: Annotated[tuple[ParkPartView, ...], Field(description="grounds")]
    sparql: Ready = ANSWERED_BY["parks"]


class ParkFitList(View):
    """The parks of a region for a chain, best first."""

    chain: Annotated[Thing, Field(description="value chain")]
    region: Annotated[Thing, Field(description="region")]
    items: Annotated[tuple[ParkFitView, ...], Field(description="parks")]
    sparql: Ready = ANSWERED_BY["parks"]


class RegionView(View):
    """An area and how many facts lie in it and below it; parents point up the tree."""

    id: Annotated[str, Field(description="id", examples=["place-0123456789ab"])]
    name: Annotated[str, Field(description="name", examples=["星海新区"])]
    parent: Annotated[
        str | None, Field(description="the area it lies in", examples=["place-00112233aabb"])
    ]
    depth: Annotated[int, Field(ge=0, description="0 at the top", examples=[2])]
    facts: Annotated[int, Field(ge=0, description="facts in it", examples=[120])]
