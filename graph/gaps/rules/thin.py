"""The rule about segments with too few firms."""

from collections.abc import Iterator

from graph.gaps.model import Finding, SegmentFacts, SegmentState
from ontology.model import Basis, GapKind


def thin(facts: SegmentFacts) -> Iterator[Finding]:
    """偏少：有在地企业的记载，但少于参考产业链规定的家数。

    Thin: firms are on record here, but fewer than the reference chain asks for.
    """
    if 0 < len(facts.suppliers) < facts.segment.min_firms:
        evidence = tuple(dict.fromkeys(e for p in facts.actual for e in p.evidence))
        yield Finding(
            "thin", GapKind.THIN, Basis.COMPUTED, SegmentState.THIN, facts.region, evidence
        )
