"""Groups of firms, projects and segments that hang together more than with the rest.

Modularity Q = Σ_c (L_c / m − (k_c / 2m)²) (Newman & Girvan 2004), groups by greedy joining
(Clauset, Newman & Moore 2004). Q below 0.3 is what random graphs reach as well (Newman & Girvan),
and in a dozen things groups mean nothing: then there is an answer why not instead of groups.
"""

from dataclasses import dataclass

import networkx as nx

from graph.knowledge import Knowledge
from graph.network import network
from ontology.model import Relation, Status

_FEWEST = 12
_LEAST = 0.3
_DIGITS = 4
_TIES = frozenset(
    relation.value
    for relation in (
        Relation.IN_SEGMENT,
        Relation.SUPPLIES_TO,
        Relation.DEVELOPS,
        Relation.MAKES,
        Relation.MASTERS,
        Relation.PART_OF_GROUP,
    )
)
"""What makes things hang together; lying in one region or chain does not."""


@dataclass(frozen=True, slots=True)
class Communities:
    """The groups, the largest first, or none and `why_not` in two languages."""

    groups: tuple[tuple[str, ...], ...]
    modularity: float
    things: int
    why_not: tuple[str, str] | None = None


def communities(knowledge: Knowledge, region: str, chain: str | None = None) -> Communities:
    """The groups among what actual claims join in a region, perhaps of one chain only."""
    drawn = network(knowledge, region, chain)
    ties: nx.Graph[str] = nx.Graph()
    ties.add_edges_from(
        (one, other)
        for one, other, data in drawn.edges(data=True)
        if data["predicate"] in _TIES and data["status"] == Status.ACTUAL.value
    )
    count = ties.number_of_nodes()
    if count < _FEWEST:
        return Communities((), 0.0, count, _too_few(count))
    found = [set(group) for group in nx.community.greedy_modularity_communities(ties)]
    quality = round(nx.community.modularity(ties, found), _DIGITS)
    if quality < _LEAST:
        return Communities((), quality, count, _too_loose(quality))
    groups = sorted((tuple(sorted(group)) for group in found), key=lambda g: (-len(g), g))
    return Communities(tuple(groups), quality, count)


def _too_few(count: int) -> tuple[str, str]:
    return (
        f"只有 {count} 个相连的企业、项目和环节（少于 {_FEWEST} 个），分组没有意义",
        f"Only {count} things are joined (fewer than {_FEWEST}): groups would mean nothing",
    )


def _too_loose(quality: float) -> tuple[str, str]:
    return (
        f"模块度 {quality} 低于 {_LEAST}，与随机网络无异，不给出分组",
        f"Modularity {quality} is below {_LEAST}, as in random graphs: no groups are given",
    )
