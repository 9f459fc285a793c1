"""Firms that a region wants to recruit, by headings of targets and words of going after them."""

import pytest

from tests.reading.rule_page import claims, page_of

_FIRMS = "远山显示 蓝桥光电 白石材料"


@pytest.mark.parametrize(
    "text",
    [
        "# 三、目标企业\n远山显示，愿设研发分部。",
        "# 四、招商指引\n面板类：远山显示。",
        "（一）锁定目标。驱动芯片：远山显示。",
        "主动对接远山显示，三年引进企业60家。",
        "招商局透露的重点目标名单中，有远山显示。",
        "市里列了清单，要请的有：远山显示。",
        "远山显示等三家品牌被列入重点对接名单。",
    ],
)
def test_firms_under_a_heading_of_targets_or_gone_after_are_targets(text: str) -> None:
    page = page_of(f"新型显示产业起步。\n{text}", chain="新型显示", firm=_FIRMS)
    assert claims(page, "targets") == {("远山显示", "targetFor", "新型显示", "Target")}


def test_a_list_goes_on_behind_an_aside() -> None:
    page = page_of(
        "新型显示产业起步。\n主动对接远山显示（面板）、蓝桥光电（驱动芯片）。",
        chain="新型显示",
        firm=_FIRMS,
        segment="面板 驱动芯片",
    )
    wanted = {firm for firm, *_ in claims(page, "targets")}
    assert wanted == {"远山显示", "蓝桥光电"}


@pytest.mark.parametrize(
    "text",
    [
        "# 三、目标企业\n远山显示已落户新区。",
        "# 三、招商指引\n由蓝桥光电带动上游配套。",
        "远山显示列入上市后备名单。",
    ],
)
def test_who_has_come_or_only_helps_is_no_target(text: str) -> None:
    page = page_of(f"新型显示产业起步。\n{text}", chain="新型显示", firm=_FIRMS)
    assert claims(page, "targets") == set()


def test_a_target_is_for_the_chain_that_the_page_is_likeliest_about() -> None:
    page = page_of(
        "镁产业产能居全国第一，镁产业产值大。\n汽车、航空都用得上。\n要“主动对接”远山显示、白石材料。",
        chain="镁 汽车 航空",
        firm=_FIRMS,
    )
    assert {chain for _, _, chain, _ in claims(page, "targets")} == {"镁"}
