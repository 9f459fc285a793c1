"""The gaps of some boards in one list, stated and computed alike, the gravest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.gaps.model import ChainBoard, Finding, SegmentRow, SegmentState, Severity
from ontology.identity import digest
from ontology.model import Basis, Evidence, Gap, GapKind, GapScope, Review


@dataclass(frozen=True, slots=True)
class ListedGap:
    """One gap with its place on a chain; `segment` is None where no segment is named.

    `state` is the state of the whole segment in the board's region, None without a segment.
    """

    id: str
    basis: Basis
    kind: GapKind
    scope: GapScope
    chain: str
    segment: str | None
    region: str
    what: str
    rule: str
    confidence: float
    severity: Severity | None
    state: SegmentState | None
    review: Review | None
    evidence: tuple[Evidence, ...]


def listed_gaps(boards: Iterable[ChainBoard]) -> tuple[ListedGap, ...]:
    """Every gap on the boards: the gravest first, stated before computed."""
    return tuple(sorted((gap for board in boards for gap in _of(board)), key=_rank))


def _of(board: ChainBoard) -> Iterator[ListedGap]:
    for row in board.rows:
        for finding in row.findings:
            if finding.gap is not None:
                yield _stated(finding.gap, row, finding.severity)
            elif finding.kind is not None:
                yield _computed(board, row, finding, finding.kind)
    for gap in board.unplaced:
        yield _stated(gap, None, None)


def _stated(gap: Gap, row: SegmentRow | None, severity: Severity | None) -> ListedGap:
    return ListedGap(
        id=gap.id,
        basis=gap.basis,
        kind=gap.kind,
        scope=gap.scope,
        chain=gap.chain,
        segment=row.segment.id if row else gap.segment,
        region=gap.region,
        what=gap.what,
        rule=gap.rule,
        confidence=gap.confidence,
        severity=severity,
        state=row.state if row else None,
        review=gap.review,
        evidence=gap.evidence,
    )


def _computed(board: ChainBoard, row: SegmentRow, finding: Finding, kind: GapKind) -> ListedGap:
    place = (board.chain, row.segment.id, finding.region, finding.rule)
    return ListedGap(
        id=f"computed-{digest(place)}",
        basis=finding.basis,
        kind=kind,
        scope=GapScope.LINK,
        chain=board.chain,
        segment=row.segment.id,
        region=finding.region,
        what=row.segment.label,
        rule=finding.rule,
        # Counting what is on record is certain; what it counts carries its own confidence.
        confidence=1.0,
        severity=finding.severity,
        state=row.state,
        review=None,
        evidence=finding.evidence,
    )


def _rank(gap: ListedGap) -> tuple[float, bool, str, str, str]:
    grave = gap.severity.value if gap.severity else 0.0
    return (-grave, gap.basis is Basis.COMPUTED, gap.chain, gap.segment or "", gap.id)
