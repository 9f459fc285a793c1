from graph.gaps.model import Agreement, SegmentState
from ontology.model import Entity, EntityType, GapKind, Relation, Status
from tests.graph.gap_world import (
    CHAIN,
    CITY,
    CORE,
    DISTRICT,
    OTHER_CITY,
    PARK,
    PROVINCE,
    SHELL,
    SIBLING,
    World,
    board_of,
    firm,
    row_of,
)


def test_a_province_counts_its_cities_and_a_sibling_counts_for_nobody_else() -> None:
    world = World()
    world.local("甲方", CORE, PARK)
    world.local("乙方", CORE, SIBLING)
    assert row_of(world, PROVINCE).state is SegmentState.FILLED
    assert row_of(world, CITY).state is SegmentState.FILLED
    assert row_of(world, DISTRICT).state is SegmentState.SINGLE
    assert row_of(world, SIBLING).state is SegmentState.SINGLE
    assert row_of(world, OTHER_CITY).state is SegmentState.UNKNOWN


def test_a_gap_of_a_part_is_shown_to_the_whole_with_its_own_region() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE, PARK)
    row = row_of(world, CITY)
    assert row.state is SegmentState.MISSING
    assert row.scope == PARK.id
    assert [f.region for f in row.findings] == [PARK.id]
    assert row_of(world, SIBLING).state is SegmentState.UNKNOWN


def test_a_firm_elsewhere_in_the_city_answers_a_gap_of_its_park() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE, PARK)
    world.local("甲方", CORE, SIBLING)
    row = row_of(world, CITY)
    assert (row.state, row.scope) == (SegmentState.SINGLE, CITY.id)
    assert [g.region for g in row.stated] == [PARK.id]
    assert row.agreement is Agreement.COMPUTED_ONLY


def test_a_firm_inside_the_part_does_not_hide_what_is_stated_of_the_part() -> None:
    world = World()
    world.lack(GapKind.EXTERNAL_SUPPLY, CORE, DISTRICT)
    world.local("甲方", CORE, PARK)
    row = row_of(world, CITY)
    assert (row.state, row.scope) == (SegmentState.EXTERNAL, DISTRICT.id)
    assert row.agreement is Agreement.CONTRADICT


def test_a_gap_of_the_city_is_shown_to_its_district_but_not_counted() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE, CITY)
    found = board_of(world, DISTRICT)
    assert found.rows[1].state is SegmentState.UNKNOWN
    assert [g.region for g in found.enclosing] == [CITY.id]


def test_a_gap_of_no_known_region_is_shown_everywhere_and_counted_nowhere() -> None:
    world = World(regions={"plan": ""})
    world.lack(GapKind.MISSING, CORE, Entity("", EntityType.PLACE, ""))
    found = board_of(world, CITY)
    assert found.rows[1].state is SegmentState.UNKNOWN
    assert [g.what for g in found.unlocated] == ["梦芯"]


def test_a_comparison_city_leaks_neither_firms_nor_gaps() -> None:
    world = World()
    world.say(firm("外方"), Relation.IN_SEGMENT, CORE, region=OTHER_CITY.id)
    rival = firm("对手")
    world.say(rival, Relation.LOCATED_IN, OTHER_CITY, region=OTHER_CITY.id)
    world.say(rival, Relation.IN_SEGMENT, CORE)
    world.lack(GapKind.MISSING, CORE, OTHER_CITY)
    row = row_of(world, CITY)
    assert (row.state, row.present, row.stated) == (SegmentState.UNKNOWN, (), ())


def test_a_claim_about_a_firm_s_other_site_does_not_speak_of_the_site_here() -> None:
    world = World(regions={"plan": DISTRICT.name, "abroad": OTHER_CITY.name})
    group = firm("甲方")
    world.say(group, Relation.LOCATED_IN, DISTRICT)
    world.say(group, Relation.LOCATED_IN, OTHER_CITY, doc="abroad")
    world.say(group, Relation.IN_SEGMENT, CORE, doc="abroad")
    assert row_of(world, DISTRICT).present == ()
    assert len(row_of(world, OTHER_CITY).present) == 1


def test_a_document_speaks_for_firms_of_its_own_region() -> None:
    world = World()
    world.say(firm("甲方"), Relation.IN_SEGMENT, CORE)
    row = row_of(world, CITY)
    assert [(p.name, p.areas) for p in row.present] == [("甲方", (DISTRICT.id,))]
    assert row_of(world, PARK).present == ()


def test_a_region_s_short_name_means_the_area_the_document_speaks_of() -> None:
    zone = Entity("place-zone", EntityType.PLACE, "戊己新区", ("新区",))
    other = Entity("place-other", EntityType.PLACE, "新区")
    world = World(regions={"plan": "新区"})
    world.lack(GapKind.WEAK, SHELL, zone)
    world.say(firm("甲方"), Relation.IN_SEGMENT, CORE)
    world.say(zone, Relation.LOCATED_IN, CITY)
    world.say(other, Relation.LOCATED_IN, OTHER_CITY, doc="news")
    assert [p.areas for p in row_of(world, CITY).present] == [(zone.id,)]
    assert row_of(world, OTHER_CITY).present == ()


def test_a_recruitment_target_is_not_present() -> None:
    world = World()
    wanted = firm("甲方")
    world.say(wanted, Relation.TARGET_FOR, CHAIN, Status.TARGET)
    world.say(wanted, Relation.IN_SEGMENT, CORE)
    assert row_of(world).present == ()
    world.say(wanted, Relation.LOCATED_IN, DISTRICT, doc="later")
    assert len(row_of(world).present) == 1
