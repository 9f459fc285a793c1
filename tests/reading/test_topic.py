"""The chain a page is about where it calls nothing an industry."""

import hashlib

from ontology.identity import document_id
from ontology.model import Document, EntityType
from reading.read import page_of
from reading.topic import TABLE
from reading.topic_signs import LONGEST, NONE, topics
from reading.weights import weights

KITES = (
    "潍城风筝：调研手记\n潍城被称作“风筝之都”。全区风筝产值12亿元，风筝企业有300多家，"
    "潍城风筝远销海外。本地风筝链条上，竹条靠外地供应。做风筝的老板说，风筝市场还在扩大。\n"
)


def document(text: str) -> Document:
    """A text as a document."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(document_id(sha), sha, "passage.txt", text)


def test_what_a_place_is_known_for_and_has_firms_and_output_of_is_its_chain() -> None:
    page = page_of(document(KITES))
    assert [e.name for e in page.entities if e.type is EntityType.CHAIN] == ["风筝"]
    named = [m for m in page.mentions if m.type is EntityType.CHAIN]
    assert named
    assert all(KITES[m.start : m.end] == "风筝" for m in named)


def test_a_page_that_names_an_industry_is_asked_for_no_topic() -> None:
    page = page_of(document("无锡集成电路产业发展迅速。风筝之都的风筝企业不少，风筝产值不低。\n"))
    assert {e.name for e in page.entities if e.type is EntityType.CHAIN} == {"集成电路"}


def test_a_page_without_telling_words_has_no_topic() -> None:
    page = page_of(document("会议于周三下午召开，有关负责同志出席并讲话。\n"))
    assert not [e for e in page.entities if e.type is EntityType.CHAIN]


def test_words_that_all_reports_use_are_no_candidates() -> None:
    page = page_of(document("项目总投资5亿元，链主带动明显，总投资还要增加，链主企业很多。\n"))
    assert not {"总投资", "链主"} & set(topics(page))


def test_long_pages_are_asked_for_no_topic() -> None:
    assert topics(page_of(document("风筝企业很多。" * LONGEST))) == {}


def test_names_stay_sorted_and_do_not_overlap() -> None:
    page = page_of(document(KITES))
    assert list(page.mentions) == sorted(page.mentions)
    ends = [m.end for m in page.mentions]
    assert all(end <= m.start for end, m in zip(ends, page.mentions[1:], strict=False))


def test_the_candidate_for_none_has_a_weight() -> None:
    page = page_of(document(KITES))
    assert NONE in topics(page)
    assert weights(TABLE)["none"] > 0


def test_words_of_budgets_and_assemblies_are_no_topic() -> None:
    text = "澄江县总投资构成\n全县总投资12亿元，总投资企业有30多家，县政协企业家委员座谈总投资。\n"
    page = page_of(document(text))
    assert not [e for e in page.entities if e.type is EntityType.CHAIN]
