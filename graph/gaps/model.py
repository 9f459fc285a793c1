"""The answer about one chain in one region: a row a segment, with all that supports it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from graph.structure.alternatives import Alternative
from ontology.chains.model import ReferenceSegment
from ontology.model import Basis, EntityType, Evidence, Gap, GapKind

SELF_DESCRIBED = "文件自述"
"""The version of a chain that no template describes: its segments are those the documents name."""


class SegmentState(StrEnum):
    """What is known of a segment in a region. UNKNOWN means no record, never missing.

    The first four come from counting firms on record, the next five from a sentence alone.
    """

    FILLED = "filled"
    THIN = "thin"
    SINGLE = "single"
    PLANNED = "planned"
    UNMATCHED = "unmatched"
    WEAK = "weak"
    EXTERNAL = "external"
    IMPORTED = "imported"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Agreement(StrEnum):
    """How what documents state of a segment compares with what the firms on record show.

    NO_GAP: nothing stated, enough firms. COMPUTED_ONLY: nothing stated, too few firms or only
    plans. NO_RECORD: nothing stated and nobody on record, which is neither a gap nor none.
    """

    AGREE = "agree"
    STATED_ONLY = "stated_only"
    COMPUTED_ONLY = "computed_only"
    CONTRADICT = "contradict"
    NO_GAP = "no_gap"
    NO_RECORD = "no_record"


@dataclass(frozen=True, slots=True)
class Presence:
    """A firm or project in a segment inside the region, with the sentences that put it there.

    `supplier` is the firm behind a project, otherwise the entity itself: two presences of one
    supplier count once. `areas` are the areas inside the region that it is known to lie in.
    `planned` holds for plans and for projects that nothing says are completed or running.
    """

    entity: str
    name: str
    planned: bool
    evidence: tuple[Evidence, ...]
    type: EntityType = EntityType.FIRM
    leader: bool = False
    supplier: str = ""
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Severity:
    """How grave a gap is, with its parts: value = kind * criticality * (1 + reach) / 2.

    `kind` is the weight of the gap's kind, `criticality` the segment's criticality over 3, `reach`
    the share of the chain's segments that lie downstream of it; all between 0 and 1. `rule` is the
    gap rule whose weight was taken.
    """

    kind: float
    criticality: float
    reach: float
    value: float
    rule: str = ""


@dataclass(frozen=True)
class SegmentFacts:
    """What a gap rule looks at: one segment, who is in it, what documents state of it.

    `suppliers` are the firms that are there now, each once; `stated` holds the gaps stated for the
    region or a part of it.
    """

    # Without slots: every rule asks for the properties, and a city may have thousands present.
    segment: ReferenceSegment
    region: str
    present: tuple[Presence, ...] = ()
    stated: tuple[Gap, ...] = ()

    @cached_property
    def actual(self) -> tuple[Presence, ...]:
        """Those present now, plans left out."""
        return tuple(p for p in self.present if not p.planned)

    @cached_property
    def suppliers(self) -> tuple[str, ...]:
        """The firms present now, each once, sorted."""
        return tuple(sorted({p.supplier or p.entity for p in self.actual}))


@dataclass(frozen=True, slots=True)
class Finding:
    """What one gap rule says of one segment.

    `state` is the state it speaks for, None where it says nothing of who fills the segment (talent,
    market). `region` is the region it speaks of: a finding of a part is not one of the whole.
    `kind` is None where nothing is wrong or only plans are on record.
    """

    rule: str
    kind: GapKind | None
    basis: Basis
    state: SegmentState | None
    region: str
    evidence: tuple[Evidence, ...] = ()
    gap: Gap | None = None
    severity: Severity | None = None


Rule = Callable[[SegmentFacts], Iterator[Finding]]
"""A pure function; its name is the finding's `rule`, its docstring is shown to the user."""


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """One segment of the chain in the region: its state, who is there, what is stated of it.

    `scope` is the region the state speaks of: a part of the board's region where only a part's
    document states a gap and nobody is on record. `computed` is the state by the firms on record
    alone. `severity` is the gravest of the findings that speak for the scope.
    """

    segment: ReferenceSegment
    state: SegmentState
    present: tuple[Presence, ...]
    stated: tuple[Gap, ...]
    severity: Severity | None
    findings: tuple[Finding, ...] = ()
    computed: SegmentState = SegmentState.UNKNOWN
    agreement: Agreement = Agreement.NO_RECORD
    scope: str = ""


@dataclass(frozen=True, slots=True)
class ChainBoard:
    """The gap board of one chain for one region, against one version of its reference chain.

    `coverage` is the weighted share of filled segments among the *known* ones (thin counts half),
    None when nothing is known; `unknown_share` is the share of segments without any record and
    belongs beside every coverage. `unplaced` are stated gaps that name no segment of the chain.
    `chain_level` are firms known to be in the chain here, but in no stated segment. `enclosing` are
    gaps stated for a region that this one lies in, `unlocated` those of documents that speak for no
    known region: both shown, never counted. `names` leads from every
    id the board mentions to its name (a document's title). `weights` names the version of the
    severity weights; `alternatives` are the inputs assumed to replace each other.
    """

    chain: str
    chain_name: str
    region: str
    region_name: str
    version: str
    rows: tuple[SegmentRow, ...]
    coverage: float | None
    unknown_share: float
    unplaced: tuple[Gap, ...]
    chain_level: tuple[Presence, ...] = ()
    enclosing: tuple[Gap, ...] = ()
    unlocated: tuple[Gap, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    weights: str = ""
    alternatives: tuple[Alternative, ...] = ()

    @property
    def counts(self) -> Mapping[SegmentState, int]:
        """How many segments are in each state, every state named."""
        return {state: sum(r.state is state for r in self.rows) for state in SegmentState}

    def row(self, name: str) -> SegmentRow | None:
        """The row of the segment with this id or key."""
        return next((r for r in self.rows if name in (r.segment.id, r.segment.key)), None)
