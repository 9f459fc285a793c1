"""A reference chain as Turtle, and back."""

import pyoxigraph as ox

from ontology.chains.model import ReferenceChain
from ontology.errors import BadChainFile
from ontology.triples.chains import chain_triples, name_triples
from ontology.triples.chains_back import chain_of_triples
from ontology.vocab import PREFIXES


def chain_turtle(chain: ReferenceChain) -> bytes:
    """A chain with its names, byte for byte the same for the same chain."""
    triples = sorted({*chain_triples(chain), *name_triples(chain)}, key=str)
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    return text or b""


def chain_of_turtle(file: str, data: bytes) -> ReferenceChain:
    """The chain in a Turtle file; BadChainFile where the file holds none or something else."""
    try:
        quads = list(ox.parse(data, format=ox.RdfFormat.TURTLE))
    except (SyntaxError, ValueError) as fault:
        raise BadChainFile(
            f"{file} 不是 Turtle：{fault}", f"{file} is not Turtle: {fault}"
        ) from fault
    return chain_of_triples(file, (quad.triple for quad in quads))
