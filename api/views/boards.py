"""Chains in a region: boards, segments, candidates."""

from typing import Annotated

from pydantic import Field

from api.questions import ANSWERED_BY
from api.views.base import Ready, Thing, View
from api.views.facts import GapView, Proof, RuleName, SeverityView
from graph.gaps.model import Agreement, SegmentState
from ontology.chains.model import Tier
from ontology.model import Basis, CandidateKind, GapKind


class PresenceView(View):
    """A firm or project in a segment inside the region."""

    thing: Annotated[Thing, Field(description="who")]
    planned: Annotated[bool, Field(description="not there yet", examples=[False])]
    leader: Annotated[bool, Field(description="named a leader", examples=[True])]
    supplier: Annotated[Thing | None, Field(description="the firm behind a project")] = None
    evidence: Proof


class FindingView(View):
    """What one gap rule says of a segment."""

    rule: RuleName
    basis: Annotated[Basis, Field(description="said or inferred", examples=["computed"])]
    kind: Annotated[GapKind | None, Field(description="what is wrong", examples=["Thin"])]
    state: Annotated[
        SegmentState | None, Field(description="the state it speaks for", examples=["thin"])
    ]
    region: Annotated[Thing, Field(description="the region it speaks of")]
    severity: Annotated[SeverityView | None, Field(description="how grave")] = None
    gap: Annotated[
        str | None, Field(description="id of the stated gap", examples=["gap-0123456789ab"])
    ] = None
    evidence: Proof


class SegmentView(View):
    """A segment of a reference chain and its state in the region."""

    id: Annotated[str, Field(description="id", examples=["segment-0123456789ab"])]
    label: Annotated[str, Field(description="name", examples=["动力电池"])]
    label_en: Annotated[str, Field(description="English name", examples=["Traction battery"])]
    tier: Annotated[Tier, Field(description="place on the chain", examples=["Midstream"])]
    criticality: Annotated[int, Field(ge=1, le=3, description="3 is key", examples=[3])]
    feeds: Annotated[
        tuple[str, ...],
        Field(description="segments taking its output", examples=[["segment-00112233aabb"]]),
    ]
    state: Annotated[
        SegmentState, Field(description="unknown: no record, never missing", examples=["external"])
    ]
    computed: Annotated[
        SegmentState, Field(description="the state by firms on record alone", examples=["thin"])
    ]
    agreement: Annotated[
        Agreement, Field(description="stated against computed", examples=["agree"])
    ]
    scope: Annotated[Thing, Field(description="the region the state speaks of")]
    present: Annotated[tuple[PresenceView, ...], Field(description="who is there")]
    findings: Annotated[tuple[FindingView, ...], Field(description="what each rule says")]
    stated: Annotated[tuple[GapView, ...], Field(description="gaps stated of it")]
    severity: Annotated[SeverityView | None, Field(description="how grave")] = None


class BoardView(View):
    """The gap board of one chain in one region."""

    chain: Annotated[Thing, Field(description="value chain")]
    region: Annotated[Thing, Field(description="region")]
    version: Annotated[str, Field(description="reference chain version", examples=["1.0.0"])]
    coverage: Annotated[
        float | None,
        Field(ge=0, le=1, description="weighted filled share of known segments", examples=[0.4]),
    ]
    unknown_share: Annotated[
        float, Field(ge=0, le=1, description="segments without any record", examples=[0.5])
    ]
    segments: Annotated[tuple[SegmentView, ...], Field(description="a row a segment")]
    unplaced: Annotated[tuple[GapView, ...], Field(description="stated gaps that name no segment")]
    members: Annotated[
        tuple[PresenceView, ...], Field(description="in the chain, in no stated segment")
    ]
    enclosing: Annotated[
        tuple[GapView, ...], Field(description="gaps of regions around, not counted")
    ]
    weights: Annotated[str, Field(description="severity weights version", examples=["1.0.0"])]
    sparql: Ready = ANSWERED_BY["board"]


class ChainView(View):
    """A reference chain and how it stands in the region."""

    id: Annotated[str, Field(description="id", examples=["chain-0123456789ab"])]
    label: Annotated[str, Field(description="name", examples=["新能源汽车"])]
    label_en: Annotated[str, Field(description="English name", examples=["New energy vehicles"])]
    version: Annotated[str, Field(description="reference chain version", examples=["1.0.0"])]
    segments: Annotated[int, Field(ge=0, description="segments", examples=[15])]
    coverage: Annotated[
        float | None, Field(ge=0, le=1, description="of the known segments", examples=[0.4])
    ]
    unknown_share: Annotated[
        float, Field(ge=0, le=1, description="segments without any record", examples=[0.5])
    ]
    gaps: Annotated[int, Field(ge=0, description="gaps stated for it there", examples=[6])]
    states: Annotated[
        dict[SegmentState, int],
        Field(description="segments in each state", examples=[{"filled": 4, "unknown": 8}]),
    ]


class ChainList(View):
    """All reference chains for one region."""

    region: Annotated[Thing | None, Field(description="region, none in an empty graph")]
    items: Annotated[tuple[ChainView, ...], Field(description="chains")]


class CandidateView(View):
    """One firm that could fill a gap, why, and the sentences that say so."""

    firm: Annotated[Thing, Field(description="firm")]
    kind: Annotated[CandidateKind, Field(description="where it comes from", examples=["local"])]
    score: Annotated[float, Field(description="rank", examples=[0.8])]
    reason: Annotated[str, Field(description="why", examples=["区内已建成电池生产线"])]
    evidence: Proof


class CandidateList(View):
    """The candidates for one segment in one region, best first."""

    chain: Annotated[Thing, Field(description="value chain")]
    segment: Annotated[Thing, Field(description="segment")]
    region: Annotated[Thing, Field(description="region")]
    items: Annotated[tuple[CandidateView, ...], Field(description="candidates")]
    sparql: Ready = ANSWERED_BY["candidates"]
