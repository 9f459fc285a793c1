"""What all rules about stated gaps share: a finding a gap, its state by the gap's scope."""

from collections.abc import Iterator, Mapping

from graph.gaps.model import Finding, SegmentFacts, SegmentState
from ontology.model import Basis, Gap, GapKind, GapScope

_STATES: Mapping[GapKind, SegmentState] = {
    GapKind.MISSING: SegmentState.MISSING,
    GapKind.IMPORT_DEPENDENT: SegmentState.IMPORTED,
    GapKind.EXTERNAL_SUPPLY: SegmentState.EXTERNAL,
    GapKind.UNMATCHED_LOCAL: SegmentState.UNMATCHED,
}


def stated(facts: SegmentFacts, rule: str, kind: GapKind) -> Iterator[Finding]:
    """One finding for each gap of a kind that a document states of the segment."""
    for gap in facts.stated:
        if gap.kind is kind:
            yield Finding(
                rule=rule,
                kind=kind,
                basis=Basis.STATED,
                state=_state(gap),
                region=gap.region,
                evidence=gap.evidence,
                gap=gap,
            )


def _state(gap: Gap) -> SegmentState | None:
    """A lack of ability makes a link weak, never missing; a lack of people or orders neither."""
    if gap.scope is GapScope.LINK:
        return _STATES.get(gap.kind, SegmentState.WEAK)
    return SegmentState.WEAK if gap.scope is GapScope.CAPABILITY else None
