"""The list of gaps: each with its worth, its ranks, what was decided; and stated against computed."""

from typing import Annotated

from pydantic import ConfigDict, Field

from api.views.base import Thing, View
from api.views.boards import FindingView, PresenceView
from api.views.facts import GapView, Proof
from graph.gaps.listed import Section
from graph.gaps.model import Agreement, SegmentState

Unknown = Annotated[
    float | None,
    Field(ge=0, le=1, description="share of the chain's segments without record", examples=[0.4]),
]


class PartView(View):
    """One part of a gap's worth and the sentences behind it."""

    name: Annotated[str, Field(description="part", examples=["reach"])]
    value: Annotated[
        float | None, Field(ge=0, le=1, description="0 to 1; null: no data", examples=[0.4])
    ]
    weight: Annotated[float, Field(ge=0, description="the power of its factor", examples=[1.0])]
    factor: Annotated[
        float, Field(ge=0, le=1, description="what it multiplies with", examples=[0.7])
    ]
    zh: Annotated[str, Field(description="why", examples=["下游 4 个环节（共 10 个）"])]
    en: Annotated[str, Field(description="why", examples=["4 of 10 segments lie downstream"])]
    evidence: Proof


class WorthView(View):
    """What filling a gap is worth: the product of the factors of its parts."""

    value: Annotated[float, Field(ge=0, le=1, description="the product", examples=[0.21])]
    parts: Annotated[tuple[PartView, ...], Field(description="parts in the order of docs/gaps.md")]


class RanksView(View):
    """The rank of a gap among the open ones, and its range when weights are a fifth off."""

    rank: Annotated[int, Field(ge=1, description="by worth, 1 is first", examples=[3])]
    best: Annotated[int, Field(ge=1, description="best under ±20 % weights", examples=[2])]
    worst: Annotated[int, Field(ge=1, description="worst under ±20 % weights", examples=[5])]


class DecidedView(View):
    """A decision not to pursue a gap."""

    target: Annotated[str, Field(description="gap or segment", examples=["gap-0123456789ab"])]
    because: Annotated[str, Field(description="reason", examples=["不是本地的优势"])]
    who: Annotated[str, Field(description="who decided", examples=["张"])] = ""
    when: Annotated[str, Field(description="when, as given", examples=["2024-07-01"])] = ""


class ListedGapView(GapView):
    """A gap in the list of a region: open, not pursued, or of no known region or chain."""

    section: Annotated[Section, Field(description="where it is listed", examples=["open"])]
    worth: Annotated[WorthView | None, Field(description="null where no segment is named")] = None
    ranks: Annotated[RanksView | None, Field(description="null where it is not ranked")] = None
    unknown_share: Unknown = None
    decision: Annotated[DecidedView | None, Field(description="why it is not pursued")] = None


class BothSidesView(View):
    """One segment: what documents state of it against who is on record there."""

    chain: Annotated[Thing, Field(description="value chain")]
    segment: Annotated[Thing, Field(description="segment")]
    region: Annotated[Thing, Field(description="region")]
    state: Annotated[SegmentState, Field(description="its state", examples=["external"])]
    agreement: Annotated[
        Agreement, Field(description="stated against computed", examples=["contradict"])
    ]
    stated_state: Annotated[
        SegmentState | None, Field(description="by documents; null: none", examples=["external"])
    ]
    computed_state: Annotated[
        SegmentState, Field(description="by firms on record", examples=["single"])
    ]
    stated: Annotated[tuple[FindingView, ...], Field(description="stated, with sentences")]
    computed: Annotated[tuple[FindingView, ...], Field(description="computed, with sentences")]
    present: Annotated[tuple[PresenceView, ...], Field(description="firms on record")]
    unknown_share: Unknown


class PursuitAsked(View):
    """Whether a gap is pursued, and why not."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [{"target": "gap-0123456789ab", "because": "不是本地的优势"}]
        },
    )

    target: Annotated[
        str, Field(max_length=200, description="gap or segment", examples=["gap-0123456789ab"])
    ]
    pursued: Annotated[
        bool, Field(description="true takes an earlier decision back", examples=[False])
    ] = False
    because: Annotated[
        str, Field(max_length=2000, description="reason", examples=["不是本地的优势"])
    ] = ""
    who: Annotated[str, Field(max_length=200, description="who decides", examples=["张"])] = ""
    region: Annotated[
        str,
        Field(max_length=200, description="region of a computed gap", examples=["星海新区"]),
    ] = ""
