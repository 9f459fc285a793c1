"""Stated beside computed: both sides with their sentences."""

from graph.gaps.agreement import Compared, compared, tally
from graph.gaps.model import Agreement, SegmentState
from ontology.model import GapKind
from tests.graph.gap_world import BODY, CORE, SHELL, World, board_of


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
        Agreement.COMPUTED_ONLY: 1,
        Agreement.CONTRADICT: 0,
        Agreement.NO_GAP: 1,
    }
