"""Which names are one firm."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.name_pairs import pairs
from graph.same_name import Band, judge
from ontology.identity import entity_id
from ontology.model import Entity, EntityType

NAMES = st.text(alphabet="甲乙丙重工电子基因智造集团青岛（）", min_size=2, max_size=10)


@pytest.mark.parametrize(
    ("one", "other", "band"),
    [
        ("甲重工股份有限公司", "甲重工", Band.CERTAIN),
        ("甲重工（青岛）有限公司", "青岛甲重工有限公司", Band.CERTAIN),
        ("青岛甲重工有限公司", "青岛市甲重工有限公司", Band.CERTAIN),
        ("青岛甲重工有限公司", "甲重工", Band.PROBABLE),
        ("青岛甲重工有限公司", "济南甲重工有限公司", Band.PROBABLE),
        ("甲重工", "甲重工机械", Band.PROBABLE),
        ("星河集团", "星河有限公司", Band.PROBABLE),
        ("星河基因", "星河智造", Band.DIFFERENT),
        ("甲重工有限公司", "甲重工有限公司青岛分公司", Band.DIFFERENT),
        ("甲重工（一厂）", "甲重工（二厂）", Band.DIFFERENT),
    ],
)
def test_names_fall_into_bands(one: str, other: str, band: Band) -> None:
    assert judge(one, other).band is band


@given(NAMES, NAMES)
def test_the_judgement_is_the_same_for_both_orders(one: str, other: str) -> None:
    assert judge(one, other) == judge(other, one)


@given(st.lists(NAMES, max_size=8, unique=True), st.randoms(use_true_random=False))
def test_the_pairs_are_the_same_in_any_order(called: list[str], chance: random.Random) -> None:
    firms = [Entity(entity_id(EntityType.FIRM, n), EntityType.FIRM, n) for n in called]
    unique = list({firm.id: firm for firm in firms}.values())
    shuffled = list(unique)
    chance.shuffle(shuffled)
    assert pairs(unique) == pairs(shuffled)


def test_only_firms_are_paired() -> None:
    park = Entity("park-1", EntityType.PARK, "甲重工")
    firm = Entity("firm-1", EntityType.FIRM, "甲重工机械")
    assert pairs((park, firm)) == ()
