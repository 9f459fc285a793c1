"""What is stated: entities, claims, numbers, gaps."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.views.base import EvidenceView, Thing, View
from graph.gaps.model import SegmentState
from ontology.model import (
    Basis,
    Bound,
    EntityType,
    GapKind,
    GapScope,
    Metric,
    Relation,
    Review,
    Status,
)

Proof = Annotated[tuple[EvidenceView, ...], Field(description="the words that state it")]


RuleName = Annotated[str, Field(description="the rule that found it", examples=["external_supply"])]


Confidence = Annotated[float, Field(ge=0, le=1, description="trust in the reading", examples=[0.9])]


Reviewed = Annotated[
    Review | None, Field(description="what a person decided", examples=["Accepted"])
]


Stand = Annotated[Status, Field(description="the document's stand", examples=["Actual"])]


class EntityView(View):
    """A thing the documents speak of."""

    id: Annotated[str, Field(description="id", examples=["firm-0a1b2c3d4e5f"])]
    type: Annotated[EntityType, Field(description="class", examples=["Firm"])]
    name: Annotated[str, Field(description="fullest name", examples=["澄星汽车"])]
    aliases: Annotated[tuple[str, ...], Field(description="other names", examples=[["澄星"]])]
    claims: Annotated[int, Field(ge=0, description="claims that name it", examples=[7])]


class ClaimView(View):
    """What one document says about one relation."""

    id: Annotated[str, Field(description="id", examples=["claim-0123456789ab"])]
    subject: Annotated[Thing, Field(description="of what")]
    predicate: Annotated[Relation, Field(description="relation", examples=["inSegment"])]
    object: Annotated[Thing, Field(description="to what")]
    status: Stand
    holds: Annotated[
        bool, Field(description="whether it is a direct triple of the graph", examples=[True])
    ]
    chain: Annotated[Thing | None, Field(description="the chain it is meant in")] = None
    region: Annotated[Thing | None, Field(description="another region it speaks of")] = None
    review: Reviewed = None
    rule: RuleName
    confidence: Confidence
    evidence: Proof


class ObservationView(View):
    """A number a document gives for a thing."""

    id: Annotated[str, Field(description="id", examples=["obs-0123456789ab"])]
    about: Annotated[Thing, Field(description="of what")]
    metric: Annotated[Metric, Field(description="what is measured", examples=["output_value"])]
    value: Annotated[float, Field(description="the number as stated", examples=[1286.5])]
    value_max: Annotated[
        float | None, Field(description="the upper end of a range", examples=[1300.0])
    ] = None
    unit: Annotated[str, Field(description="its unit as stated", examples=["亿元"])]
    stated_as: Annotated[str, Field(description="the words", examples=["1286.5亿元"])]
    bound: Annotated[Bound, Field(description="side of the true value", examples=["eq"])]
    status: Stand
    year: Annotated[int | None, Field(description="year", examples=[2023])] = None
    as_of: Annotated[date | None, Field(description="day", examples=["2023-12-31"])] = None
    scope: Annotated[str, Field(description="words that narrow it", examples=["规上"])] = ""
    region: Annotated[Thing | None, Field(description="another region it speaks of")] = None
    review: Reviewed = None
    rule: RuleName
    confidence: Confidence
    evidence: Proof


class SeverityView(View):
    """How grave a gap is, with its parts: kind * criticality * (1 + reach) / 2."""

    kind: Annotated[float, Field(ge=0, le=1, description="weight of the kind", examples=[0.9])]
    criticality: Annotated[
        float, Field(ge=0, le=1, description="criticality of the segment over 3", examples=[1.0])
    ]
    reach: Annotated[
        float, Field(ge=0, le=1, description="share of segments downstream", examples=[0.2])
    ]
    value: Annotated[float, Field(ge=0, le=1, description="the product", examples=[0.54])]
    rule: Annotated[str, Field(description="whose weight", examples=["external_supply"])]


class GapView(View):
    """A link that is missing, weak, imported or bought elsewhere: stated or computed."""

    id: Annotated[str, Field(description="id", examples=["gap-0123456789ab"])]
    basis: Annotated[Basis, Field(description="said or inferred", examples=["stated"])]
    kind: Annotated[GapKind, Field(description="what is wrong", examples=["ExternalSupply"])]
    scope: Annotated[GapScope, Field(description="link or surroundings", examples=["link"])]
    chain: Annotated[Thing, Field(description="value chain")]
    segment: Annotated[Thing | None, Field(description="segment of its reference chain")] = None
    region: Annotated[Thing, Field(description="region")]
    what: Annotated[str, Field(description="shortest phrase for it", examples=["动力电池"])]
    severity: Annotated[SeverityView | None, Field(description="how grave")] = None
    state: Annotated[
        SegmentState | None, Field(description="state of the segment", examples=["external"])
    ] = None
    review: Reviewed = None
    rule: RuleName
    confidence: Confidence
    evidence: Proof
