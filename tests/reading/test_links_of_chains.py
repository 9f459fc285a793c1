"""Which chain a link belongs to, and which lists are no links, on pages of our own."""

from dataclasses import replace

import pytest

from ontology.identity import entity_id
from ontology.model import Entity, EntityType
from reading.rules.outline import outline
from tests.reading.rule_page import claims, page_of


def test_links_of_a_later_sentence_belong_to_the_paragraphs_subject() -> None:
    page = page_of(
        "# 芯光产业\n全区集成电路产业起步较晚。电子气体、抛光液基本依赖进口。",
        chain="芯光 集成电路",
        segment="电子气体 抛光液",
    )
    assert claims(page, "segments_of_chain") == {
        ("集成电路", "hasSegment", "电子气体", "Actual"),
        ("集成电路", "hasSegment", "抛光液", "Actual"),
    }


def test_a_chain_that_closes_the_clause_takes_the_links_before_it() -> None:
    page = page_of(
        "# 装备产业\n形成硅料、硅片的光伏产业链。",
        chain="装备 光伏",
        segment="硅料 硅片",
    )
    assert claims(page, "segments_of_chain") == {
        ("光伏", "hasSegment", "硅料", "Actual"),
        ("光伏", "hasSegment", "硅片", "Actual"),
    }


def test_an_industry_that_closes_a_list_as_its_own_takes_the_links_before_it() -> None:
    page = page_of(
        "加快发展语音芯片、算法平台等人工智能核心产业。",
        chain="人工智能",
        segment="语音芯片 算法平台",
    )
    assert {(c, s) for c, _, s, _ in claims(page, "segments_of_chain")} == {
        ("人工智能", "语音芯片"),
        ("人工智能", "算法平台"),
    }


def test_the_chain_of_several_firms_together_is_no_firms_own() -> None:
    page = page_of(
        "轴承产业集聚澄江精工、岚川机械等企业，形成从滚子到主轴的完整产业链。",
        chain="轴承",
        segment="滚子 主轴",
        firm="澄江精工 岚川机械",
    )
    assert claims(page, "segment_of_firm") == set()


def test_links_to_be_completed_are_there() -> None:
    page = page_of(
        "轴承产业要大力发展，完善滚子、保持架等环节。", chain="轴承", segment="滚子 保持架"
    )
    assert {s for _, _, _, s in claims(page, "segments_of_chain")} == {"Actual"}


def test_a_chain_named_only_in_a_later_clause_does_not_take_the_links() -> None:
    page = page_of(
        "# 生物医药产业\n做大酶制剂、功能食品，打造海藻产业链。",
        chain="生物医药 海藻",
        segment="酶制剂 功能食品",
    )
    chains = {chain for chain, _, _, _ in claims(page, "segments_of_chain")}
    assert chains == {"生物医药"}


def test_industries_used_as_tools_are_no_part_of_a_chain() -> None:
    page = page_of(
        "# 家电产业\n鼓励企业运用物联网、大数据等新技术创新模式。",
        chain="家电 物联网 大数据",
    )
    assert claims(page, "chains_of_chain") == set()


def test_a_heading_as_broad_as_manufacturing_has_no_links_of_its_own() -> None:
    page = page_of(
        "# 先进制造业\n大力发展轴承、齿轮。发展低空经济、氢能等产业。",
        chain="先进制造业 低空经济 氢能",
        segment="轴承 齿轮",
    )
    assert claims(page, "segments_of_chain", "chains_of_chain") == set()


def test_what_the_text_says_of_a_link_outweighs_the_name_of_a_project() -> None:
    page = page_of(
        "# 化工产业\n重点突破聚碳酸酯、己二腈。\n重点项目：澄江聚碳酸酯项目、北岭己二腈项目。",
        chain="化工",
        segment="聚碳酸酯 己二腈",
        project="澄江聚碳酸酯项目 北岭己二腈项目",
    )
    statuses = {s for _, _, _, s in claims(page, "segments_of_chain")}
    assert statuses == {"Planned"}
    made = claims(page, "segment_of_project")
    assert ("化工", "hasSegment", "聚碳酸酯", "Actual") not in made


def test_a_project_under_a_heading_is_also_in_the_chain_its_name_holds() -> None:
    page = page_of(
        "# 汽车产业\n重点项目：澄江氢能科技园项目、北岭智能制造工厂项目、云帆物联网基地项目。\n"
        "# 氢能产业\n做强氢能产业。",
        chain="汽车 氢能 智能制造 物联网",
        project="澄江氢能科技园项目 北岭智能制造工厂项目 云帆物联网基地项目",
    )
    assert claims(page, "chain_in_project_name") == {
        ("澄江氢能科技园项目", "inChain", "氢能", "Planned"),
    }


def test_a_firm_at_the_core_of_a_cluster_makes_what_the_cluster_makes() -> None:
    page = page_of(
        "形成以蓝桥生物为核心的海洋涂层材料集聚区。",
        firm="蓝桥生物",
        segment="海洋涂层材料",
    )
    assert claims(page, "segment_of_firm") == {
        ("蓝桥生物", "inSegment", "海洋涂层材料", "Actual"),
    }


def test_a_firm_does_not_make_what_its_suppliers_elsewhere_make() -> None:
    page = page_of(
        "远山汽车的轴承、转向器两类核心部件配套企业均在外地。",
        firm="远山汽车",
        segment="轴承 转向器",
    )
    assert claims(page, "segment_of_firm") == set()


def test_a_product_told_without_a_word_of_making_is_a_link_of_the_only_chain() -> None:
    page = page_of(
        "# 冰场背后的产业链\n制冰机几乎全是国外货。\n",
        chain="冰雪装备",
        segment="制冰机",
    )
    assert claims(page, "segments_of_chain") == set()
    told = page_of(
        "# 冰雪装备产业链\n制冰机几乎全是国外货，扫冰车去年卖到六个省。",
        chain="冰雪装备",
        segment="制冰机 扫冰车",
    )
    assert claims(told, "segments_of_chain") == {
        ("冰雪装备", "hasSegment", "制冰机", "Actual"),
        ("冰雪装备", "hasSegment", "扫冰车", "Actual"),
    }


def test_a_general_word_needs_more_than_a_chain_to_be_a_link() -> None:
    page = page_of("# 冰雪装备产业链\n设计费用逐年上升。", chain="冰雪装备", segment="设计")
    assert claims(page, "segments_of_chain") == set()


def test_links_told_of_firms_beside_an_officer_are_links_all_the_same() -> None:
    page = page_of(
        "# 轴承产业链\n岚川轴业总经理说，密封圈还要从外地采购。",
        chain="轴承",
        firm="岚川轴业",
        segment="密封圈",
    )
    assert claims(page, "segments_of_chain") == {("轴承", "hasSegment", "密封圈", "Actual")}


def test_a_chain_that_opens_a_sentence_takes_its_links_and_one_further_in_does_not() -> None:
    text = "# 全市产业\n{}"
    for said, told in (
        ("氢能：以气瓶、瓶口阀为突破口。", {"氢能"}),
        ("气瓶、瓶口阀销路很好，带动了周边几个县氢能的发展。", set()),
    ):
        page = page_of(text.format(said), chain="氢能 光伏", segment="气瓶 瓶口阀")
        assert {chain for chain, _, _, _ in claims(page, "segments_of_chain")} == told


def test_the_theme_of_a_page_that_names_no_chain_has_its_links_where_nothing_rivals_it() -> None:
    page = page_of(
        "# 从一座冰场说起\n冰雪装备企业三年翻番，冰雪装备企业来了十家。制冰机、扫冰车都能造。",
        segment="制冰机 扫冰车",
    )
    theme = Entity(entity_id(EntityType.CHAIN, "冰雪装备"), EntityType.CHAIN, "冰雪装备")
    page = replace(page, entities=(*page.entities, theme))
    assert claims(page, "segments_of_chain") == {
        ("冰雪装备", "hasSegment", "制冰机", "Actual"),
        ("冰雪装备", "hasSegment", "扫冰车", "Actual"),
    }


def test_a_text_that_opens_with_one_chain_is_about_it_whatever_it_names_later() -> None:
    page = page_of(
        "磐州稀土永磁产业两头强、中间弱。\n毛坯主要由岚川磁材加工。\n新能源汽车是主要用户。",
        chain="稀土永磁 新能源汽车",
        firm="岚川磁材",
    )
    chain = outline(page).chain
    assert chain is not None
    assert chain.name == "稀土永磁"


def test_a_shorter_word_for_the_titles_chain_in_a_heading_makes_it_no_umbrella() -> None:
    page = page_of(
        "# 磐州化纤纺织产业链供需清单\n# 一、纺织\n岚川丝业：油剂、母粒。",
        chain="化纤纺织 纺织",
        firm="岚川丝业",
        segment="油剂 母粒",
    )
    assert outline(page).umbrella == ""


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("轴承产业依托澄江精工，重点发展滚子、保持架。", "Planned"),
        ("轴承产业由澄江精工生产滚子、保持架。", "Actual"),
        ("轴承产业在滚子、保持架等领域强链补链。", "Planned"),
        ("轴承产业围绕滚子、保持架聚链成群、加快攻关。", "Planned"),
        ("轴承产业向滚子、保持架延伸。", "Planned"),
        ("轴承产业在滚子、保持架等领域突破了瓶颈。", "Actual"),
        ("轴承产业在滚子、保持架等领域取得突破。", "Actual"),
        ("北岭轴承园重点发展轴承产业的滚子、保持架。", "Actual"),
    ],
)
def test_links_a_text_turns_to_are_planned_also_behind_the_firms_it_leans_on(
    sentence: str, status: str
) -> None:
    page = page_of(
        sentence, chain="轴承", segment="滚子 保持架", firm="澄江精工", park="北岭轴承园"
    )
    told = claims(page, "segments_of_chain")
    assert told == {("轴承", "hasSegment", name, status) for name in ("滚子", "保持架")}
