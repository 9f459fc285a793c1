"""The rule about segments that no document speaks of."""

from collections.abc import Iterator

from graph.gaps.model import Finding, SegmentFacts, SegmentState
from ontology.model import Basis, GapKind


def no_record(facts: SegmentFacts) -> Iterator[Finding]:
    """未见记载：已读文件没有提到本地在这一环节的企业、项目或问题；未见记载不等于缺失。

    No record: no document read so far speaks of this link here; that does not make it missing.
    """
    if not facts.present and not facts.stated:
        yield Finding(
            "no_record", GapKind.NO_RECORD, Basis.COMPUTED, SegmentState.UNKNOWN, facts.region
        )
