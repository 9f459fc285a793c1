from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph.store import DumpFormat, EmbeddedStore, Triple
from ontology.errors import BadQuery, DataDirectory, StoreLocked


def triple(subject: str, value: str) -> Triple:
    return Triple(NamedNode(f"urn:{subject}"), NamedNode("urn:p"), Literal(value))


def test_what_is_added_is_found_and_what_is_removed_is_not() -> None:
    store = EmbeddedStore.memory()
    store.apply((), [triple("a", "一"), triple("b", "二")])
    store.apply([triple("a", "一")], [triple("c", '三\n"')])
    assert set(store.triples()) == {triple("b", "二"), triple("c", '三\n"')}
    rows = store.query("SELECT ?o ?s { ?s ?p ?o } ORDER BY ?s")
    assert rows.variables == ("o", "s")
    assert rows.rows == (("二", "urn:b"), ('三\n"', "urn:c"))
    assert store.query("ASK { ?s ?p '二' }").truth is True
    assert store.query("CONSTRUCT WHERE { <urn:b> ?p ?o }").triples == (triple("b", "二"),)


def test_a_triple_both_removed_and_added_stays() -> None:
    store = EmbeddedStore.memory()
    store.apply((), [triple("a", "一")])
    store.apply([triple("a", "一")], [triple("a", "一")])
    assert len(store) == 1


def test_notes_change_with_the_triples_and_are_no_part_of_the_graph() -> None:
    store = EmbeddedStore.memory()
    store.apply((), [triple("a", "一")], {"x": "1", "y": "2"})
    store.apply((), [], {"x": "3", "y": None})
    assert store.notes() == {"x": "3"}
    assert len(store) == 1
    assert b"urn:liantu" not in store.dump()
    assert store.query("SELECT * { ?s ?p ?o }").rows == (("一", "urn:p", "urn:a"),)


def test_an_invalid_query_is_refused_with_its_fault() -> None:
    with pytest.raises(BadQuery, match="查询写法有误"):
        EmbeddedStore.memory().query("SELECT")


@given(st.permutations([triple(s, v) for s in "abc" for v in ("一", "二", "\U0001f517 '")]))
def test_the_dump_is_the_same_in_whatever_order_triples_came(triples: list[Triple]) -> None:
    store = EmbeddedStore.memory()
    store.apply((), triples[:4])
    store.apply((), triples[4:])
    other = EmbeddedStore.memory()
    other.apply((), sorted(triples, key=str))
    for form in DumpFormat:
        assert store.dump(form) == other.dump(form)
    assert {q.triple for q in parse(store.dump(), format=RdfFormat.TRIG)} == set(triples)


def test_a_store_on_disk_keeps_what_it_was_given(tmp_path: Path) -> None:
    store = EmbeddedStore.open(tmp_path / "store")
    store.apply((), [triple("a", "一")], {"k": "v"})
    store.close()
    again = EmbeddedStore.open(tmp_path / "store")
    assert list(again.triples()) == [triple("a", "一")]
    assert again.notes() == {"k": "v"}
    again.close()


def test_a_store_in_use_is_refused_with_a_plain_sentence(tmp_path: Path) -> None:
    store = EmbeddedStore.open(tmp_path / "store")
    with pytest.raises(StoreLocked, match="正被另一个 liantu 进程使用"):
        EmbeddedStore.open(tmp_path / "store")
    store.close()
    with pytest.raises(DataDirectory, match="已经关闭"):
        store.notes()


def test_a_damaged_store_is_refused_with_the_way_out(tmp_path: Path) -> None:
    EmbeddedStore.open(tmp_path / "store").close()
    (tmp_path / "store" / "CURRENT").write_bytes(b"nonsense")
    with pytest.raises(DataDirectory, match="liantu build"):
        EmbeddedStore.open(tmp_path / "store")
