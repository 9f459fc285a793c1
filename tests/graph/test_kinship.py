"""Houses of firms by statement and by name, with invented names."""

import pytest

from graph.gaps.locality import locality_of
from graph.kinship import Kin, KinGround, kin_of, short_form
from ontology.model import Entity, EntityType, Relation, Status
from tests.graph.gap_world import DISTRICT, OTHER_CITY, World, firm, project


def kin(world: World, of: Entity, *residents: Entity) -> tuple[Kin, ...]:
    locality = locality_of(world.knowledge(), DISTRICT.id)
    return kin_of(locality, of.id, [r.id for r in residents])


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("广西机械集团有限公司", "广机"),
        ("湖北重工集团股份有限公司", "湖重"),
        ("星河机械有限公司", ""),  # no place before the trade
        ("广西", ""),
    ],
)
def test_a_name_of_place_and_trade_is_shortened_to_the_first_character_of_each(
    name: str, short: str
) -> None:
    assert short_form(name) == short


def test_a_resident_under_the_short_form_is_of_the_house_by_names_alone() -> None:
    world = World()
    group, here = firm("广西机械集团有限公司"), firm("广机远大")
    world.say(group, Relation.LOCATED_IN, OTHER_CITY)
    world.say(here, Relation.LOCATED_IN, DISTRICT)
    (found,) = kin(world, group, here)
    assert (found.member, found.ground, found.words) == (here.id, KinGround.SHORT_FORM, "广机")
    assert found.inferred
    assert [e.quote for e in found.evidence] == ["第0001句"]


def test_a_name_that_goes_on_from_the_other_is_of_the_house_and_so_is_a_project() -> None:
    world = World()
    group, here, works = firm("星河"), firm("星河智造"), project("星河屏幕基地项目")
    for resident in (here, works):
        world.say(resident, Relation.LOCATED_IN, DISTRICT)
    world.say(group, Relation.LOCATED_IN, OTHER_CITY)
    found = kin(world, group, here, works)
    assert {(k.member, k.ground, k.words) for k in found} == {
        (here.id, KinGround.SAME_NAME, "星河"),
        (works.id, KinGround.SAME_NAME, "星河"),
    }


@pytest.mark.parametrize("turned", [False, True])
def test_a_stated_group_counts_both_ways_and_is_not_inferred(*, turned: bool) -> None:
    world = World()
    one, other = firm("甲方"), firm("乙方")
    pair = (other, one) if turned else (one, other)
    world.say(pair[0], Relation.PART_OF_GROUP, pair[1])
    world.say(other, Relation.LOCATED_IN, DISTRICT)
    (found,) = kin(world, one, other)
    assert (found.ground, found.inferred, len(found.evidence)) == (KinGround.STATED, False, 2)


def test_who_is_only_planned_here_or_only_of_the_same_trade_is_no_kin() -> None:
    world = World()
    group, planned, trade = firm("星河基因"), firm("星河基因二号"), firm("长空基因")
    world.say(group, Relation.LOCATED_IN, OTHER_CITY)
    world.say(planned, Relation.LOCATED_IN, DISTRICT, Status.PLANNED)
    world.say(trade, Relation.LOCATED_IN, DISTRICT)
    assert kin(world, group, planned, trade) == ()
    assert {e.type for e in (group, planned, trade)} == {EntityType.FIRM}
