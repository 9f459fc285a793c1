"""The review queue and what a person decides about it."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from api.views.base import EvidenceView, View
from reading.rules.trust import Support


class WaitingView(View):
    """A fact that waits for review: its words, its support, how its like were measured."""

    id: Annotated[str, Field(description="id", examples=["claim-0123456789ab"])]
    words: Annotated[
        str, Field(description="the fact in short", examples=["澄星汽车 链主 新能源汽车"])
    ]
    rule: Annotated[str, Field(description="the rule that read it", examples=["leaders"])]
    confidence: Annotated[float, Field(ge=0, le=1, description="measured chance", examples=[0.8])]
    support: Annotated[Support, Field(description="what stands behind it", examples=["weak"])]
    alike_right: Annotated[int, Field(ge=0, description="right among its like", examples=[20])]
    alike_read: Annotated[int, Field(ge=0, description="its like measured", examples=[25])]
    grounds: Annotated[tuple[str, ...], Field(description="codes", examples=[["names:sure"]])]
    doubts: Annotated[tuple[str, ...], Field(description="against it", examples=[["ways:one"]])]
    evidence: Annotated[tuple[EvidenceView, ...], Field(description="the words that state it")]


class Verdict(View):
    """What a person decides about some facts: by id, or all that wait of a rule."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [{"targets": ["claim-0123456789ab"], "verdict": "Accepted"}]
        },
    )

    targets: Annotated[
        tuple[str, ...],
        Field(max_length=5000, description="ids", examples=[["claim-0123456789ab"]]),
    ] = ()
    rule: Annotated[
        str, Field(max_length=200, description="all that wait of this rule", examples=["leaders"])
    ] = ""
    verdict: Annotated[
        Literal["Accepted", "Rejected", ""],
        Field(description="empty: take an earlier verdict back", examples=["Accepted"]),
    ]
    because: Annotated[
        str, Field(max_length=2000, description="reason", examples=["与原文一致"])
    ] = ""


class SettledView(View):
    """How many facts a verdict settled, and how many still wait."""

    settled: Annotated[int, Field(ge=0, description="settled now", examples=[1])]
    waiting: Annotated[int, Field(ge=0, description="still waiting", examples=[41])]
