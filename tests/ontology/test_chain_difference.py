"""What an edited chain changes, and how large a step of the version that is."""

from dataclasses import replace

import pytest

from ontology.chains.difference import ChangeKind, Step, difference, next_version, parts
from ontology.chains.loader import load_chains
from ontology.errors import BadChainFile

IC = next(chain for chain in load_chains() if chain.key == "ic")
FIRST, *REST = IC.segments


def test_the_same_chain_changes_nothing() -> None:
    assert difference(IC, IC).step is Step.NONE


def test_a_new_name_under_one_key_is_the_same_segment_and_a_patch() -> None:
    found = difference(IC, replace(IC, segments=(replace(FIRST, label="甲环节"), *REST)))
    (change,) = found.changes
    assert (change.kind, change.segment, change.field) == (ChangeKind.CHANGED, FIRST.key, "label")
    assert (change.before, change.after) == (FIRST.label, "甲环节")
    assert found.step is Step.PATCH


def test_a_new_segment_is_minor_and_so_is_a_new_supply() -> None:
    new = replace(FIRST, id="seg-ic-new", key="new", label="甲环节", feeds=(REST[-1].id,))
    found = difference(IC, replace(IC, segments=(*IC.segments, new)))
    assert [c.kind for c in found.changes] == [ChangeKind.ADDED, ChangeKind.FEEDS]
    assert found.step is Step.MINOR


def test_a_segment_or_supply_that_goes_is_major() -> None:
    gone = difference(IC, replace(IC, segments=tuple(REST)))
    assert [c.kind for c in gone.changes] == [ChangeKind.REMOVED]
    assert gone.step is Step.MAJOR
    loose = difference(IC, replace(IC, segments=(replace(FIRST, feeds=()), *REST)))
    assert {c.kind for c in loose.changes} == {ChangeKind.FEEDS_NO_MORE}
    assert loose.step is Step.MAJOR


def test_another_order_of_aliases_is_no_change() -> None:
    turned = replace(IC, aliases=tuple(reversed(IC.aliases)))
    assert difference(IC, turned).changes == ()


def test_all_of_a_chain_without_predecessor_is_new() -> None:
    found = difference(None, IC)
    assert found.old is None
    assert {c.kind for c in found.changes} == {ChangeKind.ADDED, ChangeKind.FEEDS}


@pytest.mark.parametrize(
    ("step", "after"),
    [(Step.NONE, "1.2.3"), (Step.PATCH, "1.2.4"), (Step.MINOR, "1.3.0"), (Step.MAJOR, "2.0.0")],
)
def test_a_step_gives_the_next_version(step: Step, after: str) -> None:
    assert next_version("1.2.3", step) == after


def test_a_version_that_is_no_three_numbers_is_refused() -> None:
    with pytest.raises(BadChainFile, match="应为三个数"):
        parts("二版")
