"""What a checkpoint holds: its graphs as files, and how much of what is in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, RdfFormat, Store, serialize

from graph.store.annotated import annotated, prologue
from graph.store.model import NOTES, text_of
from ontology.errors import DataDirectory, NotFound
from ontology.vocab import PREFIXES, RDF, SKOS

WHOLE: Final = "*"
"""Stands for all graphs of a checkpoint, "" for its default graph."""


class RdfForm(StrEnum):
    """How graphs are written, by the suffix of the file."""

    TRIG = "trig"
    NQUADS = "nq"
    TURTLE = "ttl"
    NTRIPLES = "nt"
    JSONLD = "jsonld"
    RDFXML = "rdf"
    RDF12 = "rdf12.ttl"
    """Turtle 1.2, claims as annotations of what they speak of."""


MEDIA_TYPES: Final = {
    RdfForm.TRIG: "application/trig",
    RdfForm.NQUADS: "application/n-quads",
    RdfForm.TURTLE: "text/turtle",
    RdfForm.NTRIPLES: "application/n-triples",
    RdfForm.JSONLD: "application/ld+json",
    RdfForm.RDFXML: "application/rdf+xml",
    RdfForm.RDF12: "text/turtle; version=1.2",
}
WHOLE_FORMS: Final = (RdfForm.TRIG, RdfForm.NQUADS)
"""The formats that tell graphs apart."""
GRAPH_FORMS: Final = (RdfForm.TURTLE, RdfForm.NTRIPLES, RdfForm.JSONLD, RdfForm.RDFXML)
_FORMATS: Final = {form: RdfFormat.from_media_type(kind) for form, kind in MEDIA_TYPES.items()}
_WITH_PREFIXES: Final = (RdfForm.TRIG, RdfForm.TURTLE, RdfForm.RDFXML)
_SUMS: Final = """
SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects)
{ ?s ?p ?o }
"""
_PROPERTIES: Final = "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"
_CODES: Final = f"""
SELECT ?c (COUNT(?s) AS ?n) {{ ?c <{SKOS}inScheme> ?list . ?s ?p ?c }} GROUP BY ?c ORDER BY ?c
"""
_CLASSES: Final = "SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY ?c"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a default graph holds; classes and properties with their numbers, by IRI."""

    triples: int
    subjects: int
    objects: int
    properties: tuple[tuple[str, int], ...]
    classes: tuple[tuple[str, int], ...]
    named: tuple[tuple[str, int], ...]
    """The named graphs with their numbers of triples."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How often a default graph uses terms, and one example of each use, by IRI.

    The example of a class is one of its members, that of a property the two ends of a triple.
    """

    numbers: Mapping[str, int]
    examples: Mapping[str, tuple[str, ...]]


class Checkpoint:
    """A checkpoint opened for reading by ourselves."""

    def __init__(self, folder: Path) -> None:
        try:
            self._store = Store.read_only(str(folder))
        except OSError as fault:
            raise DataDirectory(
                f"检查点打不开（{fault}）", f"The checkpoint cannot be opened ({fault})"
            ) from fault

    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs."""
        named = (name for name in self._store.named_graphs() if name != NOTES)
        return tuple(sorted(text_of(name) for name in named))

    def counts(self) -> Counts:
        """How much of what there is; reads everything."""
        ((triples, subjects, objects),) = self._numbers(_SUMS)
        named = ((name, self._size(name)) for name in self.graphs())
        return Counts(
            triples=int(triples),
            subjects=int(subjects),
            objects=int(objects),
            properties=self._by_name(_PROPERTIES),
            classes=self._by_name(_CLASSES),
            named=tuple(named),
        )

    def usage(self, counts: Counts) -> Usage:
        """How the classes, properties and codes that were counted are used."""
        codes = self._by_name(_CODES)
        found = {name: self._example(name) for name, _ in counts.properties}
        found |= {name: self._example(RDF + "type", name)[:1] for name, _ in counts.classes}
        return Usage(dict((*counts.properties, *counts.classes, *codes)), found)

    def _example(self, name: str, kind: str = "") -> tuple[str, ...]:
        """The first triple that the engine finds with a property, ending at `kind` if given."""
        target = NamedNode(kind) if kind else None
        quads = self._store.quads_for_pattern(None, NamedNode(name), target, DefaultGraph())
        return next(((text_of(q.subject), text_of(q.object)) for q in quads), ())

    def write(self, out: IO[bytes], form: RdfForm, graph: str = WHOLE) -> None:
        """Write one graph or all, the same bytes for the same triples; NotFound for no graph.

        Turtle 1.2 holds the default graph.
        """
        if form is RdfForm.RDF12:
            out.write(prologue().encode())
            out.writelines(line.encode() for line in annotated(self._store))
            return
        prefixes = dict(sorted(PREFIXES.items())) if form in _WITH_PREFIXES else None
        place: DefaultGraph | NamedNode = DefaultGraph()
        if graph not in (WHOLE, ""):
            if graph not in self.graphs():
                raise NotFound(f"没有图 <{graph}>", f"There is no graph <{graph}>")
            place = NamedNode(graph)
        self._store.dump(out, format=_FORMATS[form], from_graph=place, prefixes=prefixes)
        if graph == WHOLE and self.graphs():
            serialize(self._named_quads(), out, format=_FORMATS[form])

    def _named_quads(self) -> Iterator[Quad]:
        for name in self.graphs():
            yield from self._store.quads_for_pattern(None, None, None, NamedNode(name))

    def _by_name(self, query: str) -> tuple[tuple[str, int], ...]:
        return tuple((name, int(number)) for name, number in self._numbers(query))

    def _size(self, graph: str) -> int:
        place = NamedNode(graph)
        ((size,),) = self._numbers("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", place)
        return int(size)

    def _numbers(self, query: str, graph: NamedNode | None = None) -> Iterator[tuple[str, ...]]:
        found = self._store.query(query, default_graph=graph)
        if not isinstance(found, QuerySolutions):
            raise TypeError
        for solution in found:
            yield tuple(text_of(term) for term in solution)
