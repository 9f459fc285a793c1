"""What each part of the graph is in triples: a document, an entity, the background of all."""

from collections.abc import Iterable, Iterator

from graph.merging import merged
from graph.store.model import Triple, is_ground
from ontology import triples
from ontology.chains.model import ReferenceChain
from ontology.labels import ontology_triples
from ontology.model import Claim, Entity, EntityType, Reading
from ontology.places import Place, ancestors, place, short

__all__ = ["ancestry", "background_triples", "direct_triple", "entity_triples", "reading_triples"]


def reading_triples(reading: Reading) -> Iterator[Triple]:
    """What a document is and says; the facts that follow from it are not among them."""
    yield from triples.document_triples(reading.document)
    for claim in reading.claims:
        yield from triples.claim_triples(claim)
    for observation in reading.observations:
        yield from triples.observation_triples(observation)
    for gap in reading.gaps:
        yield from triples.gap_triples(gap)


def direct_triple(claim: Claim) -> Triple | None:
    """The fact that a claim makes, None if it makes none."""
    return triples.direct_triple(claim)


def entity_triples(entity: Entity) -> Iterator[Triple]:
    """What an entity is and is called; of an administrative place also its code and its place."""
    yield from triples.entity_triples(entity)
    if known := place(entity.id):
        yield from triples.place_triples(known.id, known.code)
        if known.parent:
            yield triples.nesting_triple(known.id, known.parent)


def ancestry(entity: str) -> tuple[Entity, ...]:
    """An administrative place and the places above it, by id; none for any other thing."""
    known = place(entity)
    return tuple(map(_as_entity, (known, *ancestors(known)))) if known else ()


def background_triples(chains: Iterable[ReferenceChain]) -> frozenset[Triple]:
    """What every graph holds: the ontology's terms, and the reference chains with their names."""
    references = tuple(chains)
    found = {triple for triple in ontology_triples() if is_ground(triple)}
    for chain in references:
        found.update(triples.chain_triples(chain))
    for entity in merged((), references).values():
        found.update(triples.entity_triples(entity))
    return frozenset(found)


def _as_entity(known: Place) -> Entity:
    aliases = {short(known.name)} - {known.name}
    return Entity(known.id, EntityType.PLACE, known.name, tuple(aliases))
