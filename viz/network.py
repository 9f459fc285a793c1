"""The network view: pyvis as the builder, everything that reaches the browser our own.

As it comes pyvis loads scripts from a CDN, writes headings and titles unescaped, lays out in the
browser and writes files in the locale's encoding. Here it only collects nodes and edges; the page
is ours, autoescaped, with places fixed in Python and vis-network from our own static files.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from pyvis.network import Network

from ontology.model import EntityType, Status
from viz.network_layout import placed

if TYPE_CHECKING:
    import networkx as nx

LIBRARY = "vis-network-10.1.5.min.js"
BUDGET = 150
"""More nodes than this say nothing to a reader and are slow to draw without a GPU."""

_LONGEST = 12

_OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "multiselect": False,
        "tooltipDelay": 100000,
        "keyboard": {"enabled": False},
        "hideEdgesOnDrag": True,
        "zoomSpeed": 0.6,
    },
    "nodes": {"shape": "box", "labelHighlightBold": False, "margin": 6},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}},
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal"},
        "width": 1,
        "selectionWidth": 1,
        "hoverWidth": 0.5,
    },
}

_BESIDE: Mapping[str, Any] = {"enabled": True, "type": "curvedCCW", "roundness": 0.45}

_DASHES: Mapping[Status, list[int] | bool] = {
    Status.ACTUAL: False,
    Status.PLANNED: [6, 5],
    Status.TARGET: [6, 5],
    Status.NEGATED: [2, 4],
}


class SafeNetwork(Network):  # type: ignore[misc]
    """A pyvis network that gives data only: it neither writes files nor makes pages."""

    def __init__(self) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.options = dict(_OPTIONS)

    def data(self) -> dict[str, Any]:
        """Nodes, edges and options as plain data, for a JSON block that a module reads."""
        return {"nodes": self.nodes, "edges": self.edges, "options": self.options}

    def generate_html(self, *_: object, **__: object) -> NoReturn:
        """Refuse: the page of pyvis is unescaped and loads foreign scripts."""
        raise NotImplementedError("pages are made by viz.pages")

    write_html = save_graph = show = prep_notebook = generate_html


def without_places(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """A graph without the administrative places that nearly everything lies in.

    They would be joined to all and tell nothing; things left without any relation go too.
    """
    kept = [n for n, data in graph.nodes(data=True) if data["type"] is not EntityType.PLACE]
    rest = graph.subgraph(kept)
    return graph.subgraph([node for node in rest if rest.degree(node)]).copy()


def within_budget(
    graph: "nx.MultiDiGraph[str]", keep: str = "", budget: int = BUDGET
) -> "nx.MultiDiGraph[str]":
    """The part of a graph between its best connected nodes, `keep` always among them."""
    if len(graph) <= budget:
        return graph
    degree = dict(graph.degree())
    ranked = sorted(graph, key=lambda node: (node != keep, -degree[node], node))
    return graph.subgraph(ranked[:budget]).copy()


def drawn(graph: "nx.MultiDiGraph[str]", names: Mapping[str, str], focus: str = "") -> SafeNetwork:
    """The network of a graph with fixed places; `names` are the labels of its nodes."""
    made = SafeNetwork()
    places = placed(graph)
    for node in sorted(graph):
        x, y = places[node]
        made.add_node(
            node,
            label=_short(names[node]),
            shape="box",
            x=x,
            y=y,
            fixed=True,
            physics=False,
            kind=EntityType(graph.nodes[node]["type"]).value,
            focus=node == focus,
        )
    for source, target, key in sorted(graph.edges(keys=True)):
        edge = graph.edges[source, target, key]
        # Between boxes one above the other a straight line would run through those between.
        beside = {"smooth": _BESIDE} if places[source][0] == places[target][0] else {}
        made.add_edge(
            source,
            target,
            id=f"{source} {target} {key}",
            status=edge["status"],
            dashes=_DASHES[Status(edge["status"])],
            **beside,
        )
    return made


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
