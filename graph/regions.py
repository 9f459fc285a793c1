"""Regions nested in regions: park ⊂ zone ⊂ district ⊂ city ⊂ province, never in a circle."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.knowledge import AREAS, Knowledge, holds
from graph.placing import named_after
from ontology.model import Claim, Relation, Review, Status

_LOWEST_FIXED = 1
"""Gazetteer areas down to this depth (0 province, 1 city) lie in gazetteer areas only."""


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """A region worth choosing: how deep it lies and how many facts lie in it."""

    id: str
    name: str
    depth: int
    facts: int


class Regions:
    """Which area lies in which: by the gazetteer, by what documents say, by what areas are called.

    The gazetteer is believed first, then claims (the most often stated first), then names; a step
    that would close a circle is not taken.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._areas = frozenset(
            {e.id for e in knowledge.entities.values() if e.type in AREAS}
            | set(knowledge.parents)
            | set(knowledge.parents.values())
        )
        self._above: dict[str, set[str]] = {}
        self.by_name = self._nest()
        """The pairs (area, area around it) that nothing but a name tells."""
        self._below: defaultdict[str, set[str]] = defaultdict(set)
        for area, above in self._above.items():
            for parent in above:
                self._below[parent].add(area)

    def areas(self) -> tuple[str, ...]:
        """The ids of all areas, sorted."""
        return tuple(sorted(self._areas))

    def parents(self, area: str) -> tuple[str, ...]:
        """The areas that this one directly lies in, the innermost first."""
        above = self._above.get(area, set())
        return tuple(sorted(above, key=lambda a: (-len(self.above(a)), a)))

    def above(self, area: str) -> frozenset[str]:
        """Every area that this one lies in, without itself."""
        return _closure(area, self._above)

    def inside(self, area: str) -> frozenset[str]:
        """The area and every area below it."""
        return _closure(area, self._below) | {area}

    def path(self, area: str) -> tuple[str, ...]:
        """The area and the way up from it, always by the innermost area, outermost last."""
        steps = [area]
        while above := self.parents(steps[-1]):
            steps.append(above[0])
        return tuple(steps)

    def roots(self) -> tuple[str, ...]:
        """The areas that lie in no other, sorted."""
        return tuple(area for area in self.areas() if not self._above.get(area))

    def located(self, entity: str, *, planned: bool = False) -> frozenset[str]:
        """The areas an entity is in, with all areas above them; with those it is planned for.

        An area is in the areas above it.
        """
        claims = self._knowledge.claims_from(entity, Relation.LOCATED_IN)
        stated = {c.object for c in claims if holds(c) or (planned and _is_planned(c))}
        direct = (stated & self._areas) - ({entity} if entity in self._areas else set())
        if entity in self._areas:
            return self.above(entity)
        return frozenset().union(direct, *(self.above(area) for area in direct))

    def residents(self, area: str, *, planned: bool = False) -> tuple[str, ...]:
        """The entities that lie in an area or anywhere below it, sorted; areas not counted."""
        inside = self.inside(area)
        claims = self._knowledge.claims_with(Relation.LOCATED_IN)
        found = {
            c.subject
            for c in claims
            if c.object in inside and (holds(c) or (planned and _is_planned(c)))
        }
        return tuple(sorted(found - self._areas))

    def places_with_facts(self) -> tuple[RegionFacts, ...]:
        """The regions that any fact lies in, the richest first."""
        counts: Counter[str] = Counter()
        for area, number in self._facts().items():
            for region in {area, *self.above(area)}:
                counts[region] += number
        found = (
            RegionFacts(area, self._knowledge.name(area), len(self.path(area)) - 1, number)
            for area, number in counts.items()
        )
        return tuple(sorted(found, key=lambda r: (-r.facts, r.depth, r.name, r.id)))

    def _facts(self) -> Mapping[str, int]:
        """How many located things, gaps and numbers name each area itself."""
        known = self._knowledge
        stays = known.claims_with(Relation.LOCATED_IN)
        located = {(c.subject, c.object) for c in stays if holds(c) or _is_planned(c)}
        named = [area for _, area in located]
        named += [gap.region for gap in known.gaps if gap.review is not Review.REJECTED]
        named += [o.region or o.about for o in known.observations]
        return Counter(area for area in named if area in self._areas)

    def _nest(self) -> tuple[tuple[str, str], ...]:
        """Put every area where it lies; gives the pairs that rest on a name alone."""
        for area, parent in sorted(self._knowledge.parents.items()):
            self._put(area, parent)
        gazetteer = self._gazetteer_depths()
        for area, parent in self._claimed():
            if self._believable(area, parent, gazetteer):
                self._put(area, parent)
        free = self._areas - set(gazetteer)
        entities = self._knowledge.entities
        names = named_after([entities[a] for a in sorted(self._areas & set(entities))], self.above)
        told: list[tuple[str, str]] = []
        for area, parent in names:
            if area in free and not self._contradicted(area, parent) and self._put(area, parent):
                told.append((area, parent))
        return tuple(told)

    def _claimed(self) -> Iterable[tuple[str, str]]:
        """The nestings that documents state, the most often stated first."""
        claims = self._knowledge.claims_with(Relation.LOCATED_IN)
        pairs = Counter(
            (c.subject, c.object)
            for c in claims
            if holds(c) and c.subject in self._areas and c.object in self._areas
        )
        return sorted(pairs, key=lambda pair: (-pairs[pair], pair))

    def _believable(self, area: str, parent: str, gazetteer: Mapping[str, int]) -> bool:
        """Whether a stated nesting may stand beside the gazetteer, which knows its areas better."""
        if area not in gazetteer:
            return True
        return parent not in gazetteer and gazetteer[area] > _LOWEST_FIXED

    def _contradicted(self, area: str, parent: str) -> bool:
        """Whether an area is already known to lie somewhere that has nothing to do with a parent.

        A parent already known adds nothing and counts as contradicted too.
        """
        known = self._above.get(area)
        if not known:
            return False
        return parent in self.above(area) or not any(k in self.above(parent) for k in known)

    def _gazetteer_depths(self) -> Mapping[str, int]:
        parents = self._knowledge.parents
        return {area: len(self.above(area)) for area in {*parents, *parents.values()}}

    def _put(self, area: str, parent: str) -> bool:
        """Put an area into another unless that would close a circle; gives whether it is there."""
        if area == parent or area in self.above(parent):
            return False
        self._above.setdefault(area, set()).add(parent)
        return True


def _closure(start: str, steps: Mapping[str, set[str]]) -> frozenset[str]:
    """Everything reached from a start by one step or more."""
    reached: set[str] = set()
    waiting = list(steps.get(start, ()))
    while waiting:
        area = waiting.pop()
        if area not in reached:
            reached.add(area)
            waiting.extend(steps.get(area, ()))
    return frozenset(reached)


def _is_planned(claim: Claim) -> bool:
    planned = claim.status in (Status.PLANNED, Status.TARGET)
    return planned and claim.review is not Review.REJECTED
