"""The W3C tests of SPARQL 1.1 query, results, protocol, service description and graph store."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple

Term = NamedNode | BlankNode | Literal | Triple
MF: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT: Final = "http://www.w3.org/2009/sparql/tests/test-update#"
HT: Final = "http://www.w3.org/2011/http#"
HTS: Final = "http://www.w3.org/2011/http-statusCodes#"
CNT: Final = "http://www.w3.org/2011/content#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
BASE: Final = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"

QUERY_FOLDERS: Final = (
    "aggregates",
    "bind",
    "bindings",
    "cast",
    "construct",
    "exists",
    "functions",
    "grouping",
    "negation",
    "project-expression",
    "property-path",
    "subquery",
    "syntax-query",
)
RESULT_FOLDERS: Final = ("csv-tsv-res", "json-res")


@dataclass(frozen=True, slots=True)
class QueryTest:
    """A query with its graphs, and the file with the answer or none for a test of syntax."""

    id: str
    kind: str
    query: Path
    base: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    result: Path | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what its answer has to be."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: tuple[str, ...]
    boolean: bool | None = None
    format: str = ""
    graph: str = ""
    """What the graph holds that is asked for, as Turtle."""


@dataclass(frozen=True, slots=True)
class HttpTest:
    """Requests one after the other, and the graphs that they need."""

    id: str
    exchanges: tuple[Exchange, ...]
    graphs: dict[str, Path] = field(default_factory=dict)


class Manifest:
    """A manifest file as a graph."""

    def __init__(self, file: Path, base: str) -> None:
        self.folder = file.parent
        self.base = base
        self._store = Store()
        self._store.load(path=file, format=RdfFormat.TURTLE, base_iri=base)

    def entries(self) -> Iterator[NamedNode]:
        """The tests in order."""
        (head,) = (q.object for q in self._store.quads_for_pattern(None, _n(MF + "entries"), None))
        for entry in self.items(head):
            if isinstance(entry, NamedNode):
                yield entry

    def items(self, head: Term) -> Iterator[Term]:
        """The members of a list."""
        while head != _n(RDF + "nil"):
            first, rest = self.one(head, RDF + "first"), self.one(head, RDF + "rest")
            if first is None or rest is None:
                return
            yield first
            head = rest

    def all(self, subject: Term | None, predicate: str) -> list[Term]:
        """The objects of a subject and a predicate."""
        if not isinstance(subject, NamedNode | BlankNode):
            return []
        found = self._store.quads_for_pattern(subject, _n(predicate), None)
        return [quad.object for quad in found]

    def one(self, subject: Term | None, predicate: str) -> Term | None:
        """The object of a subject and a predicate, if there is one."""
        return next(iter(self.all(subject, predicate)), None)

    def text(self, subject: Term | None, predicate: str) -> str:
        """The same as text."""
        found = self.one(subject, predicate)
        return found.value if isinstance(found, NamedNode | Literal) else ""

    def texts(self, subject: Term | None, predicate: str) -> tuple[str, ...]:
        """The objects of a subject and a predicate as text, sorted."""
        found = self.all(subject, predicate)
        return tuple(sorted(f.value for f in found if isinstance(f, NamedNode | Literal)))

    def file(self, iri: str) -> Path:
        """The file beside the manifest that an IRI stands for."""
        return self.folder / iri.removeprefix(self.base)


def query_tests(suite: Path, folders: tuple[str, ...]) -> Iterator[QueryTest]:
    """The tests of queries in some folders."""
    for folder in folders:
        manifest = Manifest(suite / folder / "manifest.ttl", f"{BASE}{folder}/")
        for entry in manifest.entries():
            yield _query_test(manifest, entry, folder)


def _query_test(manifest: Manifest, entry: NamedNode, folder: str) -> QueryTest:
    action = manifest.one(entry, MF + "action")
    kind = manifest.text(entry, RDF + "type").removeprefix(MF)
    name = f"{folder}/{entry.value.rpartition('#')[2]}"
    if isinstance(action, NamedNode):
        return QueryTest(name, kind, manifest.file(action.value), manifest.base)
    result = manifest.text(entry, MF + "result")
    return QueryTest(
        name,
        kind,
        manifest.file(manifest.text(action, QT + "query")),
        manifest.base,
        manifest.texts(action, QT + "data"),
        manifest.texts(action, QT + "graphData"),
        manifest.file(result) if result else None,
    )


def http_tests(suite: Path, folder: str, file: str = "manifest.ttl") -> Iterator[HttpTest]:
    """The tests that are requests with their answers."""
    manifest = Manifest(suite / folder / file, f"{BASE}{folder}/")
    for entry in manifest.entries():
        connection = manifest.one(entry, MF + "action")
        requests = manifest.one(connection, HT + "requests")
        exchanges = [_exchange(manifest, r) for r in manifest.items(requests)] if requests else []
        graphs = {
            manifest.text(data, RDFS + "label"): manifest.file(manifest.text(data, UT + "graph"))
            for data in manifest.all(entry, UT + "graphData")
        }
        name = f"{folder}/{entry.value.rpartition('#')[2]}"
        yield HttpTest(name, tuple(exchanges), graphs)


def service_description_tests(suite: Path) -> list[str]:
    """The names of the tests of the service description."""
    manifest = Manifest(suite / "service-description/manifest.ttl", f"{BASE}service-description/")
    return [entry.value.rpartition("#")[2] for entry in manifest.entries()]


def _exchange(manifest: Manifest, request: Term) -> Exchange:
    body = manifest.one(request, HT + "body")
    answer = manifest.one(request, HT + "resp")
    headers = {
        manifest.text(header, HT + "fieldName"): manifest.text(header, HT + "fieldValue")
        for head in manifest.all(request, HT + "headers")
        for header in manifest.items(head)
    }
    encoding = manifest.text(body, CNT + "characterEncoding") or "UTF-8"
    boolean = manifest.text(answer, MF + "expectedBoolean")
    statuses = manifest.texts(answer, MF + "expectedStatus")
    return Exchange(
        manifest.text(request, HT + "methodName") or "GET",
        manifest.text(request, HT + "absolutePath"),
        headers,
        manifest.text(body, CNT + "chars").encode(encoding),
        tuple(status.removeprefix(HTS) for status in statuses),
        boolean == "true" if boolean else None,
        manifest.text(answer, MF + "expectedFormat"),
        manifest.text(manifest.one(answer, HT + "body"), CNT + "chars"),
    )


def graph_of(exchange: Exchange) -> str:
    """The graph that a request of the graph store protocol names; "" for the default one."""
    return parse_qs(urlsplit(exchange.path).query).get("graph", [""])[0]


def _n(iri: str) -> NamedNode:
    return NamedNode(iri)
