"""Objects to triples and back: the one place that knows how a fact looks in RDF."""

from ontology.triples.back import Objects, objects_of
from ontology.triples.chains import chain_triples
from ontology.triples.statements import (
    claim_triples,
    direct_triple,
    gap_triples,
    observation_triples,
)
from ontology.triples.things import (
    document_triples,
    entity_triples,
    evidence_triples,
    nesting_triple,
    place_triples,
)

__all__ = [
    "Objects",
    "chain_triples",
    "claim_triples",
    "direct_triple",
    "document_triples",
    "entity_triples",
    "evidence_triples",
    "gap_triples",
    "nesting_triple",
    "objects_of",
    "observation_triples",
    "place_triples",
]
