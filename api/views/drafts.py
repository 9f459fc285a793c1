"""Documents that wait to be accepted, and what a document brings."""

from typing import Annotated, Literal

from pydantic import Field

from api.views.base import EvidenceView, Thing, View
from api.views.documents import DocumentView
from api.views.facts import Confidence, GapView, RuleName
from api.views.time import TensionView
from graph.gaps.model import SegmentState
from graph.lifecycle import Outcome
from graph.one_firm import OneGround
from ontology.model import Status

FactKind = Literal["claim", "number", "gap"]
Words = Annotated[
    tuple[EvidenceView, ...], Field(description="the words of the document that speak there")
]


class ToldView(View):
    """A fact of a document, and who else says it."""

    id: Annotated[str, Field(description="id", examples=["claim-0123456789ab"])]
    kind: Annotated[FactKind, Field(description="kind", examples=["claim"])]
    words: Annotated[str, Field(description="in one line", examples=["泽星汽车 位于 云泽新区"])]
    waits: Annotated[bool, Field(description="too weak to be published", examples=[False])]
    others: Annotated[
        tuple[Thing, ...],
        Field(description="the other documents that say it; none: this one alone"),
    ]
    evidence: Annotated[tuple[EvidenceView, ...], Field(description="the words that state it")]


class RestingView(View):
    """A fact that rests on some words, with its stand and how sure its reading is."""

    id: Annotated[str, Field(description="id", examples=["claim-0123456789ab"])]
    kind: Annotated[FactKind, Field(description="kind", examples=["claim"])]
    words: Annotated[str, Field(description="in one line", examples=["泽星汽车 位于 云泽新区"])]
    status: Annotated[
        Status | None, Field(description="the document's stand; null for gaps", examples=["Actual"])
    ]
    waits: Annotated[bool, Field(description="too weak to be published", examples=[False])]
    rule: RuleName
    confidence: Confidence


class EvidenceDetail(View):
    """The words behind facts, and how to cite them."""

    evidence: Annotated[EvidenceView, Field(description="the words and where they stand")]
    facts: Annotated[tuple[RestingView, ...], Field(description="all that was read from them")]
    citation: Annotated[
        str,
        Field(
            description="in the manner of GB/T 7714",
            examples=["星海新区规划[Z]. [2024-03-01]. “动力电池目前要从区外采购”"],
        ),
    ]
    sentence: Annotated[
        str,
        Field(
            description="for running text",
            examples=["《星海新区规划》（2024-03-01）：“动力电池目前要从区外采购”"],
        ),
    ]


class MovedView(View):
    """A segment whose state changes."""

    region: Annotated[Thing, Field(description="region")]
    chain: Annotated[Thing, Field(description="chain")]
    segment: Annotated[Thing, Field(description="segment")]
    before: Annotated[SegmentState, Field(description="without it", examples=["missing"])]
    after: Annotated[SegmentState, Field(description="with it", examples=["single"])]
    evidence: Words


class FateView(View):
    """A gap stated before of which something else becomes."""

    gap: Annotated[GapView, Field(description="the gap")]
    before: Annotated[Outcome, Field(description="without it", examples=["open"])]
    after: Annotated[Outcome, Field(description="with it", examples=["in_progress"])]


class MergeView(View):
    """A name that goes under another entry only with the document."""

    names: Annotated[tuple[str, ...], Field(description="names", examples=[["泽星汽车"]])]
    kept: Annotated[Thing, Field(description="the entry it goes under")]
    ground: Annotated[OneGround, Field(description="why", examples=["document"])]


class AlikeView(View):
    """A document with mostly the same sentences."""

    document: Annotated[Thing, Field(description="the document")]
    share: Annotated[float, Field(ge=0, le=1, description="share of sentences", examples=[0.97])]


class BroughtView(View):
    """The difference that a document makes to what is known without it."""

    document: Annotated[str, Field(description="id", examples=["doc-0123456789ab"])]
    entities: Annotated[tuple[Thing, ...], Field(description="known through it alone")]
    known: Annotated[int, Field(ge=0, description="named by others, too", examples=[12])]
    facts: Annotated[tuple[ToldView, ...], Field(description="all it says")]
    lifted: Annotated[
        tuple[ToldView, ...],
        Field(description="facts of others that are published only with its word beside them"),
    ]
    sunk: Annotated[tuple[ToldView, ...], Field(description="facts that wait only with it")]
    moved: Annotated[tuple[MovedView, ...], Field(description="segments that change")]
    fates: Annotated[tuple[FateView, ...], Field(description="stated gaps that fare otherwise")]
    merges: Annotated[tuple[MergeView, ...], Field(description="names that become one")]
    tensions: Annotated[
        tuple[TensionView, ...],
        Field(description="contradictions and numbers it puts side by side"),
    ]
    ended: Annotated[tuple[TensionView, ...], Field(description="tensions that are gone with it")]
    alike: Annotated[tuple[AlikeView, ...], Field(description="probably the same text")]


class DraftView(View):
    """A document that waits to be accepted; no part of the graph."""

    id: Annotated[str, Field(description="id", examples=["doc-0123456789ab"])]
    came: Annotated[str, Field(description="when", examples=["2025-03-01T12:00:00+00:00"])]
    size: Annotated[int, Field(ge=0, description="bytes", examples=[20480])]
    document: Annotated[DocumentView, Field(description="the document as read")]
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


class DraftDetail(View):
    """A draft with all that it would bring."""

    draft: Annotated[DraftView, Field(description="the draft")]
    brought: Annotated[BroughtView, Field(description="what would change")]


class DiscardedView(View):
    """A draft that is gone."""

    discarded: Annotated[str, Field(description="id", examples=["doc-0123456789ab"])]
