"""Lists whose lines name their own places, and what a home region's own text puts there."""

import pytest

from ontology.model import Relation
from reading.rules.innermost import innermost
from tests.reading.rule_page import claims, found, page_of


def _pairs(text: str, *rules: str, **names: str) -> set[tuple[str, str]]:
    page = page_of(text, home="云溟市", **names)
    return {(one[0], one[2]) for one in claims(page, *rules) if one[1] == Relation.LOCATED_IN.value}


def test_parks_listed_behind_their_city_lie_there_and_not_in_the_home_region() -> None:
    text = "云溟市公布名单。\n甲山市：星河产业园、明月产业园\n乙河市：蓝桥产业园"
    names = {"place": "云溟市 甲山市 乙河市", "park": "星河产业园 明月产业园 蓝桥产业园"}
    assert _pairs(text, "lies_in", "home_region", **names) == {
        ("星河产业园", "甲山市"),
        ("明月产业园", "甲山市"),
        ("蓝桥产业园", "乙河市"),
    }


def test_rows_torn_into_one_paragraph_keep_their_places() -> None:
    text = "云溟市开工。\n甲山县：蓝桥电堆项目，6亿元乙河县：白帆膜材项目，3亿元"
    names = {"place": "云溟市 甲山县 乙河县", "project": "蓝桥电堆项目 白帆膜材项目"}
    assert _pairs(text, "lies_in", **names) == {
        ("蓝桥电堆项目", "甲山县"),
        ("白帆膜材项目", "乙河县"),
    }


def test_what_a_line_says_of_its_place_stays_beside_the_park() -> None:
    page = page_of(
        "——甲山区：以星河产业园为载体，支持蓝桥科技做强。",
        place="甲山区",
        park="星河产业园",
        firm="蓝桥科技",
    )
    told = [*found(page, "lies_in"), *found(page, "settled_in_park")]
    assert set(innermost(page, told)) == set(told)


@pytest.mark.parametrize("title", ["云溟市2024年集中开工项目一览", "重点项目清单"])
def test_the_lines_below_a_list_of_projects_lie_in_the_region(title: str) -> None:
    text = f"# {title}\n1.蓝桥电堆项目\n2.白帆膜材项目\n云溟市发展改革局。"
    names = {"place": "云溟市", "project": "蓝桥电堆项目 白帆膜材项目"}
    assert _pairs(text, "home_region", **names) == {
        ("蓝桥电堆项目", "云溟市"),
        ("白帆膜材项目", "云溟市"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "云溟市集中签约，蓝桥科技拟投资60亿元建设电池项目。",
        "云溟市集中签约，蓝桥科技签订协议。",
        "云溟市正在引进蓝桥科技。",
    ],
)
def test_who_only_means_to_build_is_no_resident(text: str) -> None:
    assert _pairs(text, "home_region", place="云溟市", firm="蓝桥科技") == set()


def test_who_was_won_is_a_resident() -> None:
    text = "云溟市成功引进蓝桥科技等一批企业。"
    found_there = _pairs(text, "home_region", place="云溟市", firm="蓝桥科技")
    assert found_there == {("蓝桥科技", "云溟市")}


def test_the_places_before_a_park_do_not_keep_it_from_opening_a_sentence() -> None:
    text = "云溟市甲山区星河产业园占地千亩。蓝桥科技上月投产。"
    names = {"place": "云溟市 甲山区", "park": "星河产业园", "firm": "蓝桥科技"}
    assert _pairs(text, "settled_in_park", **names) == {("蓝桥科技", "星河产业园")}


def test_a_park_whose_shop_floor_sets_the_scene_does_not_hold_every_firm_of_the_page() -> None:
    text = "凌晨，甲山区星河产业园的车间里灯火通明。\n全市还有蓝桥科技。"
    names = {"place": "云溟市 甲山区", "park": "星河产业园", "firm": "蓝桥科技"}
    assert _pairs(text, "settled_in_park", **names) == set()
