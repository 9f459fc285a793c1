"""A gap board as plain rows for tables, JSON and spreadsheets."""

from collections.abc import Iterator, Mapping
from typing import TypedDict

from graph.gaps.model import ChainBoard, Finding, SegmentRow, SegmentState, Severity
from ontology.model import Basis, Evidence, Gap


class GapEvidence(TypedDict):
    """One sentence behind a gap row: the span of the document's raw text."""

    document: str
    title: str
    start: int
    end: int
    quote: str


class GapRow(TypedDict):
    """One stated or computed gap; quote, document, start and end are those of the first evidence.

    `severity` is None for gaps of no known segment. `whole` is false where the gap speaks of a part
    of the board's region. `kind` is None where only plans are on record.
    """

    chain: str
    chain_name: str
    version: str
    segment: str | None
    segment_name: str | None
    state: str | None
    agreement: str | None
    rule: str
    kind: str | None
    basis: str
    scope: str
    region: str
    region_name: str
    whole: bool
    what: str
    severity: float | None
    severity_parts: dict[str, float] | None
    present: list[str]
    quote: str | None
    document: str | None
    title: str | None
    start: int | None
    end: int | None
    evidence: list[GapEvidence]


def gap_rows(board: ChainBoard) -> list[GapRow]:
    """Every gap of a board, the gravest first, stated before computed, then in chain order.

    Filled segments give no row; segments without a record do, as a question to ask.
    """
    rows = [row for i in board.rows for row in _of_segment(board, i)]
    rows += [_row(board, _unplaced(gap), None) for gap in board.unplaced]
    return sorted(rows, key=lambda row: (-(row["severity"] or 0), row["basis"] != Basis.STATED))


def board_summary(board: ChainBoard) -> dict[str, str | int | float | None]:
    """One line about a board: coverage, unknown share, and how many segments are in each state."""
    return {
        "chain": board.chain,
        "chain_name": board.chain_name,
        "version": board.version,
        "region": board.region,
        "region_name": board.region_name,
        "coverage": board.coverage,
        "unknown_share": board.unknown_share,
        "segments": len(board.rows),
        **{state.value: count for state, count in board.counts.items()},
        "stated_gaps": len(board.unplaced) + sum(len(row.stated) for row in board.rows),
    }


def _of_segment(board: ChainBoard, row: SegmentRow) -> Iterator[GapRow]:
    for finding in row.findings:
        if finding.kind is not None or finding.state is not SegmentState.FILLED:
            yield _row(board, finding, row)


def _unplaced(gap: Gap) -> Finding:
    return Finding("unplaced", gap.kind, gap.basis, None, gap.region, gap.evidence, gap)


def _row(board: ChainBoard, finding: Finding, row: SegmentRow | None) -> GapRow:
    gap = finding.gap
    evidence = [_evidence(board.names, e) for e in finding.evidence]
    first = evidence[0] if evidence else None
    return GapRow(
        chain=board.chain,
        chain_name=board.chain_name,
        version=board.version,
        segment=row.segment.id if row else None,
        segment_name=row.segment.label if row else None,
        state=row.state.value if row else None,
        agreement=row.agreement.value if row else None,
        rule=finding.rule,
        kind=finding.kind.value if finding.kind else None,
        basis=finding.basis.value,
        scope=gap.scope.value if gap else "link",
        region=finding.region,
        region_name=board.names.get(finding.region, finding.region),
        whole=finding.region == board.region,
        what=gap.what if gap else row.segment.label if row else "",
        severity=finding.severity.value if finding.severity else None,
        severity_parts=_parts(finding.severity),
        present=[p.name for p in row.present] if row else [],
        quote=first["quote"] if first else None,
        document=first["document"] if first else None,
        title=first["title"] if first else None,
        start=first["start"] if first else None,
        end=first["end"] if first else None,
        evidence=evidence,
    )


def _parts(severity: Severity | None) -> dict[str, float] | None:
    if severity is None:
        return None
    return {
        "kind": severity.kind,
        "criticality": severity.criticality,
        "reach": severity.reach,
    }


def _evidence(names: Mapping[str, str], of: Evidence) -> GapEvidence:
    return GapEvidence(
        document=of.document,
        title=names.get(of.document, of.document),
        start=of.start,
        end=of.end,
        quote=of.quote,
    )
