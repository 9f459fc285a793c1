"""A sign for every state of a segment."""

from collections.abc import Mapping

from graph.gaps.model import SegmentState

SIGNS: Mapping[SegmentState, str] = {
    SegmentState.FILLED: "●",
    SegmentState.THIN: "◔",
    SegmentState.SINGLE: "①",
    SegmentState.PLANNED: "◷",
    SegmentState.UNMATCHED: "≠",
    SegmentState.WEAK: "△",
    SegmentState.EXTERNAL: "⇄",
    SegmentState.IMPORTED: "⇩",
    SegmentState.MISSING: "✕",
    SegmentState.UNKNOWN: "?",
}
"""A sign a state, so that colour is never the only difference."""
