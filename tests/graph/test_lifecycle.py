"""What becomes of a stated gap, in an invented province."""

from datetime import date

import pytest

from graph.lifecycle import LifeCycle, Outcome, Step, life_cycles
from ontology.model import Basis, GapKind, GapScope, ProjectPhase, Relation, Status
from tests.graph.gap_world import (
    CHAIN,
    CITY,
    CORE,
    DISTRICT,
    OTHER_CITY,
    SHELL,
    World,
    firm,
    project,
)

PLAN, NEWS = date(2021, 1, 1), date(2024, 6, 1)


def lacking(*kinds: GapKind) -> World:
    """A dated plan that states gaps of the core."""
    world = World(issued={"plan": PLAN, "news": NEWS})
    world.regions["news"] = DISTRICT.name
    for kind in kinds or (GapKind.MISSING,):
        world.lack(kind, CORE)
    return world


def lives(world: World) -> tuple[LifeCycle, ...]:
    return life_cycles(world.knowledge(), CHAIN.id, DISTRICT.id)


def come(world: World, phase: ProjectPhase | None, doc: str = "news") -> None:
    """A project comes to the core, perhaps with a phase."""
    plant = project("梦芯工厂项目")
    status = Status.ACTUAL
    world.say(plant, Relation.LOCATED_IN, DISTRICT, doc=doc)
    world.say(plant, Relation.IN_SEGMENT, CORE, status, doc=doc)
    if phase:
        world.say(plant, Relation.PHASE, phase.value, doc=doc)


def test_a_gap_is_open_until_somebody_comes() -> None:
    (one,) = lives(lacking())
    assert one.outcome is Outcome.OPEN
    assert one.basis is Basis.STATED
    assert one.comers == ()


@pytest.mark.parametrize(
    ("phase", "outcome", "step"),
    [
        (ProjectPhase.NEGOTIATING, Outcome.IN_PROGRESS, Step.PLANNED),
        (ProjectPhase.SIGNED, Outcome.IN_PROGRESS, Step.SIGNED),
        (ProjectPhase.UNDER_CONSTRUCTION, Outcome.IN_PROGRESS, Step.UNDER_CONSTRUCTION),
        (None, Outcome.PARTLY_ADDRESSED, Step.LANDED),
        (ProjectPhase.IN_OPERATION, Outcome.ADDRESSED, Step.RUNNING),
    ],
)
def test_the_outcome_follows_the_step_of_the_comer(
    phase: ProjectPhase | None, outcome: Outcome, step: Step
) -> None:
    world = lacking()
    come(world, phase)
    (one,) = lives(world)
    assert (one.outcome, one.basis) == (outcome, Basis.COMPUTED)
    assert [c.step for c in one.comers] == [step]
    assert one.as_of.day == NEWS


def test_both_sentences_stand_beside_an_inferred_outcome() -> None:
    world = lacking()
    come(world, ProjectPhase.IN_OPERATION)
    (one,) = lives(world)
    assert len({e.document for e in (*one.evidence, *one.comers[0].evidence)}) == 2


def test_a_project_that_ended_settles_nothing() -> None:
    world = lacking()
    come(world, ProjectPhase.TERMINATED)
    (one,) = lives(world)
    assert one.outcome is Outcome.OPEN


def test_somebody_in_an_undated_document_changes_nothing_but_is_shown() -> None:
    world = lacking()
    del world.issued["news"]
    come(world, ProjectPhase.IN_OPERATION)
    (one,) = lives(world)
    assert one.outcome is Outcome.OPEN
    assert [c.later for c in one.comers] == [False]


def test_who_came_before_the_gap_was_stated_settles_nothing() -> None:
    world = lacking()
    world.issued["news"] = date(2019, 1, 1)
    come(world, ProjectPhase.IN_OPERATION)
    (one,) = lives(world)
    assert one.outcome is Outcome.OPEN


def test_who_is_there_when_the_document_states_the_gap_does_not_come_later() -> None:
    world = lacking()
    world.local("旧芯股份有限公司", CORE)
    world.say(firm("旧芯股份有限公司"), Relation.IN_SEGMENT, CORE, doc="news")
    (one,) = lives(world)
    assert one.comers == ()


def test_a_comer_of_another_city_settles_nothing() -> None:
    world = lacking()
    maker = firm("远芯股份有限公司")
    world.say(maker, Relation.LOCATED_IN, OTHER_CITY, doc="news")
    world.say(maker, Relation.IN_SEGMENT, CORE, doc="news")
    (one,) = lives(world)
    assert one.comers == ()


def test_a_plan_of_the_same_document_is_an_answer_in_progress() -> None:
    world = lacking()
    come(world, ProjectPhase.TO_BUILD, doc="plan")
    (one,) = lives(world)
    assert one.outcome is Outcome.IN_PROGRESS


def test_one_of_two_segments_named_together_is_partly_addressed() -> None:
    world = lacking()
    world.lack(GapKind.MISSING, SHELL)
    doc, second = world.facts[-1]
    first = world.facts[0][1]
    object.__setattr__(second, "evidence", first.evidence)
    come(world, ProjectPhase.IN_OPERATION)
    (one,) = lives(world)
    assert set(one.segments) == {CORE.id, SHELL.id}
    assert one.reached == (CORE.id,)
    assert one.outcome is Outcome.PARTLY_ADDRESSED
    assert doc == "plan"


@pytest.mark.parametrize("scope", [GapScope.TALENT, GapScope.MARKET, GapScope.CAPABILITY])
def test_a_lack_of_people_or_orders_is_settled_by_no_comer(scope: GapScope) -> None:
    world = World(issued={"plan": PLAN, "news": NEWS})
    world.lack(GapKind.MISSING, CORE, scope=scope)
    come(world, ProjectPhase.IN_OPERATION)
    (one,) = lives(world)
    assert one.outcome is Outcome.NOT_BY_COMERS


def test_a_gap_of_the_whole_city_is_none_of_its_district() -> None:
    world = World(issued={"plan": PLAN})
    world.lack(GapKind.MISSING, CORE, CITY)
    assert lives(world) == ()


def test_without_the_sentence_there_is_no_life_cycle() -> None:
    world = World(issued={"plan": PLAN})
    gap = world.lack(GapKind.MISSING, CORE)
    assert len(lives(world)) == 1
    assert lives(world.without(gap)) == ()
