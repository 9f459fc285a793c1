"""Namespaces: one constant holds where all our names live."""

from enum import StrEnum
from typing import TypeVar

from ontology.errors import NotFound

_Member = TypeVar("_Member", bound=StrEnum)

BASE = "https://w3id.org/liantu/"
"""Where every name of ours lives; a deployment with an address of its own changes this line."""

ONT = BASE + "ont#"
ID = BASE + "id/"
CLASSIFICATION = BASE + "gb4754/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"

PREFIXES = {
    "dct": DCT,
    "gb": CLASSIFICATION,
    "id": ID,
    "lt": ONT,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "xsd": XSD,
}
SPARQL_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def iri(identifier: str) -> str:
    """The IRI of a thing or statement by its id.

    >>> iri("firm-3f2a9c51d04e")
    'https://w3id.org/liantu/id/firm-3f2a9c51d04e'
    """
    return ID + identifier


def id_of(name: str) -> str:
    """The id of a thing or statement by its IRI; NotFound for an IRI that is none of ours."""
    if not name.startswith(ID):
        raise NotFound(f"「{name}」不是本图谱的标识", f"'{name}' is no identifier of this graph")
    return name.removeprefix(ID)


def term(local_name: str) -> str:
    """The IRI of a class, property or code of the ontology."""
    return ONT + local_name


_CODE_PREFIX = {
    "Metric": "metric-",
    "Bound": "bound-",
    "GapScope": "scope-",
    "Basis": "basis-",
    "DateBasis": "date-",
    "Genre": "genre-",
    "CandidateKind": "candidate-",
}


def code(member: StrEnum) -> str:
    """The IRI of a code-list value, class or property that an enum member stands for."""
    return ONT + _CODE_PREFIX.get(type(member).__name__, "") + member.value


def code_of(name: str, kind: type[_Member]) -> _Member:
    """The enum member that an IRI stands for; NotFound for an IRI outside its code list."""
    prefix = ONT + _CODE_PREFIX.get(kind.__name__, "")
    values = {member.value: member for member in kind}
    found = values.get(name.removeprefix(prefix)) if name.startswith(prefix) else None
    if found is None:
        raise NotFound(f"「{name}」不是{kind.__name__}的取值", f"'{name}' is no {kind.__name__}")
    return found
