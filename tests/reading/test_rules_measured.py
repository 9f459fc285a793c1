"""Numbers with subject, metric, year and mood, on passages of our own."""

import pytest

from ontology.model import Observation
from tests.reading.rule_page import found, observations, page_of

_HOME = {"home": "云帆新区", "place": "云帆新区"}


def test_a_plan_gives_each_industry_its_own_target() -> None:
    page = page_of(
        "到2030年，氢能产业实现产值300亿元，机器人产业产值突破150亿元。",
        chain="氢能 机器人",
        **_HOME,
    )
    assert observations(page) == {
        ("氢能", "output_value", "3E+2", "亿元", 2030, "Target"),
        ("机器人", "output_value", "1.5E+2", "亿元", 2030, "Target"),
    }


def test_the_investment_belongs_to_the_project_it_stands_before_and_the_count_does_not() -> None:
    page = page_of(
        "在氢能产业链，投资30亿元的蓝桥电堆项目等4个项目签约。",
        chain="氢能",
        project="蓝桥电堆项目",
        **_HOME,
    )
    assert ("蓝桥电堆项目", "investment", "3E+1", "亿元", None, "Actual") in observations(page)
    counts = {o[0] for o in observations(page) if o[1] == "project_count"}
    assert counts == {"氢能"}


def test_capacity_planned_is_no_capacity_in_place() -> None:
    page = page_of(
        "蓝桥项目计划年产260万台整机、滤芯1000万支以上。远山项目已投产，年产能3万吨。",
        project="蓝桥项目 远山项目",
        **_HOME,
    )
    assert {(o[0], o[1], o[3], o[5] == "Actual") for o in observations(page)} == {
        ("蓝桥项目", "capacity", "万台", False),
        ("蓝桥项目", "capacity", "万支", False),
        ("远山项目", "capacity", "万吨", True),
    }


def test_firms_that_exemplify_a_count_are_not_what_is_counted() -> None:
    page = page_of(
        "星河产业园集聚蓝桥科技、白石材料等企业44家。",
        park="星河产业园",
        firm="蓝桥科技 白石材料",
        **_HOME,
    )
    assert observations(page) == {("星河产业园", "firm_count", "44", "家", None, "Actual")}


def test_a_threshold_is_no_number_of_its_own() -> None:
    page = page_of("全区新签约5亿元以上项目131个，计划总投资3942.1亿元。", **_HOME)
    assert {(o[1], o[2]) for o in observations(page)} == {
        ("project_count", "131"),
        ("investment", "3942.1"),
    }


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("蓝桥科技在园区内的配套率不足45%。", "local_sourcing_rate"),
        ("蓝桥科技进口设备占比超过了70%。", "import_share"),
        ("蓝桥科技的高端机型七成购自日本。", "import_share"),
        ("蓝桥科技的国产装备采购比例为45%。", "local_sourcing_rate"),
        ("蓝桥科技六成产能用于出口。", "share"),
        ("蓝桥科技95%的配件能实现自我配套。", "local_sourcing_rate"),
        ("蓝桥科技引入9家以饮片炮制为主的企业。", "firm_count"),
        ("蓝桥科技年产值约3亿元/年。", "output_value"),
        ("蓝桥科技占有全国70%以上的市场。", "market_share"),
        ("蓝桥科技产值同比增长13.5%。", "growth_rate"),
        ("蓝桥科技研发费用占销售收入的3.8%。", "share"),
        ("蓝桥科技占地300亩。", "area"),
        ("蓝桥科技拥有高级技能人才200人。", "talent_count"),
    ],
)
def test_the_words_around_a_number_tell_its_metric(sentence: str, metric: str) -> None:
    page = page_of(sentence, firm="蓝桥科技", **_HOME)
    assert [(o[0], o[1]) for o in observations(page)] == [("蓝桥科技", metric)]


def test_another_regions_number_stays_with_that_region() -> None:
    page = page_of(
        "全区高新技术企业739家，与北川新区的3270家差距较大。",
        home="云帆区",
        place="云帆区 北川新区",
    )
    assert {(o[0], o[2]) for o in observations(page)} == {
        ("云帆区", "739"),
        ("北川新区", "3.27E+3"),
    }


def test_the_bound_and_the_words_as_stated_are_kept_with_the_sentence() -> None:
    page = page_of("蓝桥科技本地配套率不足45%。", firm="蓝桥科技", **_HOME)
    [seen] = [o for o in found(page, "measured") if isinstance(o, Observation)]
    assert (seen.quantity.bound.value, seen.quantity.stated_as) == ("lt", "45%")
    assert seen.evidence[0].quote == "蓝桥科技本地配套率不足45%"


def test_the_capacity_in_a_projects_name_is_read() -> None:
    page = page_of(
        "# 化工新材料\n重点项目：蓝桥2×45万吨/年聚丙烯项目等。",
        chain="化工新材料",
        project="蓝桥2×45万吨/年聚丙烯项目",
        **_HOME,
    )
    assert observations(page) == {
        ("蓝桥2×45万吨/年聚丙烯项目", "capacity", "9E+1", "万吨/年", None, "Planned")
    }


def test_headings_and_turns_of_phrase_give_no_numbers() -> None:
    page = page_of("# 产值超700亿元\n坚持三大方向，实施六个一工程。", **_HOME)
    assert observations(page) == set()
