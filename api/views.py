"""What the API answers with: each field with its meaning and an example."""

from datetime import date
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.gaps.model import Agreement, SegmentState
from ontology.chains.model import Tier
from ontology.model import (
    Basis,
    Bound,
    CandidateKind,
    DateBasis,
    EntityType,
    GapKind,
    GapScope,
    Genre,
    Metric,
    Relation,
    Review,
    Status,
)

Item = TypeVar("Item")


class View(BaseModel):
    """The base of all answers: frozen, nothing beyond the named fields, only finite numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Page(View, Generic[Item]):
    """A part of a longer list."""

    total: Annotated[int, Field(ge=0, description="all there are", examples=[1])]
    offset: Annotated[int, Field(ge=0, description="how many stand before these", examples=[0])]
    limit: Annotated[int, Field(ge=1, description="at most so many at once", examples=[50])]
    items: Annotated[tuple[Item, ...], Field(description="this part of the list")]


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
    quote: Annotated[
        str,
        Field(description="the raw text between them", examples=["动力电池目前要从区外采购"]),
    ]


_Evidence = Annotated[tuple[EvidenceView, ...], Field(description="the words that state it")]
_Rule = Annotated[str, Field(description="the rule that found it", examples=["external_supply"])]
_Confidence = Annotated[
    float, Field(ge=0, le=1, description="trust in the reading", examples=[0.9])
]
_Reviewed = Annotated[
    Review | None, Field(description="what a person decided", examples=["Accepted"])
]
_Status = Annotated[Status, Field(description="the document's stand", examples=["Actual"])]


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
    status: _Status
    holds: Annotated[
        bool, Field(description="whether it is a direct triple of the graph", examples=[True])
    ]
    chain: Annotated[Thing | None, Field(description="the chain it is meant in")] = None
    region: Annotated[Thing | None, Field(description="another region it speaks of")] = None
    review: _Reviewed = None
    rule: _Rule
    confidence: _Confidence
    evidence: _Evidence


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
    status: _Status
    year: Annotated[int | None, Field(description="year", examples=[2023])] = None
    as_of: Annotated[date | None, Field(description="day", examples=["2023-12-31"])] = None
    scope: Annotated[str, Field(description="words that narrow it", examples=["规上"])] = ""
    region: Annotated[Thing | None, Field(description="another region it speaks of")] = None
    review: _Reviewed = None
    rule: _Rule
    confidence: _Confidence
    evidence: _Evidence


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
    review: _Reviewed = None
    rule: _Rule
    confidence: _Confidence
    evidence: _Evidence


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


class PresenceView(View):
    """A firm or project in a segment inside the region."""

    thing: Annotated[Thing, Field(description="who")]
    planned: Annotated[bool, Field(description="not there yet", examples=[False])]
    leader: Annotated[bool, Field(description="named a leader", examples=[True])]
    supplier: Annotated[Thing | None, Field(description="the firm behind a project")] = None
    evidence: _Evidence


class FindingView(View):
    """What one gap rule says of a segment."""

    rule: _Rule
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
    evidence: _Evidence


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
    evidence: _Evidence


class CandidateList(View):
    """The candidates for one segment in one region, best first."""

    chain: Annotated[Thing, Field(description="value chain")]
    segment: Annotated[Thing, Field(description="segment")]
    region: Annotated[Thing, Field(description="region")]
    items: Annotated[tuple[CandidateView, ...], Field(description="candidates")]


class ParkView(View):
    """A park, where it lies, and what it is for."""

    id: Annotated[str, Field(description="id", examples=["park-0123456789ab"])]
    name: Annotated[str, Field(description="name", examples=["星海汽车产业园"])]
    areas: Annotated[tuple[Thing, ...], Field(description="areas it lies in, innermost first")]
    focuses: Annotated[tuple[Thing, ...], Field(description="chains it focuses on")]
    residents: Annotated[int, Field(ge=0, description="firms and projects in it", examples=[6])]


class ParkPartView(View):
    """One ground for choosing a park."""

    name: Annotated[str, Field(description="ground", examples=["focus"])]
    known: Annotated[bool, Field(description="false: documents are silent", examples=[True])]
    worth: Annotated[float, Field(ge=0, le=1, description="how much of it", examples=[1.0])]
    text: Annotated[str, Field(description="in words", examples=["聚焦新能源汽车"])]
    evidence: _Evidence


class ParkFitView(View):
    """How well a park suits a chain, with the grounds."""

    park: Annotated[Thing, Field(description="park")]
    area: Annotated[Thing | None, Field(description="innermost region around it")] = None
    score: Annotated[float, Field(ge=0, le=1, description="weighted grounds", examples=[0.8])]
    parts: Annotated[tuple[ParkPartView, ...], Field(description="grounds")]


class ParkFitList(View):
    """The parks of a region for a chain, best first."""

    chain: Annotated[Thing, Field(description="value chain")]
    region: Annotated[Thing, Field(description="region")]
    items: Annotated[tuple[ParkFitView, ...], Field(description="parks")]


class RegionView(View):
    """An area and how many facts lie in it and below it; parents point up the tree."""

    id: Annotated[str, Field(description="id", examples=["place-0123456789ab"])]
    name: Annotated[str, Field(description="name", examples=["星海新区"])]
    parent: Annotated[
        str | None, Field(description="the area it lies in", examples=["place-00112233aabb"])
    ]
    depth: Annotated[int, Field(ge=0, description="0 at the top", examples=[2])]
    facts: Annotated[int, Field(ge=0, description="facts in it", examples=[120])]


class RuleView(View):
    """A way of finding facts or gaps, in its own words."""

    name: Annotated[str, Field(description="name", examples=["external_supply"])]
    layer: Annotated[str, Field(description="reading or gaps", examples=["reading"])]
    zh: Annotated[str, Field(description="what it does", examples=["找出靠外地供应的环节"])]
    en: Annotated[str, Field(description="in English", examples=["Finds what is bought outside."])]


class QuestionView(View):
    """A ready SPARQL question."""

    name: Annotated[str, Field(description="file stem", examples=["external-inputs"])]
    zh: Annotated[str, Field(description="the question", examples=["哪些环节靠外地供应"])]
    en: Annotated[str, Field(description="in English", examples=["What is bought outside?"])]
    query: Annotated[str, Field(description="SPARQL", examples=["SELECT * { ?s ?p ?o } LIMIT 5"])]


class TermView(View):
    """A code of the model and its words."""

    list: Annotated[str, Field(description="code list", examples=["GapKind"])]
    code: Annotated[str, Field(description="code", examples=["ExternalSupply"])]
    zh: Annotated[str, Field(description="Chinese", examples=["外地配套"])]
    en: Annotated[str, Field(description="English", examples=["Bought elsewhere"])]


class AddedView(View):
    """What came of an uploaded document."""

    document: Annotated[DocumentView, Field(description="the document as read")]
    new: Annotated[bool, Field(description="false if it was known before", examples=[True])]
    problems: Annotated[
        tuple[str, ...], Field(description="sentences for who added it", examples=[["日期未注明"]])
    ]


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
