"""The notation of our own test sets says what it should, and the sets keep their promises."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bench.agreement import AGAIN
from bench.annotation import (
    BLIND,
    GAPS,
    LONG,
    METRICS,
    OPEN,
    OWN,
    RELATIONS,
    TYPES,
    NotationError,
    annotations,
    as_json,
    marked,
    own_passages,
)
from reading.training import marks

_WRITTEN = """# ow00 | 甲市 | 2024-01-02 | news | 2,7 | 标题
{L:甲市}{I:电机}产业依托{F:丙川
电子}发展。{J:{F:丁屿}二期}签约，丁屿科技年产3万台。
缺少{S:轴承}、{S:磁钢}。
--
= 丁屿科技 | 丁屿
L 丙川电子 > 甲市
l 丁屿二期 > 甲市
P! 丙川电子 > 丁屿科技
> 缺少…磁钢
S 电机 > 轴承,磁钢
N 丁屿|capacity|3|万台|-|a|年产3万台
G 电机|轴承,磁钢|missing|缺少轴承、磁钢
"""


SETS = (OWN, BLIND, OPEN, LONG)


@pytest.fixture(scope="module", params=SETS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    written: Path = request.param
    return written


@pytest.fixture(scope="module", params=[*SETS, AGAIN], ids=lambda folder: folder.name)
def passages(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return own_passages(request.param)


@pytest.fixture(scope="module", params=[OWN, BLIND], ids=lambda folder: folder.name)
def unseen(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return own_passages(request.param)


def _written() -> dict[str, Any]:
    (only,) = annotations(_WRITTEN)
    return only


def _unbroken(text: str) -> str:
    return re.sub(r"\s|</?p>", "", text)


def test_marks_are_taken_out_of_the_text() -> None:
    assert marked("在{K:甲园}，{J:{F:乙}二期}") == (
        "在甲园，乙二期",
        [("K", 1, 3), ("F", 4, 5), ("J", 4, 7)],
    )


@pytest.mark.parametrize("faulty", ["{F:甲", "甲}"])
def test_marks_that_do_not_close_are_refused(faulty: str) -> None:
    with pytest.raises(NotationError):
        marked(faulty)


def test_entities_carry_their_fullest_name_without_line_breaks() -> None:
    entities = {e["name"]: (e["type"], e["aliases"]) for e in _written()["entities"]}
    assert entities == {
        "甲市": ("Place", []),
        "电机": ("Industry", ["电机产业"]),
        "丙川电子": ("Firm", []),
        "丁屿科技": ("Firm", ["丁屿"]),
        "丁屿二期": ("Project", []),
        "轴承": ("Stage", []),
        "磁钢": ("Stage", []),
    }


def test_relations_carry_status_and_the_words_that_state_them() -> None:
    relations = _written()["relations"]
    stated = [(r["type"], r["subject"], r["object"], r["status"]) for r in relations]
    assert stated == [
        ("located_in", "丙川电子", "甲市", "actual"),
        ("located_in", "丁屿二期", "甲市", "planned"),
        ("supplies", "丙川电子", "丁屿科技", "negated"),
        ("has_stage", "电机", "轴承", "actual"),
        ("has_stage", "电机", "磁钢", "actual"),
    ]
    assert relations[3]["quote"] == "缺少轴承、磁钢"


def test_observations_and_gaps_are_one_a_line_item() -> None:
    written = _written()
    assert written["observations"] == [
        {
            "subject": "丁屿科技",
            "metric": "capacity",
            "value": 3,
            "unit": "万台",
            "year": None,
            "kind": "actual",
            "quote": "年产3万台",
        }
    ]
    assert [(g["what"], g["kind"], g["region"]) for g in written["gaps"]] == [
        ("轴承", "missing", "甲市"),
        ("磁钢", "missing", "甲市"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "L 无名 > 甲市",
        "N 甲市|weight|3|吨|-|a|年产3万台",
        "G 电机|轴承|broken|缺少轴承",
        "G 电机|轴承|missing|没有的话",
    ],
)
def test_a_fact_the_passage_does_not_hold_is_refused(line: str) -> None:
    with pytest.raises(NotationError):
        list(annotations(f"{_WRITTEN}{line}\n"))


def test_the_own_split_is_large_enough() -> None:
    passages = own_passages()
    assert len(passages) >= 60
    assert sum(len(p["text"]) for p in passages) >= 18_000
    assert all(150 <= len(p["text"]) <= 520 for p in passages)


def test_the_blind_set_is_large_and_has_many_chains() -> None:
    passages = own_passages(BLIND)
    assert len(passages) >= 40
    assert sum(len(p["text"]) for p in passages) >= 25_000
    assert all(350 <= len(p["text"]) <= 1200 for p in passages)
    industries = {e["name"] for p in passages for e in p["entities"] if e["type"] == "Industry"}
    assert len(industries) >= 40
    assert sum(not p["gaps"] for p in passages) >= 12


def test_no_two_passages_share_an_id(passages: list[dict[str, Any]]) -> None:
    assert [i for i, n in Counter(p["id"] for p in passages).items() if n > 1] == []


def test_every_trap_is_set_at_least_twice(unseen: list[dict[str, Any]]) -> None:
    traps = Counter(trap for p in unseen for trap in p["traps"])
    assert [n for n in range(1, 16) if traps[n] < 2] == []


def test_passages_come_from_many_regions(unseen: list[dict[str, Any]]) -> None:
    assert len({p["region"] for p in unseen}) >= 50


def test_every_quote_is_in_its_text_word_for_word(passages: list[dict[str, Any]]) -> None:
    for passage in passages:
        for key in ("relations", "observations", "gaps"):
            for item in passage[key]:
                assert item["quote"] in passage["text"]
                assert 0 < len(item["quote"]) <= 80


def test_every_name_and_alias_is_in_its_text(passages: list[dict[str, Any]]) -> None:
    absent = [
        (passage["id"], name)
        for passage in passages
        for entity in passage["entities"]
        for name in (entity["name"], *entity["aliases"])
        if _unbroken(name) not in _unbroken(passage["text"])
    ]
    assert absent == []


def test_facts_speak_of_entities_of_the_passage_in_known_words(
    passages: list[dict[str, Any]],
) -> None:
    for passage in passages:
        names = {entity["name"] for entity in passage["entities"]}
        assert {entity["type"] for entity in passage["entities"]} <= set(TYPES.values())
        for relation in passage["relations"]:
            assert {relation["subject"], relation["object"]} <= names
            assert relation["type"] in RELATIONS.values()
            assert relation["status"] in {"actual", "planned", "negated"}
        assert {o["metric"] for o in passage["observations"]} <= METRICS
        assert {g["kind"] for g in passage["gaps"]} <= GAPS
        assert {g["chain"] for g in passage["gaps"]} <= names


def test_numbers_are_of_entities_of_the_passage(folder: Path) -> None:
    """The second annotation is kept as it was given: four of its numbers are of nothing it marks."""
    for passage in own_passages(folder):
        names = {entity["name"] for entity in passage["entities"]}
        assert {o["subject"] for o in passage["observations"]} <= names


def test_relations_join_the_types_they_are_meant_for(passages: list[dict[str, Any]]) -> None:
    wanted = {
        "located_in": ({"Firm", "Project", "Park", "Institution"}, {"Park", "Place"}),
        "in_chain": ({"Firm", "Project", "Park"}, {"Industry"}),
        "leader_of": ({"Firm"}, {"Industry"}),
        "target_for": ({"Firm", "Institution"}, {"Industry"}),
        "has_stage": ({"Industry"}, {"Stage", "Industry"}),
        "operates_in_stage": ({"Firm", "Project"}, {"Stage"}),
        "supplies": ({"Firm"}, {"Firm"}),
        "develops": ({"Firm"}, {"Project"}),
        "focuses_on": ({"Park", "Place"}, {"Industry"}),
    }
    for passage in passages:
        types = {entity["name"]: entity["type"] for entity in passage["entities"]}
        for relation in passage["relations"]:
            subjects, objects = wanted[relation["type"]]
            stated = (passage["id"], relation["type"], relation["subject"], relation["object"])
            assert types[relation["subject"]] in subjects, stated
            assert types[relation["object"]] in objects, stated


def test_no_fact_is_annotated_twice(passages: list[dict[str, Any]]) -> None:
    for passage in passages:
        keys = ("type", "subject", "object", "status")
        stated = Counter(tuple(r[k] for k in keys) for r in passage["relations"])
        assert [fact for fact, n in stated.items() if n > 1] == [], passage["id"]


def test_the_files_in_the_shape_of_annotations_are_what_was_written(folder: Path) -> None:
    passages = own_passages(folder)
    files = {f.stem: f.read_text(encoding="utf-8") for f in (folder / "gold").glob("*.json")}
    assert set(files) == {p["id"] for p in passages}
    stale = [p["id"] for p in passages if json.loads(files[p["id"]]) != json.loads(as_json(p))]
    assert stale == [], "run python -m bench.annotation"


_OF_ANY_PLACE = re.compile(
    "(?:高新区|经开区|开发区|新区|保税区)$|^(?:健康|光机电)产业园$|^(?:工业园区|研究院|示范园)$"
)
"""Public zones, and what any place may call its park."""


def _assert_untrained(passages: list[dict[str, Any]]) -> None:
    trained = "".join(passage.text for passage in marks.passages())
    names = {
        name
        for passage in passages
        for entity in passage["entities"]
        if entity["type"] in {"Firm", "Park", "Project", "Institution"}
        for name in (entity["name"], *entity["aliases"])
        if len(name) >= 3 and not _OF_ANY_PLACE.search(name)
    }
    shared = {name for name in names if name in trained}
    assert sorted(name for name in shared if len(name) >= 5) == []
    # Invented brands of three or four characters may meet by chance; more than that is a leak.
    assert len(shared) <= 0.01 * len(names), sorted(shared)


def test_the_split_shares_no_names_with_the_training_corpus(
    unseen: list[dict[str, Any]],
) -> None:
    _assert_untrained(unseen)


@pytest.mark.parametrize("file", ["d_plans", "d_news", "d_trade"])
def test_the_long_documents_share_no_names_with_the_training_corpus(file: str) -> None:
    written = (LONG / "passages" / f"{file}.txt").read_text(encoding="utf-8")
    _assert_untrained(list(annotations(written)))


def test_the_open_set_is_large_and_has_many_genres_and_regions() -> None:
    passages = own_passages(OPEN)
    assert len(passages) >= 120
    assert len({p["genre"] for p in passages}) >= 15
    assert len({p["region"] for p in passages}) >= 80


def test_the_open_set_but_for_its_new_files_is_the_training_corpus_word_for_word() -> None:
    trained = {passage.text.strip() for passage in marks.passages()}
    files = sorted((OPEN / "passages").glob("[ab]_*.txt"))
    taken = [p for f in files for p in annotations(f.read_text(encoding="utf-8"))]
    assert len(taken) >= 120
    assert [p["id"] for p in taken if p["text"].strip() not in trained] == []
