"""The network page: who is joined to whom, as a picture and as a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.network import neighbourhood
from graph.network import network as network_graph
from ontology.model import EntityType, Relation, Status
from viz.network import BUDGET, LIBRARY, drawn, within_budget, without_places
from viz.quotes import Quote, quotes
from viz.render import render
from viz.site import Site
from viz.view import View

if TYPE_CHECKING:
    import networkx as nx


ALL = "all"
"""The value of the parameter `chain` by which a reader asks for no chain in particular."""

_COUNTED = 2000
_NEAR = 40
"""Entities first shown around one; the reader may ask for more."""


@dataclass(frozen=True, slots=True)
class ListedEdge:
    """A relation as a node's entry in the list names it; `out` if it starts there."""

    relation: Relation
    status: Status
    other: str
    quotes: tuple[Quote, ...]
    out: bool = False


@dataclass(frozen=True, slots=True)
class ListedNode:
    """A node with its relations: the same as the picture, for keyboard and screen reader."""

    id: str
    name: str
    type: EntityType
    edges: tuple[ListedEdge, ...]


def network(site: Site, view: View) -> str:
    """The network around an entity, or of a chain, or of a region, as the address asks."""
    focus, chain = view.asked("entity"), _chain(site, view)
    graph, total = _around(site, view, focus) if focus else _within(site, view, chain)
    names = {node: site.name(node, view.lang) for node in graph}
    listed = sorted(_listed(site, graph, names), key=lambda n: (-len(n.edges), n.name, n.id))
    return render(
        "network.html",
        view,
        focus_name=site.name(focus or chain, view.lang) if focus or chain else "",
        nodes=list(graph),
        edges=list(graph.edges),
        total=total,
        at_least=total == _COUNTED,
        more=BUDGET if focus and len(graph) < min(total, BUDGET) else 0,
        listed=listed,
        types=[t for t in EntityType if any(node.type is t for node in listed)],
        payload=drawn(graph, names, focus).data() if len(graph) else {},
        regions=site.choices(""),
        chains=_chains(site, view),
        chain=chain,
        all=ALL,
        library=LIBRARY,
    )


def _chain(site: Site, view: View) -> str:
    """The id of the chain asked for; at first the one of which most is known, "" for all."""
    asked = view.asked("chain")
    if view.asked("entity") or asked == ALL:
        return ""
    if asked:
        return site.knowledge.find_chain(asked).id
    boards = () if view.asked("region") else site.boards(site.default_region)
    return boards[0].chain if boards else ""


def _around(site: Site, view: View, focus: str) -> tuple["nx.MultiDiGraph[str]", int]:
    """The nearest entities to one, and how many can be reached, counted to a limit."""
    asked = view.asked("n")
    budget = min(int(asked), BUDGET) if asked.isdecimal() and int(asked) else _NEAR
    reachable = len(neighbourhood(site.knowledge, focus, _COUNTED))
    return neighbourhood(site.knowledge, focus, budget), reachable


def _within(site: Site, view: View, chain: str) -> tuple["nx.MultiDiGraph[str]", int]:
    """The best connected entities of a chain, a region or everything, and how many there are."""
    knowledge, asked = site.knowledge, view.asked("region")
    region = knowledge.find_region(asked).id if asked else None
    whole = network_graph(knowledge, region, chain or None)
    shown = without_places(whole)
    return within_budget(shown), len(shown)


def _chains(site: Site, view: View) -> list[tuple[str, str]]:
    entities = site.knowledge.entities.values()
    chains = [e.id for e in entities if e.type is EntityType.CHAIN]
    return [(c, site.name(c, view.lang)) for c in chains]


def _listed(
    site: Site, graph: "nx.MultiDiGraph[str]", names: Mapping[str, str]
) -> list[ListedNode]:
    edges: dict[str, list[ListedEdge]] = {node: [] for node in graph}
    for source, target, key in sorted(graph.edges(keys=True)):
        data = graph.edges[source, target, key]
        relation, status = Relation(data["predicate"]), Status(data["status"])
        evidence = site.knowledge.by_id[data["claims"][0]].evidence
        shown = quotes(site.knowledge, evidence)
        edges[source].append(ListedEdge(relation, status, names[target], shown, out=True))
        edges[target].append(ListedEdge(relation, status, names[source], shown))
    return [
        ListedNode(node, names[node], EntityType(graph.nodes[node]["type"]), tuple(edges[node]))
        for node in graph
    ]
