"""The invented world with a crowd in it: more neighbours than one step, or one picture, shows."""

from datetime import date

from ontology.identity import entity_id
from ontology.model import Entity, EntityType, Reading, Relation, Status
from tests.viz import world
from viz.site import Site


def firm(number: int) -> str:
    """The id of one of the crowd."""
    return entity_id(EntityType.FIRM, _name(number))


def crowded(firms: int) -> Site:
    """The site of the world with so many firms more in its park, all in one segment."""
    names = [_name(number) for number in range(firms)]
    text = "。".join(f"{name}位于云岭集成电路产业园，从事芯片设计" for name in names) + "。"
    document = world.paper("crowd.txt", text, "园区企业名单", date(2025, 6, 1), world.HOME)
    scribe = world.Scribe(document)
    for name in names:
        said = f"{name}位于云岭集成电路产业园，从事芯片设计"
        thing = entity_id(EntityType.FIRM, name)
        scribe.says(thing, Relation.LOCATED_IN, world.YUNLING, said, Status.ACTUAL)
        design = world.segment_id("芯片设计")
        scribe.says(thing, Relation.IN_SEGMENT, design, said, Status.ACTUAL)
    entities = tuple(Entity(entity_id(EntityType.FIRM, n), EntityType.FIRM, n) for n in names)
    return Site(world.knowledge(Reading(document, entities, tuple(scribe.claims))))


def _name(number: int) -> str:
    return f"群星{number:03}科技"
