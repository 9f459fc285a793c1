"""Stated against computed: for each segment what documents say of it beside who is on record."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.gaps.model import Agreement, ChainBoard, Finding, Presence, SegmentRow, SegmentState
from ontology.chains.model import ReferenceSegment
from ontology.model import Basis


@dataclass(frozen=True, slots=True)
class Compared:
    """One segment: how the two sides compare, and what stands on each.

    `stated` are the stated gaps with their sentences, `computed` what follows from the firms on
    record, `present` those firms with their sentences. `stated_state` is None where no document
    gives the segment a state. `unknown_share` is the board's.
    """

    chain: str
    chain_name: str
    segment: ReferenceSegment
    region: str
    scope: str
    state: SegmentState
    agreement: Agreement
    stated_state: SegmentState | None
    computed_state: SegmentState
    stated: tuple[Finding, ...]
    computed: tuple[Finding, ...]
    present: tuple[Presence, ...]
    unknown_share: float


def compared(boards: Iterable[ChainBoard]) -> tuple[Compared, ...]:
    """Every segment of the boards with both sides, in the order of the boards.

    >>> compared(())
    ()
    """
    return tuple(_compared(board, row) for board in boards for row in board.rows)


def tally(rows: Iterable[Compared]) -> dict[Agreement, int]:
    """How many segments compare in each way, every way named."""
    found = [row.agreement for row in rows]
    return {way: found.count(way) for way in Agreement}


def _compared(board: ChainBoard, row: SegmentRow) -> Compared:
    stated = tuple(f for f in row.findings if f.basis is Basis.STATED)
    return Compared(
        chain=board.chain,
        chain_name=board.chain_name,
        segment=row.segment,
        region=board.region,
        scope=row.scope,
        state=row.state,
        agreement=row.agreement,
        stated_state=row.state if row.state is not row.computed else None,
        computed_state=row.computed,
        stated=stated,
        computed=tuple(f for f in row.findings if f.basis is Basis.COMPUTED),
        present=row.present,
        unknown_share=board.unknown_share,
    )
