"""Whom a number is about, on passages of our own."""

import pytest

from tests.reading.rule_page import observations, page_of

_HOME = {"home": "云帆市", "place": "云帆市 北川市"}


def _about(text: str, **names: str) -> set[tuple[str, str, str]]:
    place = f"{_HOME['place']} {names.pop('place', '')}"
    page = page_of(text, home="云帆市", place=place, **names)
    return {(seen[0], seen[1], seen[2]) for seen in observations(page)}


def test_the_facts_of_a_project_follow_it_through_the_sentence() -> None:
    text = "蓝桥电堆项目近日开工。该项目由蓝桥科技投资建设，总投资8亿元，占地120亩，达产后年产值15亿元。"
    assert _about(text, project="蓝桥电堆项目", firm="蓝桥科技") == {
        ("蓝桥电堆项目", "investment", "8"),
        ("蓝桥电堆项目", "area", "1.2E+2"),
        ("蓝桥电堆项目", "output_value", "15"),
    }


def test_what_is_being_built_carries_its_facts_though_it_is_no_subject() -> None:
    text = "近期引进蓝桥电堆项目，总投资8亿元。"
    assert _about(text, project="蓝桥电堆项目") == {("蓝桥电堆项目", "investment", "8")}


def test_a_park_keeps_its_paragraph_and_its_label() -> None:
    text = "●星河产业园：规划面积32平方公里，入驻企业64家，年产值7亿元。"
    assert {seen[0] for seen in _about(text, park="星河产业园")} == {"星河产业园"}


def test_firms_of_a_region_do_not_belong_to_the_firm_named_before() -> None:
    text = "蓝桥科技成立于2019年，员工300人。目前全市集聚企业146家，实现产值213亿元。"
    assert _about(text, firm="蓝桥科技") == {
        ("蓝桥科技", "other", "3E+2"),
        ("云帆市", "firm_count", "146"),
        ("云帆市", "output_value", "213"),
    }


def test_a_semicolon_ends_what_a_park_has_to_tell() -> None:
    text = "星河产业园获评省级园区；全市43家企业入选名单，累计认定示范项目98个。"
    assert {seen[0] for seen in _about(text, park="星河产业园")} == {"云帆市"}


def test_a_name_right_before_its_own_count_is_what_is_counted() -> None:
    text = "全市拥有企业技术中心8个。"
    assert {seen[0] for seen in _about(text, institution="企业技术中心")} == {"云帆市"}


def test_an_industry_has_its_turnover_and_not_the_region_named_before_it() -> None:
    text = "全市氢能产业产值达到300亿元，同比增长12%。"
    assert _about(text, chain="氢能") == {
        ("氢能", "output_value", "3E+2"),
        ("氢能", "growth_rate", "12"),
    }


def test_values_told_together_go_to_their_names_in_order() -> None:
    text = "云帆、北川两市产量分别占全国的22%和15%。"
    page = page_of(text, home="云帆", place="云帆 北川")
    assert {(o[0], o[2]) for o in observations(page)} == {("云帆", "22"), ("北川", "15")}


def test_a_value_without_a_noun_measures_what_the_one_before_did() -> None:
    text = "五金产业产值，云帆市1086亿元，北川市640亿元。"
    assert _about(text) == {
        ("云帆市", "output_value", "1086"),
        ("北川市", "output_value", "6.4E+2"),
    }


def test_a_nation_has_its_own_numbers() -> None:
    assert _about("全国新增装机容量87吉瓦。") == set()


@pytest.mark.parametrize(
    "text",
    [
        "除蓝桥科技外，企业年均研发投入占比不足3%。",
        "与蓝桥科技相比，全市企业研发投入占比不足3%。",
        "对蓝桥科技入驻的楼宇，全市补贴比例占3%。",
    ],
)
def test_a_name_behind_a_preposition_is_not_the_subject(text: str) -> None:
    assert {seen[0] for seen in _about(text, firm="蓝桥科技")} <= {"云帆市"}


def test_a_firm_that_is_the_exception_keeps_its_own_number() -> None:
    text = "除蓝桥科技营业收入超过10亿元外，其余企业规模较小。"
    assert _about(text, firm="蓝桥科技") == {("蓝桥科技", "output_value", "1E+1")}


def test_the_title_of_a_rank_is_no_region() -> None:
    text = "共立项云帆市企业技术创新项目20个。"
    page = page_of(text, home="东港区", place="云帆市 东港区")
    assert {o[0] for o in observations(page)} <= {"东港区", "云帆市"}


def test_what_a_page_about_one_chain_counts_is_the_chains() -> None:
    text = "云帆市大力发展氢能。氢能产业短板明显，氢能装备少。企业平均规模小，本地配套率不足三成。"
    assert _about(text, chain="氢能") == {("氢能", "local_sourcing_rate", "3E+1")}


def test_what_is_said_of_all_the_region_stays_the_regions() -> None:
    text = "云帆市发展氢能，氢能产业起步。全市地区生产总值3000亿元，财政收入增长8%。"
    assert {seen[0] for seen in _about(text, chain="氢能")} == {"云帆市"}


def test_a_clause_that_opens_with_this_project_speaks_of_it_whoever_builds_it() -> None:
    text = "蓝桥电堆项目开工。该项目由蓝桥科技建设，总投资8亿元。"
    names = {"project": "蓝桥电堆项目", "firm": "由蓝桥科技"}
    assert _about(text, **names) == {("蓝桥电堆项目", "investment", "8")}


def test_the_park_is_meant_by_yuanqu_and_not_the_project_named_last() -> None:
    text = "星河产业园塔吊林立，明月电芯项目投产。截至10月底，园区入驻企业136家，实现营收73亿元。"
    assert _about(text, park="星河产业园", project="明月电芯项目") == {
        ("星河产业园", "firm_count", "136"),
        ("星河产业园", "output_value", "73"),
    }


def test_a_firm_has_its_own_subsidiaries() -> None:
    assert _about("蓝桥科技历史悠久，在全球拥有200多家子公司。", firm="蓝桥科技") == {
        ("蓝桥科技", "firm_count", "2E+2")
    }


def test_links_without_firms_are_no_count_of_firms() -> None:
    text = "外延片、芯片、封装三个环节均无企业布局。"
    assert _about(text, segment="外延片 芯片 封装") == set()


def test_a_manager_tells_the_numbers_of_the_firm() -> None:
    text = (
        "走进蓝桥科技的车间，云帆市的订单机声隆隆。“去年出口订单增长了四成。”公司副总经理林远说。"
    )
    assert _about(text, firm="蓝桥科技") == {("蓝桥科技", "growth_rate", "4E+1")}


def test_an_official_does_not_speak_for_the_firm_named_before() -> None:
    text = "蓝桥科技开工。“去年出口订单增长了四成。”市商务局局长林远说。"
    assert {seen[0] for seen in _about(text, firm="蓝桥科技")} <= {"云帆市"}


def test_a_page_about_one_park_tells_the_parks_numbers_in_later_paragraphs() -> None:
    text = "星河产业园建园十年。\n累计集聚企业64家，去年营收70亿元。"
    assert {seen[0] for seen in _about(text, park="星河产业园")} == {"星河产业园"}


def test_the_name_that_opens_a_numbered_line_has_the_sizes_told_behind_it() -> None:
    text = "2．蓝桥铝材产业园。蓝桥科技投资，选址星河镇，投资14亿元，占地120亩。"
    names = {"project": "蓝桥铝材产业园", "firm": "蓝桥科技"}
    assert _about(text, **names) == {
        ("蓝桥铝材产业园", "investment", "14"),
        ("蓝桥铝材产业园", "area", "1.2E+2"),
    }


def test_industries_told_after_a_total_have_the_same_metric() -> None:
    text = "总产值达到6500亿元，其中光子产业300亿元。"
    assert ("光子", "output_value", "3E+2") in _about(text, chain="光子")


def test_what_is_invested_to_build_a_project_is_the_projects() -> None:
    text = "蓝桥科技拟投资6亿元在云帆市建设白石电芯项目。"
    assert ("白石电芯项目", "investment", "6") in _about(
        text, firm="蓝桥科技", project="白石电芯项目"
    )


def test_a_rate_of_a_single_link_is_the_links_and_of_several_the_chains() -> None:
    text = "云帆市电机产业短板。驱动芯片本地配套率不足8%，轴承、编码器本地配套率为20%。"
    assert _about(text, chain="电机", segment="驱动芯片 轴承 编码器") == {
        ("驱动芯片", "local_sourcing_rate", "8"),
        ("电机", "local_sourcing_rate", "2E+1"),
    }


def test_links_listed_with_their_values_have_each_its_own() -> None:
    text = "触控模组、驱动芯片全国市场占有率分别达到30%和18%。"
    assert _about(text, segment="触控模组 驱动芯片") == {
        ("触控模组", "market_share", "3E+1"),
        ("驱动芯片", "market_share", "18"),
    }


def test_two_firms_summed_up_have_each_what_both_are_said_to_have() -> None:
    text = "蓝桥科技、白石股份两家企业库存均超过3000吨。"
    assert {seen[0] for seen in _about(text, firm="蓝桥科技 白石股份")} == {"蓝桥科技", "白石股份"}


def test_the_sum_of_an_event_is_not_that_of_a_project_named_like_all_of_them() -> None:
    text = "云帆市举行一季度重点项目集中签约，共签约项目19个，总投资73.6亿元。"
    assert {seen[0] for seen in _about(text, project="一季度重点项目")} == {"云帆市"}


def test_a_sum_behind_a_count_of_projects_is_of_all_of_them() -> None:
    text = "蓝桥科技的电堆项目开工。北川市共签约项目16个，协议总投资150亿元。全部建成后预计产值300亿元。"
    assert _about(text, project="电堆项目", firm="蓝桥科技") == {
        ("北川市", "project_count", "16"),
        ("北川市", "investment", "1.5E+2"),
        ("北川市", "output_value", "3E+2"),
    }


def test_firms_of_an_industry_in_a_whole_region_are_the_region_s() -> None:
    text = "氢能产业发展迅速。全市拥有氢能企业600家，从业人员12万人。"
    assert ("云帆市", "firm_count", "6E+2") in _about(text, chain="氢能")


def test_makers_of_links_counted_in_a_row_are_those_of_each_link() -> None:
    text = "从环节看，整机5户、零部件29户。"
    assert _about(text, chain="低空经济", segment="整机 零部件") == {
        ("整机", "firm_count", "5"),
        ("零部件", "firm_count", "29"),
    }


def test_the_firm_is_the_one_its_paragraph_speaks_of() -> None:
    text = "蓝桥种业是本地老厂，2020年被北川农垦集团控股。如今公司加工能力5万吨。"
    assert _about(text, firm="蓝桥种业 北川农垦集团") == {("蓝桥种业", "capacity", "5")}


def test_the_park_is_the_one_its_paragraph_speaks_of() -> None:
    text = "星河产业园毗邻云海产业园。园区入驻企业64家。"
    assert _about(text, park="星河产业园 云海产业园") == {("星河产业园", "firm_count", "64")}


def test_what_the_whole_industry_makes_is_the_industry_s_even_in_a_region() -> None:
    text = "按照《云帆市氢能产业集群建设方案》，到2028年，全市产业规模突破450亿元。"
    assert _about(text, chain="氢能") == {("氢能", "output_value", "4.5E+2")}


def test_a_bracket_that_opens_with_a_number_tells_of_the_name_before_it() -> None:
    text = "全市中医药（产值14亿元）、航空航天（25亿元）产业链较弱。"
    found = _about(text, chain="中医药 航空航天")
    assert {(seen[0], seen[2]) for seen in found} == {("中医药", "14"), ("航空航天", "25")}


def test_the_sum_of_a_project_whose_name_is_not_found_is_nobody_s() -> None:
    text = "总投资8亿元的蓝桥电堆项目、总投资15亿元的望江科创大厦项目开工。"
    assert _about(text, project="蓝桥电堆项目") == {("蓝桥电堆项目", "investment", "8")}


def test_a_clause_that_only_goes_on_tells_of_whom_the_one_before_told() -> None:
    text = "云帆市氢能产业加快发展。电解槽产能达到55万台，占全国的33%，居全国第二位。"
    found = _about(text, chain="氢能", segment="电解槽")
    assert {seen[0] for seen in found} == {"电解槽"}
    assert {seen[2] for seen in found} >= {"55", "33"}


def test_makers_of_a_link_are_counted_for_the_link() -> None:
    text = "中游：电解槽企业221家，双极板企业9家。"
    assert {(seen[0], seen[2]) for seen in _about(text, chain="氢能", segment="电解槽 双极板")} == {
        ("电解槽", "221"),
        ("双极板", "9"),
    }
