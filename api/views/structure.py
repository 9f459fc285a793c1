"""Structure: what stops when something falls away, what a newcomer would change, what is shared."""

from typing import Annotated

from pydantic import Field

from api.questions import ANSWERED_BY
from api.views.base import Ready, Thing, View
from api.views.facts import Proof
from graph.gaps.model import Agreement, SegmentState
from graph.structure.knockout import ElementKind
from graph.structure.supply import Needs

Share = Annotated[float, Field(ge=0, le=1, description="share of weighted demand", examples=[0.5])]
Rank = Annotated[int, Field(ge=1, description="1 is the gravest", examples=[2])]

Assumed = Annotated[
    tuple[str, ...],
    Field(
        description="which inputs are assumed to replace each other: no document says so; `mild` "
        "and `strict` do without it",
        examples=[["新能源整车 ← 动力电池 / 燃料电池系统（通识）"]],
    ),
]


class SpreadView(View):
    """A value and its rank, and how far both move when any one document is left out."""

    value: Annotated[float, Field(description="with all documents", examples=[0.54])]
    low: Annotated[float, Field(description="the lowest", examples=[0.27])]
    high: Annotated[float, Field(description="the highest", examples=[0.54])]
    rank: Rank
    best: Annotated[int, Field(ge=1, description="the best rank met", examples=[1])]
    worst: Annotated[int, Field(ge=1, description="the worst rank met", examples=[3])]
    telling: Annotated[
        tuple[Thing, ...], Field(description="documents whose absence changes value or rank")
    ]


class ElementView(View):
    """A segment, a firm on record, or supply from outside."""

    thing: Annotated[Thing, Field(description="what is removed")]
    kind: Annotated[ElementKind, Field(description="what it is", examples=["firm"])]
    holds: Annotated[tuple[Thing, ...], Field(description="segments it holds")]
    evidence: Proof


class ImpactView(View):
    """What stops when some elements fall away at once."""

    removed: Annotated[tuple[ElementView, ...], Field(description="what falls away")]
    stopped: Annotated[tuple[Thing, ...], Field(description="segments that stop, inputs first")]
    loss: Annotated[float, Field(ge=0, le=1, description="lost share of demand", examples=[0.5])]
    stopped_share: Annotated[
        float, Field(ge=0, le=1, description="stopped share of the chain", examples=[0.3])
    ]
    excess: Annotated[
        float, Field(ge=0, le=1, description="loss beyond that of each alone", examples=[0.5])
    ]
    mild: Annotated[
        float, Field(ge=0, le=1, description="loss if any one input is enough", examples=[0.0])
    ]
    strict: Annotated[
        float, Field(ge=0, le=1, description="loss if every input is needed", examples=[1.0])
    ]
    spread: Annotated[SpreadView | None, Field(description="range without any one document")] = None


class BridgeView(View):
    """A supply edge without which the chain falls apart."""

    source: Annotated[Thing, Field(description="segment that feeds")]
    target: Annotated[Thing, Field(description="segment that is fed")]


class SeveritySpreadView(View):
    """The severity of a segment's gravest gap with its range."""

    segment: Annotated[Thing, Field(description="segment")]
    spread: Annotated[SpreadView, Field(description="range without any one document")]


class KnockoutView(View):
    """What stops when the elements asked for fall away at once."""

    chain: Annotated[Thing, Field(description="value chain")]
    region: Annotated[Thing, Field(description="region")]
    version: Annotated[str, Field(description="reference chain version", examples=["1.0.0"])]
    needs: Annotated[Needs, Field(description="how inputs are read", examples=["table"])]
    assumed: Assumed = ()
    unknown_share: Annotated[
        float, Field(ge=0, le=1, description="segments nobody is recorded in", examples=[0.5])
    ]
    impact: Annotated[ImpactView, Field(description="what stops")]
    sparql: Ready = ANSWERED_BY["knockout"]


class StructureView(View):
    """Knock-outs of everything alone, of key pairs, weak spots, and ranges beside every rank."""

    chain: Annotated[Thing, Field(description="value chain")]
    region: Annotated[Thing, Field(description="region")]
    version: Annotated[str, Field(description="reference chain version", examples=["1.0.0"])]
    needs: Annotated[Needs, Field(description="how inputs are read", examples=["table"])]
    assumed: Assumed = ()
    unknown_share: Annotated[
        float, Field(ge=0, le=1, description="segments nobody is recorded in", examples=[0.5])
    ]
    singles: Annotated[tuple[ImpactView, ...], Field(description="gravest first")]
    pairs: Annotated[
        tuple[ImpactView, ...], Field(description="pairs that stop more than each alone")
    ]
    bridges: Annotated[tuple[BridgeView, ...], Field(description="edges it hangs on")]
    articulations: Annotated[tuple[Thing, ...], Field(description="segments it hangs on")]
    alone: Annotated[tuple[Thing, ...], Field(description="segments joined to no other")]
    severities: Annotated[
        tuple[SeveritySpreadView, ...], Field(description="severity by segment with its range")
    ]
    sparql: Ready = ANSWERED_BY["knockout"]


class StandView(View):
    """How a segment stands."""

    state: Annotated[SegmentState, Field(description="state", examples=["thin"])]
    computed: Annotated[SegmentState, Field(description="by firms alone", examples=["thin"])]
    agreement: Annotated[Agreement, Field(description="stated × computed", examples=["agree"])]
    severity: Annotated[
        float | None, Field(ge=0, le=1, description="of its gravest gap", examples=[0.4])
    ]
    firms: Annotated[int, Field(ge=0, description="firms there now", examples=[1])]


class StandChangeView(View):
    """A segment that a supposition changes."""

    segment: Annotated[Thing, Field(description="segment")]
    before: Annotated[StandView, Field(description="as it is")]
    after: Annotated[StandView, Field(description="as it would be")]


class RiskChangeView(View):
    """An element whose knock-out a supposition changes; null where it is not there."""

    removed: Annotated[Thing, Field(description="segment, firm or outside")]
    before: Annotated[float | None, Field(description="loss as it is", examples=[1.0])]
    after: Annotated[float | None, Field(description="loss as it would be", examples=[0.0])]
    stopped_before: Annotated[
        float | None, Field(description="stopped share as it is", examples=[0.6])
    ]
    stopped_after: Annotated[
        float | None, Field(description="stopped share as it would be", examples=[0.0])
    ]


class WhatIfView(View):
    """What a supposed newcomer would change; nothing of it is stored."""

    chain: Annotated[Thing, Field(description="value chain")]
    region: Annotated[Thing, Field(description="region")]
    supposed: Annotated[str, Field(description="in words", examples=["假设：某厂在星海新区…"])]
    assumed: Assumed = ()
    coverage_before: Annotated[
        float | None, Field(ge=0, le=1, description="coverage as it is", examples=[0.4])
    ]
    coverage_after: Annotated[
        float | None, Field(ge=0, le=1, description="coverage as it would be", examples=[0.5])
    ]
    unknown_before: Annotated[
        float, Field(ge=0, le=1, description="unknown share as it is", examples=[0.5])
    ]
    unknown_after: Annotated[
        float, Field(ge=0, le=1, description="unknown share as it would be", examples=[0.4])
    ]
    segments: Annotated[tuple[StandChangeView, ...], Field(description="what differs")]
    risks: Annotated[tuple[RiskChangeView, ...], Field(description="knock-outs that differ")]
    sparql: Ready = ()


class SharedMemberView(View):
    """A segment of a chain under a shared class."""

    chain: Annotated[Thing, Field(description="value chain")]
    segment: Annotated[Thing, Field(description="segment")]
    criticality: Annotated[int, Field(ge=1, le=3, description="3 is key", examples=[3])]


class SharedView(View):
    """A class of GB/T 4754 that segments of several chains fall under."""

    code: Annotated[str, Field(description="GB/T 4754", examples=["3985"])]
    chains: Annotated[int, Field(ge=2, description="chains that share it", examples=[3])]
    weight: Annotated[int, Field(ge=2, description="sum of criticality", examples=[8])]
    critical: Annotated[bool, Field(description="key in one chain at least", examples=[True])]
    members: Annotated[tuple[SharedMemberView, ...], Field(description="its segments")]


class CommunitiesView(View):
    """Groups that hang together, or why none are given."""

    region: Annotated[Thing, Field(description="region")]
    groups: Annotated[tuple[tuple[Thing, ...], ...], Field(description="the largest first")]
    modularity: Annotated[float, Field(description="Newman's Q", examples=[0.5])]
    things: Annotated[int, Field(ge=0, description="things joined", examples=[42])]
    why_not: Annotated[str | None, Field(description="为何不分组", examples=["相连的太少"])] = None
    why_not_en: Annotated[
        str | None, Field(description="why there are none", examples=["too few are joined"])
    ] = None
