"""Where a chain hangs on one thread: bridges and articulation points of its feeds graph.

Both are taken on the feeds graph without direction (Tarjan 1972, as in networkx): a bridge is a
feeds edge, an articulation point a segment, without which its part of the chain falls apart in two.
"""

from dataclasses import dataclass

import networkx as nx

from graph.network import supply_graph
from ontology.chains.model import ReferenceChain


@dataclass(frozen=True, slots=True)
class Topology:
    """Bridges as (feeding, fed) segment ids, articulation points and lone segments as ids."""

    bridges: tuple[tuple[str, str], ...]
    articulations: tuple[str, ...]
    alone: tuple[str, ...]


def topology(chain: ReferenceChain) -> Topology:
    """The bridges, articulation points and unconnected segments, in the chain's order."""
    feeds = supply_graph(chain)
    plain: nx.Graph[str] = nx.Graph(feeds)
    order = {segment.id: place for place, segment in enumerate(chain.segments)}
    bridges = {frozenset(edge) for edge in nx.bridges(plain)}
    joints = set(nx.articulation_points(plain))
    return Topology(
        bridges=tuple(
            sorted(
                (edge for edge in feeds.edges if frozenset(edge) in bridges),
                key=lambda edge: (order[edge[0]], order[edge[1]]),
            )
        ),
        articulations=tuple(sorted(joints, key=order.__getitem__)),
        alone=tuple(id_ for id_ in order if not plain.degree(id_)),
    )
