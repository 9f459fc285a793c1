"""The gazetteer knows names, short names and what lies in what."""

from pathlib import Path

import pytest

import ontology.places as places_module
from ontology.places import Level, ancestors, find, names, place, places, short


def test_a_district_lies_in_its_city_and_province() -> None:
    found = find("即墨区")
    assert found is not None
    assert [a.name for a in ancestors(found)] == ["青岛市", "山东省"]


def test_a_district_of_a_municipality_lies_in_it_directly() -> None:
    found = find("闵行区")
    assert found is not None
    assert [a.name for a in ancestors(found)] == ["上海市"]


def test_the_higher_of_two_places_with_one_short_name_is_meant() -> None:
    found = find("吉林")
    assert found is not None
    assert (found.name, found.level) == ("吉林省", Level.PROVINCE)


def test_the_neighbourhood_decides_between_districts_of_one_name() -> None:
    in_nanjing, in_fuzhou = find("鼓楼区", near="南京市"), find("鼓楼区", near="福州")
    assert in_nanjing is not None
    assert in_fuzhou is not None
    assert (in_nanjing.code, in_fuzhou.code) == ("320106", "350102")


def test_a_district_name_of_several_cities_means_none_of_them_alone() -> None:
    assert find("朝阳区") is None


def test_an_unknown_name_is_no_place() -> None:
    assert find("澄湾市") is None


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("广西", "广西壮族自治区"),
        ("延边", "延边朝鲜族自治州"),
        ("锡林郭勒", "锡林郭勒盟"),
        ("喀什", "喀什地区"),
        ("义县", "义县"),
        ("香港", "香港特别行政区"),
        ("红河", "红河哈尼族彝族自治州"),
    ],
)
def test_a_short_name_leads_to_the_full_one(short: str, full: str) -> None:
    found = find(short)
    assert found is not None
    assert found.name == full


@pytest.mark.parametrize(
    ("former", "present"), [("胶南市", "黄岛区"), ("闸北区", "静安区"), ("塘沽区", "滨海新区")]
)
def test_a_former_name_leads_to_the_place_of_today(former: str, present: str) -> None:
    found = find(former)
    assert found is not None
    assert found.name == present


def test_no_former_name_is_borne_by_a_place_of_today() -> None:
    table = Path(places_module.__file__).with_name("former_places.csv")
    former = [line.split(",")[0] for line in table.read_text(encoding="utf-8").split()[1:]]
    today = {called for p in places() for called in (p.name, short(p.name))}
    assert set(former) & today == set()
    assert len(set(former)) == len(former)


def test_a_new_area_is_called_without_its_kind_unless_too_little_is_left() -> None:
    assert [short(n) for n in ("浦东新区", "沈北新区", "清新区")] == ["浦东", "沈北", "清新"]


def test_ids_are_made_of_codes_and_are_unique() -> None:
    assert place("place-370200") == find("青岛市")
    assert len({p.id for p in places()}) == len(places())


def test_no_name_is_a_single_character() -> None:
    assert min(map(len, names())) == 2
