"""Exchanging the names of an annotated text leaves everything else as it was."""

import doctest
import re
from types import ModuleType
from typing import Any

import pytest

from bench import annotation, matching, quantities, scoring, spellings, swapping
from bench.annotation import annotations, own_passages
from bench.mutation import LINES, Mutated, mutate, report
from bench.swapping import swap_of, swapped

_WRITTEN = """# ow00 | 青岛市 | - | news | - | 标题
{L:青岛市}{K:瀚浦半导体产业园}里，{F:驭岚
电驱}与{F:驭岚}控股的{F:青岛沃克特机械有限公司}投产，{J:{F:驭岚}二期}签约，{O:青岛海洋研究院}揭牌。
{I:电机}缺{S:轴承}。
--
= 驭岚电驱 | 驭岚
L 驭岚电驱 > 瀚浦半导体产业园
D 驭岚电驱 > 驭岚二期
G 电机|轴承|missing|缺轴承
"""


def _unbroken(text: str) -> str:
    return re.sub(r"\s|</?p>", "", text)


def _written() -> dict[str, Any]:
    (only,) = annotations(_WRITTEN)
    return only


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_names_change_and_what_they_share_with_others_stays(seed: int) -> None:
    new = {e["type"]: e["name"] for e in swapped(_written(), seed)["entities"]}
    assert re.fullmatch(r"..半导体产业园", new["Park"])
    assert re.fullmatch(r"..海洋研究院", new["Institution"])
    assert re.fullmatch(r"..市", new["Place"])
    assert re.fullmatch(r"...机械有限公司|.{5}机械有限公司", new["Firm"])
    for old in ("瀚浦", "青岛", "驭岚", "沃克特"):
        assert old not in _unbroken(swapped(_written(), seed)["text"])


def test_a_short_name_stays_the_short_form_of_its_firm() -> None:
    firm = next(e for e in swapped(_written(), 1)["entities"] if e["aliases"])
    assert firm["name"] == firm["aliases"][0] + "电驱"


def test_a_project_follows_the_firm_in_its_name() -> None:
    new = swapped(_written(), 1)
    develops = next(r for r in new["relations"] if r["type"] == "develops")
    assert develops["object"] == develops["subject"].removesuffix("电驱") + "二期"


def test_the_same_seed_gives_the_same_exchange_and_another_seed_another() -> None:
    assert swapped(_written(), 1) == swapped(_written(), 1)
    assert swapped(_written(), 1)["text"] != swapped(_written(), 2)["text"]


def test_places_become_places_of_the_same_level() -> None:
    assert set(swap_of(_written(), 1).places) == {"青岛"}
    assert len(swap_of(_written(), 1).places["青岛"]) == 2


@pytest.mark.parametrize("passage", own_passages(), ids=lambda p: str(p["id"]))
def test_layout_quotes_and_names_hold_together_after_the_exchange(
    passage: dict[str, Any],
) -> None:
    new = swapped(passage, 1)
    assert len(new["text"]) == len(passage["text"])
    assert [len(line) for line in new["text"].splitlines()] == [
        len(line) for line in passage["text"].splitlines()
    ]
    for key in ("relations", "observations", "gaps"):
        assert all(item["quote"] in new["text"] for item in new[key])
    flat = _unbroken(new["text"])
    for entity in new["entities"]:
        assert all(_unbroken(n) in flat for n in (entity["name"], *entity["aliases"]))
    names = {entity["name"] for entity in new["entities"]}
    assert {r["subject"] for r in new["relations"]} <= names
    assert len(names) == len({entity["name"] for entity in passage["entities"]})


def test_every_firm_gets_another_name() -> None:
    kept = [
        (passage["id"], old["name"])
        for passage in own_passages()
        for old, new in zip(passage["entities"], swapped(passage, 1)["entities"], strict=True)
        if old["type"] == "Firm" and old["name"] == new["name"]
    ]
    assert kept == []


def test_a_reader_is_measured_with_given_and_with_other_names() -> None:
    passages = {p["id"]: p for p in own_passages()[:3]}
    found = mutate("own", passages, (1, 2))
    assert {one.line for one in found} <= set(LINES)
    assert all(len(one.after) == 2 for one in found)


def test_the_report_names_every_line_that_moves_too_far() -> None:
    text = report(
        [
            Mutated("own", "gap", 20, 0.5, (0.46, 0.50)),
            Mutated("own", "observation", 30, 0.5, (0.4, 0.42)),
        ]
    )
    assert "| own | gap | 20 | 0.500 | 0.480 | -0.020 | 0.460, 0.500 |" in text
    assert "1 of 2 lines stay within 0.05." in text
    assert "- own, observation: -0.090" in text


@pytest.mark.parametrize(
    "module", [annotation, matching, quantities, scoring, spellings, swapping], ids=str
)
def test_the_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
