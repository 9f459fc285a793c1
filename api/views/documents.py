"""Documents and things with everything said in or of them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.views.base import Thing, View
from api.views.facts import ClaimView, EntityView, GapView, ObservationView
from ontology.model import DateBasis, Genre


class DocumentView(View):
    """A document without its text."""

    id: Annotated[str, Field(description="id", examples=["doc-0123456789ab"])]
    name: Annotated[str, Field(description="file name", examples=["plan.txt"])]
    title: Annotated[str, Field(description="title", examples=["星海新区规划"])]
    publisher: Annotated[str, Field(description="publisher", examples=["星海日报"])]
    issued: Annotated[date | None, Field(description="date", examples=["2024-03-01"])]
    issued_basis: Annotated[DateBasis, Field(description="source of it", examples=["printed"])]
    region: Annotated[str, Field(description="the region it speaks for", examples=["星海新区"])]
    genre: Annotated[Genre, Field(description="kind of document", examples=["plan"])]
    sha256: Annotated[str, Field(description="SHA-256 of the file", examples=["0" * 64])]
    characters: Annotated[int, Field(ge=0, description="code points", examples=[2400])]
    claims: Annotated[int, Field(ge=0, description="claims it makes", examples=[80])]
    observations: Annotated[int, Field(ge=0, description="numbers it gives", examples=[12])]
    gaps: Annotated[int, Field(ge=0, description="gaps it states", examples=[9])]


class SpanView(View):
    """A stretch of a document's text and the facts that rest on it."""

    start: Annotated[int, Field(ge=0, description="first code point", examples=[120])]
    end: Annotated[int, Field(ge=0, description="one past the last", examples=[138])]
    page: Annotated[
        int | None, Field(description="page of the file; null without pages", examples=[3])
    ]
    facts: Annotated[
        tuple[str, ...],
        Field(description="ids of claims, observations, gaps", examples=[["claim-0123456789ab"]]),
    ]


class DocumentDetail(View):
    """A document with its raw text and everything read from it."""

    document: Annotated[DocumentView, Field(description="the document")]
    problems: Annotated[
        tuple[str, ...], Field(description="sentences of the reader", examples=[["日期未注明"]])
    ]
    columns: Annotated[
        dict[str, str],
        Field(
            description="titles of its tables' columns and the roles they are read in",
            examples=[{"企业名称": "firm", "主要产品": "segment"}],
        ),
    ]
    text: Annotated[str, Field(description="raw text", examples=["星海新区规划……"])]
    spans: Annotated[tuple[SpanView, ...], Field(description="evidence, in order of place")]
    entities: Annotated[tuple[Thing, ...], Field(description="things its facts name")]
    claims: Annotated[tuple[ClaimView, ...], Field(description="claims")]
    observations: Annotated[tuple[ObservationView, ...], Field(description="numbers")]
    gaps: Annotated[tuple[GapView, ...], Field(description="stated gaps")]


class EntityDetail(View):
    """A thing with everything said of it."""

    entity: Annotated[EntityView, Field(description="the thing")]
    areas: Annotated[tuple[Thing, ...], Field(description="areas it lies in, innermost first")]
    claims: Annotated[tuple[ClaimView, ...], Field(description="claims with it as subject")]
    claimed: Annotated[tuple[ClaimView, ...], Field(description="claims with it as object")]
    observations: Annotated[tuple[ObservationView, ...], Field(description="numbers for it")]
    gaps: Annotated[tuple[GapView, ...], Field(description="stated gaps that name it")]


class AddedView(View):
    """What came of an uploaded document."""

    document: Annotated[DocumentView, Field(description="the document as read")]
    new: Annotated[bool, Field(description="false if it was known before", examples=[True])]
    problems: Annotated[
        tuple[str, ...], Field(description="sentences for who added it", examples=[["日期未注明"]])
    ]
    columns: Annotated[
        dict[str, str],
        Field(
            description="titles of its tables' columns and the roles they are read in",
            examples=[{"企业名称": "firm", "主要产品": "segment"}],
        ),
    ]
