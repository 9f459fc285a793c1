"""Of the sites that hold one another, the smallest is where something lies; the rest follows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ontology import places
from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Fact, Page

_LABELLED = "lies_in"  # the rule that reads what a line says of its own place
Sites = Mapping[str, frozenset[str]]


def innermost(page: Page, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts without a site that holds another site of the same subject.

    A firm said to lie in a park is not told to lie in the park's city as well: the graph knows where
    the park lies. What a line itself says of its place (甲区：以乙园为载体…) stays beside the park.
    """
    told = tuple(facts)
    sites = _sites(told)
    around = _Around(page, sites)
    return tuple(fact for fact in told if not (_lies(fact) and around.outdone(fact)))


def _lies(fact: Fact) -> bool:
    located = isinstance(fact, Claim) and fact.predicate is Relation.LOCATED_IN
    return located and isinstance(fact, Claim) and fact.status is not Status.NEGATED


def _sites(facts: Iterable[Fact]) -> Sites:
    """The sites of each subject."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if isinstance(fact, Claim) and _lies(fact):
            found[fact.subject].add(fact.object)
    return {subject: frozenset(sites) for subject, sites in found.items()}


class _Around:
    """Which sites of a page hold which others."""

    def __init__(self, page: Page, sites: Sites) -> None:
        self._sites = sites
        self._entities = {entity.id: entity for entity in page.entities}
        self._home = page.home
        self._above = {site: self._ancestors(site) for some in sites.values() for site in some}

    def outdone(self, fact: Fact) -> bool:
        """Whether another site of a claim's subject lies in the claim's own."""
        if not isinstance(fact, Claim) or fact.rule == _LABELLED:
            return False
        others = self._sites[fact.subject] - {fact.object, fact.subject}
        return any(self._inside(other, fact.object) for other in others)

    def _inside(self, inner: str, outer: str) -> bool:
        if outer in self._sites.get(inner, ()) and inner not in self._sites.get(outer, ()):
            return True
        names = self._above[inner]
        return any(id_ in names for id_ in self._known(outer))

    def _ancestors(self, site: str) -> frozenset[str]:
        """The ids in the gazetteer of the places around a site."""
        known = [place for name in self._names(site) if (place := places.find(name))]
        return frozenset(above.id for place in known for above in places.ancestors(place))

    def _known(self, site: str) -> frozenset[str]:
        entity = self._entities.get(site)
        if entity is None or entity.type is not EntityType.PLACE:
            return frozenset()
        return frozenset(place.id for name in self._names(site) if (place := places.find(name)))

    def _names(self, site: str) -> tuple[str, ...]:
        entity = self._entities.get(site)
        if entity is None or entity.type is not EntityType.PLACE:
            return ()
        return (entity.name, *entity.aliases)
