"""One state for a segment from all that the rules found, and how stated and computed agree."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.gaps.model import Agreement, Finding, SegmentState
from ontology.model import Basis, GapKind

_STATED = (
    SegmentState.MISSING,
    SegmentState.IMPORTED,
    SegmentState.EXTERNAL,
    SegmentState.WEAK,
    SegmentState.UNMATCHED,
)
"""The states a document can give a segment, the gravest first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of a segment, the region it speaks of, and what it rests on."""

    state: SegmentState
    scope: str
    computed: SegmentState
    agreement: Agreement


def verdict(findings: Sequence[Finding], region: str, parts: Collection[str] = ()) -> Verdict:
    """The state of a segment in a region.

    What a document states of the whole region comes first. What one states of a part comes next,
    if the part is among `parts`: those that hold every firm on record, so that no firm elsewhere in
    the region answers it; with a part's state goes the part's id as scope. Then come the firms
    on record, then plans.
    """
    stated = [f for f in findings if f.basis is Basis.STATED and f.state in _STATED]
    speaking = [f for f in stated if f.region == region]
    speaking = speaking or [f for f in stated if f.region in parts]
    states = (f.state for f in findings if f.basis is Basis.COMPUTED)
    computed = next((state for state in states if state), SegmentState.UNKNOWN)
    if not speaking:
        return Verdict(computed, region, computed, agreement((), computed))
    gravest = min(speaking, key=lambda f: (_STATED.index(f.state or SegmentState.WEAK), f.region))
    state = gravest.state or computed
    return Verdict(state, gravest.region, computed, agreement(speaking, computed))


def agreement(stated: Sequence[Finding], computed: SegmentState) -> Agreement:
    """How stated gaps compare with the firms on record.

    Capability that is stated to be unused agrees with firms on record. Firms on record contradict
    a stated absence or outside supply, enough firms also a stated weakness. Plans and silence prove
    nothing either way.
    """
    few = (SegmentState.THIN, SegmentState.SINGLE)
    present = computed is SegmentState.FILLED or computed in few
    if not stated and computed is SegmentState.UNKNOWN:
        return Agreement.NO_RECORD
    if not stated:
        return Agreement.NO_GAP if computed is SegmentState.FILLED else Agreement.COMPUTED_ONLY
    if not present:
        return Agreement.STATED_ONLY
    states = {f.state for f in stated if f.kind is not GapKind.UNMATCHED_LOCAL}
    if not states:
        return Agreement.AGREE
    if states == {SegmentState.WEAK} and computed in few:
        return Agreement.AGREE
    return Agreement.CONTRADICT
