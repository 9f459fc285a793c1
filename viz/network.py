"""The network view: pyvis as the builder, everything that reaches the browser our own.

As it comes pyvis loads scripts from a CDN, writes headings and titles unescaped, lays out in the
browser and writes files in the locale's encoding. Here it only collects nodes and edges; the page
is ours, autoescaped, with places fixed in Python and vis-network from our own static files.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from pyvis.network import Network

from ontology.model import EntityType

if TYPE_CHECKING:
    import networkx as nx

LIBRARY = "vis-network-10.1.5.min.js"

_OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "dragNodes": True,
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
_OF_PYVIS = frozenset({"color", "shape", "arrows"})
"""What pyvis adds by itself and the options or our style sheet say."""


class SafeNetwork(Network):  # type: ignore[misc]
    """A pyvis network that gives data only: it neither writes files nor makes pages."""

    def __init__(self) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.options = dict(_OPTIONS)

    def data(self) -> dict[str, Any]:
        """Nodes, edges and options as plain data, for a JSON block that a module reads."""
        return {
            "nodes": [_own(node) for node in self.nodes],
            "edges": [_own(edge) for edge in self.edges],
            "options": self.options,
        }

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


def within_budget(graph: "nx.MultiDiGraph[str]", keep: str, budget: int) -> "nx.MultiDiGraph[str]":
    """The part of a graph between its best connected nodes, `keep` always among them."""
    if len(graph) <= budget:
        return graph
    degree = dict(graph.degree())
    ranked = sorted(graph, key=lambda node: (node != keep, -degree[node], node))
    return graph.subgraph(ranked[:budget]).copy()


def _own(part: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key not in _OF_PYVIS}
