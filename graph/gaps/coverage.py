"""How much of a chain is known to be filled, and how much is not known at all."""

from collections.abc import Sequence

from graph.gaps.model import SegmentRow, SegmentState

_FILLED_SHARE = {SegmentState.FILLED: 1.0, SegmentState.THIN: 0.5, SegmentState.SINGLE: 0.5}
_DIGITS = 4


def coverage(rows: Sequence[SegmentRow]) -> float | None:
    """The share of filled segments among the known ones, weighted by criticality.

    A thin segment and one with a single supplier count half, a planned one not yet. None where no segment is known.
    """
    known = [row for row in rows if row.state is not SegmentState.UNKNOWN]
    whole = sum(row.segment.criticality for row in known)
    if not whole:
        return None
    filled = sum(row.segment.criticality * _FILLED_SHARE.get(row.state, 0.0) for row in known)
    return round(filled / whole, _DIGITS)


def unknown_share(rows: Sequence[SegmentRow]) -> float:
    """The share of segments without any record; 1 where the chain has no known segment at all."""
    if not rows:
        return 1.0
    return round(sum(row.state is SegmentState.UNKNOWN for row in rows) / len(rows), _DIGITS)
