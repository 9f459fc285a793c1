"""The things that a view shows, and what stands behind them undrawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.explore import Ways, beside, neighbours, ways
from graph.naming import not_found
from graph.network import between, network
from ontology.model import EntityType, Status
from viz.explorer.asked import ALL, Asked, Stand, Step
from viz.explorer.spots import Grid, Spot, columns
from viz.network import within_budget, without_places
from viz.site import Site

if TYPE_CHECKING:
    import networkx as nx

BUDGET = 300
"""Nodes of one picture: more say nothing to a reader and are slow to draw without a GPU."""
FIRST = 120
"""Nodes that a chain or region starts with."""
_AROUND = 15
"""Neighbours of each type that stand around a thing at first."""
_STANDS = {
    Stand.ACTUAL: (Status.ACTUAL,),
    Stand.PLANNED: (Status.PLANNED, Status.TARGET),
}


@dataclass(frozen=True, slots=True)
class Scene:
    """A view with its things, relations and places.

    `asked` has ids for words and names every step. `unseen` is, for each node, how many neighbours
    of each type are not drawn; `total` counts everything in the range of the view; `left` are the
    things that steps ask for beyond the budget. `also` are other things that words in the address
    could mean.
    """

    asked: Asked
    graph: "nx.MultiDiGraph[str]"
    spots: Mapping[str, Spot]
    unseen: Mapping[str, Mapping[EntityType, int]]
    total: int
    left: int = 0
    ways: Ways | None = None
    also: tuple[str, ...] = ()

    @property
    def focus(self) -> frozenset[str]:
        """The things that the view is about."""
        return frozenset(filter(None, (self.asked.entity, self.asked.to)))

    def behind(self, node: str) -> int:
        """How many neighbours of a node are not drawn."""
        return sum(self.unseen.get(node, {}).values())


@dataclass(frozen=True, slots=True)
class _Start:
    """What a view begins with: a graph, all that its range holds, and the steps it takes itself."""

    graph: "nx.MultiDiGraph[str]"
    range: frozenset[str]
    steps: tuple[Step, ...] = ()
    ways: Ways | None = None


def scene(site: Site, wanted: Asked) -> Scene:
    """The scene that a view asks for; NotFound for a thing nobody knows."""
    entity, also = thing(site, wanted.entity)
    to, also_to = thing(site, wanted.to)
    named = replace(wanted, entity=entity, to=to, chain=_chain(site, wanted))
    start = _start(site, named)
    full = replace(named, steps=start.steps if named.steps is None else named.steps)
    return _grown(site, full, start, (*also, *also_to))


def _chain(site: Site, wanted: Asked) -> str:
    """The id of the chain asked for, or ALL; at first the one of which most is known."""
    if wanted.entity or wanted.to:
        return ""
    if wanted.chain and wanted.chain != ALL:
        return site.knowledge.find_chain(wanted.chain).id
    boards = () if wanted.chain or wanted.region else site.boards(site.default_region)
    return boards[0].chain if boards else ALL


def thing(site: Site, words: str) -> tuple[str, tuple[str, ...]]:
    """The id of a thing given by id, name, alias or pinyin; and what else the words could mean."""
    known = site.knowledge
    found = site.goes_under.get(words, words)
    if not words or found in known.entities:
        return found, ()
    hits = [hit.entity.id for hit in site.search.find(words, (), 6)]
    if not hits:
        raise not_found("实体", "entity", words[:60], ())
    return hits[0], tuple(hits[1:])


def range_of(site: Site, chain: str, region: str) -> "nx.MultiDiGraph[str]":
    """Everything a chain or region joins, administrative places left out."""
    place = site.knowledge.find_region(region).id if region else None
    return without_places(network(site.knowledge, place, chain or None))


def _start(site: Site, asked: Asked) -> _Start:
    known = site.knowledge
    if asked.entity and asked.to:
        found = ways(known, asked.entity, asked.to)
        on_them = frozenset({asked.entity, asked.to, *(t for way in found.ways for t in way)})
        return _Start(between(known, on_them), on_them, ways=found)
    if asked.entity or asked.to:
        centre = asked.entity or asked.to
        alone = frozenset({centre})
        groups = neighbours(known, centre)
        steps = tuple(Step(centre, kind, min(len(groups[kind]), _AROUND)) for kind in groups)
        return _Start(between(known, alone), alone, steps)
    whole = range_of(site, asked.within, asked.region)
    first = min(asked.first or FIRST, BUDGET)
    return _Start(within_budget(whole, asked.within, first), frozenset(whole))


def _grown(site: Site, asked: Asked, start: _Start, also: tuple[str, ...]) -> Scene:
    known = site.knowledge
    pins = {p.node: (float(p.x), float(p.y)) for p in asked.pins if p.node in known.entities}
    ends = start.ways.ways if start.ways else ()
    if start.ways and not ends:
        ends = ((asked.entity,), ("", "", asked.to))
    grid = Grid({**columns(start.graph, ends), **pins})
    grid.places.pop("", None)
    shown = dict.fromkeys((*sorted(start.graph), *pins))
    reach, left = set(start.range) | set(pins), 0
    for step in asked.steps or ():
        if step.node not in shown:
            continue
        others = _of(site, step)
        reach |= set(others)
        fresh = [o for o in others if o not in shown and o not in asked.dropped][: step.number]
        taken = fresh[: max(BUDGET - len(shown), 0)]
        left += len(fresh) - len(taken)
        kinds = known.entities
        grid.put([(o, kinds[o].type) for o in taken], step.node, kinds[step.node].type)
        shown |= dict.fromkeys(taken)
    graph = _filtered(site, asked, frozenset(shown) - asked.dropped)
    spots = {node: grid.places[node] for node in sorted(graph)}
    unseen = {node: _unseen(site, asked, node, graph) for node in sorted(graph)}
    return Scene(asked, graph, spots, unseen, len(reach | set(graph)), left, start.ways, also)


def _of(site: Site, step: Step) -> tuple[str, ...]:
    """The neighbours that a step takes from, in its order."""
    if step.kind is None:
        return beside(site.knowledge, step.node)
    return neighbours(site.knowledge, step.node).get(step.kind, ())


def _filtered(site: Site, asked: Asked, shown: frozenset[str]) -> "nx.MultiDiGraph[str]":
    """The shown things of the types wanted, with the relations of the stand wanted."""
    kept = frozenset({asked.entity, asked.to, *(pin.node for pin in asked.pins)}) & shown
    types = {n: site.knowledge.entities[n].type for n in shown if n in site.knowledge.entities}
    graph = between(
        site.knowledge, frozenset(n for n in types if n in kept or types[n] not in asked.hidden)
    )
    if asked.stand is Stand.ANY:
        return graph
    wanted = _STANDS[asked.stand]
    graph.remove_edges_from(
        [e for e in graph.edges(keys=True) if graph.edges[e]["status"] not in wanted]
    )
    centres = kept | {step.node for step in asked.steps or ()}
    graph.remove_nodes_from([n for n in list(graph) if not graph.degree(n) and n not in centres])
    return graph


def _unseen(site: Site, asked: Asked, node: str, shown: Iterable[str]) -> Mapping[EntityType, int]:
    drawn = set(shown) | asked.dropped
    counts = {
        kind: sum(other not in drawn for other in others)
        for kind, others in neighbours(site.knowledge, node).items()
    }
    return {kind: number for kind, number in counts.items() if number}
