"""The answer about one chain in one region: a row a segment, with all that supports it."""

from dataclasses import dataclass
from enum import StrEnum

from ontology.chains.model import ReferenceSegment
from ontology.model import Evidence, Gap


class SegmentState(StrEnum):
    """What is known of a segment in a region. UNKNOWN means no record, never missing."""

    FILLED = "filled"
    THIN = "thin"
    PLANNED = "planned"
    WEAK = "weak"
    EXTERNAL = "external"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Presence:
    """A firm or project in a segment inside the region, with the sentences that put it there."""

    entity: str
    name: str
    planned: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Severity:
    """How grave a gap is, with its parts: value = kind * criticality * (1 + reach) / 2.

    `kind` is the weight of the gap's kind, `criticality` the segment's criticality over 3, `reach`
    the share of the chain's segments that lie downstream of it; all between 0 and 1.
    """

    kind: float
    criticality: float
    reach: float
    value: float


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """One segment of the chain in the region: its state, who is there, what is stated of it."""

    segment: ReferenceSegment
    state: SegmentState
    present: tuple[Presence, ...]
    stated: tuple[Gap, ...]
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class ChainBoard:
    """The gap board of one chain for one region, against one version of its reference chain.

    `coverage` is the weighted share of filled segments among the *known* ones (thin counts half),
    None when nothing is known; `unknown_share` is the share of segments without any record and
    belongs beside every coverage. `unplaced` are stated gaps that name no segment of the chain.
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
