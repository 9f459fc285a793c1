"""Groups, members and branches are linked and never one."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.houses import HouseGround, InHouse, houses
from graph.name_pairs import pairs
from graph.same_name import Band, judge
from tests.graph.world import FIRM, entity


@pytest.mark.parametrize(
    ("member", "house", "ground"),
    [
        ("甲光集团乙色科技有限公司", "甲光集团有限公司", HouseGround.MEMBER),
        ("甲光（集团）乙色科技有限公司", "甲光（集团）股份有限公司", HouseGround.MEMBER),
        ("甲光重工有限公司青岛分公司", "甲光重工有限公司", HouseGround.BRANCH),
        ("甲光重工青岛分公司", "甲光重工", HouseGround.BRANCH),
        ("甲光重工（青岛）有限公司", "甲光重工有限公司", HouseGround.LOCAL),
        ("甲光（青岛）重工有限公司", "甲光重工", HouseGround.LOCAL),
        ("甲光（青岛）重工有限公司", "甲光", HouseGround.LOCAL),
    ],
)
def test_the_form_of_a_name_tells_its_house(member: str, house: str, ground: HouseGround) -> None:
    own, other = entity(FIRM, member), entity(FIRM, house)
    assert houses((own, other)) == (InHouse(own.id, other.id, ground, member),)
    assert judge(member, house).band is not Band.CERTAIN
    assert pairs((own, other)) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("甲光", "甲光重工有限公司"), ("甲光集团", "甲光有限公司"), ("甲光重工（一厂）", "甲光重工")],
)
def test_other_names_tell_of_no_house(one: str, other: str) -> None:
    assert houses((entity(FIRM, one), entity(FIRM, other))) == ()


def test_a_name_that_two_firms_go_by_is_nobodys_house() -> None:
    member = entity(FIRM, "甲光重工青岛分公司")
    one, other = entity(FIRM, "甲光重工"), entity(FIRM, "乙光", "甲光重工")
    assert houses((member, one, other)) == ()


PARTS = st.sampled_from(["甲光", "集团", "重工", "（青岛）", "有限公司", "青岛", "分公司"])


@given(st.lists(st.lists(PARTS, min_size=1, max_size=5).map("".join)), st.randoms())
def test_houses_are_the_same_in_any_order(called: list[str], chance: random.Random) -> None:
    firms = list({f.id: f for f in (entity(FIRM, n) for n in called)}.values())
    shuffled = list(firms)
    chance.shuffle(shuffled)
    assert houses(firms) == houses(shuffled)
    assert all(link.member != link.house for link in houses(firms))
