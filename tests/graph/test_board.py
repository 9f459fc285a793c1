from dataclasses import replace

import pytest

from graph.gaps.board import board, boards
from graph.gaps.model import Agreement, SegmentState
from ontology.model import (
    GapKind,
    GapScope,
    ProjectPhase,
    Relation,
    Review,
    Status,
)
from tests.graph.gap_world import (
    BODY,
    CHAIN,
    CITY,
    CORE,
    DISTRICT,
    ORE,
    PARK,
    SHELL,
    World,
    board_of,
    firm,
    project,
    row_of,
    segment,
)


def test_a_segment_nobody_speaks_of_has_no_record_and_is_not_missing() -> None:
    row = row_of(World())
    assert row.state is SegmentState.UNKNOWN
    assert [f.kind for f in row.findings] == [GapKind.NO_RECORD]
    assert row.agreement is Agreement.NO_RECORD


def test_enough_firms_fill_a_segment() -> None:
    world = World()
    world.local("甲方", CORE)
    world.local("乙方", CORE, PARK)
    row = row_of(world)
    assert row.state is SegmentState.FILLED
    assert [p.name for p in row.present] == ["乙方", "甲方"]
    assert row.agreement is Agreement.NO_GAP
    assert row.severity is None


def test_one_firm_where_two_are_asked_for_is_a_single_supplier() -> None:
    world = World()
    world.local("甲方", CORE)
    row = row_of(world)
    assert row.state is SegmentState.SINGLE
    assert [f.kind for f in row.findings] == [GapKind.SINGLE_SUPPLIER, GapKind.THIN]
    assert [e.quote for e in row.present[0].evidence] == ["第0001句", "第0000句"]


@pytest.mark.parametrize(
    ("asked", "state"),
    [(1, SegmentState.FILLED), (2, SegmentState.FILLED), (3, SegmentState.THIN)],
)
def test_each_segment_has_its_own_threshold_from_the_reference_chain(
    asked: int, state: SegmentState
) -> None:
    wanting = segment("wanting", "梦珠", min_firms=asked)
    chain = replace(CHAIN, segments=(wanting,))
    world = World(chains=(chain,))
    world.local("甲方", wanting)
    world.local("乙方", wanting)
    assert board(world.knowledge(), chain, DISTRICT.id).rows[0].state is state


def test_one_firm_where_one_is_enough_fills_the_segment_and_stays_a_risk() -> None:
    world = World()
    world.local("甲方", BODY)
    row = row_of(world, segment=BODY)
    assert row.state is SegmentState.FILLED
    assert [f.kind for f in row.findings] == [None, GapKind.SINGLE_SUPPLIER]


def test_one_firm_can_fill_a_segment_and_still_be_its_single_supplier() -> None:
    world = World()
    world.local("甲方", BODY)
    row = row_of(world, segment=BODY)
    assert row.state is SegmentState.FILLED
    assert [f.rule for f in row.findings] == ["filled", "single_supplier"]


def test_plans_give_planned_presence_only() -> None:
    world = World()
    planner = firm("甲方")
    world.say(planner, Relation.LOCATED_IN, DISTRICT)
    world.say(planner, Relation.IN_SEGMENT, CORE, Status.PLANNED)
    mover = firm("乙方")
    world.say(mover, Relation.LOCATED_IN, DISTRICT, Status.PLANNED)
    world.say(mover, Relation.IN_SEGMENT, CORE)
    row = row_of(world)
    assert row.state is SegmentState.PLANNED
    assert [p.planned for p in row.present] == [True, True]


@pytest.mark.parametrize(
    ("phase", "planned"),
    [
        (None, True),
        (ProjectPhase.SIGNED, True),
        (ProjectPhase.UNDER_CONSTRUCTION, True),
        (ProjectPhase.COMPLETED, False),
        (ProjectPhase.IN_OPERATION, False),
    ],
)
def test_a_project_counts_once_it_is_said_to_be_completed(
    phase: ProjectPhase | None, *, planned: bool
) -> None:
    world = World()
    works = project("梦芯工厂项目")
    world.say(works, Relation.LOCATED_IN, PARK)
    world.say(works, Relation.IN_SEGMENT, CORE)
    if phase:
        world.say(works, Relation.PHASE, phase.value)
    row = row_of(world)
    assert [p.planned for p in row.present] == [planned]
    assert row.state is (SegmentState.PLANNED if planned else SegmentState.SINGLE)


def test_what_was_planned_of_a_project_has_come_true_once_it_runs() -> None:
    world = World()
    works = project("梦芯工厂项目")
    world.say(works, Relation.LOCATED_IN, PARK, Status.PLANNED)
    world.say(works, Relation.IN_SEGMENT, CORE, Status.PLANNED)
    assert row_of(world).state is SegmentState.PLANNED
    world.say(works, Relation.PHASE, ProjectPhase.IN_OPERATION.value, doc="news")
    assert row_of(world).state is SegmentState.SINGLE


def test_a_terminated_project_is_not_present() -> None:
    world = World()
    works = project("梦芯工厂项目")
    world.say(works, Relation.LOCATED_IN, PARK)
    world.say(works, Relation.IN_SEGMENT, CORE)
    world.say(works, Relation.PHASE, ProjectPhase.TERMINATED.value)
    assert row_of(world).state is SegmentState.UNKNOWN


def test_a_firm_and_its_running_project_are_one_supplier() -> None:
    world = World()
    maker = world.local("甲方", CORE)
    works = project("梦芯工厂项目")
    world.say(maker, Relation.DEVELOPS, works)
    world.say(works, Relation.LOCATED_IN, PARK)
    world.say(works, Relation.IN_SEGMENT, CORE)
    world.say(works, Relation.PHASE, ProjectPhase.IN_OPERATION.value)
    row = row_of(world)
    assert len(row.present) == 2
    assert row.state is SegmentState.SINGLE


def test_a_firm_known_only_by_its_unfinished_project_is_planned_too() -> None:
    world = World()
    maker, works = firm("甲方"), project("梦芯工厂项目")
    world.say(maker, Relation.LOCATED_IN, PARK)
    world.say(works, Relation.LOCATED_IN, PARK)
    world.say(maker, Relation.DEVELOPS, works)
    world.say(works, Relation.IN_SEGMENT, CORE)
    world.again(maker, Relation.IN_SEGMENT, CORE)
    assert [(p.name, p.planned) for p in row_of(world).present] == [
        ("梦芯工厂项目", True),
        ("甲方", True),
    ]
    world.say(maker, Relation.IN_SEGMENT, CORE, doc="news")
    assert [(p.name, p.planned) for p in row_of(world).present] == [
        ("甲方", False),
        ("梦芯工厂项目", True),
    ]
    world.say(works, Relation.PHASE, ProjectPhase.COMPLETED.value)
    assert [p.planned for p in row_of(world).present] == [False, False]


@pytest.mark.parametrize("status", [Status.NEGATED, Status.TARGET])
def test_denied_and_wished_for_membership_is_no_presence(status: Status) -> None:
    world = World()
    maker = firm("甲方")
    world.say(maker, Relation.LOCATED_IN, DISTRICT)
    world.say(maker, Relation.IN_SEGMENT, CORE, status)
    assert row_of(world).present == ()


def test_a_rejected_claim_is_no_presence_and_a_rejected_gap_no_gap() -> None:
    world = World()
    maker = firm("甲方")
    world.say(maker, Relation.LOCATED_IN, DISTRICT)
    world.say(maker, Relation.IN_SEGMENT, CORE, review=Review.REJECTED)
    world.lack(GapKind.MISSING, CORE, review=Review.REJECTED)
    row = row_of(world)
    assert (row.state, row.present, row.stated) == (SegmentState.UNKNOWN, (), ())


@pytest.mark.parametrize(
    ("kind", "state", "rule"),
    [
        (GapKind.MISSING, SegmentState.MISSING, "stated_missing"),
        (GapKind.WEAK, SegmentState.WEAK, "stated_weak"),
        (GapKind.IMPORT_DEPENDENT, SegmentState.IMPORTED, "import_dependent"),
        (GapKind.EXTERNAL_SUPPLY, SegmentState.EXTERNAL, "external_supply"),
        (GapKind.UNMATCHED_LOCAL, SegmentState.UNMATCHED, "unmatched_local"),
        (GapKind.OTHER, SegmentState.WEAK, "stated_other"),
    ],
)
def test_each_stated_kind_gives_its_state_with_its_sentence(
    kind: GapKind, state: SegmentState, rule: str
) -> None:
    world = World()
    world.lack(kind, CORE)
    row = row_of(world)
    assert row.state is state
    assert [(f.rule, f.kind) for f in row.findings] == [(rule, kind)]
    assert [e.quote for e in row.findings[0].evidence] == ["第0000句"]
    assert row.agreement is Agreement.STATED_ONLY


def test_deleting_the_sentence_makes_the_gap_vanish() -> None:
    world = World()
    stated = world.lack(GapKind.MISSING, CORE)
    assert row_of(world).state is SegmentState.MISSING
    assert row_of(world.without(stated)).state is SegmentState.UNKNOWN


def test_deleting_the_sentence_makes_the_firm_vanish() -> None:
    world = World()
    maker = firm("甲方")
    world.say(maker, Relation.LOCATED_IN, DISTRICT)
    stated = world.say(maker, Relation.IN_SEGMENT, CORE)
    assert row_of(world).state is SegmentState.SINGLE
    assert row_of(world.without(stated)).state is SegmentState.UNKNOWN


def test_a_stated_gap_dominates_and_the_local_firm_stands_beside_it() -> None:
    world = World()
    world.lack(GapKind.EXTERNAL_SUPPLY, CORE)
    world.lack(GapKind.UNMATCHED_LOCAL, CORE)
    world.local("甲方", CORE)
    row = row_of(world)
    assert row.state is SegmentState.EXTERNAL
    assert row.computed is SegmentState.SINGLE
    assert [p.name for p in row.present] == ["甲方"]
    assert [g.kind for g in row.stated] == [GapKind.EXTERNAL_SUPPLY, GapKind.UNMATCHED_LOCAL]
    assert row.agreement is Agreement.CONTRADICT


def test_unused_capability_agrees_with_a_firm_on_record() -> None:
    world = World()
    world.lack(GapKind.UNMATCHED_LOCAL, CORE)
    world.local("甲方", CORE)
    assert row_of(world).agreement is Agreement.AGREE


def test_a_stated_weakness_agrees_with_few_firms_and_contradicts_enough() -> None:
    world = World()
    world.lack(GapKind.WEAK, CORE)
    world.local("甲方", CORE)
    assert row_of(world).agreement is Agreement.AGREE
    world.local("乙方", CORE)
    assert row_of(world).agreement is Agreement.CONTRADICT


def test_a_lack_of_ability_makes_a_link_weak_and_a_lack_of_people_says_nothing_of_firms() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE, scope=GapScope.CAPABILITY)
    world.lack(GapKind.MISSING, SHELL, scope=GapScope.TALENT)
    assert row_of(world).state is SegmentState.WEAK
    shell = row_of(world, segment=SHELL)
    assert shell.state is SegmentState.UNKNOWN
    assert [g.scope for g in shell.stated] == [GapScope.TALENT]


def test_the_words_that_state_a_gap_put_nobody_into_the_segment() -> None:
    world = World()
    buyer = firm("甲方")
    world.say(buyer, Relation.LOCATED_IN, DISTRICT)
    world.lack(GapKind.EXTERNAL_SUPPLY, CORE)
    world.again(buyer, Relation.IN_SEGMENT, CORE)
    row = row_of(world)
    assert (row.state, row.present) == (SegmentState.EXTERNAL, ())
    world.say(buyer, Relation.IN_SEGMENT, CORE, doc="news")
    assert [p.name for p in row_of(world).present] == ["甲方"]


def test_the_words_that_state_unused_capability_do_name_the_firm() -> None:
    world = World()
    maker = firm("甲方")
    world.say(maker, Relation.LOCATED_IN, DISTRICT)
    world.lack(GapKind.UNMATCHED_LOCAL, CORE)
    world.again(maker, Relation.IN_SEGMENT, CORE)
    assert [p.name for p in row_of(world).present] == ["甲方"]


def test_firms_of_the_chain_without_a_segment_are_listed_at_chain_level_only() -> None:
    world = World()
    leader, placed = firm("甲方"), world.local("乙方", CORE)
    world.say(leader, Relation.LOCATED_IN, DISTRICT)
    world.say(leader, Relation.LEADER_OF, CHAIN)
    world.say(placed, Relation.IN_CHAIN, CHAIN)
    found = board_of(world)
    assert [(p.name, p.leader) for p in found.chain_level] == [("甲方", True)]
    assert [p.name for row in found.rows for p in row.present] == ["乙方"]


def test_a_gap_of_no_known_segment_stands_apart() -> None:
    world = World()
    world.lack(GapKind.MISSING, None)
    found = board_of(world)
    assert [g.what for g in found.unplaced] == ["某物"]
    assert found.coverage is None


def test_coverage_weighs_known_segments_and_counts_a_single_one_half() -> None:
    world = World()
    for name in ("甲方", "乙方"):
        world.local(name, CORE)
    world.local("丙方", SHELL)
    found = board_of(world)
    # (3 * 1 + 2 * 1/2) / (3 + 2); the other two segments are unknown
    assert found.coverage == 0.8
    assert found.unknown_share == 0.5
    world.lack(GapKind.MISSING, ORE)
    assert board_of(world).coverage == 0.6667
    assert board_of(world).counts == {
        SegmentState.FILLED: 1,
        SegmentState.THIN: 0,
        SegmentState.SINGLE: 1,
        SegmentState.PLANNED: 0,
        SegmentState.UNMATCHED: 0,
        SegmentState.WEAK: 0,
        SegmentState.EXTERNAL: 0,
        SegmentState.IMPORTED: 0,
        SegmentState.MISSING: 1,
        SegmentState.UNKNOWN: 1,
    }


def test_the_board_names_every_region_and_document_it_mentions() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE, PARK)
    names = board_of(world, CITY).names
    assert set(names.values()) == {"丙丁市", "云谷园", "文件plan"}


def test_the_overview_holds_every_reference_chain() -> None:
    world = World()
    world.local("甲方", CORE)
    assert [b.chain for b in boards(world.knowledge(), DISTRICT.id)] == [CHAIN.id]
