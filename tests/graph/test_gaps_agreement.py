"""Stated beside computed: both sides with their sentences."""

from graph.gaps.agreement import Compared, compared, tally
from graph.gaps.model import Agreement, SegmentState
from ontology.model import GapKind
from tests.graph.gap_world import BODY, CITY, CORE, PARK, SHELL, SIBLING, World, board_of


def row(world: World) -> Compared:
    return next(r for r in compared([board_of(world)]) if r.segment == CORE)


def test_firms_on_record_contradict_a_stated_absence_and_both_sides_are_shown() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE)
    world.local("甲方", CORE)
    found = row(world)
    assert found.agreement is Agreement.CONTRADICT
    assert (found.stated_state, found.computed_state) == (
        SegmentState.MISSING,
        SegmentState.SINGLE,
    )
    assert [[e.quote for e in f.evidence] for f in found.stated] == [["第0000句"]]
    assert [[e.quote for e in p.evidence] for p in found.present] == [["第0002句", "第0001句"]]
    assert found.unknown_share == 0.75


def test_a_side_that_says_nothing_is_none() -> None:
    world = World()
    world.local("甲方", CORE)
    found = row(world)
    assert (found.stated_state, found.stated) == (None, ())
    assert found.agreement is Agreement.COMPUTED_ONLY


def test_the_tally_names_every_way() -> None:
    world = World()
    world.lack(GapKind.WEAK, CORE)
    world.local("甲方", CORE)
    world.lack(GapKind.MISSING, SHELL)
    world.local("乙方", BODY)
    assert tally(compared([board_of(world)])) == {
        Agreement.AGREE: 1,
        Agreement.STATED_ONLY: 1,
        Agreement.COMPUTED_ONLY: 0,
        Agreement.CONTRADICT: 0,
        Agreement.NO_GAP: 1,
        Agreement.NO_RECORD: 1,
    }


def test_silence_on_both_sides_is_no_record_and_no_computed_gap() -> None:
    world = World()
    world.local("甲方", BODY)
    rows = {r.segment: r for r in compared([board_of(world)])}
    assert rows[CORE].agreement is Agreement.NO_RECORD
    assert (rows[CORE].stated, rows[CORE].present) == ((), ())
    assert rows[CORE].computed_state is SegmentState.UNKNOWN


def test_what_a_part_states_beside_firms_elsewhere_is_shown_with_the_part_it_speaks_of() -> None:
    world = World()
    world.lack(GapKind.EXTERNAL_SUPPLY, CORE, region=PARK)
    for name in ("甲方", "乙方", "丙方"):
        world.local(name, CORE, SIBLING)
    found = next(r for r in compared([board_of(world, CITY)]) if r.segment == CORE)
    assert (found.agreement, found.stated_state) == (Agreement.NO_GAP, None)
    assert [f.region for f in found.stated] == [PARK.id]
    assert found.region == CITY.id
