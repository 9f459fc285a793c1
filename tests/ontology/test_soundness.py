"""A sound graph has no fault, and every planted fault is found."""

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from ontology.labels import ONTOLOGY_FILE
from ontology.model import Claim, Relation, Status
from ontology.soundness import SHAPES_FILE, check
from ontology.triples import claim_triples, direct_triple
from ontology.triples.terms import PREF_LABEL, chinese, decimal, integer, node, prop, text
from ontology.vocab import RDF
from tests.ontology.sample import SENTENCE, sample

TYPE = ox.NamedNode(RDF + "type")
HELD = Claim(
    "claim-8", "chain-x", Relation.HAS_SEGMENT, "chain-y", Status.ACTUAL, SENTENCE, "sample"
)


def without(subject: str, predicate: ox.NamedNode) -> list[ox.Triple]:
    kept = [t for t in sample() if t.subject != node(subject) or t.predicate != predicate]
    assert len(kept) < len(sample())
    return kept


def with_more(*triples: ox.Triple) -> list[ox.Triple]:
    return [*sample(), *triples]


PLANTED = {
    "a planned claim drawn as a fact": (
        with_more(ox.Triple(node("firm-2"), prop("locatedIn"), node("park-1"))),
        ("firm-2", "fact-without-claim"),
    ),
    "a fact that no claim states": (
        with_more(ox.Triple(node("firm-2"), prop("leaderOf"), node("chain-x"))),
        ("firm-2", "fact-without-claim"),
    ),
    "an actual claim that made no fact": (
        without("firm-1", prop("leaderOf")),
        ("firm-1", "claim-without-fact"),
    ),
    "a rejected claim whose fact still stands": (
        with_more(ox.Triple(node("claim-1"), prop("review"), prop("Rejected"))),
        ("firm-1", "fact-without-claim"),
    ),
    "evidence without a document": (
        without("ev-000000000001-10-16", prop("source")),
        ("ev-000000000001-10-16", "source"),
    ),
    "evidence that ends before it starts": (
        with_more(ox.Triple(node("ev-000000000001-10-16"), prop("start"), integer(40))),
        ("ev-000000000001-10-16", "start"),
    ),
    "a circle of supply": (
        with_more(ox.Triple(node("seg-x-b"), prop("feeds"), node("seg-x-a"))),
        ("seg-x-a", "feeds-circle"),
    ),
    "a gap without evidence": (without("gap-1", prop("evidence")), ("gap-1", "evidence")),
    "markup in a name": (
        with_more(
            ox.Triple(node("firm-3"), TYPE, prop("Firm")),
            ox.Triple(node("firm-3"), PREF_LABEL, chinese("<b>丁</b>")),
        ),
        ("firm-3", "prefLabel"),
    ),
    "two names in one language": (
        with_more(ox.Triple(node("firm-1"), PREF_LABEL, chinese("甲重工集团"))),
        ("firm-1", "prefLabel"),
    ),
    "a confidence above one": (
        [
            *without("claim-1", prop("confidence")),
            ox.Triple(node("claim-1"), prop("confidence"), decimal(1.5)),
        ],
        ("claim-1", "confidence"),
    ),
    "a registration code of the wrong form": (
        with_more(ox.Triple(node("firm-1"), prop("uscc"), text("123"))),
        ("firm-1", "uscc"),
    ),
    "a confidence of a gap above one": (
        [
            *without("gap-1", prop("confidence")),
            ox.Triple(node("gap-1"), prop("confidence"), decimal(7)),
        ],
        ("gap-1", "confidence"),
    ),
    "a number without a unit": (without("observation-1", prop("unit")), ("observation-1", "unit")),
    "a quote shorter than its span": (
        [
            *without("ev-000000000001-10-16", prop("quote")),
            ox.Triple(node("ev-000000000001-10-16"), prop("quote"), text("甲重工")),
        ],
        ("ev-000000000001-10-16", "quote-length"),
    ),
    "a claim about something without a name": (
        without("firm-2", PREF_LABEL),
        ("firm-2", "prefLabel"),
    ),
    "a gap in a region nobody knows": (
        [
            *without("gap-1", prop("inRegion")),
            ox.Triple(node("gap-1"), prop("inRegion"), node("place-9")),
        ],
        ("place-9", "prefLabel"),
    ),
    "a park that leads a chain": (
        with_more(ox.Triple(node("park-1"), prop("leaderOf"), node("chain-x"))),
        ("park-1", "wrong-kind"),
    ),
    "a firm located in a chain": (
        with_more(ox.Triple(node("firm-1"), prop("locatedIn"), node("chain-x"))),
        ("chain-x", "wrong-kind"),
    ),
    "a recruitment target drawn as a fact": (
        with_more(ox.Triple(node("firm-2"), prop("targetFor"), node("chain-x"))),
        ("firm-2", "target-as-fact"),
    ),
    "an area within itself": (
        with_more(
            ox.Triple(node("place-1"), prop("within"), node("park-1")),
            ox.Triple(node("park-1"), prop("within"), node("place-1")),
        ),
        ("place-1", "within-circle"),
    ),
    "a claim with two statuses": (
        with_more(ox.Triple(node("claim-4"), prop("status"), prop("Planned"))),
        ("claim-4", "status"),
    ),
}


def test_the_sample_is_sound() -> None:
    assert check(sample()) == ()


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_found(planted: str) -> None:
    triples, expected = PLANTED[planted]
    assert expected in {(fault.subject, fault.rule) for fault in check(triples)}


def test_a_fault_is_a_sentence_in_both_languages() -> None:
    triples, _ = PLANTED["a gap without evidence"]
    assert [(f.zh, f.en) for f in check(triples)] == [("缺口没有证据", "A gap without evidence")]
    drawn, _ = PLANTED["a planned claim drawn as a fact"]
    assert [(f.zh, f.en) for f in check(drawn)] == [
        (
            "事实「丙电子 位于 乙产业园」没有已发布的现状断言支持",
            "the fact '丙电子 located in 乙产业园' is supported by no actual, published claim",
        )
    ]


def test_a_chain_may_hold_a_smaller_chain() -> None:
    smaller = [
        ox.Triple(node("chain-y"), TYPE, prop("ValueChain")),
        ox.Triple(node("chain-y"), PREF_LABEL, chinese("丙链")),
        *claim_triples(HELD),
        *filter(None, [direct_triple(HELD)]),
    ]
    assert check(with_more(*smaller)) == ()


@pytest.mark.parametrize("planted", ["a gap without evidence", "markup in a name", ""])
def test_a_second_validator_agrees(planted: str) -> None:
    triples = PLANTED[planted][0] if planted else sample()
    data = rdflib.Graph().parse(ONTOLOGY_FILE)
    data.parse(data=ox.serialize(set(triples), format=ox.RdfFormat.N_TRIPLES), format="nt")
    conforms, _, _ = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(SHAPES_FILE))
    assert conforms == (check(triples) == ())
