"""The rule about gaps of kind EXTERNAL_SUPPLY that documents state."""

from collections.abc import Iterator

from graph.gaps.model import Finding, SegmentFacts
from graph.gaps.rules.stating import stated
from ontology.model import GapKind


def external_supply(facts: SegmentFacts) -> Iterator[Finding]:
    """文件直陈依赖外地：有文件说这一环节由本地以外的企业供应，逐句列出。

    Stated external: a document says that suppliers outside the region serve this link.
    """
    return stated(facts, "external_supply", GapKind.EXTERNAL_SUPPLY)
