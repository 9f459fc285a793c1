import time

import pytest

from graph.knowledge import Knowledge, knowledge_of
from graph.search import Match, Search
from ontology.model import Entity, Relation
from tests.graph.world import CHAIN, FIRM, PARK, entity, one_line_reading

LIGHT = entity(FIRM, "乙市光电股份有限公司", "乙光")
LIGHT_PARK = entity(PARK, "乙市光电产业园")
CHIPS = entity(CHAIN, "集成电路", "集成电路产业链")
CHONGQING = entity(FIRM, "重庆银行")
SEARCH = Search(
    knowledge_of(
        [
            one_line_reading(LIGHT, Relation.IN_CHAIN, CHIPS),
            one_line_reading(LIGHT, Relation.LOCATED_IN, LIGHT_PARK),
            one_line_reading(CHONGQING, Relation.IN_CHAIN, CHIPS),
        ]
    )
)


@pytest.mark.parametrize(
    ("text", "first", "match"),
    [
        ("乙市光电股份有限公司", LIGHT, Match.EXACT),
        ("乙市光电", LIGHT, Match.EXACT),
        ("乙光", LIGHT, Match.EXACT),
        ("集成电路产业", CHIPS, Match.EXACT),
        ("乙市光", LIGHT, Match.PREFIX),
        ("光电产业", LIGHT_PARK, Match.PART),
        ("jichengdianlu", CHIPS, Match.PINYIN),
        ("JCDL", CHIPS, Match.INITIALS),
        ("ji cheng dian", CHIPS, Match.PINYIN_PREFIX),
        ("jcd", CHIPS, Match.INITIALS_PREFIX),
        ("chongqingyinhang", CHONGQING, Match.PINYIN),
        ("dianlu", CHIPS, Match.PINYIN_PART),
    ],
)
def test_a_thing_is_found_by(text: str, first: Entity, match: Match) -> None:
    hit = SEARCH.find(text)[0]
    assert (hit.entity.id, hit.match) == (first.id, match)


def test_better_matches_come_first_and_each_thing_once() -> None:
    hits = SEARCH.find("乙市光电")
    assert [hit.entity.id for hit in hits] == [LIGHT.id, LIGHT_PARK.id]


def test_types_and_limit_narrow_the_search() -> None:
    assert [hit.entity.id for hit in SEARCH.find("光电", (PARK,))] == [LIGHT_PARK.id]
    assert len(SEARCH.find("光电", limit=1)) == 1
    assert SEARCH.find("。") == ()
    assert SEARCH.find("没有这家") == ()


def test_ten_thousand_names_are_searched_in_a_moment() -> None:
    firms = (entity(FIRM, f"第{n}号光电公司") for n in range(10_000))
    search = Search(Knowledge(entities={firm.id: firm for firm in firms}))
    search.find("gd")
    started = time.perf_counter()
    assert len(search.find("光电")) == 20
    assert len(search.find("guangdian")) == 20
    assert time.perf_counter() - started < 1.0
