"""The ready questions keep regions apart, pass over what was rejected, and take slots."""

import re
from functools import cache

import pyoxigraph as ox
import pytest

from ontology.soundness import check
from tests.ontology.test_queries import QUERIES, rows_of
from tests.ontology.two_regions import graph

TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in QUERIES}


@cache
def store() -> ox.Store:
    made = ox.Store()
    made.extend(ox.Quad(*triple) for triple in graph())
    return made


def rows(name: str, **slots: str) -> list[tuple[str, ...]]:
    text = TEXTS[name]
    for slot, value in {"产业链": "甲链", **slots}.items():
        text = filled(text, slot, value)
    return rows_of(store(), text)


def filled(text: str, slot: str, value: str) -> str:
    """The question with one slot filled: its line active, its word replaced."""
    pattern = rf"(?m)^( *# slot: {slot} .*\n +)(?:# )?(.*)$"
    return re.sub(
        pattern, lambda m: m[1] + re.sub(r'"[^"]*"(?=@zh)', f'"{value}"', m[2]), text, count=1
    )


EXPECTED: dict[str, list[tuple[str, ...]]] = {
    "01-leaders": [],
    "04-single": [("甲链", "原料", "甲钢")],
    "05-imported": [("甲链", "精料", "精料", "甲市规划")],
    "06-unmatched": [("甲链", "本地钢", "甲钢")],
    "07-downstream": [("甲链", "原料", "整机")],
    "08-targets": [("丁材", "甲链", "本地钢、精料")],
    "09-by-criticality": [("原料", "依赖进口", "3", "精料"), ("原料", "本地未对接", "3", "本地钢")],
    "10-parks": [("甲园", "甲链", "甲市", "2")],
    "11-residents": [("乙园", "甲机", "整机"), ("甲园", "甲钢", "原料")],
    "12-targets-by-year": [
        ("乙市", "甲链", "2030", "900", "甲链900亿元"),
        ("甲市", "甲链", "2028", "500", "甲链500亿元"),
        ("甲市", "甲链", "2028", "450", "甲链450亿元"),
    ],
    "13-distance": [
        ("甲市", "甲链", "2024", "2028", "150"),
        ("甲市", "甲链", "2024", "2028", "200"),
    ],
    "14-other-values": [
        ("甲钢", "产值", "2023", "20亿元", "报.txt", "2024", "25亿元", "区.txt"),
        ("甲链", "产值", "2028", "500亿元", "市.txt", "2028", "450亿元", "报.txt"),
    ],
    "15-unfinished": [("二期", "在建", "整机", "否"), ("一期", "签约", "", "否")],
    "18-uncertain": [],
    "19-coverage": [("甲链", "2", "2")],
    "22-targets-without-gap": [("甲链", "丁材")],
}


def test_the_two_regions_are_a_sound_graph() -> None:
    assert check(graph()) == ()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_question_gives_the_rows_of_the_two_regions(name: str) -> None:
    if name == "08-targets":  # the order of the concatenation is the engine's
        assert [(f, c, set(g.split("、"))) for f, c, g in rows(name)] == [
            ("丁材", "甲链", {"本地钢", "精料"})
        ]
    else:
        assert rows(name) == EXPECTED[name]


def test_a_rejected_claim_is_among_those_that_are_no_facts() -> None:
    assert ("丙机", "处于环节", "整机", "否决", "丙机和整机") in rows("17-not-facts")


def test_the_facts_about_a_firm_leave_out_what_was_rejected() -> None:
    assert {row[0] for row in rows("16-where-said")} == {"甲钢", "甲机"}
    assert {row[0] for row in rows("16-where-said", 企业="甲机")} == {"甲机"}


def test_a_region_slot_takes_a_region_with_all_it_holds() -> None:
    assert rows("03-no-record") == []
    assert rows("03-no-record", 地区="丙省") == [("整机", "2")]
    assert rows("03-no-record", 地区="戊省") == [("原料", "3")]
    assert rows("19-coverage", 地区="丙省") == [("甲链", "2", "1")]
    assert rows("04-single", 地区="戊省") == []


def test_a_park_slot_takes_one_park() -> None:
    assert rows("11-residents", 园区="甲园") == [("甲园", "甲钢", "原料")]


@pytest.mark.parametrize("name", [n for n, text in TEXTS.items() if "# slot:" in text])
def test_every_slot_names_itself_and_can_be_filled(name: str) -> None:
    slots = re.findall(r"# slot: (\S+) · \w+", TEXTS[name])
    assert len(slots) == TEXTS[name].count("# slot:")
    for slot in slots:
        text = filled(TEXTS[name], slot, "无此名")
        assert '"无此名"@zh' in text
        rows_of(store(), text)


@pytest.mark.parametrize("name", TEXTS)
def test_a_question_asks_nothing_of_claims_by_exists(name: str) -> None:
    # Measured over 50,000 facts: NOT EXISTS over claims did not end in 25 s, MINUS in one.
    assert "EXISTS" not in TEXTS[name]
