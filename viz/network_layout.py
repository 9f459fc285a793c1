"""Fixed places for the nodes of a network: columns by type, neighbours near one another.

The picture does not change between visits, and no force simulation runs in the browser.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ontology.model import EntityType

if TYPE_CHECKING:
    import networkx as nx

COLUMNS: tuple[tuple[EntityType, ...], ...] = (
    (EntityType.PLACE, EntityType.PARK),
    (EntityType.FIRM, EntityType.INSTITUTION),
    (EntityType.PROJECT,),
    (EntityType.SEGMENT, EntityType.PRODUCT, EntityType.TECHNOLOGY),
    (EntityType.CHAIN,),
)
"""Which types share a column, from left to right."""

_ROWS = 26
_ROW, _ROOMY = 30, 84
_COLUMN = 196
_BETWEEN = 56
_SHAPE = 0.62
"""Height over width of the canvas that the picture is laid out for."""
_SWEEPS = 6


def placed(
    graph: "nx.MultiDiGraph[str]", order: Sequence[tuple[str, ...]] = COLUMNS
) -> Mapping[str, tuple[float, float]]:
    """Node → (x, y); a long column is set in several side by side. `order` names every type."""
    found = [_of_types(graph, types) for types in order]
    columns = [column for column in _sorted(graph, found) if column]
    parts = [-(-len(column) // _ROWS) for column in columns]
    rows = [-(-len(column) // n) for column, n in zip(columns, parts, strict=True)]
    width = sum(parts) * _COLUMN + len(columns) * _BETWEEN
    row = min(max(_ROW, width * _SHAPE / max(rows, default=1)), _ROOMY)
    places: dict[str, tuple[float, float]] = {}
    x = 0.0
    for column, n, height in zip(columns, parts, rows, strict=True):
        for index, node in enumerate(column):
            # Runs across the parts, so that neighbours in the order stay neighbours in height.
            y = (index // n - (height - 1) / 2) * row
            places[node] = (x + (index % n) * _COLUMN, round(y, 1))
        x += n * _COLUMN + _BETWEEN
    return places


def _of_types(graph: "nx.MultiDiGraph[str]", types: tuple[str, ...]) -> list[str]:
    found = [node for node, data in graph.nodes(data=True) if data["type"] in types]
    return sorted(found, key=lambda node: (types.index(graph.nodes[node]["type"]), node))


def _sorted(graph: "nx.MultiDiGraph[str]", columns: list[list[str]]) -> list[list[str]]:
    """The columns with each node near the mean height of its neighbours in other columns."""
    column_of = {node: i for i, column in enumerate(columns) for node in column}
    for _ in range(_SWEEPS):
        for column in columns:
            heights = _heights(columns)
            column.sort(key=lambda node: (_mean(graph, node, heights, column_of), node))
    return columns


def _heights(columns: Sequence[Sequence[str]]) -> Mapping[str, float]:
    return {n: (i + 0.5) / len(column) for column in columns for i, n in enumerate(column)}


def _mean(
    graph: "nx.MultiDiGraph[str]",
    node: str,
    heights: Mapping[str, float],
    column_of: Mapping[str, int],
) -> float:
    others = {*graph.successors(node), *graph.predecessors(node)}
    near = [heights[o] for o in sorted(others) if column_of[o] != column_of[node]]
    return sum(near) / len(near) if near else heights[node]
