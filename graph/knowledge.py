"""All objects of the graph in memory, indexed: what gaps, pages and the network work on."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from graph.chains.overlay import Overlay
from graph.merging import merged
from graph.naming import Names, not_found
from graph.structure.alternatives import Alternative, shipped
from ontology.chains.model import ReferenceChain
from ontology.model import (
    Claim,
    Document,
    Entity,
    EntityType,
    Gap,
    Observation,
    Reading,
    Relation,
    Review,
    Status,
)

_Fact = TypeVar("_Fact", Claim, Observation, Gap)

AREAS = (EntityType.PLACE, EntityType.PARK)
"""The types of things that other things can lie in."""


def holds(claim: Claim) -> bool:
    """Whether a claim says that its relation is so now: actual and rejected by nobody.

    It may still be to be reviewed: whoever shows it marks it then (`waits`).
    """
    return claim.status is Status.ACTUAL and claim.review is not Review.REJECTED


def waits(fact: Claim | Observation | Gap) -> bool:
    """Whether a fact is too weak to be published and waits for a person."""
    return fact.review is Review.PENDING


def is_fact(claim: Claim) -> bool:
    """Whether a claim makes its relation a direct triple of the graph: actual and published."""
    return holds(claim) and not waits(claim)


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Everything known at one moment; `parents` leads each area one step up the gazetteer.

    Claims, observations and gaps stand in the order of their first evidence. Rejected ones are
    among them, with their review: whoever shows facts leaves them out (`holds`). `overlays` are
    what regions decided about segments of chains, `alternatives` the inputs assumed to replace each
    other.
    """

    # Without slots: the indexes below are made once, when first asked for.
    documents: Mapping[str, Document] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    observations: tuple[Observation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    chains: Mapping[str, ReferenceChain] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)
    overlays: tuple[Overlay, ...] = ()
    alternatives: tuple[Alternative, ...] = field(default_factory=shipped)

    @cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """Claim id → claim."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def by_subject(self) -> Mapping[str, tuple[Claim, ...]]:
        """Entity id → the claims with this subject."""
        return grouped(self.claims, lambda claim: claim.subject)

    @cached_property
    def by_object(self) -> Mapping[str, tuple[Claim, ...]]:
        """Entity id (or project phase) → the claims with this object."""
        return grouped(self.claims, lambda claim: claim.object)

    @cached_property
    def by_predicate(self) -> Mapping[Relation, tuple[Claim, ...]]:
        """Relation → its claims."""
        groups = grouped(self.claims, lambda claim: claim.predicate.value)
        return {Relation(name): claims for name, claims in groups.items()}

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Claim, ...]]:
        """Document id → the claims it makes."""
        return grouped(self.claims, lambda claim: claim.document)

    @cached_property
    def by_region(self) -> Mapping[str, tuple[Claim, ...]]:
        """Area id → the claims that speak of it, as another region than their document's."""
        return grouped((c for c in self.claims if c.region), lambda claim: claim.region or "")

    @cached_property
    def observations_by_about(self) -> Mapping[str, tuple[Observation, ...]]:
        """Entity id → the numbers given for it."""
        return grouped(self.observations, lambda observation: observation.about)

    @cached_property
    def gaps_by_chain(self) -> Mapping[str, tuple[Gap, ...]]:
        """Chain id → the gaps stated for it."""
        return grouped(self.gaps, lambda gap: gap.chain)

    @cached_property
    def value_chains(self) -> tuple[Entity, ...]:
        """All value chains, by name."""
        found = (e for e in self.entities.values() if e.type is EntityType.CHAIN)
        return tuple(sorted(found, key=lambda e: (e.name, e.id)))

    @cached_property
    def _names(self) -> Names:
        return Names(self.entities.values())

    def claims_from(self, subject: str, *predicates: Relation) -> tuple[Claim, ...]:
        """The claims about a subject, of the given relations or of all."""
        return _only(self.by_subject.get(subject, ()), predicates)

    def claims_to(self, target: str, *predicates: Relation) -> tuple[Claim, ...]:
        """The claims with this object, of the given relations or of all."""
        return _only(self.by_object.get(target, ()), predicates)

    def claims_with(self, predicate: Relation) -> tuple[Claim, ...]:
        """The claims of one relation."""
        return self.by_predicate.get(predicate, ())

    def direct(self, predicate: Relation) -> tuple[tuple[str, str], ...]:
        """The pairs that a relation really joins: an actual, published claim says so."""
        claims = self.claims_with(predicate)
        return tuple(sorted({(c.subject, c.object) for c in claims if is_fact(c)}))

    def name(self, entity: str) -> str:
        """The name of an entity or the title of a document; an unknown id is its own name."""
        if known := self.entities.get(entity):
            return known.name
        document = self.documents.get(entity)
        return (document.title or document.name) if document else entity

    def entity(self, entity: str) -> Entity:
        """The entity with this id; NotFound names what is near."""
        if known := self.entities.get(entity):
            return known
        raise not_found("实体", "entity", entity, self._names.near(entity))

    def document(self, document: str) -> Document:
        """The document with this id; NotFound names those there are."""
        if known := self.documents.get(document):
            return known
        names = tuple(f"{d.id} {d.name}" for d in self.documents.values())[:3]
        raise not_found("文档", "document", document, names)

    def find_chain(self, text: str) -> Entity:
        """The value chain with this id, name or alias; NotFound names what is near."""
        return self._find(text, ("产业链", "chain"), (EntityType.CHAIN,))

    def find_segment(self, text: str) -> Entity:
        """The segment with this id, name or alias; NotFound names what is near."""
        return self._find(text, ("环节", "segment"), (EntityType.SEGMENT,))

    def find_region(self, text: str) -> Entity:
        """The place, zone or park with this id, name or alias; NotFound names what is near."""
        return self._find(text, ("地区", "region"), AREAS)

    def find_park(self, text: str) -> Entity:
        """The park with this id, name or alias; NotFound names what is near."""
        return self._find(text, ("园区", "park"), (EntityType.PARK,))

    def find_firm(self, text: str) -> Entity:
        """The firm with this id, name or alias; NotFound names what is near."""
        return self._find(text, ("企业", "firm"), (EntityType.FIRM,))

    def _find(self, text: str, noun: tuple[str, str], types: tuple[EntityType, ...]) -> Entity:
        found = self.entities.get(text)
        if found and found.type in types:
            return found
        matches = self._names.called(text, types)
        if not matches:
            raise not_found(*noun, text, self._names.near(text, types))
        return max(matches, key=lambda e: (self._weight(e.id), e.id))

    def _weight(self, entity: str) -> int:
        """How much is said of an entity: of two with the same name the better known is meant."""
        return len(self.by_subject.get(entity, ())) + len(self.by_object.get(entity, ()))


def knowledge_of(
    readings: Iterable[Reading],
    chains: Iterable[ReferenceChain] = (),
    parents: Mapping[str, str] | None = None,
    background: Iterable[Entity] = (),
) -> Knowledge:
    """The knowledge in some readings: the same for every order in which they come.

    `background` are entities no reading need mention: places up the gazetteer.
    """
    ordered = sorted({r.document.id: r for r in readings}.values(), key=lambda r: r.document.id)
    references = sorted(chains, key=lambda chain: chain.id)
    return Knowledge(
        documents={r.document.id: r.document for r in ordered},
        entities=merged((e for r in ordered for e in r.entities), references, background),
        claims=in_order(c for r in ordered for c in r.claims),
        observations=in_order(o for r in ordered for o in r.observations),
        gaps=in_order(g for r in ordered for g in r.gaps),
        chains={chain.id: chain for chain in references},
        parents=dict(sorted((parents or {}).items())),
    )


def in_order(facts: Iterable[_Fact]) -> tuple[_Fact, ...]:
    """Facts without repetition in the order of their first evidence."""
    unique = {fact.id: fact for fact in facts}
    return tuple(sorted(unique.values(), key=_place))


def grouped(facts: Iterable[_Fact], key: Callable[[_Fact], str]) -> Mapping[str, tuple[_Fact, ...]]:
    """Facts by a key, keys sorted, each group in the order of the facts."""
    groups: defaultdict[str, list[_Fact]] = defaultdict(list)
    for fact in facts:
        groups[key(fact)].append(fact)
    return {name: tuple(groups[name]) for name in sorted(groups)}


def _place(fact: Claim | Observation | Gap) -> tuple[str, int, int, str, str]:
    # The fields and not the evidence: plain tuples are compared five times as fast.
    first = fact.evidence[0]
    return first.document, first.start, first.end, first.quote, fact.id


def _only(claims: tuple[Claim, ...], predicates: tuple[Relation, ...]) -> tuple[Claim, ...]:
    if not predicates:
        return claims
    return tuple(claim for claim in claims if claim.predicate in predicates)
