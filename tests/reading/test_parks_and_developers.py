"""Where the names of parks begin and end, and who develops a project."""

from bench.quality import as_document
from ontology.model import EntityType, Relation
from reading.read import read


def _names(text: str, kind: EntityType) -> dict[str, tuple[str, ...]]:
    reading = read(as_document("t", text))
    return {e.name: e.aliases for e in reading.entities if e.type is kind}


def _developed(text: str) -> set[tuple[str, str]]:
    reading = read(as_document("t", text))
    names = {e.id: e.name for e in reading.entities}
    return {
        (names[c.subject], names[c.object])
        for c in reading.claims
        if c.predicate is Relation.DEVELOPS
    }


def test_a_short_head_ends_the_name_of_a_park_and_a_public_garden_is_none() -> None:
    found = _names("走进温州市禾澜智造园，机器人来回穿梭，旁边是人民公园。", EntityType.PARK)
    assert "禾澜智造园" in {name for own, also in found.items() for name in (own, *also)}
    assert not any("公园" in name for name in found)


def test_a_park_is_also_known_without_the_city_before_it() -> None:
    found = _names("温州禾澜科技城规划面积12平方公里，集聚企业40家。", EntityType.PARK)
    assert found == {"温州禾澜科技城": ("禾澜科技城",)}


def test_the_firm_before_an_institution_is_not_part_of_it() -> None:
    found = _names("恒屿科技与江渚理工大学共建实验室。", EntityType.INSTITUTION)
    assert "江渚理工大学" in found


def test_a_firm_develops_what_it_is_said_to_build() -> None:
    assert ("瑞禾精密股份有限公司", "年产5万套减速器项目") in _developed(
        "瑞禾精密股份有限公司投资2.6亿元建设年产5万套减速器项目。"
    )
    assert ("澜图科技有限公司", "伺服电机产业化项目") in _developed(
        "伺服电机产业化项目，由澜图科技有限公司投资建设，总投资3亿元。"
    )


def test_two_partners_develop_a_project_together() -> None:
    found = _developed("恒屿科技有限公司与瑞禾精密有限公司合资的减速器制造项目已经开工。")
    assert {firm for firm, _ in found} == {"恒屿科技有限公司", "瑞禾精密有限公司"}
