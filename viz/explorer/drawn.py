"""A scene as the plain data that the browser draws and the API answers with."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ontology.model import EntityType, Relation, Status
from viz.explorer.looks import INTENDED, PINNED, is_intended, line_look, line_of, type_colour
from viz.explorer.scene import BUDGET, Scene
from viz.network import SafeNetwork
from viz.report.drawing import folded
from viz.site import Site

SIZE = 13.0
"""The size of a label."""
_ROOM = 131.0
"""The width of a name: ten Chinese signs; the count of what is not drawn stands behind it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node as it is drawn: `dash` is its border, `behind` how many neighbours are not drawn."""

    id: str
    name: str
    label: str
    kind: EntityType
    spot: tuple[float, float]
    dash: tuple[int, ...] = ()
    focus: bool = False
    pinned: bool = False
    behind: int = 0


def boxes(site: Site, scene: Scene, lang: str) -> tuple[Box, ...]:
    """The nodes of a scene, by id."""
    pinned = {pin.node for pin in scene.asked.pins}
    made = []
    for node in sorted(scene.graph):
        name, behind = site.name(node, lang), scene.behind(node)
        intended = is_intended(site.knowledge, node)
        made.append(
            Box(
                id=node,
                name=name,
                label=label_of(name, behind, pinned=node in pinned),
                kind=EntityType(scene.graph.nodes[node]["type"]),
                spot=scene.spots[node],
                dash=INTENDED.dash if intended else (),
                focus=node in scene.focus,
                pinned=node in pinned,
                behind=behind,
            )
        )
    return tuple(made)


def label_of(name: str, behind: int = 0, *, pinned: bool = False) -> str:
    """What stands in a box: a short name, how many neighbours wait behind it, a sign if pinned.

    >>> label_of("云泽汽车产业园", 12, pinned=True)
    '⌖ 云泽汽车产业园 +12'
    """
    shown = folded(name, SIZE, _ROOM, 1)[0] if name else "—"
    return " ".join(filter(None, (PINNED.sign * pinned, shown, f"+{behind}" if behind else "")))


def drawn(site: Site, scene: Scene, lang: str) -> dict[str, Any]:
    """A scene as data: nodes, edges, how many there are and how many more."""
    network = SafeNetwork()
    for box in boxes(site, scene, lang):
        unseen = scene.unseen[box.id]
        network.add_node(
            box.id,
            label=box.label,
            x=box.spot[0],
            y=box.spot[1],
            physics=False,
            name=box.name,
            kind=box.kind.value,
            colour=type_colour(box.kind),
            dash=list(box.dash),
            focus=box.focus,
            pinned=box.pinned,
            unseen=[{"kind": kind.value, "number": n} for kind, n in unseen.items()],
        )
    _join(site, scene, network)
    return {
        **network.data(),
        "open": scene.asked.changes()["open"],
        "shown": len(scene.graph),
        "total": scene.total,
        "budget": BUDGET,
        "left": scene.left,
    }


def _join(site: Site, scene: Scene, network: SafeNetwork) -> None:
    on_way = _pairs(scene)
    for source, target, key in sorted(scene.graph.edges(keys=True)):
        edge = scene.graph.edges[source, target, key]
        status = Status(edge["status"])
        look = line_look(line_of(site.knowledge, status, edge["claims"]))
        network.add_edge(
            source,
            target,
            id=f"{source} {target} {key}",
            relation=Relation(edge["predicate"]).value,
            status=status.value,
            colour=look.colour,
            dashes=list(look.dash) or False,
            # Between boxes one above the other a straight line would run through those between.
            beside=scene.spots[source][0] == scene.spots[target][0],
            way=frozenset((source, target)) in on_way,
        )


def _pairs(scene: Scene) -> frozenset[frozenset[str]]:
    """The neighbours on the ways between the two things asked for."""
    ways = scene.ways.ways if scene.ways else ()
    return frozenset(frozenset(pair) for way in ways for pair in pairwise(way))
