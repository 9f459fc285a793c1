"""What is said of a view beside its picture: the way in words, and the table of everything."""

from dataclasses import dataclass
from itertools import pairwise

from graph.explore import beside, weight
from ontology.model import EntityType, Relation, Status
from viz.explorer.scene import Scene, range_of
from viz.quotes import Quote, quotes
from viz.site import Site

PAGE = 100
"""Rows of the table on one page."""


@dataclass(frozen=True, slots=True)
class Leg:
    """From one thing of a way to the next; `out` if the relation starts at the first."""

    relation: Relation
    status: Status
    out: bool
    other: str
    name: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way in words: where it starts, and its legs."""

    start: str
    name: str
    legs: tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A thing of the range of a view, with the number of its relations."""

    id: str
    name: str
    kind: EntityType
    relations: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A page of the things of a range, those with most relations first; all types are counted."""

    rows: tuple[Row, ...]
    kinds: tuple[tuple[EntityType, int], ...]
    total: int
    page: int
    pages: int


def ways_told(site: Site, scene: Scene, lang: str) -> tuple[Way, ...]:
    """The ways between the two things asked for, leg by leg, each with its first sentence."""
    found = scene.ways.ways if scene.ways else ()
    told = []
    for way in found:
        if all(thing in scene.graph for thing in way):
            pairs = pairwise(way)
            legs = [leg for pair in pairs if (leg := _leg(site, scene, pair, lang))]
            told.append(Way(way[0], site.name(way[0], lang), tuple(legs)))
    return tuple(told)


def _leg(site: Site, scene: Scene, pair: tuple[str, str], lang: str) -> Leg | None:
    """The relation between two things that is said most surely: actual before planned."""
    order = list(Status)
    edges = [
        (order.index(Status(data["status"])), key, out, data)
        for out, (source, target) in ((True, pair), (False, pair[::-1]))
        for key, data in (scene.graph.get_edge_data(source, target) or {}).items()
    ]
    if not edges:
        return None
    _, _, out, data = min(edges, key=lambda edge: (edge[0], edge[1], not edge[2]))
    claim = site.knowledge.by_id[data["claims"][0]]
    shown = quotes(site.knowledge, claim.evidence)[:1]
    name = site.name(pair[1], lang)
    return Leg(Relation(data["predicate"]), Status(data["status"]), out, pair[1], name, shown)


def table(site: Site, scene: Scene, kind: str, page: int, lang: str) -> Table:
    """Everything in the range of a scene as a table, of one type or of all."""
    known, asked = site.knowledge, scene.asked
    if asked.entity or asked.to:
        near = [o for end in (asked.entity, asked.to) if end for o in beside(known, end)]
        sizes = {thing: weight(known, thing) for thing in (*near, *scene.graph)}
    else:
        sizes = dict(range_of(site, asked.within, asked.region).degree())
    types = {thing: known.entities[thing].type for thing in sizes}
    kinds = [(k, sum(t is k for t in types.values())) for k in EntityType]
    wanted = [thing for thing in sizes if kind in ("", types[thing].value)]
    names = {thing: site.name(thing, lang) for thing in wanted}
    ordered = sorted(wanted, key=lambda thing: (-sizes[thing], names[thing], thing))
    pages = max(1, -(-len(ordered) // PAGE))
    page = min(max(page, 1), pages)
    rows = tuple(
        Row(thing, names[thing], types[thing], sizes[thing], thing in scene.graph)
        for thing in ordered[(page - 1) * PAGE : page * PAGE]
    )
    return Table(rows, tuple((k, n) for k, n in kinds if n), len(ordered), page, pages)
