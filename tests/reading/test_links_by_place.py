"""Industries, products and links by the place they hold, on sentences of our own."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.quality import as_document
from ontology.model import Claim, EntityType, Reading, Relation
from reading.names.made import products
from reading.read import read
from reading.rules.context import context
from tests.reading.rule_page import page_of


def _read(text: str) -> Reading:
    return read(as_document("passage", text))


def _named(reading: Reading, kind: EntityType) -> set[str]:
    return {entity.name for entity in reading.entities if entity.type is kind}


def _pairs(reading: Reading, relation: Relation) -> set[tuple[str, str]]:
    names = {entity.id: entity.name for entity in reading.entities}
    claims: tuple[Claim, ...] = reading.claims
    return {
        (names[claim.subject], names[claim.object])
        for claim in claims
        if claim.predicate is relation
    }


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("年产36万件8英寸叶轮坯生产线", ["叶轮坯"]),
        ("年产7万套泵用密封环生产线", ["泵用密封环"]),
        ("千吨级高纯石英砂生产项目", ["高纯石英砂"]),
        ("诊断试剂生产及病理检测服务项目", ["诊断试剂", "病理检测"]),
        ("节水型洗碗机数字化改造项目", ["洗碗机"]),
    ],
)
def test_the_name_of_a_project_tells_what_it_makes(name: str, made: list[str]) -> None:
    assert [name[start:end] for start, end in products(name)] == made


@given(st.text(alphabet="年产300万吨套电池材料生产线项目及、（）二期建设ABC", max_size=40))
def test_products_lie_inside_the_name_and_do_not_overlap(name: str) -> None:
    spans = list(products(name))
    assert all(0 <= start < end <= len(name) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_the_items_of_a_list_of_leading_industries_are_industries() -> None:
    text = "青石岭经开区主导产业：特种陶器、食品饮料、氢能装备。园区已投产企业32家。"
    reading = _read(text)
    assert {"食品饮料", "氢能装备"} <= _named(reading, EntityType.CHAIN)
    assert ("青石岭经开区", "氢能装备") in _pairs(reading, Relation.FOCUSES_ON)


def test_a_box_title_names_its_industry_without_the_word_industry() -> None:
    text = "专栏3　化工新材料“十四五”发展路径\n发展路径\t重点发展聚乳酸、聚苯硫醚、尼龙切片。"
    reading = _read(text)
    assert "化工新材料" in _named(reading, EntityType.CHAIN)
    assert ("化工新材料", "聚苯硫醚") in _pairs(reading, Relation.HAS_SEGMENT)


def test_counting_words_are_no_part_of_an_industry() -> None:
    text = "全市形成新型显示、集成电路两大产业集群。新型显示产业营收120亿元。"
    names = _named(_read(text), EntityType.CHAIN)
    assert not any("两大" in name for name in names)


def test_where_a_product_is_used_is_no_link_of_its_chain() -> None:
    text = "海河市做强半导体照明产业。半导体照明产业的产品广泛应用于电视、轿车、手机等领域。"
    stages = {stage for _, stage in _pairs(_read(text), Relation.HAS_SEGMENT)}
    assert not stages & {"电视", "轿车", "手机"}


def test_general_steps_are_links_only_where_the_text_calls_them_so() -> None:
    links = "海河市集成电路产业覆盖设计、制造、封测等环节。"
    prose = "海河市集成电路产业加快发展，制造水平明显提升。"
    assert ("集成电路", "封测") in _pairs(_read(links), Relation.HAS_SEGMENT)
    assert _pairs(_read(prose), Relation.HAS_SEGMENT) == set()


def test_the_subject_of_a_sentence_carries_over_its_semicolons() -> None:
    text = (
        "# 电子\n全区集成电路产业仍处于起步阶段；产业规模有待壮大，封装基板、光刻胶大多需要进口。"
    )
    assert ("集成电路", "光刻胶") in _pairs(_read(text), Relation.HAS_SEGMENT)


def test_a_product_word_of_which_nothing_is_said_is_not_published() -> None:
    text = "记者在车间看到，工人正在擦拭镜头。天气晴好，车辆往来。"
    assert _named(_read(text), EntityType.SEGMENT) == set()


def test_a_short_latin_name_is_not_found_inside_a_longer_one() -> None:
    page = page_of("LED产业", chain="LED")
    assert context(page).chain_in_name("云川AMOLED模组项目") is None
    assert context(page).chain_in_name("云川LED封装项目") is not None
