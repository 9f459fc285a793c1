"""The graph as Turtle 1.2: claims annotate what they speak of, and nothing is lost on the way."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.store import DumpFormat, EmbeddedStore, Triple
from graph.store.checkpoint import Checkpoint, RdfForm
from ontology.labels import ontology_triples
from ontology.triples.terms import node, prop
from ontology.vocab import ID, RDF
from tests.ontology.sample import sample
from tests.ontology.two_regions import graph

ENDS = tuple(ox.NamedNode(RDF + end) for end in ("subject", "predicate", "object"))
REIFIES = ox.NamedNode(RDF + "reifies")
LISTED = {t for t in ontology_triples() if "_:" not in str(t)}
GRAPHS = {"sample": {*sample(), *LISTED}, "two regions": set(graph())}


def store_of(triples: set[Triple]) -> EmbeddedStore:
    store = EmbeddedStore.memory()
    store.apply((), triples)
    return store


def back(data: bytes) -> set[Triple]:
    """The triples of a file with every reifier as a claim of the kind we store."""
    found: set[Triple] = set()
    for quad in ox.parse(data, format=ox.RdfFormat.TURTLE):
        if quad.predicate == REIFIES and isinstance(quad.object, ox.Triple):
            ends = zip(ENDS, quad.object, strict=True)
            found |= {ox.Triple(quad.subject, end, value) for end, value in ends}
        else:
            found.add(quad.triple)
    return found


@pytest.mark.parametrize("name", GRAPHS)
def test_what_is_written_is_read_back_triple_for_triple(name: str) -> None:
    triples = GRAPHS[name]
    assert back(store_of(triples).dump(DumpFormat.RDF12)) == triples


def test_the_same_graph_is_the_same_file() -> None:
    triples = sorted(GRAPHS["two regions"], key=str)
    dumps = {store_of(set(order)).dump(DumpFormat.RDF12) for order in (triples, reversed(triples))}
    assert len(dumps) == 1


def test_a_checkpoint_writes_the_same_triples(tmp_path: Path) -> None:
    store = EmbeddedStore.open(tmp_path / "store")
    store.apply((), GRAPHS["sample"])
    store.backup(tmp_path / "checkpoint")
    store.close()
    with (tmp_path / "out.ttl").open("wb") as out:
        Checkpoint(tmp_path / "checkpoint").write(out, RdfForm.RDF12)
    assert back((tmp_path / "out.ttl").read_bytes()) == GRAPHS["sample"]


def test_a_fact_is_annotated_and_a_plan_only_spoken_of() -> None:
    text = store_of(GRAPHS["sample"]).dump(DumpFormat.RDF12).decode()
    facts = re.findall(r"(?m)^(\S+ lt:leaderOf \S+) ~ (id:claim-\S+) \{\|(.*)\|\} \.$", text)
    assert facts
    assert all("lt:status lt:Actual" in said and "lt:evidence id:ev-" in said for *_, said in facts)
    aims = re.findall(r"(?m)^<< (\S+ lt:targetFor \S+) ~ (id:claim-\S+) >> (.*) \.$", text)
    assert aims
    assert all("lt:status lt:Target" in said for *_, said in aims)
    assert {
        line for line in text.splitlines() if " lt:targetFor " in line and "<<" not in line
    } <= {line for line in text.splitlines() if line.startswith("lt:targetFor")}


def test_names_that_turtle_cannot_shorten_stay_whole() -> None:
    odd = {
        Triple(ox.NamedNode(f"{ID}a.b"), prop("rule"), ox.Literal('1"\n\\')),
        Triple(node("x"), prop("value"), ox.Literal("1.50", datatype=ox.NamedNode("urn:t"))),
        Triple(node("中文"), prop("fileName"), ox.Literal("甲", language="zh")),
    }
    assert back(store_of(odd).dump(DumpFormat.RDF12)) == odd
