"""Which chain a link belongs to, and which lists are no links, on pages of our own."""

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
