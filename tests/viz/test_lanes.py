"""The order of cards on a chain map."""

from hypothesis import given
from hypothesis import strategies as st

from ontology.chains.model import ReferenceSegment, Tier
from viz.lanes import arranged


def segment(name: str, *feeds: str) -> ReferenceSegment:
    return ReferenceSegment(name, name, name, name, Tier.UPSTREAM, 1, "", "", feeds=feeds)


def test_a_supplier_stands_above_the_segment_it_supplies_in_the_same_lane() -> None:
    lane = [segment("test"), segment("make", "test"), segment("design", "make")]
    assert [s.id for s in arranged([lane])[0]] == ["design", "make", "test"]


def test_lanes_are_ordered_so_that_wires_do_not_cross() -> None:
    left = [segment("a", "y"), segment("b", "x")]
    right = [segment("x"), segment("y")]
    first, second = arranged([left, right])
    assert [s.id for s in second] == [s.feeds[0] for s in first]


def test_a_circle_of_suppliers_is_laid_out_all_the_same() -> None:
    lane = [segment("a", "b"), segment("b", "a")]
    assert {s.id for s in arranged([lane])[0]} == {"a", "b"}


@given(st.lists(st.lists(st.integers(0, 8), max_size=3), min_size=1, max_size=9))
def test_nothing_is_lost_and_nothing_doubled(feeds: list[list[int]]) -> None:
    lane = [segment(str(i), *map(str, targets)) for i, targets in enumerate(feeds)]
    ordered = arranged([lane[::2], lane[1::2]])
    assert sorted(s.id for part in ordered for s in part) == sorted(s.id for s in lane)
    assert arranged([lane[::2], lane[1::2]]) == ordered
