"""What the service says of itself: the SPARQL service description and VoID, as triples."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from graph.store.checkpoint import Counts
from ontology.vocab import DCT, ID, ONT, PREFIXES, RDF, RDFS, XSD, term

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
VOID: Final = "http://rdfs.org/ns/void#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
FORMAT: Final = "http://www.w3.org/ns/formats/"
_FORMATS: Final = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
    "TriG",
)
_TEXT_MATCH_ZH: Final = (
    '按名称、别名、片段、拼音或首字母查找：?x lt:textMatch "光电"；带名次与上限：'
    '(?x ?rank) lt:textMatch ("guangdian" 20)'
)
_TEXT_MATCH_EN: Final = (
    'finds things by name, alias, part of a name, pinyin or initials: ?x lt:textMatch "光电"; '
    'with rank and limit: (?x ?rank) lt:textMatch ("guangdian" 20)'
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the service is: its address without a slash at the end, and its dumps."""

    address: str
    dumps: tuple[str, ...]

    @property
    def endpoint(self) -> str:
        """The address of the SPARQL endpoint."""
        return f"{self.address}/sparql"

    @property
    def void(self) -> str:
        """The address of the description of the data."""
        return f"{self.address}/.well-known/void"


def service_description(place: Place, counts: Counts) -> tuple[Triple, ...]:
    """The description of the endpoint, with that of its data."""
    return (*_service(place, counts), *void_description(place, counts))


def void_description(place: Place, counts: Counts) -> tuple[Triple, ...]:
    """The description of the data, with true numbers."""
    return (*_document(place), *_dataset(place, counts), *_partitions(place, counts))


def written(triples: tuple[Triple, ...], media_type: str) -> bytes:
    """Triples in a media type, in the order given."""
    form = RdfFormat.from_media_type(media_type)
    if form is None:
        raise LookupError(media_type)
    more = {"sd": SD, "void": VOID, "foaf": FOAF, "format": FORMAT}
    prefixes = dict(sorted({**PREFIXES, **more}.items()))
    return serialize(triples, format=form, prefixes=prefixes) or b""


def _service(place: Place, counts: Counts) -> Iterator[Triple]:
    service, data = f"{place.endpoint}#service", f"{place.void}#dataset"
    default = f"{place.void}#default-graph"
    yield _is(service, SD + "Service")
    yield _link(service, SD + "endpoint", place.endpoint)
    yield _link(service, SD + "supportedLanguage", SD + "SPARQL11Query")
    for name in _FORMATS:
        yield _link(service, SD + "resultFormat", FORMAT + name)
    yield _link(service, SD + "propertyFeature", term("textMatch"))
    yield _is(term("textMatch"), SD + "Feature")
    for words, lang in ((_TEXT_MATCH_ZH, "zh"), (_TEXT_MATCH_EN, "en")):
        comment = Literal(words, language=lang)
        yield Triple(NamedNode(term("textMatch")), NamedNode(RDFS + "comment"), comment)
    yield _link(service, SD + "defaultDataset", data)
    yield _is(data, SD + "Dataset")
    yield _link(data, SD + "defaultGraph", default)
    yield _is(default, SD + "Graph")
    yield _number(default, VOID + "triples", counts.triples)
    for at, (name, size) in enumerate(counts.named, 1):
        named, graph = f"{place.void}#named-{at}", f"{place.void}#graph-{at}"
        yield _link(data, SD + "namedGraph", named)
        yield _is(named, SD + "NamedGraph")
        yield _link(named, SD + "name", name)
        yield _link(named, SD + "graph", graph)
        yield _is(graph, SD + "Graph")
        yield _number(graph, VOID + "triples", size)


def _document(place: Place) -> Iterator[Triple]:
    data = f"{place.void}#dataset"
    yield _is(place.void, VOID + "DatasetDescription")
    yield _link(place.void, FOAF + "primaryTopic", data)
    yield _is(data, VOID + "Dataset")
    for words, lang in (("链图：产业链知识图谱", "zh"), ("liantu: a graph of value chains", "en")):
        title = Literal(words, language=lang)
        yield Triple(NamedNode(data), NamedNode(DCT + "title"), title)
    yield _link(data, VOID + "sparqlEndpoint", place.endpoint)
    for dump in place.dumps:
        yield _link(data, VOID + "dataDump", place.address + dump)


def _dataset(place: Place, counts: Counts) -> Iterator[Triple]:
    data = f"{place.void}#dataset"
    space = Literal(ID, datatype=NamedNode(XSD + "string"))
    yield Triple(NamedNode(data), NamedNode(VOID + "uriSpace"), space)
    yield _link(data, VOID + "vocabulary", ONT)
    yield _number(data, VOID + "triples", counts.triples)
    yield _number(data, VOID + "distinctSubjects", counts.subjects)
    yield _number(data, VOID + "distinctObjects", counts.objects)
    yield _number(data, VOID + "properties", len(counts.properties))
    yield _number(data, VOID + "classes", len(counts.classes))


def _partitions(place: Place, counts: Counts) -> Iterator[Triple]:
    data = f"{place.void}#dataset"
    for at, (name, number) in enumerate(counts.classes, 1):
        part = f"{place.void}#class-{at}"
        yield _link(data, VOID + "classPartition", part)
        yield _link(part, VOID + "class", name)
        yield _number(part, VOID + "entities", number)
    for at, (name, number) in enumerate(counts.properties, 1):
        part = f"{place.void}#property-{at}"
        yield _link(data, VOID + "propertyPartition", part)
        yield _link(part, VOID + "property", name)
        yield _number(part, VOID + "triples", number)


def _is(subject: str, kind: str) -> Triple:
    return _link(subject, RDF + "type", kind)


def _link(subject: str, predicate: str, target: str) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), NamedNode(target))


def _number(subject: str, predicate: str, number: int) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), Literal(number))
