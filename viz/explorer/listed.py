"""The things of a picture in words: for keyboard and screen reader, for phones and for the saved file."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph.knowledge import waits
from ontology.model import EntityType, Relation, Status
from viz.explorer.looks import (
    INTENDED,
    LINE_LOOKS,
    PINNED,
    Dash,
    is_intended,
    line_look,
    line_of,
    type_colour,
)
from viz.explorer.scene import Scene
from viz.network_layout import COLUMNS
from viz.quotes import Quote, quotes
from viz.site import Site


@dataclass(frozen=True, slots=True)
class ListedEdge:
    """A relation as a node's entry in the list names it; `out` if it starts there."""

    relation: Relation
    status: Status
    other: str
    quotes: tuple[Quote, ...]
    out: bool = False
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class ListedNode:
    """A node with its relations in the picture, and how many neighbours are not in it."""

    id: str
    name: str
    type: EntityType
    edges: tuple[ListedEdge, ...]
    unseen: Mapping[EntityType, int]

    @property
    def behind(self) -> int:
        """All neighbours that are not drawn."""
        return sum(self.unseen.values())


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: a rule that gives looks here, and how often it did."""

    key: str
    colour: str
    dash: Dash
    number: int
    sign: str = ""
    kind: EntityType | None = None


def listed(site: Site, scene: Scene, lang: str) -> tuple[ListedNode, ...]:
    """The nodes of a scene with their relations, the best connected first."""
    graph, known = scene.graph, site.knowledge
    edges: dict[str, list[ListedEdge]] = {node: [] for node in graph}
    for source, target, key in sorted(graph.edges(keys=True)):
        data = graph.edges[source, target, key]
        relation, status = Relation(data["predicate"]), Status(data["status"])
        claims = [known.by_id[claim] for claim in data["claims"]]
        shown = quotes(known, claims[0].evidence)
        waiting = all(map(waits, claims))
        for own, other, out in ((source, target, True), (target, source, False)):
            name = site.name(other, lang)
            edges[own].append(ListedEdge(relation, status, name, shown, out, waiting))
    made = (
        ListedNode(
            node,
            site.name(node, lang),
            EntityType(graph.nodes[node]["type"]),
            tuple(edges[node]),
            scene.unseen[node],
        )
        for node in graph
    )
    return tuple(sorted(made, key=lambda n: (n.id not in scene.focus, -len(n.edges), n.name, n.id)))


def legend(site: Site, scene: Scene) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The rules that gave looks to the boxes and to the lines of a scene, in their own order."""
    known, graph = site.knowledge, scene.graph
    kinds = Counter(EntityType(graph.nodes[node]["type"]) for node in graph)
    order = [kind for column in COLUMNS for kind in column]
    boxes = [Entry("", type_colour(k), (), kinds[k], kind=k) for k in order if kinds[k]]
    pinned = {pin.node for pin in scene.asked.pins} & set(graph)
    intended = sum(is_intended(known, node) for node in graph)
    for look, number in ((PINNED, len(pinned)), (INTENDED, intended)):
        if number:
            boxes.append(Entry(look.key, "mut", look.dash, number, look.sign))
    drawn = Counter(
        line_look(line_of(known, Status(data["status"]), data["claims"])).key
        for _, _, data in graph.edges(data=True)
    )
    lines = [Entry(k.key, k.colour, k.dash, drawn[k.key]) for k in reversed(LINE_LOOKS)]
    return tuple(boxes), tuple(entry for entry in lines if entry.number)
