"""What counts as inside a region, asked of firms, of claims and of gaps."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from weakref import WeakKeyDictionary

from graph.knowledge import AREAS, Knowledge, grouped, holds, in_order
from graph.regions import Regions
from ontology.errors import NotFound
from ontology.identity import plain
from ontology.model import Claim, Entity, Gap, Relation, Review, Status


def is_planned(claim: Claim) -> bool:
    """Whether a claim states a plan that nobody rejected; a wish to recruit is none."""
    return claim.status is Status.PLANNED and claim.review is not Review.REJECTED


@dataclass(frozen=True, slots=True)
class Standing:
    """How an entity stands to a region.

    `actual` and `planned` are the claims that locate it inside. `elsewhere` are the areas it lies
    in that neither lie inside the region nor contain it. `target` holds for a firm that somebody
    wants to recruit, `compared` for one that a claim about another region speaks of.
    """

    actual: tuple[Claim, ...]
    planned: tuple[Claim, ...]
    elsewhere: tuple[str, ...]
    target: bool
    compared: bool

    @property
    def outsider(self) -> bool:
        """Whether a document's word for its own region does not reach this entity."""
        return bool(self.elsewhere) or self.target or self.compared


class Locality:
    """One region with all that lies inside it and all that it lies in; answers are remembered."""

    def __init__(self, knowledge: Knowledge, regions: Regions, region: str) -> None:
        self.knowledge = knowledge
        self.regions = regions
        self.region = region
        self.inside = regions.inside(region)
        self.above = regions.above(region)
        self._standings: dict[str, Standing] = {}

    @property
    def outwards(self) -> tuple[str, ...]:
        """The region and every area it lies in, the innermost first."""
        above = self.regions.above
        return (self.region, *sorted(self.above, key=lambda a: (-len(above(a)), a)))

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """Document id → the area the document speaks for, "" where that is not known."""
        return homes_of(self.knowledge)

    @cached_property
    def _near(self) -> Mapping[str, tuple[Claim, ...]]:
        """Thing → the claims about it that may place their subject in the region, in order.

        Looking only at these keeps a board's cost to what is said of the region, however large
        the graph: `placed` gives None for every other claim. Those that say where their subject
        lies are not among them.
        """
        found = [c for claims in self._said_near() for c in claims]
        # Where somebody lies is asked of `standing`; leaving it out here halves what is sorted.
        return grouped(
            in_order(c for c in found if c.predicate is not Relation.LOCATED_IN),
            lambda claim: claim.object,
        )

    def _said_near(self) -> Iterator[tuple[Claim, ...]]:
        """The claims about whoever lies inside, about the areas inside, and of their documents."""
        known = self.knowledge
        for area in self.inside:
            stays = known.claims_to(area, Relation.LOCATED_IN)
            for subject in dict.fromkeys(stay.subject for stay in stays):
                yield known.by_subject[subject]
            yield known.by_region.get(area, ())
        for document, home in self.homes.items():
            if home in self.inside:
                yield known.by_document.get(document, ())

    def claims_near(self, target: str) -> tuple[Claim, ...]:
        """The claims about a thing that may place their subject in the region, in their order."""
        return self._near.get(target, ())

    def speaks_of(self, claim: Claim) -> str:
        """The area a claim speaks of: its own, otherwise that of its document."""
        return claim.region or self.homes.get(claim.document, "")

    def speaks_of_another(self, claim: Claim) -> bool:
        """Whether a claim is expressly about an area that has nothing to do with the region."""
        return bool(claim.region) and self._foreign(claim.region or "")

    def standing(self, entity: str) -> Standing:
        """How an entity stands to the region."""
        if entity not in self._standings:
            self._standings[entity] = self._stand(entity)
        return self._standings[entity]

    def placed(self, claim: Claim) -> tuple[bool, tuple[Claim, ...]] | None:
        """Whether the subject of a claim is in the region: (is planned, the claims that locate it).

        None where it is not, or where nothing says so. A claim about another area places nobody
        here; nor does one that a document makes for another area in which the subject lies too.
        """
        if self.speaks_of_another(claim):
            return None
        standing = self.standing(claim.subject)
        if standing.actual:
            return None if self._of_other_site(claim, standing) else (False, standing.actual)
        if standing.planned:
            return True, standing.planned
        if self.speaks_of(claim) in self.inside and not standing.outsider:
            return False, ()
        return None

    def covers(self, gap: Gap) -> bool:
        """Whether a gap is stated for the region or a part of it."""
        return gap.region in self.inside

    def _foreign(self, area: str) -> bool:
        return area not in self.inside and area not in self.above

    def _of_other_site(self, claim: Claim, standing: Standing) -> bool:
        if not standing.elsewhere:
            return False
        spoken = self.speaks_of(claim)
        if not spoken or not self._foreign(spoken):
            return False
        there = self.regions.inside(spoken)
        return any(area in there for area in standing.elsewhere)

    def _stand(self, entity: str) -> Standing:
        """One pass over all that is said of the entity: this is asked of everybody in a city."""
        actual: list[Claim] = []
        planned: list[Claim] = []
        outside: set[str] = set()
        target = compared = False
        for claim in self.knowledge.by_subject.get(entity, ()):
            if claim.predicate is Relation.LOCATED_IN:
                if claim.object in self.inside:
                    if holds(claim):
                        actual.append(claim)
                    elif is_planned(claim):
                        planned.append(claim)
                elif claim.object not in self.above and holds(claim):
                    outside.add(claim.object)
            elif claim.predicate is Relation.TARGET_FOR:
                target = target or _is_lively(claim)
            compared = compared or self._compares(claim)
        said = self.knowledge.by_object.get(entity, ())
        return Standing(
            actual=tuple(actual),
            planned=tuple(planned),
            elsewhere=tuple(sorted(outside)),
            target=target,
            compared=compared or any(map(self._compares, said)),
        )

    def _compares(self, claim: Claim) -> bool:
        return bool(claim.region) and _is_lively(claim) and self._foreign(claim.region or "")


def _is_lively(claim: Claim) -> bool:
    return claim.review is not Review.REJECTED and claim.status is not Status.NEGATED


@lru_cache(maxsize=2)
def regions_of(knowledge: Knowledge) -> Regions:
    """The nested regions of some knowledge, made once: nesting is the costly part of a board."""
    return Regions(knowledge)


def locality_of(knowledge: Knowledge, region: str, regions: Regions | None = None) -> Locality:
    """What counts as inside a region, made once: a page asks for each of its segments.

    `regions` are nested as those of the knowledge, for whoever has them already.
    """
    return _locality(knowledge, region, regions or regions_of(knowledge))


@lru_cache(maxsize=8)
def _locality(knowledge: Knowledge, region: str, regions: Regions) -> Locality:
    return Locality(knowledge, regions, region)


_HOMES: WeakKeyDictionary[Knowledge, Mapping[str, str]] = WeakKeyDictionary()
"""Remembered as long as the knowledge lives: all its regions share them."""


def homes_of(knowledge: Knowledge) -> Mapping[str, str]:
    """Document id → the area the document speaks for, "" where that is not known."""
    if knowledge not in _HOMES:
        _HOMES[knowledge] = _homes(knowledge)
    return _HOMES[knowledge]


def _homes(knowledge: Knowledge) -> Mapping[str, str]:
    spoken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in knowledge.claims_with(Relation.LOCATED_IN):
        spoken[claim.document][claim.object] += 1
    for gap in knowledge.gaps:
        spoken[gap.document][gap.region] += 1
    documents = knowledge.documents.items()
    return {id_: _home(knowledge, d.region, spoken[id_]) for id_, d in documents}


def _home(knowledge: Knowledge, region: str, spoken: Mapping[str, int]) -> str:
    """The id of the area that a document's region means.

    Of several areas with that name or alias the one is meant that the document speaks of most.
    """
    known = knowledge.entities.get(region)
    if not region or (known and known.type in AREAS):
        return region
    called = [a for a in spoken if _is_called(knowledge.entities.get(a), region)]
    if called:
        return max(called, key=lambda a: (spoken[a], a))
    try:
        return knowledge.find_region(region).id
    except NotFound:
        # A document may speak for a place that nothing else mentions: then nobody is placed by it.
        return ""


def _is_called(area: Entity | None, name: str) -> bool:
    if area is None or area.type not in AREAS:
        return False
    return plain(name) in map(plain, (area.name, *area.aliases))
