"""Documents, evidence, entities and places as triples."""

from collections.abc import Iterator

import pyoxigraph as ox

from ontology.model import Document, Entity, Evidence
from ontology.triples.terms import (
    ALT_LABEL,
    PREF_LABEL,
    TYPE,
    chinese,
    coded,
    day,
    integer,
    node,
    prop,
    text,
)
from ontology.vocab import DCT

_TITLE = ox.NamedNode(DCT + "title")
_ISSUED = ox.NamedNode(DCT + "issued")


def document_triples(document: Document) -> Iterator[ox.Triple]:
    """What is known of a document; its text is kept beside the store, not in it."""
    subject = node(document.id)
    yield ox.Triple(subject, TYPE, prop("Document"))
    yield ox.Triple(subject, prop("sha256"), text(document.sha256))
    yield ox.Triple(subject, prop("fileName"), text(document.name))
    yield ox.Triple(subject, prop("encoding"), text(document.encoding))
    yield ox.Triple(subject, prop("issuedBasis"), coded(document.issued_basis))
    yield ox.Triple(subject, prop("genre"), coded(document.genre))
    if document.title:
        yield ox.Triple(subject, _TITLE, chinese(document.title))
    if document.publisher:
        yield ox.Triple(subject, prop("publisher"), text(document.publisher))
    if document.issued:
        yield ox.Triple(subject, _ISSUED, day(document.issued.isoformat()))
    if document.region:
        yield ox.Triple(subject, prop("speaksFor"), text(document.region))


def evidence_triples(evidence: Evidence) -> Iterator[ox.Triple]:
    """Where some words stand and what they are."""
    subject = node(evidence.id)
    yield ox.Triple(subject, TYPE, prop("Evidence"))
    yield ox.Triple(subject, prop("source"), node(evidence.document))
    yield ox.Triple(subject, prop("start"), integer(evidence.start))
    yield ox.Triple(subject, prop("end"), integer(evidence.end))
    yield ox.Triple(subject, prop("quote"), text(evidence.quote))


def entity_triples(entity: Entity) -> Iterator[ox.Triple]:
    """What a thing is and is called."""
    subject = node(entity.id)
    yield ox.Triple(subject, TYPE, coded(entity.type))
    yield ox.Triple(subject, PREF_LABEL, chinese(entity.name))
    for alias in entity.aliases:
        yield ox.Triple(subject, ALT_LABEL, chinese(alias))


def place_triples(place: str, code: str) -> Iterator[ox.Triple]:
    """The administrative code of a place by its id."""
    yield ox.Triple(node(place), prop("adminCode"), text(code))


def nesting_triple(area: str, parent: str) -> ox.Triple:
    """One step up the administrative division, by ids."""
    return ox.Triple(node(area), prop("within"), node(parent))
