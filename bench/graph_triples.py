"""A generated graph in the triples that the product writes of the same objects."""

from collections.abc import Iterator

from bench.scale_graph import CITIES, city
from graph.knowledge import Knowledge
from graph.store import Triple
from ontology import triples
from ontology.model import Claim


def written(known: Knowledge) -> Iterator[Triple]:
    """Documents, entities, claims with their facts, numbers, gaps; some triples come repeatedly."""
    for document in known.documents.values():
        yield from triples.document_triples(document)
    for entity in known.entities.values():
        yield from triples.entity_triples(entity)
    for number in range(CITIES):
        yield triples.nesting_triple(city(number), known.parents[city(number)])
    for claim in known.claims:
        yield from said(claim)
    for observation in known.observations:
        yield from triples.observation_triples(observation)
    for gap in known.gaps:
        yield from triples.gap_triples(gap)


def said(claim: Claim) -> Iterator[Triple]:
    """A claim, and the fact it makes if it makes one."""
    if direct := triples.direct_triple(claim):
        yield direct
    yield from triples.claim_triples(claim)
