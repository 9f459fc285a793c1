"""The rule about gaps of kind OTHER that documents state."""

from collections.abc import Iterator

from graph.gaps.model import Finding, SegmentFacts
from graph.gaps.rules.stating import stated
from ontology.model import GapKind


def stated_other(facts: SegmentFacts) -> Iterator[Finding]:
    """文件直陈的其他问题：有文件说这一环节存在问题，但不属于缺失、薄弱、外购或未对接。

    Stated otherwise: a document names a problem of this link that is of no other kind.
    """
    return stated(facts, "stated_other", GapKind.OTHER)
