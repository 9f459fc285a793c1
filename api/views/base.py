"""What all answers share: their base, pages of lists, things named, evidence."""

from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from ontology.model import EntityType

Item = TypeVar("Item")


class View(BaseModel):
    """The base of all answers: frozen, nothing beyond the named fields, only finite numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


Ready = Annotated[
    tuple[str, ...],
    Field(
        description="the ready questions whose rows give the same, asked of /sparql; none where "
        "SPARQL cannot say it",
        examples=[["23-on-record"]],
    ),
]


class Page(View, Generic[Item]):
    """A part of a longer list."""

    total: Annotated[int, Field(ge=0, description="all there are", examples=[1])]
    offset: Annotated[int, Field(ge=0, description="how many stand before these", examples=[0])]
    limit: Annotated[int, Field(ge=1, description="at most so many at once", examples=[50])]
    items: Annotated[tuple[Item, ...], Field(description="this part of the list")]
    sparql: Ready = ()


class Thing(View):
    """A thing named in passing; a project phase has no type."""

    id: Annotated[str, Field(description="id", examples=["firm-0a1b2c3d4e5f"])]
    name: Annotated[str, Field(description="fullest name", examples=["澄星汽车"])]
    type: Annotated[EntityType | None, Field(description="class", examples=["Firm"])] = None


class EvidenceView(View):
    """The words of a document that state a fact."""

    id: Annotated[str, Field(description="id", examples=["ev-0123456789ab-120-138"])]
    document: Annotated[str, Field(description="document id", examples=["doc-0123456789ab"])]
    title: Annotated[str, Field(description="document title", examples=["星海新区规划"])]
    start: Annotated[int, Field(ge=0, description="first code point", examples=[120])]
    end: Annotated[int, Field(ge=0, description="one past the last code point", examples=[138])]
    page: Annotated[
        int | None, Field(ge=1, description="page of the original, if it has pages", examples=[3])
    ] = None
    quote: Annotated[
        str,
        Field(description="the raw text between them", examples=["动力电池目前要从区外采购"]),
    ]
