"""What heads several sections is a chain."""

from ontology.model import EntityType
from reading.heading_chains import with_heading_chains
from tests.reading.rule_page import page_of

_TWICE = (
    "# 一、以绿色为导向发展特种新材料\n重点发展树脂。\n# 专栏3 特种新材料产业链现状\n缺少树脂。"
)


def test_a_product_name_that_heads_two_sections_is_a_chain_everywhere() -> None:
    page = page_of(_TWICE, segment="特种新材料 树脂")
    mentions, entities = with_heading_chains(page.layout, page.mentions, page.entities)
    assert {(m.name, m.type) for m in mentions} == {
        ("特种新材料", EntityType.CHAIN),
        ("树脂", EntityType.SEGMENT),
    }
    assert {(e.name, e.type) for e in entities} == {
        ("特种新材料", EntityType.CHAIN),
        ("树脂", EntityType.SEGMENT),
    }


def test_a_product_named_in_one_heading_stays_a_product() -> None:
    page = page_of("# 发展特种新材料\n重点发展树脂。", segment="特种新材料 树脂")
    mentions, entities = with_heading_chains(page.layout, page.mentions, page.entities)
    assert (mentions, entities) == (page.mentions, page.entities)


def test_an_entity_keeps_the_names_that_head_no_section() -> None:
    page = page_of(_TWICE + "\n缺少先进新材料。", segment="先进新材料|特种新材料 树脂")
    _, entities = with_heading_chains(page.layout, page.mentions, page.entities)
    assert {(e.name, e.aliases, e.type) for e in entities} == {
        ("特种新材料", (), EntityType.CHAIN),
        ("先进新材料", (), EntityType.SEGMENT),
        ("树脂", (), EntityType.SEGMENT),
    }
