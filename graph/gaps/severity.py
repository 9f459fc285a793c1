"""How grave a gap is, by a published formula whose parts are shown.

severity = weight of the rule * criticality / 3 * (1 + reach) / 2, where reach is the share of the
chain's segments that lie downstream of the segment. Weights stand in weights.toml, with a version.
A stated lack of ability weighs at most as much as a weakness of the link, a lack of people or of
orders at most as much as any other problem.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import networkx as nx

from graph.gaps.model import Finding, Severity
from ontology.chains.model import ReferenceChain, ReferenceSegment
from ontology.errors import BadInput
from ontology.model import GapScope

_FILE = Path(__file__).with_name("weights.toml")
_AT_MOST = {
    GapScope.CAPABILITY: "stated_weak",
    GapScope.TALENT: "stated_other",
    GapScope.MARKET: "stated_other",
}
_KEY_CRITICALITY = 3
_DIGITS = 4
"""Severities are judgements: more digits would only make equal ones look different."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How grave each rule's findings are, between 0 and 1, under a version name."""

    version: str
    of: Mapping[str, float]

    def with_changes(self, changes: Mapping[str, float]) -> "Weights":
        """Other weights for some rules; BadInput names a rule nobody knows or a bad weight."""
        for rule, weight in changes.items():
            if rule not in self.of:
                rules = "、".join(self.of)
                raise BadInput(
                    f"没有缺口规则「{rule}」；可用：{rules}",
                    f"No gap rule “{rule}”; there are: {', '.join(self.of)}",
                )
            if not 0 <= weight <= 1:
                raise BadInput(
                    f"规则「{rule}」的权重 {weight} 不在 0 到 1 之间",
                    f"The weight {weight} of rule “{rule}” is not between 0 and 1",
                )
        return Weights(f"{self.version}+", {**self.of, **changes}) if changes else self


@cache
def standard_weights() -> Weights:
    """The weights that come with the program."""
    return read_weights(_FILE)


def read_weights(path: Path) -> Weights:
    """The weights in a TOML file: a version, and a table `weight` of rule names and numbers."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Weights(str(table["version"]), {str(k): float(v) for k, v in table["weight"].items()})


def reach(chain: ReferenceChain) -> Mapping[str, float]:
    """Segment id → the share of the chain's segments that its output reaches, itself left out."""
    ids = [segment.id for segment in chain.segments]
    feeds: nx.DiGraph[str] = nx.DiGraph()
    feeds.add_nodes_from(ids)
    feeds.add_edges_from(
        (s.id, target) for s in chain.segments for target in s.feeds if target in feeds
    )
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


def severity(
    rule: str, segment: ReferenceSegment, downstream: float, weights: Weights | None = None
) -> Severity:
    """The severity of a rule's finding about a segment with the given reach.

    >>> from ontology.chains.model import Tier
    >>> s = ReferenceSegment("s", "s", "封测", "Packaging", Tier.MIDSTREAM, 3, "", "")
    >>> severity("stated_missing", s, 0.5).value
    0.6
    """
    kind = (weights or standard_weights()).of[rule]
    criticality = segment.criticality / _KEY_CRITICALITY
    value = kind * criticality * (1 + downstream) / 2
    return Severity(
        kind=kind,
        criticality=round(criticality, _DIGITS),
        reach=round(downstream, _DIGITS),
        value=round(value, _DIGITS),
        rule=rule,
    )
