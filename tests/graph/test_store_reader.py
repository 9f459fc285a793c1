import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode

from graph.store import Dataset, EmbeddedStore, GuardedReader, Most, Triple, guard
from ontology.errors import BadQuery, DataDirectory, QueryTimeout
from ontology.vocab import BASE

COUNT_FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("data"), 1000)


@pytest.fixture(scope="module")
def reader(checkpoint: Path) -> Iterator[GuardedReader]:
    with GuardedReader(checkpoint, most=Most(rows=50)) as opened:
        yield opened


def made(folder: Path, size: int) -> Path:
    store = EmbeddedStore.open(folder / "store")
    value = NamedNode("urn:value")
    triples = (Triple(NamedNode(f"urn:{n}"), value, Literal(f"值{n}\t")) for n in range(size))
    store.apply((), triples)
    store.backup(folder / "checkpoint")
    store.close()
    return folder / "checkpoint"


def test_rows_come_in_the_media_type_asked_for(reader: GuardedReader) -> None:
    query = "SELECT ?v ?none { <urn:7> ?p ?v }"
    table = json.loads(reader.query(query).body)
    assert table["head"]["vars"] == ["v", "none"]
    assert table["results"]["bindings"] == [{"v": {"type": "literal", "value": "值7\t"}}]
    assert reader.query(query, "text/csv").body == "v,none\r\n值7\t,\r\n".encode()
    assert (
        reader.query(query, "text/tab-separated-values").body == '?v\t?none\n"值7\\t"\t\n'.encode()
    )
    wanted = "text/html;q=0.3, application/sparql-results+xml;q=0.9, text/csv;q=0.5"
    found = reader.query(query, wanted)
    assert found.media_type == "application/sparql-results+xml"
    assert "".join(ElementTree.fromstring(found.body).itertext()) == "值7\t"


def test_a_truth_and_a_graph_are_written_too(reader: GuardedReader) -> None:
    assert json.loads(reader.query("ASK { <urn:7> ?p ?v }").body)["boolean"] is True
    graph = reader.query("CONSTRUCT WHERE { <urn:7> ?p ?v }", "application/n-triples")
    assert graph.body.decode() == '<urn:7> <urn:value> "值7\\t" .\n'


def test_more_rows_than_allowed_are_cut_and_the_cut_is_told(reader: GuardedReader) -> None:
    cut = reader.query("SELECT * { ?s ?p ?o }")
    assert cut.truncated
    assert len(json.loads(cut.body)["results"]["bindings"]) == 50
    assert not reader.query("SELECT * { ?s ?p ?o } LIMIT 50").truncated
    assert reader.query("CONSTRUCT WHERE { ?s ?p ?o }").truncated


def test_a_query_past_its_deadline_is_stopped_and_the_next_one_answered(
    reader: GuardedReader,
) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeout, match="超过 0\\.5 秒"):
        reader.query(COUNT_FOREVER, timeout=0.5)
    assert time.monotonic() - started < 3
    assert json.loads(reader.query("ASK {}").body)["boolean"] is True


def test_a_query_that_crashes_the_engine_crashes_only_its_worker(
    reader: GuardedReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "inspect", lambda _query: None)
    with pytest.raises(BadQuery, match="过于繁重"):
        reader.query("SELECT * " + "{" * 20_000 + "}" * 20_000)
    assert json.loads(reader.query("ASK {}").body)["boolean"] is True


def test_no_query_reaches_the_network_even_past_the_guard(
    reader: GuardedReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "inspect", lambda _query: None)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        with pytest.raises(BadQuery):
            reader.query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}")
        with pytest.raises(TimeoutError):
            listener.accept()


def test_an_invalid_query_names_its_fault(reader: GuardedReader) -> None:
    with pytest.raises(BadQuery, match="查询写法有误"):
        reader.query("SELECT * { ?s ?p }")


def test_another_checkpoint_is_read_from_the_next_query_on(
    checkpoint: Path, tmp_path: Path
) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    with GuardedReader(checkpoint) as reader:
        assert reader.query(count, "text/csv").body == b"n\r\n1000\r\n"
        reader.move_to(made(tmp_path, 3))
        assert reader.query(count, "text/csv").body == b"n\r\n3\r\n"
        reader.move_to(tmp_path / "nowhere")
        with pytest.raises(DataDirectory, match="打不开"):
            reader.query(count)


def test_the_columns_of_select_star_come_in_the_order_of_the_query(reader: GuardedReader) -> None:
    found = reader.query("SELECT * { ?z ?a ?m FILTER(?z = <urn:7>) }", "text/csv")
    assert found.body == "z,a,m\r\nurn:7,urn:value,值7\t\r\n".encode()


def test_a_query_is_asked_of_the_graphs_given_instead_of_its_own(reader: GuardedReader) -> None:
    everywhere = "ASK FROM <urn:none> { <urn:7> ?p ?v }"
    nowhere = Dataset(default=("urn:empty",))
    assert json.loads(reader.query(everywhere).body)["boolean"] is False
    assert json.loads(reader.query("ASK { <urn:7> ?p ?v }", dataset=nowhere).body) == {
        "head": {},
        "boolean": False,
    }
    with pytest.raises(BadQuery):
        reader.query("ASK {}", dataset=Dataset(default=("not an iri",)))


def test_relative_names_are_names_of_ours(reader: GuardedReader) -> None:
    found = reader.query("SELECT (<id/firm-1> AS ?x) {}", "text/csv")
    assert found.body == f"x\r\n{BASE}id/firm-1\r\n".encode()


def test_a_query_is_expanded_after_it_passed_the_guard(reader: GuardedReader) -> None:
    found = reader.query("ASK {}", expand=lambda query: f"{query} # {'long' * 40_000}")
    assert json.loads(found.body)["boolean"] is True
