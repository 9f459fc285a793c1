"""Where things lie and which chain they belong to, on passages of our own."""

import pytest

from tests.reading.rule_page import claims, page_of


def test_who_is_said_to_lie_in_a_park_lies_there() -> None:
    page = page_of(
        "位于云帆新区的星河产业园揭牌。蓝桥科技落户星河产业园。",
        place="云帆新区",
        park="星河产业园",
        firm="蓝桥科技",
    )
    assert claims(page, "lies_in") == {
        ("星河产业园", "locatedIn", "云帆新区", "Actual"),
        ("蓝桥科技", "locatedIn", "星河产业园", "Actual"),
    }


def test_a_park_holds_what_it_has_gathered_but_not_what_it_wants_to_recruit() -> None:
    page = page_of(
        "星河产业园集聚蓝桥科技、白石材料等企业20余家。星河产业园着力引进远山半导体等龙头企业。",
        park="星河产业园",
        firm="蓝桥科技 白石材料 远山半导体",
    )
    assert claims(page, "settled_in_park") == {
        ("蓝桥科技", "locatedIn", "星河产业园", "Actual"),
        ("白石材料", "locatedIn", "星河产业园", "Actual"),
    }


def test_a_paragraph_stays_with_its_park_until_another_is_named() -> None:
    page = page_of(
        "在星河产业园，蓝桥项目建成投产；白石项目签约。青松科技园，远山项目开工建设。",
        park="星河产业园 青松科技园",
        project="蓝桥项目 白石项目 远山项目",
    )
    assert claims(page, "settled_in_park") == {
        ("蓝桥项目", "locatedIn", "星河产业园", "Actual"),
        ("白石项目", "locatedIn", "星河产业园", "Planned"),
        ("远山项目", "locatedIn", "青松科技园", "Actual"),
    }


def test_projects_of_a_box_are_planned_and_leaders_are_resident_in_the_home_region() -> None:
    page = page_of(
        "# 新型储能“十五五”发展路径及重点项目\n"
        "发展路径：依托蓝桥科技、白石材料等，推动新型储能向高安全发展。\n"
        "重点项目：蓝桥科技电芯扩产项目、白石隔膜项目等。\n"
        "拟招商名录：远山能源、东岭电气等。",
        home="云帆新区",
        place="云帆新区",
        chain="新型储能",
        firm="蓝桥科技 白石材料|白石 远山能源 东岭电气",
        project="蓝桥科技电芯扩产项目 白石隔膜项目",
    )
    assert claims(page, "home_region") == {
        ("蓝桥科技", "locatedIn", "云帆新区", "Actual"),
        ("白石材料", "locatedIn", "云帆新区", "Actual"),
        ("蓝桥科技电芯扩产项目", "locatedIn", "云帆新区", "Planned"),
        ("白石隔膜项目", "locatedIn", "云帆新区", "Planned"),
    }
    assert claims(page, "chain_by_heading", "chain_by_sentence") >= {
        ("蓝桥科技", "inChain", "新型储能", "Actual"),
        ("蓝桥科技电芯扩产项目", "inChain", "新型储能", "Planned"),
    }
    assert claims(page, "targets") == {
        ("远山能源", "targetFor", "新型储能", "Target"),
        ("东岭电气", "targetFor", "新型储能", "Target"),
    }
    assert ("白石材料", "inChain", "新型储能", "Planned") in claims(page, "chain_by_developer")


def test_a_firm_named_for_comparison_is_no_resident() -> None:
    page = page_of(
        "# 智能家电\n与北川电器相比，差距仍在拉大。",
        home="云帆新区",
        place="云帆新区",
        chain="智能家电",
        firm="北川电器",
    )
    assert claims(page, "home_region", "chain_by_heading") == set()


def test_parks_abroad_are_not_counted_as_the_regions_own() -> None:
    page = page_of(
        "该机由海东通航向印尼椰林工业园交付。云帆新区拥有星河产业园。",
        home="云帆新区",
        place="云帆新区",
        park="印尼椰林工业园 星河产业园",
        firm="海东通航",
    )
    assert claims(page, "home_region") == {("星河产业园", "locatedIn", "云帆新区", "Actual")}


def test_a_park_named_after_another_town_is_not_the_home_countys() -> None:
    page = page_of(
        "云帆县拥有星河产业园。智慧城市产业园开园。\n梦乡市北麓化工园区实现产值40亿元。",
        home="云帆县",
        place="云帆县",
        park="梦乡市北麓化工园区 星河产业园 智慧城市产业园",
    )
    assert claims(page, "home_region") == {
        ("星河产业园", "locatedIn", "云帆县", "Actual"),
        ("智慧城市产业园", "locatedIn", "云帆县", "Actual"),
    }


def test_a_firm_still_talked_with_is_no_resident() -> None:
    page = page_of(
        "云帆新区的电控系统依靠外地供应商，远山能源还在洽谈之中。蓝桥科技产销两旺。",
        home="云帆新区",
        place="云帆新区",
        firm="远山能源 蓝桥科技",
    )
    assert claims(page, "home_region") == {("蓝桥科技", "locatedIn", "云帆新区", "Actual")}


def test_a_place_in_front_of_a_project_says_where_it_lies() -> None:
    page = page_of(
        "总投资6亿元的松岭县风帆海洋乐园、柳河县云顶酒店项目均已投入运营。",
        place="松岭县 柳河县",
        project="风帆海洋乐园 柳河县云顶酒店项目",
    )
    assert claims(page, "place_in_front") == {
        ("风帆海洋乐园", "locatedIn", "松岭县", "Actual"),
        ("柳河县云顶酒店项目", "locatedIn", "柳河县", "Actual"),
    }


def test_a_sentence_a_park_or_a_paragraph_gives_the_chain() -> None:
    page = page_of(
        "在氢能产业链，蓝桥科技已经投产。白石材料随后入驻。\n"
        "云帆机器人产业园集聚远山智能等企业。\n"
        "东岭电气等集成电路企业正在扩产。",
        chain="氢能 机器人 集成电路",
        park="云帆机器人产业园",
        firm="蓝桥科技 白石材料 远山智能 东岭电气",
    )
    assert claims(page, "chain_by_sentence") == {
        ("蓝桥科技", "inChain", "氢能", "Actual"),
        ("东岭电气", "inChain", "集成电路", "Actual"),
    }
    assert claims(page, "chain_by_paragraph") == {("白石材料", "inChain", "氢能", "Actual")}
    assert claims(page, "chain_by_park") == {("远山智能", "inChain", "机器人", "Actual")}


def test_semicolons_keep_one_chain_from_reaching_the_next_firm() -> None:
    page = page_of(
        "# 高端装备\n依托蓝桥重工，推动工程机械产业升级；依托白石精机，推动数控机床提质。",
        chain="高端装备 工程机械 数控机床",
        firm="蓝桥重工 白石精机",
    )
    assert claims(page, "chain_by_sentence") == {
        ("蓝桥重工", "inChain", "工程机械", "Actual"),
        ("白石精机", "inChain", "数控机床", "Actual"),
    }


def test_a_document_about_one_chain_places_its_firms() -> None:
    page = page_of(
        "# 光伏产业加快发展\n蓝桥科技、白石材料在境外上市。",
        chain="光伏",
        firm="蓝桥科技 白石材料",
    )
    assert claims(page, "chain_by_heading") | claims(page, "chain_by_title") == {
        ("蓝桥科技", "inChain", "光伏", "Actual"),
        ("白石材料", "inChain", "光伏", "Actual"),
    }


def test_a_project_named_after_a_chain_belongs_to_it() -> None:
    page = page_of(
        "蓝桥机器人研发基地项目已开工。",
        chain="机器人",
        firm="蓝桥",
        project="蓝桥机器人研发基地项目",
    )
    assert claims(page, "chain_in_project_name") == {
        ("蓝桥机器人研发基地项目", "inChain", "机器人", "Actual")
    }


def test_a_title_awarded_to_a_region_is_no_park_in_it() -> None:
    page = page_of(
        "云帆新区荣获省级氢能示范基地。云帆新区拥有星河产业园。",
        home="云帆新区",
        place="云帆新区",
        park="省级氢能示范基地 星河产业园",
        chain="氢能",
    )
    assert claims(page, "home_region", "focus_by_name") == {
        ("星河产业园", "locatedIn", "云帆新区", "Actual")
    }


def test_the_province_in_front_of_a_name_says_nothing_of_where_in_the_region_it_lies() -> None:
    page = page_of(
        "江苏机器人产业园开园。苏州氢能项目开工。",
        home="苏州云帆新区",
        place="苏州云帆新区 江苏 苏州",
        park="机器人产业园",
        project="氢能项目",
    )
    assert claims(page, "place_in_front") == set()


def test_a_firm_named_after_a_city_elsewhere_is_not_put_into_the_home_region() -> None:
    page = page_of(
        "无锡市动力电池产业链走访清单。排在前面的是南通蓝桥材料、江苏白石铝业和青松科技。",
        home="无锡市",
        place="无锡市",
        firm="南通蓝桥材料 江苏白石铝业 青松科技",
    )
    assert claims(page, "home_region") == {
        ("江苏白石铝业", "locatedIn", "无锡市", "Actual"),
        ("青松科技", "locatedIn", "无锡市", "Actual"),
    }


def test_a_park_behind_or_named_after_another_region_is_not_the_home_regions() -> None:
    page = page_of(
        "我市园区产值增长。杭州光学小镇、温州的家居产业园各有绝活，成都云谷人才多。星河产业园最大。",
        home="南昌市",
        place="南昌市 温州",
        park="杭州光学小镇 家居产业园 成都云谷 星河产业园",
    )
    assert claims(page, "home_region") == {("星河产业园", "locatedIn", "南昌市", "Actual")}


def test_who_is_the_best_of_a_list_or_takes_the_lead_leads_the_chain() -> None:
    page = page_of(
        "# 轴承产业\n蓝桥科技、白石材料是其中的佼佼者。远山仪表任链主。\n"
        "龙头方面，东岭重工年产值超5亿元。云青精工、青松锻造等“四梁八柱”支撑有力。",
        chain="轴承",
        firm="蓝桥科技 白石材料 远山仪表 东岭重工 云青精工 青松锻造",
    )
    assert {firm for firm, _, _, _ in claims(page, "leaders")} == {
        "蓝桥科技",
        "白石材料",
        "远山仪表",
        "东岭重工",
        "云青精工",
        "青松锻造",
    }


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("积极申建白石高新区。", "Planned"),
        ("以创建白石高新区为牵引，带动全市发展。", "Planned"),
        ("推动白石高新区设立。", "Planned"),
        ("加快白石高新区创建。", "Planned"),
        ("成功创建白石高新区。", "Actual"),
        ("支持白石高新区创建国家级园区。", "Actual"),
        ("全市打造了白石高新区。", "Actual"),
        ("加快白石高新区建设。", "Actual"),
    ],
)
def test_a_park_that_is_still_asked_for_is_planned(text: str, status: str) -> None:
    page = page_of(text, home="磐州市", place="磐州市", park="白石高新区")
    assert ("白石高新区", "locatedIn", "磐州市", status) in claims(page, "home_region")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("蓝桥项目，投资5亿元，6月签约。", "Planned"),
        ("蓝桥项目，投资5亿元，前期。", "Planned"),
        ("蓝桥项目，投资5亿元，计划明年开工。", "Planned"),
        ("蓝桥项目由白石材料投资，占地90亩，6月开工，明年建成。", "Actual"),
        ("蓝桥项目正进行设备安装。", "Actual"),
        ("蓝桥项目投资5亿元，尚未动工。", "Planned"),
        ("白石材料准备上蓝桥项目，投资5亿元，已开工。", "Planned"),
    ],
)
def test_the_clauses_behind_a_project_tell_how_far_it_is(line: str, status: str) -> None:
    page = page_of(f"# 星河产业园\n{line}", park="星河产业园", project="蓝桥项目", firm="白石材料")
    told = {(c[0], c[3]) for c in claims(page, "settled_in_park")}
    assert ("蓝桥项目", status) in told


def test_a_project_that_is_taken_up_again_lies_where_it_is_said_to_and_has_its_builder() -> None:
    page = page_of(
        "昨天，白石焊材项目开工。项目位于云帆产业园，由大型企业——蓝桥集团投资新建。",
        park="云帆产业园",
        project="白石焊材项目",
        firm="蓝桥集团",
    )
    found = claims(page, "lies_in", "developers")
    assert ("白石焊材项目", "locatedIn", "云帆产业园", "Actual") in found
    assert ("蓝桥集团", "develops", "白石焊材项目", "Actual") in found


def test_of_several_projects_none_is_taken_up_again() -> None:
    page = page_of(
        "白石焊材项目、青岭泵阀项目开工。项目位于云帆产业园。",
        park="云帆产业园",
        project="白石焊材项目 青岭泵阀项目",
    )
    assert claims(page, "lies_in") == set()


def test_projects_that_are_pushed_on_in_a_text_of_a_city_lie_there() -> None:
    page = page_of(
        "全市有序推进白石焊材项目二期、青岭泵阀等重大项目建设。",
        home="磐州市",
        place="磐州市",
        project="白石焊材项目二期 青岭泵阀",
    )
    assert {s for s, *_ in claims(page, "home_region")} == {"白石焊材项目二期", "青岭泵阀"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("云帆产业园推进白石焊材项目尽快落地。", "Planned"),
        ("白石焊材项目签约暨开工仪式在云帆产业园举行。", "Actual"),
    ],
)
def test_a_project_that_shall_land_soon_is_planned_and_one_signed_and_begun_is_not(
    text: str, status: str
) -> None:
    page = page_of(text, home="云帆产业园", park="云帆产业园", project="白石焊材项目")
    found = claims(page, "home_region", "settled_in_park")
    assert {told for *_, told in found} == {status}


def test_the_customers_whose_partner_somebody_is_do_not_lie_in_the_region() -> None:
    page = page_of(
        "全县9家企业均是蓝桥汽车、白石重卡等知名企业的合作伙伴。",
        home="磐州县",
        place="磐州县",
        firm="蓝桥汽车 白石重卡",
    )
    assert claims(page, "home_region") == set()


def test_firms_that_a_list_calls_the_parks_lie_in_the_park_named_last() -> None:
    page = page_of(
        "调研组赴星河产业园调研。一行人深入蓝桥科技、白石材料等园区重点企业，听取汇报。",
        park="星河产业园",
        firm="蓝桥科技 白石材料",
    )
    assert claims(page, "settled_in_park") == {
        ("蓝桥科技", "locatedIn", "星河产业园", "Actual"),
        ("白石材料", "locatedIn", "星河产业园", "Actual"),
    }


def test_a_firm_lies_where_its_address_is() -> None:
    page = page_of(
        "1、蓝桥陶瓷，地址是云帆县星河产业园。\n2、白石陶瓷，厂址在云帆县。",
        place="云帆县",
        park="星河产业园",
        firm="蓝桥陶瓷 白石陶瓷",
    )
    assert {(s, o) for s, _, o, _ in claims(page, "lies_in")} >= {
        ("蓝桥陶瓷", "星河产业园"),
        ("白石陶瓷", "云帆县"),
    }
