"""Which facts are published and which wait for a person."""

from dataclasses import replace

from graph.knowledge import holds, is_fact
from graph.publishing import published
from graph.review import Waiting
from ontology.model import Claim, Document, Evidence, Reading, Relation, Review, Status
from ontology.triples import direct_triple
from reading.resolve import UMBRELLA
from reading.rules import trust
from reading.rules.trust import Support

DOCUMENT = Document("doc-000000000001", "a" * 64, "规划.txt", "甲重工是龙头")
CLAIM = Claim(
    "claim-1",
    "firm-1",
    Relation.LEADER_OF,
    "chain-1",
    Status.ACTUAL,
    (Evidence(DOCUMENT.id, 0, 6, "甲重工是龙头"),),
    "leaders",
)
STRONG = ("names:sure", "ways:several")


def weighed(claim: Claim) -> Claim:
    [found] = published(Reading(DOCUMENT, claims=(claim,))).claims
    return found


def test_the_confidence_of_a_fact_is_what_was_measured_of_its_like() -> None:
    found = weighed(replace(CLAIM, grounds=STRONG))
    assert found.confidence == trust.chance("leaders", Support.STRONG)
    assert (found.review is None) == (found.confidence >= trust.PUBLISHED)


def test_a_fact_of_a_rule_nobody_measured_waits() -> None:
    assert weighed(replace(CLAIM, rule="a_new_rule", grounds=STRONG)).review is Review.PENDING


def test_what_a_report_on_everything_says_of_leaders_waits_and_tells_why() -> None:
    found = weighed(replace(CLAIM, grounds=(*STRONG, "page:address")))
    assert found.review is Review.PENDING
    waiting = Waiting(found, trust.support(found.grounds), trust.Count())
    assert waiting.doubts == ("page:address",)


def test_a_word_for_several_chains_settles_none_of_them() -> None:
    assert weighed(replace(CLAIM, grounds=(*STRONG, UMBRELLA))).review is Review.PENDING


def test_what_waits_is_said_but_is_no_direct_triple() -> None:
    waiting = replace(CLAIM, review=Review.PENDING)
    assert holds(waiting)
    assert not is_fact(waiting)
    assert direct_triple(waiting) is None
    assert direct_triple(replace(CLAIM, review=Review.ACCEPTED)) is not None
