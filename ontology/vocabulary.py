"""The ontology as a reader wants it: classes, properties and codes with all that is said of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from ontology.labels import label_of, ontology_triples
from ontology.model import Relation
from ontology.triples import CONCLUSIONS
from ontology.vocab import ONT, OWL, PREFIXES, RDF, RDFS, SKOS, term

_MORE_PREFIXES = {
    "geo": "http://www.opengis.net/ont/geosparql#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "rov": "http://www.w3.org/ns/regorg#",
    "schema": "https://schema.org/",
}
_RANGES = (RDFS + "range", _MORE_PREFIXES["schema"] + "rangeIncludes")
_STATEMENTS = ("Document", "Evidence", "Claim", "Observation", "Gap")
_PROPERTIES = (OWL + "ObjectProperty", OWL + "DatatypeProperty")


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or code; names of other terms are given as prefix and local name."""

    name: str
    """The local name, which is the anchor of its entry."""
    zh: str
    en: str
    define_zh: str = ""
    define_en: str = ""
    wider: tuple[str, ...] = ()
    """What it is a kind of."""
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    codes: tuple["Term", ...] = ()
    """What a code list holds, in its order."""
    schemes: tuple[str, ...] = ()
    """The concept scheme that a code belongs to."""

    @property
    def iri(self) -> str:
        """Its whole name."""
        return ONT + self.name


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms, in the order of the file."""

    things: tuple[Term, ...]
    statements: tuple[Term, ...]
    lists: tuple[Term, ...]
    relations: tuple[Term, ...]
    conclusions: tuple[Term, ...]
    other: tuple[Term, ...]
    """Properties that are neither relations between things nor conclusions."""

    @property
    def classes(self) -> tuple[Term, ...]:
        """All classes."""
        return (*self.things, *self.statements, *self.lists)

    @property
    def properties(self) -> tuple[Term, ...]:
        """All properties."""
        return (*self.relations, *self.conclusions, *self.other)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the ontology file."""
    said = _Said()
    classes = tuple(map(said.term, said.of(OWL + "Class")))
    properties = tuple(map(said.term, dict.fromkeys(n for p in _PROPERTIES for n in said.of(p))))
    relations = {relation.value for relation in Relation} | {"within"}
    marked = {_local(p.value) for p in CONCLUSIONS} | {"inHouseOf"}
    return Vocabulary(
        things=tuple(c for c in classes if not c.codes and c.name not in _STATEMENTS),
        statements=tuple(c for c in classes if c.name in _STATEMENTS),
        lists=tuple(c for c in classes if c.codes),
        relations=tuple(p for p in properties if p.name in relations),
        conclusions=tuple(p for p in properties if p.name in marked),
        other=tuple(p for p in properties if p.name not in relations | marked),
    )


@cache
def version() -> str:
    """The version that the ontology file says it is."""
    found = (t.object for t in ontology_triples() if t.predicate.value == OWL + "versionInfo")
    return next(value.value for value in found if isinstance(value, ox.Literal))


def short(iri: str) -> str:
    """An IRI by its prefix, the IRI itself where none fits.

    >>> short("http://www.w3.org/2004/02/skos/core#Concept")
    'skos:Concept'
    """
    for prefix, space in {**PREFIXES, **_MORE_PREFIXES}.items():
        if iri.startswith(space) and iri != space:
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


class _Said:
    """What the ontology says, by subject and property."""

    def __init__(self) -> None:
        self._links: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._words: dict[tuple[str, str, str], str] = {}
        self._members: dict[str, list[str]] = defaultdict(list)
        for triple in ontology_triples():
            if not isinstance(triple.subject, ox.NamedNode):
                continue
            subject, predicate = triple.subject.value, triple.predicate.value
            if isinstance(triple.object, ox.Literal):
                self._words[subject, predicate, triple.object.language or ""] = triple.object.value
            elif isinstance(triple.object, ox.NamedNode):
                self._links[subject, predicate].append(triple.object.value)
                if predicate == RDF + "type":
                    self._members[triple.object.value].append(subject)

    def of(self, kind: str) -> Iterator[str]:
        """The local names of all terms of a kind."""
        return (_local(iri) for iri in self._members[kind] if iri.startswith(ONT))

    def term(self, name: str) -> Term:
        """Everything that is said of a term."""
        iri = term(name)
        wider = self._linked(iri, RDFS + "subClassOf") + self._linked(iri, RDFS + "subPropertyOf")
        return Term(
            name=name,
            zh=label_of(iri),
            en=label_of(iri, "en"),
            define_zh=self._words.get((iri, SKOS + "definition", "zh"), ""),
            define_en=self._words.get((iri, SKOS + "definition", "en"), ""),
            wider=wider,
            domain=self._linked(iri, RDFS + "domain"),
            range=tuple(name for kind in _RANGES for name in self._linked(iri, kind)),
            codes=tuple(map(self.term, self.of(iri))),
            schemes=self._linked(iri, SKOS + "inScheme"),
        )

    def _linked(self, iri: str, predicate: str) -> tuple[str, ...]:
        return tuple(map(short, self._links[iri, predicate]))


def _local(iri: str) -> str:
    return iri.removeprefix(ONT)
