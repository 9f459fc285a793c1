"""A board looks only at claims near its region, and misses none that count."""

from graph.gaps.locality import locality_of
from graph.knowledge import Knowledge
from ontology.model import Relation, Status
from tests.graph.gap_world import (
    CORE,
    DISTRICT,
    OTHER_CITY,
    PARK,
    PLACES,
    SHELL,
    SIBLING,
    World,
    firm,
)

MEMBERSHIP = (Relation.IN_SEGMENT, Relation.IN_CHAIN, Relation.LEADER_OF)


def varied() -> Knowledge:
    world = World()
    world.regions |= {"other": OTHER_CITY.name, "nowhere": "无名地"}
    world.local("甲芯", CORE)
    world.local("乙芯", CORE, PARK)
    world.local("丙芯", CORE, SIBLING)
    world.local("丁芯", CORE, OTHER_CITY)
    for doc in ("plan", "other", "nowhere"):
        world.say(firm(f"{doc}芯"), Relation.IN_SEGMENT, CORE, doc=doc)
    world.say(firm("远芯"), Relation.IN_SEGMENT, SHELL, doc="nowhere", region=DISTRICT.id)
    world.say(firm("将来芯"), Relation.LOCATED_IN, DISTRICT, Status.PLANNED, doc="other")
    world.say(firm("将来芯"), Relation.IN_SEGMENT, CORE, doc="nowhere")
    return world.knowledge()


def test_every_claim_that_places_its_subject_is_near_and_stands_in_order() -> None:
    known = varied()
    for area in PLACES:
        locality = locality_of(known, area.id)
        for target in {c.object for c in known.claims if c.predicate in MEMBERSHIP}:
            placing = [c.id for c in known.claims_to(target) if locality.placed(c) is not None]
            near = [c.id for c in locality.claims_near(target)]
            assert [id_ for id_ in near if id_ in placing] == placing


def test_what_another_city_s_document_says_of_its_own_firms_is_not_near() -> None:
    world = World()
    world.regions |= {"other": OTHER_CITY.name}
    world.local("甲芯", CORE)
    for name, area in (("乙芯", PARK), ("丁芯", OTHER_CITY)):
        world.say(firm(name), Relation.LOCATED_IN, area, doc="other")
        world.say(firm(name), Relation.IN_SEGMENT, CORE, doc="other")
    known = world.knowledge()
    near = {known.name(c.subject) for c in locality_of(known, DISTRICT.id).claims_near(CORE.id)}
    assert near == {"甲芯", "乙芯"}
