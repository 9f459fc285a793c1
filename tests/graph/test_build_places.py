from pathlib import Path

from graph.build import Workspace
from graph.grounding import grounded, neighbourhood
from graph.regions import Regions
from graph.sources import Upload
from graph.statements import ancestry
from ontology.model import EntityType, Reading, Relation
from ontology.vocab import SPARQL_PREFIXES
from tests.graph.world import entity, read_lines

FIRM = entity(EntityType.FIRM, "甲方").id
CITY, PROVINCE = "place-370200", "place-370000"


def read(name: str, data: bytes, region: str = "") -> Reading:
    return grounded(read_lines(name, data, region))


def upload(text: str) -> Upload:
    return Upload("x.txt", text.encode())


def test_short_and_full_name_of_a_city_are_one_place_in_all_documents(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "data", create=True, reader=read) as workspace:
        workspace.add(upload("Firm:甲方 locatedIn Place:青岛 Actual"))
        workspace.add(upload("Firm:甲方公司 locatedIn Place:青岛市 Actual"))
        known = workspace.knowledge()
        assert known.direct(Relation.LOCATED_IN) == ((FIRM, CITY),)
        assert (known.name(CITY), known.name(PROVINCE)) == ("青岛市", "山东省")
        assert Regions(known).located(FIRM) == {CITY, PROVINCE}
        assert known.find_region("山东").id == PROVINCE


def test_the_places_above_come_and_go_with_the_place(tmp_path: Path) -> None:
    within = f"{SPARQL_PREFIXES} ASK {{ ?city lt:within id:{PROVINCE} }}"
    with Workspace.open(tmp_path / "data", create=True, reader=read) as workspace:
        empty = workspace.store.dump()
        added = workspace.add(upload("Firm:甲方 locatedIn Place:青岛 Actual"))
        assert workspace.store.query(within).truth is True
        other = workspace.add(upload("Firm:乙方 locatedIn Place:山东 Actual"))
        workspace.remove(added.read[0].document)
        assert workspace.store.query(within).truth is False
        assert PROVINCE in workspace.knowledge().entities
        workspace.remove(other.read[0].document)
        assert workspace.store.dump() == empty


def test_a_district_name_used_by_many_cities_is_the_one_near_the_region_spoken_for() -> None:
    line = "Firm:甲方 locatedIn Place:鼓楼区 Actual"
    (near,) = read("x.txt", line.encode(), "徐州高新区").claims
    (lost,) = read("x.txt", line.encode()).claims
    assert near.object == "place-320302"
    assert lost.object == entity(EntityType.PLACE, "鼓楼区").id
    assert neighbourhood("徐州高新区") == "徐州"


def test_only_administrative_places_have_others_above_them() -> None:
    assert [area.name for area in ancestry("place-370211")] == ["黄岛区", "青岛市", "山东省"]
    assert ancestry(FIRM) == ()
