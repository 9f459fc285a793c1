"""A range beside a number shows what rests on one document alone."""

from graph.gaps.board import board
from graph.gaps.locality import regions_of
from graph.jackknife import Ground, boards_without, severities, spreads, without
from graph.knowledge import Knowledge
from graph.regions import Regions
from graph.structure.ranked import losses
from ontology.model import EntityType, GapKind, Relation
from tests.graph.gap_world import (
    BODY,
    CHAIN,
    CITY,
    CORE,
    DISTRICT,
    ORE,
    OTHER_CITY,
    PARK,
    SHELL,
    World,
    entity,
    firm,
)

NEW_PARK = entity(EntityType.PARK, "新谷园")


def ground(known: Knowledge) -> Ground:
    return Ground(known, regions_of(known), CHAIN, DISTRICT.id)


def varied() -> World:
    world = World()
    world.regions |= {"news": CITY.name, "list": DISTRICT.name, "far": OTHER_CITY.name}
    world.lack(GapKind.IMPORT_DEPENDENT, CORE)
    world.lack(GapKind.WEAK, SHELL, doc="news")
    world.local("甲体", BODY)
    world.say(firm("乙壳"), Relation.IN_SEGMENT, SHELL, doc="list")
    world.say(firm("丙矿"), Relation.IN_SEGMENT, ORE, doc="news")
    world.say(firm("丙矿"), Relation.LOCATED_IN, PARK, doc="far")
    world.say(firm("丁矿"), Relation.IN_SEGMENT, ORE, doc="far")
    world.say(NEW_PARK, Relation.LOCATED_IN, DISTRICT, doc="far")
    world.say(firm("戊芯"), Relation.LOCATED_IN, NEW_PARK, doc="news")
    world.say(firm("戊芯"), Relation.IN_SEGMENT, CORE, doc="news")
    return world


def test_each_board_equals_the_one_drawn_on_everything_else() -> None:
    known = varied().knowledge()
    found = dict(boards_without(ground(known)))
    assert len(found) == 4
    for document, drawn in found.items():
        rest = without(known, document)
        assert drawn.rows == board(rest, CHAIN, DISTRICT.id, Regions(rest)).rows


def test_a_severity_that_rests_on_one_sentence_falls_without_its_document() -> None:
    known = varied().knowledge()
    (found,) = spreads(ground(known), severities)
    core = found[CORE.id]
    assert (core.value, core.low, core.high) == (0.5625, 0.2812, 0.5625)
    assert [known.name(document) for document in core.telling] == ["文件plan"]
    assert (core.rank, core.best, core.worst) == (1, 1, 1)
    assert core.stable


def test_a_rank_moves_when_another_value_falls() -> None:
    world = World()
    world.local("甲体", BODY)
    (found,) = spreads(ground(world.knowledge()), severities)
    core = found[CORE.id]
    assert (core.value, core.low, core.high) == (0.1875, 0.1875, 0.1875)
    assert (core.rank, core.best, core.worst) == (2, 1, 2)
    assert not core.stable


def test_a_firm_known_from_one_document_has_no_loss_without_it() -> None:
    world = World()
    world.regions["list"] = DISTRICT.name
    sole = firm("独壳")
    world.say(sole, Relation.IN_SEGMENT, SHELL, doc="list")
    (found,) = spreads(ground(world.knowledge()), losses(CHAIN))
    assert (found[sole.id].value, found[sole.id].low) == (1.0, 0.0)
    assert found[sole.id].telling != ()
    assert found[SHELL.id].stable
