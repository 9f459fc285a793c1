"""The rule about gaps of kind IMPORT_DEPENDENT that documents state."""

from collections.abc import Iterator

from graph.gaps.model import Finding, SegmentFacts
from graph.gaps.rules.stating import stated
from ontology.model import GapKind


def import_dependent(facts: SegmentFacts) -> Iterator[Finding]:
    """文件直陈依赖进口：有文件说这一环节主要靠进口解决，逐句列出。

    Stated import dependent: a document says that this link is mainly imported.
    """
    return stated(facts, "import_dependent", GapKind.IMPORT_DEPENDENT)
