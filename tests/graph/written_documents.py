"""Documents of our own writing, read as they stand: every name and number is invented."""

import hashlib
from dataclasses import replace
from datetime import date

from graph.grounding import grounded
from graph.knowledge import Knowledge, knowledge_of
from ontology.chains.loader import load_chains
from ontology.chains.model import ReferenceChain
from ontology.identity import document_id
from ontology.model import DateBasis, Document, Reading
from reading.read import read
from reading.resolve import resolve


def document(name: str, text: str, issued: date | None = None, region: str = "") -> Document:
    """A text as a document with a printed date, or none."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    basis = DateBasis.PRINTED if issued else DateBasis.UNKNOWN
    return Document(
        document_id(sha),
        sha,
        f"{name}.txt",
        text,
        title=name,
        issued=issued,
        issued_basis=basis,
        region=region,
    )


def knowledge(*documents: Document) -> Knowledge:
    """What is read in some documents."""
    chains = load_chains()
    return knowledge_of((_read(d, chains) for d in documents), chains)


def _read(given: Document, chains: tuple[ReferenceChain, ...]) -> Reading:
    """A reading whose document keeps the date it was given: the text holds none."""
    reading = grounded(resolve(read(given, region=given.region), chains))
    dated = replace(
        reading.document, issued=given.issued, issued_basis=given.issued_basis, title=given.title
    )
    return replace(reading, document=dated)
