"""The few types everything speaks in."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class EntityType(StrEnum):
    """What a thing is; each value is the local name of its class in the ontology."""

    FIRM = "Firm"
    PARK = "Park"
    PLACE = "Place"
    INSTITUTION = "Institution"
    CHAIN = "ValueChain"
    SEGMENT = "Segment"
    PROJECT = "Project"
    PRODUCT = "Product"
    TECHNOLOGY = "Technology"


class Relation(StrEnum):
    """How two things relate; each value is the local name of its property in the ontology."""

    LOCATED_IN = "locatedIn"
    IN_CHAIN = "inChain"
    LEADER_OF = "leaderOf"
    TARGET_FOR = "targetFor"
    HAS_SEGMENT = "hasSegment"
    IN_SEGMENT = "inSegment"
    SUPPLIES_TO = "suppliesTo"
    DEVELOPS = "develops"
    FOCUSES_ON = "focusesOn"
    MAKES = "makes"
    MASTERS = "masters"
    PART_OF_GROUP = "partOfGroup"
    PHASE = "phase"


class Status(StrEnum):
    """The stand a document takes on a claim: only an actual claim becomes a direct triple."""

    ACTUAL = "Actual"
    PLANNED = "Planned"
    TARGET = "Target"
    NEGATED = "Negated"


class Review(StrEnum):
    """What a person decided about a claim, or that it waits for one: too weak to be published."""

    ACCEPTED = "Accepted"
    REJECTED = "Rejected"
    PENDING = "Pending"


class ProjectPhase(StrEnum):
    """How far a project is; the object of a `phase` claim."""

    NEGOTIATING = "Negotiating"
    SIGNED = "Signed"
    TO_BUILD = "ToBuild"
    UNDER_CONSTRUCTION = "UnderConstruction"
    COMPLETED = "Completed"
    IN_OPERATION = "InOperation"
    TERMINATED = "Terminated"


class Metric(StrEnum):
    """What an observation measures; each value is the local name of its metric."""

    OUTPUT_VALUE = "output_value"
    INVESTMENT = "investment"
    PROJECT_COUNT = "project_count"
    FIRM_COUNT = "firm_count"
    CAPACITY = "capacity"
    AREA = "area"
    LOCAL_SOURCING_RATE = "local_sourcing_rate"
    IMPORT_SHARE = "import_share"
    MARKET_SHARE = "market_share"
    GROWTH_RATE = "growth_rate"
    SHARE = "share"
    TALENT_COUNT = "talent_count"
    OTHER = "other"


class Bound(StrEnum):
    """On which side of the stated number the true value lies."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    APPROX = "approx"


class GapKind(StrEnum):
    """What is wrong with a link; the last three are only ever computed, the others stated."""

    MISSING = "Missing"
    WEAK = "Weak"
    IMPORT_DEPENDENT = "ImportDependent"
    EXTERNAL_SUPPLY = "ExternalSupply"
    UNMATCHED_LOCAL = "UnmatchedLocal"
    OTHER = "OtherGap"
    THIN = "Thin"
    SINGLE_SUPPLIER = "SingleSupplier"
    NO_RECORD = "NoRecord"


class GapScope(StrEnum):
    """Whether a gap is about a link of the chain or about what surrounds it."""

    LINK = "link"
    CAPABILITY = "capability"
    TALENT = "talent"
    MARKET = "market"


class Basis(StrEnum):
    """Whether a document says it or the system infers it."""

    STATED = "stated"
    COMPUTED = "computed"


class DateBasis(StrEnum):
    """Where a document's date comes from."""

    PRINTED = "printed"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Genre(StrEnum):
    """The kind of document."""

    PLAN = "plan"
    NEWS = "news"
    PROFILE = "profile"
    LIST = "list"
    REPORT = "report"
    OTHER = "other"


class CandidateKind(StrEnum):
    """Where a candidate for a gap comes from, nearest first."""

    LOCAL = "local"
    TARGET = "target"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was handed in, with the facts found about it as a whole.

    `text` is the decoded raw text: every offset in the system counts its code points. `pages`
    holds where each page begins in it, nothing where the file has no pages; `notes` are sentences
    on what of the file is not in it.
    """

    id: str
    sha256: str
    name: str
    text: str
    encoding: str = "utf-8"
    title: str = ""
    publisher: str = ""
    issued: date | None = None
    issued_basis: DateBasis = DateBasis.UNKNOWN
    region: str = ""
    genre: Genre = Genre.OTHER
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def page(self, offset: int) -> int | None:
        """The number of the page on which an offset lies, from 1; None without pages.

        >>> Document("doc-1", "0", "a.pdf", "甲乙丙丁", pages=(0, 2)).page(2)
        2
        """
        return max(1, bisect_right(self.pages, offset)) if self.pages else None


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A span of a document's raw text: `quote == document.text[start:end]`, always."""

    document: str
    start: int
    end: int
    quote: str

    @property
    def id(self) -> str:
        """An id made of the place alone, so that two facts of one sentence share their evidence."""
        return f"ev-{self.document.removeprefix('doc-')}-{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing the documents speak of; `name` is its fullest form, `aliases` every other."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says about one relation.

    `subject` and `object` are entity ids; for `phase` the object is a `ProjectPhase` value.
    `chain` is the chain in whose context an `inSegment` claim is meant. `region` is set only
    where the claim speaks of another region than its document (comparisons). `grounds` are the
    codes of what speaks for the claim or against it beside its rule (`reading.rules.grounds`).
    """

    id: str
    subject: str
    predicate: Relation
    object: str
    status: Status
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float = 0.9
    chain: str | None = None
    region: str | None = None
    review: Review | None = None
    grounds: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """The id of the document that makes the claim."""
        return self.evidence[0].document


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it stands in a text: `value` in `unit`, both as stated ("1500", "亿元")."""

    value: Decimal
    unit: str
    stated_as: str
    bound: Bound = Bound.EQ
    value_max: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """A number a document gives for a thing: actual, planned or targeted, for a year and a scope.

    `about` is an entity id. `scope` holds the words that narrow the number (规上, 园区内, 1—8月).
    """

    id: str
    about: str
    metric: Metric
    quantity: Quantity
    status: Status
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float = 0.9
    year: int | None = None
    as_of: date | None = None
    scope: str = ""
    region: str | None = None
    review: Review | None = None
    grounds: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """The id of the document that gives the number."""
        return self.evidence[0].document


@dataclass(frozen=True, slots=True)
class Gap:
    """A judgement that a link is missing, weak or bought elsewhere, stated by a document.

    `chain`, `region` and `segment` are entity ids; `what` is the shortest phrase naming the thing.
    """

    id: str
    chain: str
    what: str
    kind: GapKind
    region: str
    evidence: tuple[Evidence, ...]
    rule: str
    basis: Basis = Basis.STATED
    scope: GapScope = GapScope.LINK
    segment: str | None = None
    confidence: float = 0.9
    review: Review | None = None
    grounds: tuple[str, ...] = ()

    @property
    def document(self) -> str:
        """The id of the document that states the gap."""
        return self.evidence[0].document


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one document; `problems` are sentences for the person who added it.

    `columns` are the titles of its tables' columns, each with the role it is read in.
    """

    document: Document
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    observations: tuple[Observation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    problems: tuple[str, ...] = field(default=())
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One firm that could fill one gap, why, and the sentences that say so."""

    segment: str
    firm: str
    kind: CandidateKind
    score: float
    reason: str
    evidence: tuple[Evidence, ...] = ()
