"""Who could fill a gap, does the list fit, what differs: the answers around the gap board."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.questions import ANSWERED_BY
from api.views.base import Ready, Thing, View
from api.views.boards import CandidateView
from api.views.facts import ObservationView, Proof
from graph.chains.part_names import Unfit
from graph.compare import Difference, Warned
from graph.gaps.model import SegmentState
from graph.kinship import KinGround
from graph.reconcile import LandingOrder, TargetFit
from ontology.model import GapKind, Metric

Words = Annotated[str, Field(description="in words", examples=["语料中没有本地候选"])]
Version = Annotated[str, Field(description="reference chain version", examples=["1.0.0"])]


class BeforeView(View):
    """Who is on record in a segment that feeds the one with the gap: no candidate."""

    segment: Annotated[Thing, Field(description="the segment before")]
    firms: Annotated[tuple[Thing, ...], Field(description="who is there")]
    evidence: Proof


class OfferView(View):
    """Who could fill one segment of a board, or that nobody is known."""

    chain: Annotated[Thing, Field(description="value chain")]
    segment: Annotated[Thing, Field(description="segment")]
    region: Annotated[Thing, Field(description="region")]
    note: Words
    items: Annotated[tuple[CandidateView, ...], Field(description="candidates, best first")]
    before: Annotated[tuple[BeforeView, ...], Field(description="who feeds the segment here")]
    sparql: Ready = ANSWERED_BY["candidates"]


class KinView(View):
    """A firm or project here that belongs to the house of a target."""

    member: Annotated[Thing, Field(description="who is here")]
    ground: Annotated[KinGround, Field(description="why", examples=["short_form"])]
    words: Annotated[str, Field(description="the part of the name", examples=["广机"])]
    inferred: Annotated[bool, Field(description="by names alone", examples=[True])]
    evidence: Proof


class LandingView(View):
    """A document that puts a target, or a project of it, in the region."""

    member: Annotated[Thing, Field(description="who is here")]
    document: Annotated[Thing, Field(description="the document")]
    issued: Annotated[date | None, Field(description="its date", examples=["2024-06-01"])] = None
    order: Annotated[LandingOrder, Field(description="against the list", examples=["later"])]
    evidence: Proof


class TargetView(View):
    """One firm of a recruitment list."""

    firm: Annotated[Thing, Field(description="firm")]
    fit: Annotated[TargetFit, Field(description="what is known", examples=["unstated"])]
    gaps: Annotated[tuple[Thing, ...], Field(description="segments with a gap that it fits")]
    kin: Annotated[tuple[KinView, ...], Field(description="its house, already here")]
    landings: Annotated[tuple[LandingView, ...], Field(description="documents that place it here")]
    waiting: Annotated[bool, Field(description="the listing waits for review", examples=[False])]
    text: Annotated[
        str,
        Field(description="all of it in words", examples=["未见其所在环节的记载，无法对应缺口"]),
    ]
    listed: Proof
    evidence: Proof


class OpenGapView(View):
    """One gap of the chain, with the targets that fit it."""

    segment: Annotated[Thing | None, Field(description="segment, if one is known")] = None
    what: Annotated[tuple[str, ...], Field(description="what is lacking", examples=[["电机"]])]
    kinds: Annotated[tuple[GapKind, ...], Field(description="kinds", examples=[["ExternalSupply"]])]
    state: Annotated[
        SegmentState | None, Field(description="state of the segment", examples=["external"])
    ] = None
    targets: Annotated[tuple[Thing, ...], Field(description="listed firms that fit it")]
    evidence: Proof


class ReconciliationView(View):
    """The recruitment list of one chain against its gaps; `listed` is false where none exists."""

    chain: Annotated[Thing, Field(description="value chain")]
    region: Annotated[Thing, Field(description="region")]
    version: Version
    listed: Annotated[bool, Field(description="whether there is a list", examples=[True])]
    note: Annotated[
        str, Field(description="what is not known", examples=["语料中没有这条链的拟招商名录"])
    ]
    targets: Annotated[tuple[TargetView, ...], Field(description="the listed firms")]
    gaps: Annotated[tuple[OpenGapView, ...], Field(description="the gaps")]
    targets_without_gap: Annotated[
        int, Field(ge=0, description="listed firms fitting no gap", examples=[5])
    ]
    gaps_without_target: Annotated[
        int, Field(ge=0, description="gaps that no listed firm fits", examples=[7])
    ]
    sparql: Ready = ANSWERED_BY["reconcile"]


class CautionView(View):
    """What makes two sides hard to compare."""

    code: Annotated[Warned, Field(description="which warning", examples=["levels"])]
    text: Annotated[str, Field(description="in words", examples=["两边层级不同：多少不能直接相比"])]


class EndView(View):
    """One side of a comparison."""

    region: Annotated[Thing, Field(description="region or park")]
    day: Annotated[
        date | None, Field(description="documents until then", examples=["2022-12-31"])
    ] = None
    coverage: Annotated[
        float | None, Field(ge=0, le=1, description="of the known segments", examples=[0.4])
    ] = None
    unknown_share: Annotated[
        float, Field(ge=0, le=1, description="segments without any record", examples=[0.5])
    ]
    documents: Annotated[int, Field(ge=0, description="documents that speak for it", examples=[2])]


class SideView(View):
    """One side of a segment."""

    state: Annotated[SegmentState, Field(description="its state", examples=["thin"])]
    firms: Annotated[tuple[Thing, ...], Field(description="who is on record")]
    gaps: Annotated[
        tuple[str, ...], Field(description="ids of stated gaps", examples=[["gap-0123456789ab"]])
    ]
    evidence: Proof


class ComparedSegmentView(View):
    """A segment on both sides; without one, those of whom only the chain is on record."""

    segment: Annotated[Thing | None, Field(description="segment")] = None
    name: Annotated[str, Field(description="its name", examples=["动力电池"])]
    difference: Annotated[Difference, Field(description="how they differ", examples=["only_left"])]
    left: Annotated[SideView, Field(description="on the left")]
    right: Annotated[SideView, Field(description="on the right")]


class FigureView(View):
    """One metric with its values on both sides."""

    metric: Annotated[Metric, Field(description="what is measured", examples=["output_value"])]
    comparable: Annotated[
        bool, Field(description="one stand, year, unit and scope", examples=[False])
    ]
    left: Annotated[tuple[ObservationView, ...], Field(description="values on the left")]
    right: Annotated[tuple[ObservationView, ...], Field(description="values on the right")]


class ComparisonView(View):
    """One chain on two sides."""

    chain: Annotated[Thing, Field(description="value chain")]
    version: Version
    left: Annotated[EndView, Field(description="the left side")]
    right: Annotated[EndView, Field(description="the right side")]
    cautions: Annotated[tuple[CautionView, ...], Field(description="what to keep in mind")]
    segments: Annotated[tuple[ComparedSegmentView, ...], Field(description="segment by segment")]
    figures: Annotated[tuple[FigureView, ...], Field(description="numbers stated on both sides")]
    sparql: Ready = ANSWERED_BY["compare"]


class ChangeView(View):
    """One change of an edited reference chain."""

    kind: Annotated[str, Field(description="what happens", examples=["changed"])]
    segment: Annotated[str, Field(description='its key, "" for the chain', examples=["battery"])]
    label: Annotated[str, Field(description="its name", examples=["动力电池"])]
    field: Annotated[str, Field(description="what changes", examples=["criticality"])] = ""
    before: Annotated[str, Field(description="before", examples=["2"])] = ""
    after: Annotated[str, Field(description="after", examples=["3"])] = ""


class ChainDifferenceView(View):
    """What an edited reference chain changes."""

    key: Annotated[str, Field(description="key of the chain", examples=["nev"])]
    label: Annotated[str, Field(description="name", examples=["新能源汽车"])]
    old: Annotated[
        str | None, Field(description="version in use, none if new", examples=["1.0.0"])
    ] = None
    new: Annotated[str, Field(description="version of the file", examples=["1.1.0"])]
    step: Annotated[str, Field(description="how large a step", examples=["minor"])]
    changes: Annotated[tuple[ChangeView, ...], Field(description="all changes")]


class TemplateView(View):
    """A reference chain in use, with the versions kept."""

    key: Annotated[str, Field(description="key", examples=["nev"])]
    label: Annotated[str, Field(description="name", examples=["新能源汽车"])]
    version: Version
    versions: Annotated[
        tuple[str, ...], Field(description="all that are kept", examples=[["1.0.0", "1.1.0"]])
    ]
    segments: Annotated[int, Field(ge=0, description="segments", examples=[15])]


class UntemplatedView(View):
    """A chain without a template, of which documents name parts."""

    chain: Annotated[Thing, Field(description="value chain")]
    parts: Annotated[int, Field(ge=1, description="parts named", examples=[7])]


class TemplateList(View):
    """The reference chains in use, and the chains for which one can be proposed."""

    items: Annotated[tuple[TemplateView, ...], Field(description="reference chains")]
    without: Annotated[tuple[UntemplatedView, ...], Field(description="chains without one")]


class ProposedSegmentView(View):
    """A segment that documents name, with their sentences."""

    key: Annotated[str, Field(description="key", examples=["s0f61434f"])]
    label: Annotated[str, Field(description="name", examples=["飞控芯片"])]
    tier: Annotated[str, Field(description="place on the chain", examples=["Upstream"])]
    evidence: Proof


class LeftOutView(View):
    """A name that documents list under the chain and the proposal leaves out."""

    name: Annotated[str, Field(description="name", examples=["设备"])]
    why: Annotated[Unfit, Field(description="why it is left out", examples=["general"])]
    text: Annotated[str, Field(description="the same in words", examples=["词义太泛"])]
    evidence: Proof


class ProposalView(View):
    """A reference chain as documents have it, to be looked over and activated."""

    key: Annotated[str, Field(description="key", examples=["lowalt"])]
    label: Annotated[str, Field(description="name", examples=["低空经济"])]
    version: Version
    segments: Annotated[tuple[ProposedSegmentView, ...], Field(description="its segments")]
    left_out: Annotated[tuple[LeftOutView, ...], Field(description="names left out, and why")]
