"""The rule about gaps of kind UNMATCHED_LOCAL that documents state."""

from collections.abc import Iterator

from graph.gaps.model import Finding, SegmentFacts
from graph.gaps.rules.stating import stated
from ontology.model import GapKind


def unmatched_local(facts: SegmentFacts) -> Iterator[Finding]:
    """本地能力未对接：有文件说本地已有能力，但与需求方尚未形成配套关系。

    Unmatched: a document says that local capability exists but is not used locally.
    """
    return stated(facts, "unmatched_local", GapKind.UNMATCHED_LOCAL)
