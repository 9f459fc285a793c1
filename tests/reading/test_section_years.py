"""The year and the mood of numbers by the section they stand in, on a report of our own."""

from dataclasses import replace
from datetime import date

import pytest

from ontology.model import Observation
from tests.reading.rule_page import found, page_of

_REPORT = """
# 一、“十四五”时期和2025年工作回顾
五年来，全市经营主体突破20万户。
刚刚过去的2025年，我们克难奋进。规上工业增加值增长8.2%。
全年完成工业投资1200亿元，2024年上半年利润增长3%。
# 二、2025年发展成就和“十五五”时期目标任务
“十五五”时期，我们要接续奋斗。新建智能工厂90家。
# 三、2026年主要工作
建成物流中心44个。已建成高新技术企业孵化器7家。
"""


def _numbers(month: int = 1) -> dict[str, tuple[int | None, str]]:
    page = page_of(_REPORT, home="云帆市", place="云帆市")
    document = replace(page.document, issued=date(2026, month, 27))
    facts = found(replace(page, document=document), "measured")
    return {
        str(seen.quantity.stated_as): (seen.year, seen.status.value)
        for seen in facts
        if isinstance(seen, Observation)
    }


def test_the_paragraph_that_takes_up_a_year_of_the_heading_tells_the_year() -> None:
    assert _numbers()["20万户"] == (None, "Actual")
    assert _numbers()["8.2%"] == (2025, "Actual")


def test_a_whole_year_is_the_one_a_section_tells_of_and_half_a_year_that_beside_it() -> None:
    assert _numbers()["1200亿元"] == (2025, "Actual")
    assert _numbers()["3%"] == (2024, "Actual")


def test_what_stands_under_a_year_that_has_only_begun_is_planned_but_for_what_is_done_already() -> (
    None
):
    assert _numbers()["44个"] == (2026, "Planned")
    assert _numbers()["7家"] == (2026, "Actual")


@pytest.mark.parametrize(("month", "status"), [(1, "Planned"), (11, "Actual")])
def test_a_year_that_is_nearly_over_is_not_ahead(month: int, status: str) -> None:
    assert _numbers(month)["44个"][1] == status


def test_a_section_about_what_was_and_what_shall_be_turns_with_its_paragraphs() -> None:
    assert _numbers()["90家"] == (None, "Planned")


def test_in_a_report_of_the_first_months_a_whole_year_is_the_one_gone() -> None:
    page = page_of("全年新增规上工业企业300家。", home="云帆市", place="云帆市")
    document = replace(page.document, issued=date(2026, 2, 3))
    facts = found(replace(page, document=document), "measured")
    assert [seen.year for seen in facts if isinstance(seen, Observation)] == [2025]
