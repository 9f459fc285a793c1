"""Everything the pages are drawn from at one moment: the knowledge and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from graph.decisions import Decision
from graph.gaps.board import board, boards
from graph.gaps.described import chain_of
from graph.gaps.listed import ListedGap, listed_gaps
from graph.gaps.locality import regions_of
from graph.gaps.model import ChainBoard
from graph.gaps.published import published_only
from graph.gaps.weights import Weights, standard_weights
from graph.houses import InHouse, houses
from graph.knowledge import Knowledge
from graph.regions import RegionFacts, Regions
from graph.search import Search
from graph.together import OneFirm
from viz.cards import Cards
from viz.view import View

_MOST = 0.9
"""The home region is the innermost one that holds this share of all located facts."""

_CHOICES = 60


@dataclass(frozen=True, eq=False)
class Site:
    """Knowledge, the regions in it, and the boards drawn so far; made anew when documents change.

    `columns` are what the columns of the tables in each document are read as, by document id.
    `problems` are the sentences of the reader about each document, by document id; `left_alone` the
    decisions not to pursue a gap or segment, by its id. `one_firm` are the names that go under the
    id of another firm, `apart` the pairs of firms that a person keeps apart.
    """

    knowledge: Knowledge
    problems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    home: str = ""
    columns: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict, kw_only=True)
    left_alone: Mapping[str, Decision] = field(default_factory=dict)
    one_firm: tuple[OneFirm, ...] = field(default=(), kw_only=True)
    apart: frozenset[frozenset[str]] = field(default=frozenset(), kw_only=True)
    _listed: dict[tuple[str, str], tuple[ListedGap, ...]] = field(default_factory=dict, repr=False)
    _boards: dict[str, tuple[ChainBoard, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def regions(self) -> Regions:
        """The regions of the knowledge."""
        return regions_of(self.knowledge)

    @cached_property
    def houses(self) -> tuple[InHouse, ...]:
        """The firms that belong to the house of another, by their names."""
        return houses(self.knowledge.entities.values())

    @cached_property
    def goes_under(self) -> Mapping[str, str]:
        """The id of each firm that is gone → the id it goes under now."""
        return {one.gone: one.kept for one in self.one_firm}

    @cached_property
    def places(self) -> tuple[RegionFacts, ...]:
        """The regions with facts, the richest first."""
        return self.regions.places_with_facts()

    @cached_property
    def default_region(self) -> str:
        """The region asked for at the start, else the innermost that holds most of the facts."""
        if self.home:
            return self.knowledge.find_region(self.home).id
        most = self.places[0].facts if self.places else 0
        rich = [place for place in self.places if place.facts >= _MOST * most]
        return max(rich, key=lambda p: (p.depth, p.facts, p.id)).id if rich else ""

    def region(self, view: View) -> str:
        """The id of the region a reader asked for, or of the home region; "" if there is none."""
        return self.knowledge.find_region(view.region).id if view.region else self.default_region

    def choices(self, chosen: str) -> tuple[RegionFacts, ...]:
        """The regions to choose from: each under the one it lies in, the chosen one always there."""
        listed = self.places[:_CHOICES]
        shown = {place.id for place in listed}
        if chosen and chosen not in shown:
            depth = len(self.regions.path(chosen)) - 1
            listed = (*listed, RegionFacts(chosen, self.knowledge.name(chosen), depth, 0))
        return tuple(sorted(listed, key=lambda p: self._way_down(p.id)))

    def board(self, chain: str, region: str) -> ChainBoard:
        """The gap board of a chain in a region; NotFound names what is near."""
        wanted = chain_of(self.knowledge, chain)
        for drawn in self.boards(region):
            if drawn.chain == wanted.id:
                return drawn
        return board(self.knowledge, wanted, region, self.regions)

    def boards(self, region: str) -> tuple[ChainBoard, ...]:
        """The boards of all chains in a region, those of which most is known first."""
        if region not in self._boards:
            drawn = boards(self.knowledge, region, self.regions) if region else ()
            self._boards[region] = tuple(sorted(drawn, key=_known_first))
        return self._boards[region]

    def gaps(
        self, region: str, chain: str = "", weights: Weights | None = None
    ) -> tuple[ListedGap, ...]:
        """The gaps of a chain or of all in a region, ranked by the published weights or others."""
        drawn = (self.board(chain, region),) if chain else self.boards(region)
        if weights not in (None, standard_weights()):
            return listed_gaps(self.knowledge, drawn, weights, self.left_alone)
        if (region, chain) not in self._listed:
            found = listed_gaps(self.knowledge, drawn, None, self.left_alone)
            self._listed[region, chain] = found
        return self._listed[region, chain]

    @cached_property
    def published(self) -> "Site":
        """The same site without what waits for review."""
        known = published_only(self.knowledge)
        return replace(self, knowledge=known, home=self.default_region, _boards={}, _listed={})

    def name(self, entity: str, lang: str) -> str:
        """The name of a thing; chains and segments of reference chains have an English one."""
        name = self.knowledge.name(entity)
        return self._english.get(entity, name) if lang == "en" else name

    def issued(self, document: str) -> date | None:
        """The date of a document."""
        return self.knowledge.documents[document].issued

    @cached_property
    def search(self) -> Search:
        """The index of all names."""
        return Search(self.knowledge)

    @cached_property
    def cards(self) -> Cards:
        """The cards of things by their names, and the places of quotes."""
        return Cards(self.knowledge)

    @property
    def last_issued(self) -> date | None:
        """The date of the latest document."""
        dates = (d.issued for d in self.knowledge.documents.values())
        return max((d for d in dates if d), default=None)

    @cached_property
    def _english(self) -> Mapping[str, str]:
        names: dict[str, str] = {}
        for chain in self.knowledge.chains.values():
            names[chain.id] = chain.label_en
            names.update({segment.id: segment.label_en for segment in chain.segments})
        return {entity: name for entity, name in names.items() if name}

    def _way_down(self, region: str) -> tuple[str, ...]:
        return tuple(self.knowledge.name(area) for area in reversed(self.regions.path(region)))


def _known_first(drawn: ChainBoard) -> tuple[float, int, str]:
    """A key by which the boards with the most segments on record, then most said, come first."""
    said = sum(len(row.stated) for row in drawn.rows) + len(drawn.unplaced)
    known = round(len(drawn.rows) * (1 - drawn.unknown_share), 6)
    return -known, -said - len(drawn.chain_level), drawn.chain
