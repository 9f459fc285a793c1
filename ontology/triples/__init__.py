"""Objects to triples and back: the one place that knows how a fact looks in RDF."""

from ontology.triples.back import Objects, objects_of
from ontology.triples.chains import chain_triples
from ontology.triples.conclusions import (
    CONCLUSIONS,
    area_by_name,
    house_by_name,
    replaced,
    spoken_area,
    with_wider,
)
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
    "CONCLUSIONS",
    "Objects",
    "area_by_name",
    "chain_triples",
    "claim_triples",
    "direct_triple",
    "document_triples",
    "entity_triples",
    "evidence_triples",
    "gap_triples",
    "house_by_name",
    "nesting_triple",
    "objects_of",
    "observation_triples",
    "place_triples",
    "replaced",
    "spoken_area",
    "with_wider",
]
