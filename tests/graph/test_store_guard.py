import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store.guard import DEEPEST, LONGEST, MOST_OPERATORS, inspect, is_lasting
from graph.store.tokens import tokens
from ontology.errors import BadQuery

ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    "PREFIX ex: <http://service.example/service#> SELECT ?service { ?service ex:service ?load }",
    'SELECT * { ?s ?p "SERVICE <http://x> {}" } # SERVICE LOAD',
    "SELECT * { ?s ?p '''it's \n SERVICE''' ; :load 'DELETE' }",
    'SELECT * { ?s ?p "服务 \\u0053ERVICE"@en-service }',
    "ASK { FILTER(1<2 && 3>2) }",
    "SELECT * { ?s ex:a.service ?o }",
    "SELECT * { <http://places.example/O'Hare_(town)> ?p ?o }",
]
REFUSED = [
    "SELECT * { SERVICE <http://x> { ?s ?p ?o } }",
    "SELECT * { service silent <http://x> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE?x{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <http://x> { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<http://x>{} }",
    "SELECT * { ?s ?p ?o.SERVICE<http://x>{} }",
    "SELECT * { # '\n SERVICE <http://x> {} # '\n }",
    'SELECT * { ?s ?p "\\"" . SERVICE <http://x> {} # " \n }',
    "SELECT * { FILTER(?a<ex:b)SERVICE?s#>\n{ } }",
    "SELECT * { FILTER(1<1)SERVICE?s#>\n{ } }",
    "SELECT * { FILTER EXISTS { { SELECT * { SERVICE <http://x> {} } } } }",
    "SELECT * { \\u0053ERVICE <http://x> {} }",
    "LOAD <http://x>",
    "PREFIX a: <b:> INSERT DATA { a:a a:b a:c }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "drop graph <a:b>",
    'SELECT * { VALUES ?x { """ " } SERVICE <http://x> {} }',
    'SELECT * { ?s ?p "left open }',
]
LONG_WINDED = ["a", "a.", "1a", "?", "@a-", ":%4", "<a", "<(", "#\n", '\\"', ' \\"""', "a.-"]


@pytest.mark.parametrize("query", ALLOWED)
def test_a_query_that_only_mentions_such_words_passes(query: str) -> None:
    inspect(query)


@pytest.mark.parametrize("query", REFUSED)
def test_a_query_that_leaves_the_store_or_changes_it_is_refused(query: str) -> None:
    with pytest.raises(BadQuery):
        inspect(query)


@pytest.mark.parametrize("mark", ["{", "(", "[", "<<"])
def test_deep_nesting_is_refused_with_the_limit(mark: str) -> None:
    inspect("SELECT * " + mark * DEEPEST)
    with pytest.raises(BadQuery, match=str(DEEPEST)):
        inspect("SELECT * " + mark * (DEEPEST + 1))


def test_length_and_operators_are_bounded() -> None:
    with pytest.raises(BadQuery, match="64 KB"):
        inspect("#" + "环" * (LONGEST // 3 + 1))
    with pytest.raises(BadQuery, match=str(MOST_OPERATORS)):
        inspect("ASK { FILTER(" + "||".join("1" * 999) + ") }")


@pytest.mark.parametrize("opened", ["", '"', '"""', "'''", "<", "?", ":"])
@pytest.mark.parametrize("part", LONG_WINDED)
def test_the_guard_is_quick_whatever_stands_there(part: str, opened: str) -> None:
    query = opened + part * ((LONGEST - 3) // len(part))
    started = time.process_time()
    with suppress(BadQuery):
        inspect(query)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize("part", LONG_WINDED)
def test_what_passed_the_guard_is_quickly_cut_into_tokens(part: str) -> None:
    query = part * ((LONGEST - 3) // len(part))
    with suppress(BadQuery):
        inspect(query)
        started = time.process_time()
        assert sum(1 for _ in tokens(query)) <= len(query)
        assert time.process_time() - started < 1


def test_a_query_with_another_answer_each_time_is_known() -> None:
    assert is_lasting("SELECT ?random { ?random ?p ?o }")
    assert not is_lasting("SELECT (rand() AS ?x) {}")


@given(st.text(alphabet="\"'\\<>#\n {}?:aSERVICEservice", max_size=200))
def test_the_guard_always_answers(query: str) -> None:
    with suppress(BadQuery):
        inspect(query)
