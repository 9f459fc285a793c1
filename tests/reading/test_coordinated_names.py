"""Two parks or works joined in one breath are two names."""

from bench.quality import as_document
from ontology.model import EntityType
from reading.layout import lay_out
from reading.names.coordinated import apart
from reading.names.scene import Scene, Sight
from reading.read import read
from reading.sentences import split


def _parts(name: str, kind: EntityType = EntityType.PARK) -> list[str]:
    layout = lay_out(name + "。")
    scene = Scene.of(layout, split(layout))
    found = apart(scene, Sight(0, len(name), kind, "park head", 0.8))
    return [scene.text(one.start, one.end) for one in found]


def test_a_name_that_ends_before_the_next_with_a_place_begins_is_one_of_two() -> None:
    assert _parts("洛阳智造产业园和南阳冷链物流基地") == ["洛阳智造产业园", "南阳冷链物流基地"]
    roads = _parts("洛宜高铁及南阳港二期", EntityType.PROJECT)
    assert roads[0] == "洛宜高铁"


def test_a_bare_place_before_and_is_no_part_of_the_park_behind_it() -> None:
    assert _parts("洛阳市和南阳高新区") == ["南阳高新区"]


def test_and_stays_inside_a_name_of_two_trades_or_partners() -> None:
    for name in ("洛阳软件和信息服务产业园", "洛阳与南阳合作示范区", "生物医药及医疗器械产业园"):
        assert _parts(name) == [name]


def test_and_so_on_and_the_next_capacity_end_the_name_of_a_project() -> None:
    kind = EntityType.PROJECT
    assert _parts("禾澜200兆瓦电池组件等项目", kind) == ["禾澜200兆瓦电池组件"]
    assert _parts("禾澜5万吨复合剂、1000吨涂料", kind) == ["禾澜5万吨复合剂", "1000吨涂料"]


def test_a_sum_and_a_link_word_stay_out_of_the_name_of_a_project() -> None:
    text = "总投资150亿元禾澜科技磷酸铁锂项目已经签约。举行集中开工暨天禾船艇项目开工仪式。"
    found = {e.name for e in read(as_document("t", text)).entities if e.type is EntityType.PROJECT}
    assert not {name for name in found if name[0] in "暨1"}
    assert "禾澜科技磷酸铁锂项目" in found
