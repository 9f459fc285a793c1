"""Rules, questions, words, what is running, and the shape of errors."""

from typing import Annotated

from pydantic import Field

from api.views.base import View


class MeasuredView(View):
    """How often a rule was right in annotated texts."""

    right: Annotated[int, Field(ge=0, description="right", examples=[61])]
    read: Annotated[int, Field(ge=0, description="read", examples=[63])]
    precision: Annotated[float, Field(ge=0, le=1, description="their share", examples=[0.97])]
    low: Annotated[float, Field(ge=0, le=1, description="lower end, 95 % Wilson", examples=[0.89])]
    sets: Annotated[
        dict[str, tuple[int, int]],
        Field(description="(right, read) in each set", examples=[{"documents": [61, 63]}]),
    ]


class RuleView(View):
    """A way of finding facts or gaps, in its own words."""

    name: Annotated[str, Field(description="name", examples=["external_supply"])]
    layer: Annotated[str, Field(description="reading or gaps", examples=["reading"])]
    zh: Annotated[str, Field(description="what it does", examples=["找出靠外地供应的环节"])]
    en: Annotated[str, Field(description="in English", examples=["Finds what is bought outside."])]
    published: Annotated[int, Field(ge=0, description="its published facts", examples=[12])] = 0
    waiting: Annotated[int, Field(ge=0, description="its facts in review", examples=[3])] = 0
    measured: Annotated[
        MeasuredView | None, Field(description="its precision in annotated texts")
    ] = None


class SlotView(View):
    """A place for a word in a ready question."""

    name: Annotated[str, Field(description="what it asks for", examples=["产业链"])]
    kind: Annotated[
        str,
        Field(
            description="the parameter: chain, segment, region, park, firm or year",
            examples=["chain"],
        ),
    ]
    required: Annotated[bool, Field(description="whether it needs a word", examples=[True])]


class QuestionView(View):
    """A ready SPARQL question."""

    name: Annotated[str, Field(description="file stem", examples=["external-inputs"])]
    zh: Annotated[str, Field(description="the question", examples=["哪些环节靠外地供应"])]
    en: Annotated[str, Field(description="in English", examples=["What is bought outside?"])]
    query: Annotated[str, Field(description="SPARQL", examples=["SELECT * { ?s ?p ?o } LIMIT 5"])]
    slots: Annotated[tuple[SlotView, ...], Field(description="where words go")] = ()


class QuestionAnswer(QuestionView):
    """A ready question, answered; `query` is the one that was asked."""

    words: Annotated[
        dict[str, str],
        Field(description="what stands in the slots", examples=[{"chain": "新能源汽车"}]),
    ]
    columns: Annotated[tuple[str, ...], Field(description="columns", examples=[["环节"]])]
    rows: Annotated[
        tuple[dict[str, str], ...],
        Field(description="rows, in the order of the query", examples=[[{"环节": "动力电池"}]]),
    ]
    truncated: Annotated[bool, Field(description="whether a limit cut it", examples=[False])]


class TermView(View):
    """A code of the model and its words."""

    list: Annotated[str, Field(description="code list", examples=["GapKind"])]
    code: Annotated[str, Field(description="code", examples=["ExternalSupply"])]
    zh: Annotated[str, Field(description="Chinese", examples=["外地配套"])]
    en: Annotated[str, Field(description="English", examples=["Bought elsewhere"])]


class HealthView(View):
    """That the server answers."""

    status: Annotated[str, Field(description="always ok", examples=["ok"])]


class VersionView(View):
    """What is running on what."""

    version: Annotated[str, Field(description="version of liantu", examples=["0.1.0"])]
    documents: Annotated[int, Field(ge=0, description="documents in the graph", examples=[5])]
    generation: Annotated[
        str, Field(description="changes with every change of the graph", examples=["7"])
    ]


class ErrorBody(View):
    """One fault."""

    code: Annotated[str, Field(description="for programs", examples=["not_found"])]
    message: Annotated[str, Field(description="Chinese", examples=["没有实体「甲」"])]
    message_en: Annotated[str, Field(description="English", examples=["No entity “甲”"])]
    detail: Annotated[
        tuple[dict[str, str], ...],
        Field(
            description="each wrong parameter",
            examples=[[{"where": "query.limit", "problem": "too large"}]],
        ),
    ] = ()


class ErrorView(View):
    """The one error shape."""

    error: Annotated[ErrorBody, Field(description="what went wrong")]
