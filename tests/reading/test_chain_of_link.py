"""Links and the page's chain, weighed by all signs of a page together."""

import hashlib

from ontology.identity import document_id
from ontology.model import Claim, Document, EntityType, Relation
from reading.read import page_of as read_page
from reading.read import read
from reading.rules import by_rules, facts, main_chain
from reading.rules.chain_of_link import LEAST, TABLE, likelihood
from reading.rules.context import context
from reading.rules.link_pairs import pairs
from reading.weights import weights
from tests.reading.rule_page import page_of

ONE_CHAIN = (
    "云州市光伏产业链发展情况\n云州市光伏产业已形成多晶硅、硅片、电池片、组件的完整链条。"
    "光伏企业有60家。光伏产业产值突破300亿元。\n光伏玻璃、银浆等环节较为薄弱，光伏产业链仍需补强。\n"
)


def _document(text: str) -> Document:
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(document_id(sha), sha, "passage.txt", text)


def _links(found: tuple[Claim, ...]) -> set[tuple[str, str]]:
    return {(c.subject, c.object) for c in found if c.predicate is Relation.HAS_SEGMENT}


def test_links_named_beside_their_chain_belong_to_it() -> None:
    reading = read(_document(ONE_CHAIN))
    names = {e.id: e.name for e in reading.entities}
    told = {(names[chain], names[link]) for chain, link in _links(reading.claims)}
    assert {("光伏", "多晶硅"), ("光伏", "硅片")} <= told


def test_the_chain_that_a_whole_page_names_again_and_again_is_the_likeliest() -> None:
    page = read_page(_document(ONE_CHAIN + "物流、金融等也有发展。\n"))
    likely = main_chain.likely_chains(page)
    names = {e.id: e.name for e in page.entities if e.type is EntityType.CHAIN}
    assert names[max(likely, key=lambda id_: likely[id_])] == "光伏"


def test_a_page_that_names_no_chain_is_likely_about_none() -> None:
    page = page_of("甲公司投产。", firm="甲公司")
    assert main_chain.likely_chains(page) == {}
    assert main_chain.candidates(page) == {}


def test_chances_of_all_chains_and_none_sum_to_one_at_most() -> None:
    page = read_page(_document(ONE_CHAIN))
    assert 0 < sum(main_chain.likely_chains(page).values()) <= 1


def test_every_link_kept_is_likely_enough_and_told_once() -> None:
    page = read_page(_document(ONE_CHAIN))
    told, kept = by_rules(page)
    claims = [fact for fact in told if isinstance(fact, Claim)]
    sure = [fact for fact in kept if isinstance(fact, Claim)]
    likely = {
        (p.chain, p.link)
        for p in pairs(context(page), claims, sure)
        if p.may_be and likelihood(p) >= LEAST
    }
    found = [c for c in facts(page) if isinstance(c, Claim)]
    assert _links(tuple(found)) == likely
    assert len({c.id for c in found}) == len(found)


def test_every_claim_about_a_link_quotes_the_text() -> None:
    document = _document(ONE_CHAIN)
    for claim in read(document).claims:
        assert claim.evidence
        assert all(document.text[e.start : e.end] == e.quote for e in claim.evidence)


def test_pairs_come_in_the_order_of_their_ids_and_show_signs() -> None:
    page = page_of("光伏产业有硅片、组件。", chain="光伏", segment="硅片 组件")
    found = pairs(context(page), [], [])
    assert [(p.chain, p.link) for p in found] == sorted((p.chain, p.link) for p in found)
    assert all("sentence:before" in shown for p in found for shown in p.shown)


def test_what_rules_keep_speaks_for_a_pair() -> None:
    assert weights(TABLE)["kept"] > 0 > weights(TABLE)["pair"]
