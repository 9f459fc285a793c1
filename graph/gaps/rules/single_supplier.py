"""The rule about segments that hang on one firm."""

from collections.abc import Iterator

from graph.gaps.model import Finding, SegmentFacts, SegmentState
from ontology.model import Basis, GapKind


def single_supplier(facts: SegmentFacts) -> Iterator[Finding]:
    """单点：只有一家在地企业的记载，一旦停产即断链。

    Single supplier: exactly one firm is on record here, the chain breaks if it stops.
    """
    if len(facts.suppliers) == 1:
        evidence = tuple(dict.fromkeys(e for p in facts.actual for e in p.evidence))
        # Where the reference chain asks for no second firm, one fills the segment: a risk stays.
        enough = facts.segment.min_firms <= 1
        yield Finding(
            "single_supplier",
            GapKind.SINGLE_SUPPLIER,
            Basis.COMPUTED,
            None if enough else SegmentState.SINGLE,
            facts.region,
            evidence,
        )
