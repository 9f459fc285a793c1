"""The rule about segments with enough firms."""

from collections.abc import Iterator

from graph.gaps.model import Finding, SegmentFacts, SegmentState
from ontology.model import Basis


def filled(facts: SegmentFacts) -> Iterator[Finding]:
    """已具备：在地企业（含已竣工或投产的项目）达到参考产业链规定的家数。

    Filled: at least as many firms are on record here as the reference chain asks for.
    """
    if len(facts.suppliers) >= max(facts.segment.min_firms, 1):
        evidence = tuple(dict.fromkeys(e for p in facts.actual for e in p.evidence))
        yield Finding("filled", None, Basis.COMPUTED, SegmentState.FILLED, facts.region, evidence)
