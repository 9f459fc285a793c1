from hypothesis import given
from hypothesis import strategies as st

from graph.knowledge import Knowledge, knowledge_of
from graph.regions import RegionFacts, Regions
from ontology.model import Relation, Status
from tests.graph.world import CHAIN, FIRM, PARK, PLACE, entity, located, one_line_reading

PROVINCE, CITY, DISTRICT = entity(PLACE, "丙省"), entity(PLACE, "丙丁市"), entity(PLACE, "戊己区")
GAZETTEER = {CITY.id: PROVINCE.id, DISTRICT.id: CITY.id}


def test_a_park_lies_in_its_district_city_and_province() -> None:
    park, firm = entity(PARK, "云谷园"), entity(FIRM, "甲方")
    regions = Regions(located((park, DISTRICT), (firm, park), parents=GAZETTEER))
    assert regions.path(park.id) == (park.id, DISTRICT.id, CITY.id, PROVINCE.id)
    assert regions.inside(CITY.id) == {CITY.id, DISTRICT.id, park.id}
    assert regions.located(firm.id) == {park.id, DISTRICT.id, CITY.id, PROVINCE.id}
    assert regions.residents(PROVINCE.id) == (firm.id,)
    assert regions.roots() == (PROVINCE.id,)


def test_a_park_named_after_a_city_lies_in_it() -> None:
    park = entity(PARK, "丙丁市光电产业园")
    short = entity(PARK, "丙丁光电小镇")
    firm = entity(FIRM, "甲方")
    known = located((firm, park), (firm, short), (firm, CITY), parents=GAZETTEER)
    regions = Regions(known)
    assert regions.parents(park.id) == (CITY.id,)
    assert regions.parents(short.id) == (CITY.id,)


def test_a_name_is_followed_inwards() -> None:
    park, firm = entity(PARK, "丙省丙丁市戊己区光电产业园"), entity(FIRM, "甲方")
    pairs = ((firm, park), (firm, CITY), (firm, DISTRICT), (firm, PROVINCE))
    regions = Regions(located(*pairs, parents=GAZETTEER))
    assert regions.parents(park.id) == (DISTRICT.id,)


def test_a_name_says_nothing_where_a_claim_contradicts_it() -> None:
    park, other = entity(PARK, "丙丁市光电产业园"), entity(PLACE, "庚辛市")
    firm = entity(FIRM, "甲方")
    regions = Regions(located((park, other), (firm, CITY), parents=GAZETTEER))
    assert regions.path(park.id) == (park.id, other.id)


def test_a_name_makes_a_wide_claim_narrower() -> None:
    park, firm = entity(PARK, "丙丁市光电产业园"), entity(FIRM, "甲方")
    regions = Regions(located((park, PROVINCE), (firm, CITY), parents=GAZETTEER))
    assert regions.path(park.id) == (park.id, CITY.id, PROVINCE.id)


def test_no_document_moves_a_city() -> None:
    zone, firm = entity(PLACE, "丙丁市滨水新区"), entity(FIRM, "甲方")
    regions = Regions(located((CITY, zone), (firm, zone), parents=GAZETTEER))
    assert regions.path(zone.id) == (zone.id, CITY.id, PROVINCE.id)


def test_planned_moves_count_only_when_asked_for() -> None:
    firm = entity(FIRM, "甲方")
    planned = one_line_reading(firm, Relation.LOCATED_IN, CITY, Status.PLANNED)
    denied = one_line_reading(firm, Relation.LOCATED_IN, PROVINCE, Status.NEGATED)
    regions = Regions(knowledge_of([planned, denied]))
    assert regions.located(firm.id) == frozenset()
    assert regions.located(firm.id, planned=True) == {CITY.id}
    assert regions.residents(CITY.id, planned=True) == (firm.id,)


def test_the_picker_offers_the_regions_with_facts_and_counts_them() -> None:
    park, firm = entity(PARK, "云谷园"), entity(FIRM, "甲方")
    aside = one_line_reading(firm, Relation.IN_CHAIN, entity(CHAIN, "造梦"))
    known = knowledge_of(
        [
            one_line_reading(park, Relation.LOCATED_IN, CITY),
            one_line_reading(firm, Relation.LOCATED_IN, park),
            aside,
        ]
    )
    assert Regions(known).places_with_facts() == (
        RegionFacts(CITY.id, "丙丁市", 0, 2),
        RegionFacts(park.id, "云谷园", 1, 1),
    )


AREAS = [
    entity(PLACE if i % 2 else PARK, f"{'甲乙丙丁戊己庚辛'[i]}城{'区' * (i % 3)}") for i in range(8)
]
PAIRS = st.tuples(st.sampled_from(AREAS), st.sampled_from(AREAS))


def _world(stated: list[tuple[int, int]], gazetteer: list[int]) -> Knowledge:
    parents = {AREAS[i].id: AREAS[p % i].id for i, p in enumerate(gazetteer) if i}
    return located(*((AREAS[a], AREAS[b]) for a, b in stated), parents=parents)


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20),
    st.lists(st.integers(0, 7), max_size=5),
)
def test_no_area_ever_lies_in_itself(stated: list[tuple[int, int]], gazetteer: list[int]) -> None:
    regions = Regions(_world(stated, gazetteer))
    for area in regions.areas():
        above = regions.above(area)
        assert area not in above
        assert set(regions.path(area)) <= above | {area}
        assert all(area in regions.inside(parent) for parent in above)
        assert regions.path(area)[-1] in regions.roots()
