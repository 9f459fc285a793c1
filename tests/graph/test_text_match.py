"""Names are searched inside SPARQL, through the guarded reader."""

import csv
import io
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from graph.store import EmbeddedStore, GuardedReader, Triple
from graph.text_match import expanded
from ontology.errors import BadQuery
from ontology.vocab import ONT, RDFS, iri

PREFIXES = f"PREFIX lt: <{ONT}> PREFIX rdfs: <{RDFS}>\n"
NAMES = {"firm-1": "乙市光电", "firm-2": "光电显示", "firm-3": "生物科技", "park-1": "光电园"}


def find(words: str, limit: int) -> list[str]:
    return [key for key, name in NAMES.items() if words in name][:limit]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GuardedReader]:
    folder = tmp_path_factory.mktemp("data")
    store = EmbeddedStore.open(folder / "store")
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for key, name in NAMES.items():
        thing = NamedNode(iri(key))
        store.apply(
            (),
            [
                Triple(thing, NamedNode(f"{RDFS}label"), Literal(name)),
                Triple(thing, kind, NamedNode(f"{ONT}{key[:4].title()}")),
                Triple(NamedNode(iri(f"claim-{key}")), NamedNode("urn:about"), thing),
            ],
        )
    store.backup(folder / "checkpoint")
    store.close()
    with GuardedReader(folder / "checkpoint") as opened:
        yield opened


def rows(reader: GuardedReader, query: str) -> list[list[str]]:
    answer = reader.query(
        PREFIXES + query, "text/csv", expand=lambda sparql: expanded(sparql, find)
    )
    table = list(csv.reader(io.StringIO(answer.body.decode(), newline="")))
    return [table[0], *sorted(table[1:])]


@pytest.mark.parametrize(
    "pattern",
    [
        '?x lt:textMatch "光电" . ?x a lt:Firm . ?x rdfs:label ?name',
        '?x a lt:Firm ; rdfs:label ?name . ?x lt:textMatch "光电"',
        '?x a lt:Firm ; lt:textMatch "光电" ; rdfs:label ?name .',
        "?x a lt:Firm ; rdfs:label ?name ; lt:textMatch '''光电'''@zh",
        f'?x a lt:Firm; <{ONT}textMatch> "\\u5149\\u7535"; rdfs:label ?name',
        '?x a lt:Firm ; rdfs:label ?name { ?x lt:textMatch "光电" }',
        '?x rdfs:label ?name FILTER EXISTS { ?x a lt:Firm ; lt:textMatch "光电" }',
        '?x rdfs:label ?name ; a lt:Firm # lt:textMatch "生物"\n MINUS { ?x lt:textMatch "生物" }',
        '(?x ?rank) lt:textMatch ("光电" 10) . ?x a lt:Firm ; rdfs:label ?name',
    ],
)
def test_firms_are_found_by_a_part_of_their_name(reader: GuardedReader, pattern: str) -> None:
    found = rows(reader, f"SELECT ?name {{ {pattern} }}")
    assert found == [["name"], ["乙市光电"], ["光电显示"]]


def test_what_a_match_finds_may_be_any_end_of_a_triple(reader: GuardedReader) -> None:
    found = rows(reader, 'SELECT ?c { ?c <urn:about> [ lt:textMatch "生物" ] }')
    assert found == [["c"], [iri("claim-firm-3")]]


def test_the_first_hits_come_with_their_rank(reader: GuardedReader) -> None:
    found = rows(reader, 'SELECT ?rank ?x { (?x ?rank) lt:textMatch ("光电" 2) }')
    assert found == [["rank", "x"], ["1", iri("firm-1")], ["2", iri("firm-2")]]


def test_a_star_shows_the_variables_of_the_query_alone(reader: GuardedReader) -> None:
    found = rows(reader, 'SELECT * { ?x lt:textMatch "生物" ; rdfs:label ?name }')
    assert found == [["x", "name"], [iri("firm-3"), "生物科技"]]


def test_nothing_found_gives_no_rows(reader: GuardedReader) -> None:
    assert rows(reader, 'SELECT ?x { ?x a lt:Firm ; lt:textMatch "没有" }') == [["x"]]


@pytest.mark.parametrize(
    "pattern",
    [
        "?x lt:textMatch ?words",
        '?x lt:textMatch ("光电" 0)',
        '?x lt:textMatch ("光电" 10001)',
        '?x lt:textMatch ("光电" "显示")',
        '?x lt:textMatch ("光电"',
        '?x lt:textMatch "光电", "显示"',
        '(1 ?x) lt:textMatch "光电"',
        '?x lt:textMatch "一" ; ' * 21,
    ],
)
def test_a_misused_match_is_explained(pattern: str) -> None:
    with pytest.raises(BadQuery, match="textMatch"):
        expanded(f"{PREFIXES}SELECT * {{ {pattern} }}", find)


def test_the_words_of_other_vocabularies_stay(reader: GuardedReader) -> None:
    query = 'PREFIX lt: <urn:other#> ASK { ?x lt:textMatch "光电" }'
    assert expanded(query, find) == query
    assert rows(reader, 'SELECT ("lt:textMatch" AS ?words) {}') == [["words"], ["lt:textMatch"]]


@given(st.text(alphabet="\"'\\<>#\n {}().,;?:axu光", max_size=80))
def test_any_text_is_expanded_or_refused(text: str) -> None:
    with suppress(BadQuery):
        expanded(f"{PREFIXES}ASK {{ ?x lt:textMatch {text} }}", find)
