"""Zones and works that are told by their kind alone have no name."""

import pytest

from bench.quality import as_document
from ontology.model import EntityType
from reading.names.kinds import is_common
from reading.read import read
from tests.reading.rule_page import claims, page_of


def _parks(text: str) -> set[str]:
    found = read(as_document("t", text)).entities
    return {e.name for e in found if e.type is EntityType.PARK}


@pytest.mark.parametrize(
    "name",
    ["国家生态文明试验区", "跨境电商综试区", "人工智能集聚区", "国家骨干冷链物流基地"],
)
def test_words_of_the_general_language_name_no_zone(name: str) -> None:
    assert is_common(name)


@pytest.mark.parametrize(
    "name",
    ["湘江科学城", "长三角生态绿色一体化发展示范区", "皖北承接转移示范区", "禾澜科技城"],
)
def test_a_place_a_river_or_a_brand_names_a_zone(name: str) -> None:
    assert not is_common(name)


def test_a_pilot_zone_of_a_policy_is_a_park_only_with_its_place() -> None:
    text = "提升跨境电商综试区能级，推进国家生态文明试验区建设，做强苏州跨境电商综试区。"
    assert _parks(text) <= {"苏州跨境电商综试区"}


def test_parks_that_are_counted_are_not_named() -> None:
    assert "山地特色产业园" not in _parks("全省12个山地特色产业园加快建设。")


def test_works_told_by_their_state_alone_are_not_named() -> None:
    text = "推进霁江核电三期以及在建抽水蓄能电站等项目。首座抽水蓄能电站建成投产。"
    found = read(as_document("t", text)).entities
    assert "抽水蓄能电站" not in {e.name for e in found}


def test_a_province_does_not_say_where_parks_named_by_their_kind_lie() -> None:
    names = {"place": "甘肃省", "park": "人工智能集聚区 兰州新区"}
    page = page_of("甘肃省建设人工智能集聚区。兰州新区扩区。", home="甘肃省", **names)
    found = claims(page, "home_region")
    assert found == {("兰州新区", "locatedIn", "甘肃省", "Actual")}


def test_the_parts_of_a_building_site_are_no_projects() -> None:
    text = "瑞禾精密减速器项目在洛阳市开工，拟建设焊装车间、总装车间、电池仓库等。"
    found = read(as_document("t", text)).entities
    assert {e.name for e in found if e.type is EntityType.PROJECT} == {"瑞禾精密减速器项目"}


def test_a_quantity_in_brackets_is_no_part_of_a_name() -> None:
    text = "中医药（14.4亿元）、航空航天（25.2亿元）、集成电路（5家）三条产业链产值不足百亿元。"
    found = read(as_document("t", text)).entities
    assert {e.name for e in found if e.type is EntityType.CHAIN} == {
        "中医药",
        "航空航天",
        "集成电路",
    }


def test_a_kind_of_park_behind_a_preposition_is_not_named() -> None:
    assert _parks("以新医药产业园等为载体，发展新医药产业，岚溪市产值达到八十亿元。") == set()
