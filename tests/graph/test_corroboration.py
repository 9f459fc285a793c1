"""What several independent documents say is surer than what one says."""

from dataclasses import replace

from graph.corroboration import SEVERAL
from graph.decisions import Settled
from graph.together import together
from ontology.model import Claim, Reading, Relation, Review
from reading.rules import trust
from tests.graph.world import CHAIN, FIRM, claim, document, entity

MAKER, LAMPS = entity(FIRM, "甲光"), entity(CHAIN, "造灯产业链")
WEAK, STRONG = ("names:doubtful", "ways:one"), ("names:sure", "ways:several")


def says(sentence: str, rule: str, grounds: tuple[str, ...] = WEAK, chance: float = 0.4) -> Reading:
    """A document that makes one claim, published only if its chance reaches one half."""
    source = document(sentence + "。")
    made = claim(source, sentence, (MAKER, Relation.IN_CHAIN, LAMPS))
    review = Review.PENDING if chance < trust.PUBLISHED else None
    made = replace(made, rule=rule, grounds=grounds, confidence=chance, review=review)
    return Reading(source, (MAKER, LAMPS), (made,))


def heard(*readings: Reading, settled: Settled | None = None) -> list[Claim]:
    by_sha = {r.document.sha256: r for r in readings}
    said = together(by_sha, settled or Settled()).readings()
    return [said[r.document.sha256].claims[0] for r in readings]


def test_two_documents_publish_what_one_alone_leaves_to_review() -> None:
    one = says("甲光在造灯产业里", "chain_by_sentence")
    two = says("造灯企业甲光投产", "chain_by_heading", STRONG, 0.8)
    assert one.claims[0].review is Review.PENDING
    first, second = heard(one, two)
    assert first.review is None
    assert SEVERAL in first.grounds
    assert SEVERAL in second.grounds
    assert first.confidence == second.confidence == 0.88


def test_two_weak_words_of_one_rule_err_alike() -> None:
    readings = says("甲光造灯甲", "chain_by_sentence"), says("甲光也造乙灯", "chain_by_sentence")
    assert heard(*readings) == [r.claims[0] for r in readings]


def test_a_sentence_printed_again_is_no_second_word() -> None:
    one = says("甲光在造灯产业里", "chain_by_sentence")
    again = says("据悉，甲光在造灯产业里", "chain_by_heading")
    assert heard(one, again) == [one.claims[0], again.claims[0]]


def test_a_doubt_that_every_document_shares_is_not_lessened() -> None:
    doubt = (*WEAK, "home:assumed")
    readings = says("甲光造灯甲", "home_region", doubt), says("甲光卖乙灯", "lies_in", doubt)
    assert heard(*readings) == [r.claims[0] for r in readings]


def test_a_fact_somebody_rejected_lifts_no_other_and_stays_rejected() -> None:
    one = says("甲光在造灯产业里", "chain_by_sentence")
    two = says("造灯企业甲光投产", "chain_by_heading", STRONG, 0.8)
    settled = Settled(reviews={two.claims[0].id: Review.REJECTED})
    first, second = heard(one, two, settled=settled)
    assert first == one.claims[0]
    assert second.review is Review.REJECTED
