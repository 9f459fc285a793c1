"""The rule about gaps of kind WEAK that documents state."""

from collections.abc import Iterator

from graph.gaps.model import Finding, SegmentFacts
from graph.gaps.rules.stating import stated
from ontology.model import GapKind


def stated_weak(facts: SegmentFacts) -> Iterator[Finding]:
    """文件直陈薄弱：有文件说这一环节弱、不足或不完善，逐句列出。

    Stated weak: a document says that this link is weak or insufficient.
    """
    return stated(facts, "stated_weak", GapKind.WEAK)
