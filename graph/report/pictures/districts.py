"""The picture of districts: how many firms and projects of the chain stand in which area."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from graph.gaps.model import Presence
from graph.report.ground import Ground
from graph.report.model import Layer, Node, Picture, PictureKey, Tie
from graph.report.pictures.layers import layer, nothing, picture
from ontology.model import EntityType, Evidence

_LEVELS = ("layer_region", "layer_area", "layer_park")
_NOWHERE = "placeless"


def districts(ground: Ground) -> Picture:
    """The areas with members of the chain, each under the one it lies in."""
    standing = _standing(ground)
    if not standing:
        return nothing(ground, PictureKey.DISTRICTS)
    paths = {area: _way_down(ground, area) for area in standing if area != _NOWHERE}
    under: defaultdict[str, set[str]] = defaultdict(set)
    for area, path in paths.items():
        for step in path:
            under[step].add(area)
    top = ground.board.region
    levels: list[list[str]] = [[top], [], []]
    for path in sorted(paths.values(), key=lambda p: [ground.name(a) for a in p]):
        for depth, area in enumerate(path[1:], 1):
            levels[min(depth, 2)].append(area)
    layers = [
        Layer(ground.say(_LEVELS[0]), (_node(ground, top, [*standing], standing),)),
        layer(
            ground.say(_LEVELS[1]),
            (_node(ground, a, sorted(under[a]), standing) for a in levels[1]),
        ),
        layer(
            ground.say(_LEVELS[2]),
            (_node(ground, a, sorted(under[a]), standing) for a in levels[2]),
        ),
    ]
    if _NOWHERE in standing:
        lost = _node(ground, _NOWHERE, [_NOWHERE], standing)
        layers[1] = layer(layers[1].title, (lost, *layers[1].nodes))
    ties = [Tie(above, below) for path in paths.values() for above, below in pairwise(path)]
    ties.append(Tie(top, _NOWHERE))
    return picture(ground, PictureKey.DISTRICTS, layers, ties, ground.say("about_districts"))


def _standing(ground: Ground) -> Mapping[str, list[Presence]]:
    """The innermost area on record → who of the chain stands there, each once."""
    above = ground.locality.regions.above
    found: defaultdict[str, dict[str, Presence]] = defaultdict(dict)
    for _, present in ground.present:
        inside = [a for a in present.areas if a in ground.locality.inside]
        inner = max(inside, key=lambda a: (len(above(a)), a), default=_NOWHERE)
        found[inner].setdefault(present.entity, present)
    return {area: list(found[area].values()) for area in sorted(found)}


def _way_down(ground: Ground, area: str) -> tuple[str, ...]:
    """From the region of the board down to an area inside it."""
    way = ground.locality.regions.path(area)
    top = ground.board.region
    steps = way[: way.index(top)] if top in way else ((area,) if area != top else ())
    return (top, *reversed(steps))


def _node(
    ground: Ground, area: str, inside: list[str], standing: Mapping[str, list[Presence]]
) -> Node:
    there = {p.entity: p for a in inside for p in standing[a]}
    projects = sum(p.type is EntityType.PROJECT for p in there.values())
    spoken: dict[Evidence, None] = dict.fromkeys(e for p in there.values() for e in p.evidence)
    name = ground.say("placeless") if area == _NOWHERE else ground.name(area)
    line = ground.say("counted", firms=len(there) - projects, projects=projects)
    return Node(area, name, (line,), evidence=tuple(spoken), planned=area == _NOWHERE)
