"""A scene as a drawing that stands alone: for SVG and, painted by the browser, for PNG."""

from collections.abc import Iterator, Mapping

from ontology.labels import label
from ontology.model import Status
from viz.explorer.drawn import SIZE, Box, boxes
from viz.explorer.listed import Entry, legend
from viz.explorer.looks import line_look, line_of, palette, type_colour
from viz.explorer.scene import Scene
from viz.report.drawing import Box as Frame
from viz.report.drawing import Curve, Drawing, Mark, Shape, Words, breadth
from viz.site import Site
from viz.view import View

_HIGH, _PAD, _MARGIN = 25.0, 8.0, 26.0
_HEAD, _FOOT = 40.0, 34.0
_TIP, _HALF_TIP = 7.0, 3.2
_BULGE = 46.0


def picture(site: Site, view: View, scene: Scene, title: str) -> Drawing:
    """The drawing of a scene with its title, its counts and its legend."""
    colours, nodes = palette(), {box.id: box for box in boxes(site, scene, view.lang)}
    xs = [box.spot[0] for box in nodes.values()] or [0.0]
    ys = [box.spot[1] for box in nodes.values()] or [0.0]
    widest = max((_width(box) for box in nodes.values()), default=0.0)
    left, top = min(xs) - widest / 2 - _MARGIN, min(ys) - _HIGH - _HEAD
    words = list(_legend(site, view, scene))
    needed = max(breadth(title, 17) + 120, sum(breadth(text, 12) + 46 for _, text in words))
    width = max(max(xs) - left + widest / 2 + _MARGIN, needed + 2 * _MARGIN)
    height = max(ys) - top + _HIGH + _FOOT + _MARGIN
    at = {n: (box.spot[0] - left, box.spot[1] - top) for n, box in nodes.items()}
    counts = view.t("n.shown", n=len(scene.graph), all=scene.total)
    marks = (
        Frame(0, 0, width, height, colours["card"], colours["card"], 0),
        Words(_MARGIN, 26, title, 17, colours["ink"], bold=True),
        Words(_MARGIN + breadth(title, 17) + 14, 26, counts, 12, colours["mut"]),
        *_lines(site, scene, nodes, at, colours),
        *(m for n, box in nodes.items() for m in _box(box, at[n], colours)),
        *_key(words, height - 16, colours),
    )
    return Drawing(width, height, marks, f"{title} · {counts}")


def _width(box: Box) -> float:
    return breadth(box.label, SIZE) + 2 * _PAD


def _box(box: Box, at: tuple[float, float], colours: Mapping[str, str]) -> Iterator[Mark]:
    width = _width(box)
    x, y = at[0] - width / 2, at[1] - _HIGH / 2
    thick = 2.4 if box.focus else 1.3
    colour = colours[type_colour(box.kind)]
    yield Frame(x, y, width, _HIGH, colours["card"], colour, thick, dash=bool(box.dash))
    yield Words(x + _PAD, at[1] + SIZE * 0.36, box.label, SIZE, colours["ink"], bold=box.focus)


def _lines(
    site: Site,
    scene: Scene,
    nodes: Mapping[str, Box],
    at: Mapping[str, tuple[float, float]],
    colours: Mapping[str, str],
) -> Iterator[Mark]:
    for source, target, key in sorted(scene.graph.edges(keys=True)):
        data = scene.graph.edges[source, target, key]
        look = line_look(line_of(site.knowledge, Status(data["status"]), data["claims"]))
        points = _way(at[source], at[target], _width(nodes[source]), _width(nodes[target]))
        colour = colours[look.colour]
        yield Curve(points, colour, 1.0, dash=bool(look.dash))
        (x, y), side = points[3], 1.0 if points[2][0] < points[3][0] else -1.0
        tail = x - side * _TIP
        yield Shape(((x, y), (tail, y - _HALF_TIP), (tail, y + _HALF_TIP)), colour)


def _way(
    start: tuple[float, float], end: tuple[float, float], start_width: float, end_width: float
) -> tuple[tuple[float, float], ...]:
    """A curve from side to side; between boxes one above the other it goes round on the right."""
    if abs(start[0] - end[0]) < 1:
        x, z = start[0] + start_width / 2, end[0] + end_width / 2
        return (x, start[1]), (x + _BULGE, start[1]), (z + _BULGE, end[1]), (z, end[1])
    side = 1.0 if end[0] > start[0] else -1.0
    x, z = start[0] + side * start_width / 2, end[0] - side * end_width / 2
    middle = (x + z) / 2
    return (x, start[1]), (middle, start[1]), (middle, end[1]), (z, end[1])


def _legend(site: Site, view: View, scene: Scene) -> Iterator[tuple[Entry, str]]:
    for entry in (part for parts in legend(site, scene) for part in parts):
        words = label(entry.kind, view.lang) if entry.kind else view.t(entry.key)
        yield entry, f"{entry.sign} {words} {entry.number}".strip()


def _key(words: list[tuple[Entry, str]], y: float, colours: Mapping[str, str]) -> Iterator[Mark]:
    x = _MARGIN
    for entry, text in words:
        colour = colours[entry.colour]
        if entry.kind or entry.key in ("network.pinned", "network.intended"):
            dashed = bool(entry.dash)
            yield Frame(x, y - 9, 14, 10, colours["card"], colour, 1.5, dash=dashed)
        else:
            ends = ((x, y - 4), (x + 7, y - 4), (x + 9, y - 4), (x + 16, y - 4))
            yield Curve(ends, colour, 1.4, dash=bool(entry.dash))
        yield Words(x + 21, y, text, 12, colours["mut"])
        x += breadth(text, 12) + 46
