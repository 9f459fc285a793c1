"""The Chinese and English words for every class, relation and code, read from the ontology."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from ontology.errors import NotFound
from ontology.vocab import RDFS, SKOS, code

ONTOLOGY_FILE = Path(__file__).with_name("liantu.ttl")
_LABELS = (RDFS + "label", SKOS + "prefLabel")


@cache
def ontology_triples() -> tuple[ox.Triple, ...]:
    """The triples of the ontology itself."""
    quads = ox.parse(path=ONTOLOGY_FILE, format=ox.RdfFormat.TURTLE)
    return tuple(quad.triple for quad in quads)


@cache
def _labels() -> Mapping[tuple[str, str], str]:
    return {
        (t.subject.value, t.object.language or ""): t.object.value
        for t in ontology_triples()
        if isinstance(t.subject, ox.NamedNode)
        and isinstance(t.object, ox.Literal)
        and t.predicate.value in _LABELS
    }


def label_of(iri: str, lang: str = "zh") -> str:
    """The word for an ontology IRI; NotFound for an IRI without one."""
    found = _labels().get((iri, "en" if lang == "en" else "zh"))
    if found is None:
        raise NotFound(f"本体里没有「{iri}」", f"the ontology has no '{iri}'")
    return found


def label(member: StrEnum, lang: str = "zh") -> str:
    """The word for an enum member, Chinese unless `lang` is "en".

    >>> from ontology.model import GapKind, Relation
    >>> label(GapKind.NO_RECORD), label(Relation.LOCATED_IN, "en")
    ('未见记载', 'located in')
    """
    return label_of(code(member), lang)
