from dataclasses import replace

import pytest

from graph.grounding import grounded, new_areas
from ontology.identity import entity_id
from ontology.model import Entity, Reading, Relation
from ontology.places import names
from tests.graph.world import FIRM, PARK, PLACE, claim, document, entity

AREAS = (PARK, PLACE)
MAKER = entity(FIRM, "甲方")


def read(text: str, region: str, *areas: Entity) -> Reading:
    """A document that settles a firm in each of some areas."""
    source = replace(document(text), region=region)
    claims = (claim(source, source.text, (MAKER, Relation.LOCATED_IN, area)) for area in areas)
    return grounded(Reading(source, (MAKER, *areas), tuple(claims)))


def area(reading: Reading, name: str) -> Entity:
    (found,) = (e for e in reading.entities if e.type in AREAS and name in (e.name, *e.aliases))
    return found


def test_a_city_goes_by_its_code_whatever_form_of_its_name_is_used() -> None:
    reading = read("甲方落户苏州。", "苏州市", entity(PLACE, "苏州"))
    assert reading.claims[0].object == "place-320500"


def test_a_zone_takes_the_place_that_stands_before_it_in_the_text() -> None:
    zone = entity(PLACE, "云海新区")
    reading = read("苏州云海新区规划。云海新区要建链。", "云海新区", zone)
    found = area(reading, "云海新区")
    assert found == Entity(entity_id(PLACE, "苏州云海新区"), PLACE, "苏州云海新区", ("云海新区",))
    assert reading.claims[0].object == found.id
    assert area(reading, "苏州市").id == "place-320500"


def test_a_zone_of_two_cities_is_two_zones() -> None:
    zone = entity(PARK, "高新区")
    for city in ("苏州", "无锡"):
        reading = read("甲方在高新区。", f"{city}高新区", zone)
        assert area(reading, "高新区").id == entity_id(PARK, f"{city}高新区")


def test_a_zone_at_home_is_the_home_citys_and_a_zone_elsewhere_is_not() -> None:
    city, near, far = entity(PLACE, "苏州"), entity(PARK, "开发区"), entity(PARK, "梦想新区")
    place = entity(PLACE, "远方")
    source = replace(document("开发区在苏州，梦想新区在远方。"), region="苏州市")
    stays = (
        claim(source, "开发区在苏州", (near, Relation.LOCATED_IN, city)),
        claim(source, "梦想新区在远方", (far, Relation.LOCATED_IN, place)),
    )
    reading = grounded(Reading(source, (city, near, far, place), stays))
    assert area(reading, "开发区").id == entity_id(PARK, "苏州开发区")
    assert area(reading, "梦想新区").id == far.id


def test_a_national_new_area_is_known_without_its_city() -> None:
    reading = read("甲方落户西海岸新区。", "", entity(PLACE, "西海岸新区"))
    assert area(reading, "西海岸新区").id == entity_id(PLACE, "青岛西海岸新区")
    assert area(reading, "青岛市").id == "place-370200"
    assert all(place in names() for place in new_areas().values())


def test_a_city_the_gazetteer_does_not_know_makes_an_alias_and_no_other_id() -> None:
    zone = entity(PLACE, "云海新区")
    reading = read("梦乡市云海新区规划\n甲方落户云海新区。", "云海新区", zone)
    assert area(reading, "云海新区") == replace(zone, aliases=("梦乡市云海新区",))


def test_a_park_with_an_unknown_town_before_it_is_the_park_without_it() -> None:
    long, short = entity(PARK, "梦乡市云麓化工园区"), entity(PARK, "云麓化工园区")
    with_town = read("甲方落户梦乡市云麓化工园区。", "梦乡市", long)
    without = read("甲方落户云麓化工园区。", "梦乡市", short)
    assert area(with_town, "云麓化工园区") == replace(short, aliases=(long.name,))
    assert with_town.claims[0].object == without.claims[0].object == short.id


@pytest.mark.parametrize(
    "name", ["梦乡市产业园区", "智慧城市产业园", "大都市工业园", "梦乡市高新区"]
)
def test_a_town_stays_where_nothing_else_tells_the_park(name: str) -> None:
    assert area(read("甲方落户。", "", entity(PARK, name)), name).name == name


def test_the_long_and_the_short_name_of_a_city_make_one_park() -> None:
    long = read("甲", "", entity(PARK, "苏州市光电产业园"))
    short = read("乙", "", entity(PARK, "苏州光电产业园"))
    assert area(long, "苏州市光电产业园").id == area(short, "苏州光电产业园").id


def test_a_park_named_after_a_district_of_the_city_brings_the_district_with_it() -> None:
    reading = read("昆山光电产业园", "苏州市", entity(PARK, "昆山光电产业园"))
    assert area(reading, "昆山市").id == "place-320583"


def test_an_everyday_word_that_is_also_a_district_is_no_place() -> None:
    park = entity(PARK, "新建产业园")
    reading = read("将新建产业园", "苏州市", park)
    assert area(reading, "新建产业园") == park


def test_the_quotes_stay_and_nothing_is_lost() -> None:
    before = entity(PLACE, "苏州"), entity(PARK, "苏州市光电产业园")
    reading = read("甲方落户苏州。", "苏州市", *before)
    assert len(reading.claims) == 2
    assert all(c.evidence[0].quote == "甲方落户苏州。" for c in reading.claims)
    known = {e.id for e in reading.entities}
    assert all({c.subject, c.object} <= known for c in reading.claims)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("高新区", "苏州高新技术产业开发区"),
        ("经开区", "苏州市经济技术开发区"),
        ("西部新区", "苏州市西部新区"),
        ("综保区", "苏州综合保税区"),
    ],
)
def test_a_zone_with_and_without_its_city_is_one_in_a_document_of_that_city(
    one: str, other: str
) -> None:
    at_home = read(f"甲方在{one}。", "苏州市", entity(PARK, one))
    named = read(f"甲方在{other}。", "", entity(PARK, other))
    assert area(at_home, one).id == area(named, other).id
    elsewhere = read(f"甲方在{one}。", "", entity(PARK, one))
    assert area(elsewhere, one).id != area(named, other).id


def test_high_technology_and_economic_zones_are_two() -> None:
    ids = {
        area(read(f"甲方在{name}。", "苏州市", entity(PARK, name)), name).id
        for name in ("高新区", "经开区", "开发区", "综保区")
    }
    assert len(ids) == 4


def test_a_bare_zone_of_a_county_is_the_countys_and_of_a_district_nobodys() -> None:
    county = read("甲方在经开区。", "沛县", entity(PARK, "经开区"))
    assert area(county, "经开区").id == entity_id(PARK, "沛县经开区")
    district = read("甲方在高新区。", "徐州市铜山区", entity(PARK, "高新区"))
    assert area(district, "高新区").id not in {
        entity_id(PARK, name) for name in ("徐州高新区", "铜山高新区", "高新区")
    }
    assert area(district, "高新区").aliases == ()
