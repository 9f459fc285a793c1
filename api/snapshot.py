"""The graph at one moment, as the routes ask it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from api import views
from api.present import Presenter
from graph.gaps.listed import ListedGap
from graph.gaps.model import ChainBoard, SegmentRow
from graph.gaps.weights import Weights
from graph.knowledge import Knowledge, holds
from graph.naming import not_found
from graph.regions import RegionFacts
from graph.search import Search
from ontology.model import Entity, EntityType, Gap, Relation
from viz.site import Site

MOST_FOUND = 10_000


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Knowledge, regions and boards of one generation of the graph; never changes."""

    # Without slots: what follows from the knowledge is made once, when first asked for.
    site: Site
    generation: str

    @property
    def knowledge(self) -> Knowledge:
        """The objects of the graph."""
        return self.site.knowledge

    @cached_property
    def present(self) -> Presenter:
        """What dresses them for an answer."""
        return Presenter(self.knowledge)

    def called(self, thing: views.Thing, lang: str) -> str:
        """The name of a thing in a language: chains and segments we describe have an English one."""
        name = self.site.name(thing.id, lang)
        return thing.name if name in (thing.id, self.knowledge.name(thing.id)) else name

    @property
    def search(self) -> Search:
        """The index of names."""
        return self.site.search

    def region(self, asked: str) -> str:
        """The id of the region asked for, or of the home region."""
        return self.knowledge.find_region(asked).id if asked else self.site.default_region

    def board(self, chain: str, region: str) -> ChainBoard:
        """The gap board of a chain in a region, both by id or name."""
        return self.site.board(chain, self.region(region))

    def row(self, board: ChainBoard, segment: str) -> SegmentRow:
        """The row of a segment given by id, key or name."""
        return self.rows((board,), segment)[0]

    def rows(self, boards: Iterable[ChainBoard], segment: str) -> tuple[SegmentRow, ...]:
        """The rows of some boards that a segment's id, key or name means; NotFound without any."""
        drawn = tuple(boards)
        if found := tuple(row for board in drawn if (row := self._row(board, segment))):
            return found
        near = tuple(row.segment.label for board in drawn for row in board.rows)[:3]
        raise not_found("环节", "segment", segment, near)

    def _row(self, board: ChainBoard, segment: str) -> SegmentRow | None:
        reference = self.knowledge.chains.get(board.chain)
        named = reference.segment(segment) if reference else None
        return board.row(segment) or (board.row(named.id) if named else None)

    def boards(self, chain: str, region: str) -> tuple[ChainBoard, ...]:
        """The board of one chain, or of all."""
        if chain:
            return (self.board(chain, region),)
        return self.site.boards(self.region(region))

    def gaps(
        self, chain: str, region: str, weights: Weights | None = None
    ) -> tuple[ListedGap, ...]:
        """The gaps of one chain or of all in a region, those of unknown segments among them."""
        place = self.region(region)
        return self.site.gaps(place, self.board(chain, region).chain if chain else "", weights)

    @cached_property
    def published(self) -> "Snapshot":
        """The same without what waits for review."""
        return Snapshot(self.site.published, self.generation)

    def found(self, words: str, kind: EntityType | None) -> tuple[Entity, ...]:
        """The entities that words find, best first (at most MOST_FOUND); without words all."""
        types = () if kind is None else (kind,)
        if words.strip():
            hits = self.search.find(words, types, MOST_FOUND)
            return tuple(hit.entity for hit in hits)
        entities = self.knowledge.entities.values()
        chosen = (e for e in entities if not types or e.type in types)
        return tuple(sorted(chosen, key=lambda e: (e.name, e.id)))

    def chain_list(self, region: str) -> views.ChainList:
        """All chains with their state in a region; in an empty graph the reference chains."""
        place = self.region(region)
        boards = self.site.boards(place)
        if not boards:
            boards = tuple(self.site.board(chain, place) for chain in self.knowledge.chains)
        items = tuple(map(self.chain_view, boards))
        return views.ChainList(region=self.present.maybe(place), items=items)

    def chain_view(self, board: ChainBoard) -> views.ChainView:
        """A board in a few figures."""
        stated = {gap.id for row in board.rows for gap in row.stated}
        reference = self.knowledge.chains.get(board.chain)
        return views.ChainView(
            id=board.chain,
            label=board.chain_name,
            label_en=reference.label_en if reference else "",
            version=board.version,
            segments=len(board.rows),
            coverage=board.coverage,
            unknown_share=board.unknown_share,
            gaps=len(stated | {gap.id for gap in board.unplaced}),
            states=dict(board.counts),
        )

    def entity_detail(self, entity: Entity) -> views.EntityDetail:
        """An entity with everything said of it."""
        known, present = self.knowledge, self.present
        areas = self.site.regions.located(entity.id)
        return views.EntityDetail(
            entity=present.entity(entity),
            areas=present.things(self._inner_first(areas)),
            claims=tuple(map(present.claim, known.claims_from(entity.id))),
            claimed=tuple(map(present.claim, known.claims_to(entity.id))),
            observations=tuple(
                map(present.observation, known.observations_by_about.get(entity.id, ()))
            ),
            gaps=tuple(present.gap(gap) for gap in known.gaps if _names(gap, entity.id)),
        )

    def region_tree(self) -> tuple[views.RegionView, ...]:
        """The regions with facts and those above them, the richest first."""
        places = self.site.places
        listed = {place.id for place in places}
        regions = self.site.regions
        above = {up for place in places for up in regions.above(place.id)} - listed
        rest = (
            RegionFacts(up, self.knowledge.name(up), len(regions.path(up)) - 1, 0)
            for up in sorted(above)
        )
        return tuple(map(self._region, (*places, *rest)))

    def _region(self, place: RegionFacts) -> views.RegionView:
        parents = self.site.regions.parents(place.id)
        return views.RegionView(
            id=place.id,
            name=place.name,
            parent=parents[0] if parents else None,
            depth=place.depth,
            facts=place.facts,
        )

    def parks(self, region: str) -> tuple[views.ParkView, ...]:
        """The parks inside a region, or all, by name."""
        parks = (e for e in self.knowledge.entities.values() if e.type is EntityType.PARK)
        if region:
            inside = self.site.regions.inside(self.knowledge.find_region(region).id)
            parks = (park for park in parks if park.id in inside)
        return tuple(map(self._park, sorted(parks, key=lambda park: (park.name, park.id))))

    def _park(self, park: Entity) -> views.ParkView:
        regions = self.site.regions
        focuses = self.knowledge.claims_from(park.id, Relation.FOCUSES_ON)
        return views.ParkView(
            id=park.id,
            name=park.name,
            areas=self.present.things(self._inner_first(regions.above(park.id))),
            focuses=self.present.things(sorted({c.object for c in focuses if holds(c)})),
            residents=len(regions.residents(park.id)),
        )

    def _inner_first(self, areas: Iterable[str]) -> list[str]:
        above = self.site.regions.above
        return sorted(areas, key=lambda area: (-len(above(area)), area))


def _names(gap: Gap, entity: str) -> bool:
    return entity in (gap.chain, gap.segment, gap.region)
