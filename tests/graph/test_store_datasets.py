"""Which graphs a query sees: FROM narrows, and the notes are no graph for anybody."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from graph.store import Dataset, EmbeddedStore, GuardedReader, Means, Triple

NOTES = "urn:liantu:notes"
EVERYWHERE = "{ { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
INSIDE = "{ GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture(scope="module", params=[Means(), Means(memory=0)], ids=["memory", "disk"])
def reader(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GuardedReader]:
    folder = tmp_path_factory.mktemp("graphs")
    store = EmbeddedStore.open(folder / "store")
    subject, value = ox.NamedNode("urn:s"), ox.NamedNode("urn:p")
    store.apply((), [Triple(subject, value, ox.Literal("plain"))], {"secret": "note"})
    store.close()
    engine = ox.Store(folder / "store")
    for name in ("g", "h"):
        engine.add(ox.Quad(subject, value, ox.Literal(name), ox.NamedNode(f"urn:{name}")))
    engine.flush()
    engine.backup(folder / "checkpoint")
    del engine
    with GuardedReader(folder / "checkpoint", request.param) as opened:
        yield opened


def seen(reader: GuardedReader, query: str, dataset: Dataset | None = None) -> list[str]:
    answer = reader.query(query, "text/csv", dataset=dataset)
    return sorted(answer.body.decode().split()[1:])


@pytest.mark.parametrize(
    ("clauses", "pattern", "expected"),
    [
        ("", "{ ?s ?p ?o }", ["plain"]),
        ("", INSIDE, ["g", "h"]),
        ("FROM <urn:g>", EVERYWHERE, ["g"]),
        ("FROM <urn:g>", INSIDE, []),
        ("FROM <urn:g> FROM <urn:h>", EVERYWHERE, ["g", "h"]),
        ("FROM NAMED <urn:g>", EVERYWHERE, ["g"]),
        ("FROM NAMED <urn:g>", "{ ?s ?p ?o }", []),
        ("FROM <urn:g> FROM NAMED <urn:h>", "{ ?s ?p ?o }", ["g"]),
        ("from<urn:g>from named<urn:h>", INSIDE, ["h"]),
        ("FROM <urn:none>", EVERYWHERE, []),
    ],
)
def test_a_query_sees_the_graphs_that_it_names(
    reader: GuardedReader, clauses: str, pattern: str, expected: list[str]
) -> None:
    assert seen(reader, f"SELECT ?o {clauses} {pattern}") == expected


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?o FROM <{NOTES}> {EVERYWHERE}",
        f"SELECT ?o FROM NAMED <{NOTES}> {EVERYWHERE}",
        f"SELECT ?o {{ GRAPH <{NOTES}> {{ ?s ?p ?o }} }}",
        f"PREFIX n: <urn:liantu:> SELECT ?o FROM n:notes {EVERYWHERE}",
        f"PREFIX n: <{NOTES}> SELECT ?o FROM NAMED n: FROM n: {EVERYWHERE}",
        f"BASE <{NOTES}#x> SELECT ?o FROM <> {EVERYWHERE}",
        f"BASE <{NOTES}> SELECT ?o FROM NAMED <> {EVERYWHERE}",
        f"SELECT ?o#\nFROM#\nNAMED#\n<{NOTES}> FROM <{NOTES}> {EVERYWHERE}",
    ],
)
def test_no_query_sees_the_notes(reader: GuardedReader, query: str) -> None:
    assert "note" not in seen(reader, query)


@pytest.mark.parametrize(
    "dataset", [Dataset((NOTES,)), Dataset((), (NOTES,)), Dataset((NOTES, "urn:g"), (NOTES,))]
)
def test_no_request_sees_the_notes(reader: GuardedReader, dataset: Dataset) -> None:
    found = seen(reader, f"SELECT ?o {EVERYWHERE}", dataset)
    assert found == (["g"] if "urn:g" in dataset.default else [])
