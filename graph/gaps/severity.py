"""How grave a gap is, by a published formula whose parts are shown.

severity = weight of the rule * criticality / 3 * (1 + reach) / 2, where reach is the share of the
chain's segments that lie downstream of the segment; each of the three factors to the power of its
part's weight, which is 1 unless a user says otherwise. Weights stand in weights.toml.
A stated lack of ability weighs at most as much as a weakness of the link, a lack of people or of
orders at most as much as any other problem.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

import networkx as nx

from graph.gaps.model import Finding, Severity
from graph.gaps.weights import Weights, standard_weights
from ontology.chains.model import ReferenceChain, ReferenceSegment
from ontology.model import GapScope

_AT_MOST = {
    GapScope.CAPABILITY: "stated_weak",
    GapScope.TALENT: "stated_other",
    GapScope.MARKET: "stated_other",
}
_KEY_CRITICALITY = 3
_DIGITS = 4
"""Severities are judgements: more digits would only make equal ones look different."""


def reach(chain: ReferenceChain) -> Mapping[str, float]:
    """Segment id → the share of the chain's segments that its output reaches, itself left out."""
    return reach_among(chain.segments)


def reach_among(segments: Iterable[ReferenceSegment]) -> Mapping[str, float]:
    """Segment id → the share of these segments that its output reaches, itself left out."""
    every = tuple(segments)
    ids = [segment.id for segment in every]
    feeds: nx.DiGraph[str] = nx.DiGraph()
    feeds.add_nodes_from(ids)
    feeds.add_edges_from((s.id, target) for s in every for target in s.feeds if target in feeds)
    return {id_: len(nx.descendants(feeds, id_) - {id_}) / len(ids) for id_ in ids}


def weighed(
    finding: Finding, segment: ReferenceSegment, downstream: float, weights: Weights
) -> Finding:
    """A finding with its severity; as it was where its weight is nothing.

    `downstream` is the segment's reach.
    """
    scope = finding.gap.scope if finding.gap else GapScope.LINK
    rule = min((finding.rule, _AT_MOST.get(scope, finding.rule)), key=lambda r: weights.of[r])
    graded = replace(severity(rule, segment, downstream, weights), rule=finding.rule)
    return replace(finding, severity=graded) if graded.kind else finding


def halved(share: float) -> float:
    """The factor of a share that may be nothing without making the whole nothing: 1/2 to 1."""
    return (1 + share) / 2


def severity(
    rule: str, segment: ReferenceSegment, downstream: float, weights: Weights | None = None
) -> Severity:
    """The severity of a rule's finding about a segment with the given reach.

    >>> from ontology.chains.model import Tier
    >>> s = ReferenceSegment("s", "s", "封测", "Packaging", Tier.MIDSTREAM, 3, "", "")
    >>> severity("stated_missing", s, 0.5).value
    0.6
    """
    using = weights or standard_weights()
    kind = using.of[rule]
    criticality = segment.criticality / _KEY_CRITICALITY
    factors = {"kind": kind, "criticality": criticality, "reach": halved(downstream)}
    value = math.prod(factor ** using.parts[part] for part, factor in factors.items())
    return Severity(
        kind=kind,
        criticality=round(criticality, _DIGITS),
        reach=round(downstream, _DIGITS),
        value=round(value, _DIGITS),
        rule=rule,
    )
