"""The table of inputs that replace each other, as the API gives it."""

from typing import Annotated

from pydantic import Field

from api.views.base import Thing, View


class AlternativeView(View):
    """Inputs of a segment of which one is assumed to be enough."""

    chain: Annotated[Thing, Field(description="value chain")]
    segment: Annotated[Thing, Field(description="segment")]
    inputs: Annotated[tuple[Thing, ...], Field(description="segments that replace each other")]
    source: Annotated[str, Field(description="who says so", examples=["通识"])] = ""


class AlternativesView(View):
    """The table in use: an assumption, no document says so."""

    ours: Annotated[bool, Field(description="no table of yours is in use", examples=[True])]
    note: Annotated[str, Field(description="what it is", examples=["假设：没有文件这样说"])]
    items: Annotated[tuple[AlternativeView, ...], Field(description="group by group")]
