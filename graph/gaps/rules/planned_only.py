"""The rule about segments where only plans are on record."""

from collections.abc import Iterator

from graph.gaps.model import Finding, SegmentFacts, SegmentState
from ontology.model import Basis


def planned_only(facts: SegmentFacts) -> Iterator[Finding]:
    """仅有规划：只有规划中的企业或尚未见记载竣工、投产的项目。

    Planned only: nothing but plans, or projects that nothing says are completed, is on record.
    """
    if facts.present and not facts.actual:
        evidence = tuple(dict.fromkeys(e for p in facts.present for e in p.evidence))
        yield Finding(
            "planned_only", None, Basis.COMPUTED, SegmentState.PLANNED, facts.region, evidence
        )
