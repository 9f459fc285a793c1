"""A firm in doubt is read where a project that is read surely opens with it."""

from ontology.model import EntityType
from reading.names.name_signs import Candidate, Met
from reading.names.opened import opened

_PROJECT = "霁科晟电解液溶剂三期项目"


def _one(name: str, kind: EntityType, at: int, ground: str = "opens a project") -> Candidate:
    places = ((at, at + len(name)),)
    return Candidate(name, kind, {ground: 0.3}, places, cut=False, met=Met(1), enough=False)


def _read(*firms: tuple[str, int, float], project: str = _PROJECT, sure: float = 0.9) -> set[str]:
    told = [_one(project, EntityType.PROJECT, 0)]
    told += [_one(name, EntityType.FIRM, at) for name, at, _ in firms]
    chances = [sure, *(chance for _, _, chance in firms)]
    carried = {at for at, chance in enumerate(chances) if chance >= 0.36}
    return {told[at].name for at in opened(told, chances, carried)}


def test_the_likeliest_brand_at_the_front_of_a_project_is_its_firm() -> None:
    assert _read(("霁科晟", 0, 0.25), ("霁科晟电解液", 0, 0.2)) == {"霁科晟"}


def test_no_firm_is_added_where_one_is_read_already() -> None:
    assert _read(("霁科晟", 0, 0.6), ("霁科晟电解液", 0, 0.3)) == set()


def test_a_project_in_doubt_names_no_firm() -> None:
    assert _read(("霁科晟", 0, 0.25), sure=0.42) == set()


def test_common_words_rivers_and_numbers_open_projects_without_being_firms() -> None:
    assert _read(("绿色智能", 0, 0.3), project="绿色智能矿山装备项目") == set()
    assert _read(("霁曹江", 0, 0.3), project="霁曹江晶圆项目") == set()
    assert _read(("百亿斤", 0, 0.3), project="百亿斤粮食产能工程") == set()


def test_a_firm_may_stand_behind_its_place() -> None:
    assert _read(("霁科晟", 2, 0.25), project="苏州霁科晟电解液项目") == {"霁科晟"}
