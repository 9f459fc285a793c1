"""What the graph says of one name: the question to ask, and its answer in any RDF format."""

from typing import Final

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from graph.store.description import written
from ontology.vocab import ONT

NTRIPLES: Final = "application/n-triples"


def question_about(iri: str) -> str:
    """The query for all triples that begin or end with a name, and what its evidence is.

    ValueError for what cannot be an IRI.
    """
    name = NamedNode(iri)
    return (
        f"PREFIX lt: <{ONT}> "
        "CONSTRUCT { "
        f"{name} ?p ?o . ?s ?q {name} . ?e ?r ?v"
        " } WHERE { "
        f"{{ {name} ?p ?o }} UNION {{ ?s ?q {name} }} UNION {{ {name} lt:evidence ?e . ?e ?r ?v }}"
        " }"
    )


def in_format(body: bytes, media_type: str) -> bytes:
    """Triples given as N-Triples in another format, sorted; nothing at all where there are none."""
    found = {quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES)}
    return written(tuple(sorted(found, key=_place)), media_type) if found else b""


def _place(triple: Triple) -> str:
    return str(triple)
