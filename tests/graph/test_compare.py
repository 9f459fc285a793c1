"""Two sides of one chain, in an invented province."""

from datetime import date

import pytest

from graph.as_of import as_of
from graph.compare import Comparison, Difference, Warned, compare_dates, compare_regions
from graph.gaps.model import SegmentState
from ontology.errors import BadInput
from ontology.model import Entity, EntityType, GapKind, Relation
from tests.graph.gap_world import (
    BODY,
    CHAIN,
    CITY,
    CORE,
    DISTRICT,
    OTHER_CITY,
    PARK,
    SHELL,
    SIBLING,
    World,
    entity,
    firm,
)

OTHER = entity(EntityType.PARK, "雨林园")


def regions(world: World, left: Entity, right: Entity, lang: str = "zh") -> Comparison:
    return compare_regions(world.knowledge(), CHAIN, left.id, right.id, lang)


def differences(found: Comparison) -> dict[str, Difference]:
    return {s.name: s.difference for s in found.segments}


def warned(found: Comparison) -> list[Warned]:
    return [c.code for c in found.cautions]


def two_districts() -> World:
    """One district with two makers of cores and a gap, another with one maker and a shell."""
    world = World(regions={"plan": DISTRICT.name, "other": SIBLING.name})
    world.local("甲方", CORE)
    world.local("乙方", CORE)
    world.lack(GapKind.MISSING, BODY)
    world.local("丙方", CORE, SIBLING)
    world.local("丁方", SHELL, SIBLING)
    return world


def test_two_regions_differ_segment_by_segment_with_their_sentences() -> None:
    found = regions(two_districts(), DISTRICT, SIBLING)
    assert differences(found) == {
        "梦矿": Difference.NEITHER,
        "梦芯": Difference.DIFFERS,
        "梦壳": Difference.ONLY_RIGHT,
        "整机": Difference.ONLY_LEFT,
    }
    cores = next(s for s in found.segments if s.segment == CORE.id)
    assert cores.left.state is SegmentState.FILLED
    assert set(cores.firms_left) == {firm("甲方").id, firm("乙方").id}
    assert cores.firms_right == (firm("丙方").id,)
    body = next(s for s in found.segments if s.segment == BODY.id)
    assert (len(body.left.gaps), body.right.gaps) == (1, ())
    assert all(bool(s.left.evidence or s.right.evidence) for s in found.telling)


def test_the_silent_side_is_called_silent_and_not_lacking() -> None:
    world = World()
    world.local("甲方", CORE)
    found = regions(world, DISTRICT, OTHER_CITY)
    assert Warned.SILENT in warned(found)
    assert "没有文件为壬癸市而写：那一边的空白不等于缺失" in [c.text for c in found.cautions]


def test_regions_inside_each_other_and_of_other_levels_are_warned_of() -> None:
    found = regions(two_districts(), CITY, DISTRICT)
    assert {Warned.NESTED, Warned.LEVELS} <= set(warned(found))
    assert Warned.LEVELS not in warned(regions(two_districts(), DISTRICT, SIBLING))
    assert Warned.LEVELS in warned(regions(two_districts(), PARK, SIBLING))


def test_two_parks_are_compared_like_regions_with_those_of_the_chain_at_large() -> None:
    world = World()
    world.say(OTHER, Relation.LOCATED_IN, SIBLING)
    member = firm("甲方")
    world.say(member, Relation.LOCATED_IN, PARK)
    world.say(member, Relation.IN_CHAIN, CHAIN)
    found = regions(world, PARK, OTHER)
    assert Warned.LEVELS not in warned(found)
    (line,) = found.telling
    assert (line.segment, line.name) == ("", "在链上、环节未载")
    assert (line.difference, line.firms_left) == (Difference.ONLY_LEFT, (member.id,))


def test_numbers_of_other_scope_are_shown_and_warned_of() -> None:
    world = World()
    world.say(OTHER, Relation.LOCATED_IN, SIBLING)
    world.capacity(PARK, 40, "万台")
    world.capacity(OTHER, 3, "吉瓦时")
    found = regions(world, PARK, OTHER)
    assert [(f.metric.value, f.comparable) for f in found.figures] == [("capacity", False)]
    assert Warned.SCOPES in warned(found)


def test_two_dates_show_what_documents_recorded_until_then() -> None:
    world = World(regions={"plan": DISTRICT.name, "news": DISTRICT.name, "note": DISTRICT.name})
    world.lack(GapKind.MISSING, CORE)
    maker = firm("甲方")
    world.say(maker, Relation.LOCATED_IN, DISTRICT, doc="news")
    world.say(maker, Relation.IN_SEGMENT, CORE, doc="news")
    world.say(firm("乙方"), Relation.IN_SEGMENT, SHELL, doc="note")
    world.issued = {"plan": date(2021, 1, 1), "news": date(2024, 1, 1)}
    days = (date(2025, 1, 1), date(2022, 1, 1))
    found = compare_dates(world.knowledge(), CHAIN, DISTRICT.id, days)
    assert (found.left.day, found.right.day) == (date(2022, 1, 1), date(2025, 1, 1))
    cores = next(s for s in found.segments if s.segment == CORE.id)
    assert (cores.left.firms, cores.right.firms) == ((), (maker.id,))
    assert Warned.UNDATED in warned(found)
    assert found.cautions[0].text == "1 份文件未载日期，两边都没有计入：文件note"
    assert next(s for s in found.segments if s.segment == SHELL.id).difference is Difference.NEITHER


def test_knowledge_as_of_a_day_holds_only_documents_issued_until_then() -> None:
    world = World(regions={"plan": DISTRICT.name, "news": DISTRICT.name})
    world.local("甲方", CORE)
    world.issued = {"plan": date(2021, 1, 1), "news": date(2024, 1, 1)}
    known = world.knowledge()
    assert len(as_of(known, date(2021, 1, 1)).documents) == 1
    assert as_of(known, date(2020, 12, 31)).claims == ()
    assert len(as_of(known, date(2024, 1, 1)).claims) == len(known.claims)


def test_twice_the_same_side_is_refused() -> None:
    with pytest.raises(BadInput, match="同一个地区"):
        regions(World(), DISTRICT, DISTRICT)
    day = date(2022, 1, 1)
    with pytest.raises(BadInput, match="同一天"):
        compare_dates(World().knowledge(), CHAIN, DISTRICT.id, (day, day))


def test_names_and_warnings_come_in_english_too() -> None:
    found = regions(two_districts(), DISTRICT, OTHER_CITY, "en")
    assert [s.name for s in found.segments][:2] == ["ore", "core"]
    assert any(c.text.startswith("No document speaks for") for c in found.cautions)
