"""Our ready questions give the same rows through the guarded reader as in rdflib."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, serialize
from rdflib.plugins.sparql.results.jsonresults import JSONResult

import ontology
from graph.store import EmbeddedStore, GuardedReader, Triple
from ontology.labels import ontology_triples
from ontology.triples.chains import name_triples
from tests.ontology.sample import REFERENCE, sample

OTHERWISE = {
    "07-downstream": "rdflib makes a row of a group without members",
    "15-unfinished": "rdflib makes a row of a group without members",
    "27-landed": "rdflib does not end within minutes",
    "31-contradicting-values": "rdflib does not end within minutes",
}
QUERIES = [
    path
    for path in sorted((Path(ontology.__path__[0]) / "queries").glob("*.rq"))
    if path.stem not in OTHERWISE
]


@pytest.fixture(scope="module")
def triples() -> list[Triple]:
    return sorted({*sample(), *ontology_triples(), *name_triples(REFERENCE)}, key=str)


@pytest.fixture(scope="module")
def ours(
    triples: list[Triple], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GuardedReader]:
    folder = tmp_path_factory.mktemp("questions")
    store = EmbeddedStore.open(folder / "store")
    store.apply((), triples)
    store.backup(folder / "checkpoint")
    store.close()
    with GuardedReader(folder / "checkpoint") as reader:
        yield reader


@pytest.fixture(scope="module")
def theirs(triples: list[Triple]) -> rdflib.Graph:
    data = serialize(triples, format=RdfFormat.TURTLE)
    return rdflib.Graph().parse(data=data or b"", format="turtle")


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_rdflib_gives_the_same_rows(ours: GuardedReader, theirs: rdflib.Graph, path: Path) -> None:
    query = path.read_text(encoding="utf-8")
    for given in ("新能源汽车", "集成电路"):
        query = query.replace(f'"{given}"@zh', '"甲链"@zh')
    found = JSONResult(json.loads(ours.query(query).body))
    assert rows(found) == rows(theirs.query(query))


def rows(result: rdflib.query.Result) -> Counter[str]:
    """The rows as text, numbers by their value."""
    return Counter(
        json.dumps({str(k): value(v) for k, v in row.items()}, sort_keys=True, ensure_ascii=False)
        for row in result.bindings
    )


def value(term: object) -> str:
    if isinstance(term, rdflib.Literal) and isinstance(term.value, int | float):
        return repr(float(term.value))
    return str(term.n3()) if isinstance(term, rdflib.Literal | rdflib.URIRef) else "_"
