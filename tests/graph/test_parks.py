from datetime import date

import pytest

from graph.parks import ParkFit, ParkQuestion, park_weights, parks_for
from ontology.errors import BadInput, NotFound
from ontology.model import EntityType, ProjectPhase, Relation, Review, Status
from tests.graph.gap_world import (
    BODY,
    CHAIN,
    CITY,
    CORE,
    DISTRICT,
    ORE,
    PARK,
    SHELL,
    SIBLING,
    World,
    entity,
    project,
)

OTHER = entity(EntityType.PARK, "雨林园")
INNER = entity(EntityType.PARK, "云谷园一期")


def parks(world: World, segment: str = "", **weights: float) -> tuple[ParkFit, ...]:
    question = ParkQuestion(segment, weights)
    return parks_for(world.knowledge(), CHAIN, CITY.id, question=question)


def ground(fit: ParkFit, name: str) -> tuple[bool, float, str]:
    part = next(p for p in fit.parts if p.name == name)
    return part.known, part.worth, part.text


def two_parks() -> World:
    """One park with a stated focus, one whose focus is a plan."""
    world = World()
    world.say(OTHER, Relation.LOCATED_IN, SIBLING)
    world.say(OTHER, Relation.FOCUSES_ON, CHAIN, Status.PLANNED)
    world.say(PARK, Relation.FOCUSES_ON, CHAIN)
    return world


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
        ("neighbours", False, "无数据"),
        ("residents", True, "已有本链企业或项目 1 家：甲方"),
        ("projects", True, "本链项目 1 个：梦芯工厂项目（在建）"),
        ("services", False, "无数据"),
        ("space", False, "无数据"),
        ("recency", False, "无数据"),
        ("conflicts", False, "无数据"),
        ("rent", False, "无数据"),
        ("energy", False, "无数据"),
    ]
    # 0.35 * 1 + 0.15 * 1/5 + 0.15 * 0.7/3
    assert fit.score == 0.415
    assert all(bool(p.evidence) is p.known for p in fit.parts)


def test_a_stated_focus_beats_a_planned_one_and_a_denied_one_is_none() -> None:
    found = parks(two_parks())
    assert [(f.name, f.score) for f in found] == [("云谷园", 0.35), ("雨林园", 0.21)]
    assert found[1].parts[0].text == "规划以「造梦机」为主导产业"
    denied = World()
    denied.say(PARK, Relation.FOCUSES_ON, CHAIN, Status.NEGATED)
    denied.say(PARK, Relation.FOCUSES_ON, CHAIN, review=Review.REJECTED)
    assert parks(denied) == ()


@pytest.mark.parametrize(
    ("asked", "focus", "worth"),
    [
        ("梦芯", CORE, 1.0),
        ("梦芯", CHAIN, 0.8),
        ("梦芯", ORE, 0.7),  # it feeds the core
        ("梦芯", BODY, 0.7),  # the core feeds it
        ("梦芯", SHELL, 0.6),
        ("", CHAIN, 1.0),
        ("", CORE, 0.8),
    ],
)
def test_a_focus_is_worth_less_the_further_it_lies_on_the_chain(
    asked: str, focus: object, worth: float
) -> None:
    world = World()
    assert focus in (CHAIN, *CHAIN.segments)
    world.say(PARK, Relation.FOCUSES_ON, focus)  # type: ignore[arg-type]
    (fit,) = parks(world, asked)
    assert ground(fit, "focus")[1] == worth


def test_firms_of_the_segment_and_of_those_next_to_it_are_neighbours() -> None:
    world = World()
    world.local("甲方", CORE, PARK)
    world.local("乙方", ORE, PARK)
    world.local("丙方", SHELL, PARK)
    (fit,) = parks(world, "梦芯")
    known, worth, text = ground(fit, "neighbours")
    assert (known, round(worth, 3)) == (True, 0.667)
    assert text == "本环节及上下相邻环节已有 2 家：乙方（梦矿）、甲方（梦芯）"


def test_a_firm_in_a_park_inside_another_counts_for_the_inner_one_alone() -> None:
    world = World()
    world.say(INNER, Relation.LOCATED_IN, PARK)
    world.say(INNER, Relation.FOCUSES_ON, CHAIN)
    world.say(PARK, Relation.FOCUSES_ON, CHAIN)
    world.local("甲方", CORE, INNER)
    assert [(f.name, ground(f, "residents")[0]) for f in parks(world)] == [
        ("云谷园一期", True),
        ("云谷园", False),
    ]


def test_an_older_document_is_worth_less_and_an_undated_one_says_so() -> None:
    world = two_parks()
    world.say(OTHER, Relation.FOCUSES_ON, CHAIN, doc="news")
    world.issued = {"plan": date(2021, 1, 1), "news": date(2023, 1, 1)}
    recent = {f.name: ground(f, "recency") for f in parks(world)}
    assert recent["雨林园"] == (True, 1.0, "最近一份有日期的文件：2023-01-01")
    assert round(recent["云谷园"][1], 2) == 0.5


def test_institutions_in_the_park_and_a_stated_end_of_a_project_count() -> None:
    world = World()
    world.say(PARK, Relation.FOCUSES_ON, CHAIN)
    world.say(entity(EntityType.INSTITUTION, "云谷研究院"), Relation.LOCATED_IN, PARK)
    works = project("梦壳项目")
    world.say(works, Relation.LOCATED_IN, PARK)
    world.say(works, Relation.IN_CHAIN, CHAIN)
    world.say(works, Relation.PHASE, ProjectPhase.TERMINATED.value)
    (fit,) = parks(world)
    assert ground(fit, "services") == (True, 0.5, "园内机构 1 家：云谷研究院")
    assert ground(fit, "conflicts") == (True, 0.5, "本链项目「梦壳项目」已终止")
    assert fit.score == round(0.35 + 0.05 * 0.5 - 0.2 * 0.5, 4)


def test_a_park_for_other_chains_alone_is_in_conflict_even_with_a_firm_of_this_one() -> None:
    world = World()
    world.local("甲方", CORE, PARK)
    world.say(PARK, Relation.FOCUSES_ON, entity(EntityType.CHAIN, "织云机"))
    (fit,) = parks(world)
    assert ground(fit, "conflicts")[2] == "所载主导产业只有「织云机」"
    assert fit.score == 0.0


def test_a_ranking_that_a_fifth_of_the_weights_turns_over_is_unstable() -> None:
    steady = parks(two_parks())
    assert [(f.rank, f.span.best, f.span.worst) for f in steady] == [(1, 1, 1), (2, 2, 2)]
    # 0.35 * 0.6 + 0.15 * 0.9 = 0.345 against 0.35: the plan could stand first as well.
    close = two_parks()
    works = project("梦芯工厂项目")
    close.say(works, Relation.LOCATED_IN, OTHER)
    close.say(works, Relation.IN_CHAIN, CHAIN)
    close.say(works, Relation.PHASE, ProjectPhase.UNDER_CONSTRUCTION.value)
    found = parks(close, projects=0.45)
    assert [f.span.stable for f in found] == [False, False]


def test_weights_can_be_changed_and_an_unknown_ground_is_refused() -> None:
    assert [f.name for f in parks(two_parks(), focus=1.0)] == ["云谷园", "雨林园"]
    assert parks(two_parks(), focus=1.0)[0].score == 1.0
    with pytest.raises(BadInput, match="没有园区依据「地价」"):
        park_weights({"地价": 0.5})


def test_a_segment_the_chain_has_not_is_refused() -> None:
    with pytest.raises(NotFound, match="没有环节「银河」"):
        parks(World(), "银河")


def test_a_park_outside_the_region_is_not_weighed() -> None:
    world = World()
    world.say(PARK, Relation.FOCUSES_ON, CHAIN)
    assert parks_for(world.knowledge(), CHAIN, SIBLING.id) == ()


def test_a_park_that_only_holds_firms_says_that_its_focus_is_not_on_record() -> None:
    world = World()
    world.local("甲方", CORE, PARK)
    (fit,) = parks(world)
    assert [ground(fit, n)[0] for n in ("focus", "residents")] == [False, True]
    assert fit.score == 0.03


def test_reasons_come_in_english_too() -> None:
    world = World()
    world.say(PARK, Relation.FOCUSES_ON, CHAIN)
    (fit,) = parks_for(world.knowledge(), CHAIN, CITY.id, lang="en")
    assert [p.text for p in fit.parts[:2]] == ["focuses on “Dream machines”", "no data"]
