"""The rule about gaps of kind MISSING that documents state."""

from collections.abc import Iterator

from graph.gaps.model import Finding, SegmentFacts
from graph.gaps.rules.stating import stated
from ontology.model import GapKind


def stated_missing(facts: SegmentFacts) -> Iterator[Finding]:
    """文件直陈缺失：有文件说本地没有、缺少或尚未形成这一环节，逐句列出。

    Stated missing: a document says that the region lacks this link; each sentence is shown.
    """
    return stated(facts, "stated_missing", GapKind.MISSING)
