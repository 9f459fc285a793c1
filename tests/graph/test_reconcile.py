"""Recruitment lists held against gaps, in an invented province."""

from datetime import date

from graph.gaps.board import board
from graph.gaps.model import SegmentState
from graph.reconcile import LandingOrder, Reconciliation, TargetFit, reconcile
from ontology.model import Entity, GapKind, Relation, Review, Status
from tests.graph.gap_world import (
    CHAIN,
    CORE,
    DISTRICT,
    OTHER_CITY,
    SHELL,
    World,
    firm,
    project,
)


def held(world: World, lang: str = "zh") -> Reconciliation:
    known = world.knowledge()
    return reconcile(known, board(known, CHAIN, DISTRICT.id), lang)


def wanted(world: World, name: str, doc: str = "plan") -> Entity:
    found = firm(name)
    world.say(found, Relation.TARGET_FOR, CHAIN, Status.TARGET, doc=doc)
    return found


def test_a_target_fits_the_gap_of_the_segment_that_a_document_puts_it_in() -> None:
    world = World()
    world.lack(GapKind.EXTERNAL_SUPPLY, CORE)
    world.lack(GapKind.MISSING, SHELL)
    fitting = wanted(world, "甲方")
    world.say(fitting, Relation.IN_SEGMENT, CORE, region=OTHER_CITY.id)
    wanted(world, "乙方")
    found = held(world)
    assert [(t.name, t.fit, t.gaps) for t in found.targets] == [
        ("甲方", TargetFit.FITS, (CORE.id,)),
        ("乙方", TargetFit.UNSTATED, ()),
    ]
    assert [t.name for t in found.targets_without_gap] == ["乙方"]
    assert [g.segment for g in found.gaps_without_target] == [SHELL.id]
    assert found.targets[1].text == "未见其所在环节的记载，无法对应缺口"
    assert all(t.evidence for t in found.targets)


def test_a_target_known_for_a_segment_without_gap_says_which() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE)
    known = wanted(world, "甲方")
    world.say(known, Relation.IN_SEGMENT, SHELL, region=OTHER_CITY.id)
    world.local("丙方", SHELL)
    world.local("丁方", SHELL)
    (target,) = held(world).targets
    assert (target.fit, target.text) == (
        TargetFit.OTHER_SEGMENT,
        "文件记其在「梦壳」环节，该环节没有缺口",
    )


def test_a_chain_without_a_list_says_none_and_still_shows_its_gaps() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE)
    found = held(world)
    assert (found.listed, found.targets) == (False, ())
    assert [(g.segment, g.state) for g in found.gaps] == [(CORE.id, SegmentState.MISSING)]


def test_segments_without_a_record_are_no_gaps_and_gaps_of_no_segment_are() -> None:
    world = World()
    wanted(world, "甲方")
    assert held(world).gaps == ()
    world.lack(GapKind.WEAK, None)
    assert [(g.segment, g.what, g.state) for g in held(world).gaps] == [("", ("某物",), None)]


def test_lists_of_other_regions_and_rejected_lines_are_not_held_against_gaps() -> None:
    world = World(regions={"plan": DISTRICT.name, "abroad": OTHER_CITY.name})
    wanted(world, "甲方", doc="abroad")
    world.say(firm("乙方"), Relation.TARGET_FOR, CHAIN, Status.TARGET, review=Review.REJECTED)
    assert not held(world).listed


def test_a_weak_listing_is_marked_as_waiting() -> None:
    world = World()
    world.say(firm("甲方"), Relation.TARGET_FOR, CHAIN, Status.TARGET, review=Review.PENDING)
    assert [t.waiting for t in held(world).targets] == [True]


def test_a_target_under_whose_short_form_a_resident_goes_is_flagged_with_the_reason() -> None:
    world = World()
    wanted(world, "广西机械集团有限公司")
    world.local("广机远大", CORE)
    (target,) = held(world).targets
    assert [k.words for k in target.kin] == ["广机"]
    assert "「广机」可为其简称，与在地的「广机远大」或属一家（由名称推断）" in target.text
    english = held(world, "en").targets[0].text
    assert "“广机” may be its short form" in english


def test_a_target_that_landed_since_comes_with_the_later_document() -> None:
    world = World(regions={"plan": DISTRICT.name, "news": DISTRICT.name})
    target = wanted(world, "甲方")
    world.say(target, Relation.LOCATED_IN, DISTRICT, doc="news")
    world.issued = {"plan": date(2021, 1, 1), "news": date(2024, 6, 1)}
    (found,) = held(world).targets
    assert [(g.order, g.issued) for g in found.landings] == [(LandingOrder.LATER, date(2024, 6, 1))]
    assert "「甲方」已在地：更晚的文件《文件news》（2024-06-01）有记载" in found.text


def test_without_dates_nobody_is_said_to_have_landed_since() -> None:
    world = World(regions={"plan": DISTRICT.name, "news": DISTRICT.name})
    target = wanted(world, "甲方")
    world.say(target, Relation.LOCATED_IN, DISTRICT, doc="news")
    assert [g.order for g in held(world).targets[0].landings] == [LandingOrder.UNDATED]
    world.issued = {"plan": date(2024, 1, 1), "news": date(2021, 1, 1)}
    assert [g.order for g in held(world).targets[0].landings] == [LandingOrder.EARLIER]


def test_a_project_of_the_target_that_stands_here_is_a_landing_too() -> None:
    world = World(regions={"plan": DISTRICT.name, "news": DISTRICT.name})
    target, works = wanted(world, "甲方"), project("梦芯工厂项目")
    world.say(target, Relation.DEVELOPS, works, doc="news")
    world.say(works, Relation.LOCATED_IN, DISTRICT, doc="news")
    world.issued = {"plan": date(2021, 1, 1), "news": date(2024, 6, 1)}
    (found,) = held(world).targets
    assert [(g.member, g.order) for g in found.landings] == [(works.id, LandingOrder.LATER)]


def test_the_list_vanishes_with_its_sentence() -> None:
    world = World()
    line = world.say(firm("甲方"), Relation.TARGET_FOR, CHAIN, Status.TARGET)
    assert held(world).listed
    assert not held(world.without(line)).listed
