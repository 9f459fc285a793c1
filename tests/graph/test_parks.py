from graph.parks import ParkFit, parks_for
from ontology.model import EntityType, ProjectPhase, Relation, Review, Status
from tests.graph.gap_world import CHAIN, CITY, CORE, DISTRICT, PARK, SIBLING, World, entity, project

OTHER = entity(EntityType.PARK, "雨林园")


def parks(world: World) -> tuple[ParkFit, ...]:
    return parks_for(world.knowledge(), CHAIN, CITY.id)


def test_a_park_comes_with_its_focus_its_residents_and_its_projects() -> None:
    world = World()
    world.say(PARK, Relation.FOCUSES_ON, CHAIN)
    world.local("甲方", CORE, PARK)
    works = project("梦芯工厂项目")
    world.say(works, Relation.LOCATED_IN, PARK)
    world.say(works, Relation.IN_CHAIN, CHAIN)
    world.say(works, Relation.PHASE, ProjectPhase.UNDER_CONSTRUCTION.value)
    (fit,) = parks(world)
    assert (fit.name, fit.area) == ("云谷园", DISTRICT.id)
    assert [(p.name, p.known, p.text) for p in fit.parts] == [
        ("focus", True, "主导产业为「造梦机」"),
        ("residents", True, "已有本链企业或项目 1 家：甲方"),
        ("projects", True, "本链项目 1 个：梦芯工厂项目（在建）"),
        ("area", False, "无数据"),
        ("rent", False, "无数据"),
        ("energy", False, "无数据"),
    ]
    # 0.5 * 1 + 0.3 * 1/5 + 0.2 * 1/3
    assert fit.score == 0.6267
    assert all(bool(p.evidence) is p.known for p in fit.parts)


def test_a_stated_focus_beats_a_planned_one_and_a_denied_one_is_none() -> None:
    world = World()
    world.say(OTHER, Relation.LOCATED_IN, SIBLING)
    world.say(OTHER, Relation.FOCUSES_ON, CHAIN, Status.PLANNED)
    world.say(PARK, Relation.FOCUSES_ON, CHAIN)
    assert [(f.name, f.score) for f in parks(world)] == [("云谷园", 0.5), ("雨林园", 0.3)]
    assert parks(world)[1].parts[0].text == "规划以「造梦机」为主导产业"
    denied = World()
    denied.say(PARK, Relation.FOCUSES_ON, CHAIN, Status.NEGATED)
    denied.say(PARK, Relation.FOCUSES_ON, CHAIN, review=Review.REJECTED)
    assert parks(denied) == ()


def test_a_park_outside_the_region_is_not_weighed() -> None:
    world = World()
    world.say(PARK, Relation.FOCUSES_ON, CHAIN)
    assert parks_for(world.knowledge(), CHAIN, SIBLING.id) == ()


def test_a_park_that_only_holds_firms_says_that_its_focus_is_not_on_record() -> None:
    world = World()
    world.local("甲方", CORE, PARK)
    (fit,) = parks(world)
    assert [(p.name, p.known) for p in fit.parts[:2]] == [("focus", False), ("residents", True)]
    assert fit.score == 0.06


def test_reasons_come_in_english_too() -> None:
    world = World()
    world.say(PARK, Relation.FOCUSES_ON, CHAIN)
    (fit,) = parks_for(world.knowledge(), CHAIN, CITY.id, lang="en")
    assert [p.text for p in fit.parts[:2]] == ["focuses on “造梦机”", "no data"]
