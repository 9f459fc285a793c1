"""The invented world, where every name and text that comes from outside is an attack."""

from datetime import date
from decimal import Decimal

from ontology.identity import digest, entity_id
from ontology.model import (
    Entity,
    EntityType,
    Gap,
    GapKind,
    Metric,
    Observation,
    Quantity,
    Reading,
    Relation,
    Status,
)
from tests.viz import world
from viz.site import Site

PAYLOAD = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'"
LONG = "某" * 250 + "A" * 250
TURNED = "\u202e" + "右向左" * 150 + "W" * 49
EVIL = entity_id(EntityType.FIRM, PAYLOAD)


def hostile() -> Site:
    """A site whose latest document, firm, gap, number and problem carry the payload."""
    document = world.paper(f"{PAYLOAD}.txt", PAYLOAD, PAYLOAD, date(2025, 12, 1), world.HOME)
    scribe = world.Scribe(document)
    scribe.says(EVIL, Relation.LOCATED_IN, world.HOME, PAYLOAD, Status.ACTUAL)
    scribe.says(EVIL, Relation.IN_SEGMENT, world.segment_id("芯片设计"), PAYLOAD, Status.ACTUAL)
    scribe.says(EVIL, Relation.SUPPLIES_TO, world.QIXIN, PAYLOAD, Status.PLANNED)
    found = scribe.words(PAYLOAD)
    gap = Gap(
        "gap-" + digest([PAYLOAD]),
        world.IC,
        PAYLOAD,
        GapKind.WEAK,
        world.HOME,
        found,
        PAYLOAD,
        segment=world.segment_id("芯片设计"),
    )
    amount = Quantity(Decimal(1), PAYLOAD, PAYLOAD)
    number = Observation(
        "obs-1", EVIL, Metric.OTHER, amount, Status.ACTUAL, found, PAYLOAD, scope=PAYLOAD
    )
    firm = Entity(EVIL, EntityType.FIRM, PAYLOAD, (f"href {PAYLOAD}",))
    reading = Reading(document, (firm,), tuple(scribe.claims), (number,), (gap,))
    return Site(world.knowledge(reading), {document.id: (PAYLOAD,)})


def long_names() -> Site:
    """A site whose firm and park have names of 500 characters, one turned right to left."""
    document = world.paper("long.txt", f"{LONG}位于星海新区。", LONG, date(2025, 12, 1), world.HOME)
    scribe = world.Scribe(document)
    segment = world.segment_id("芯片设计")
    firm, park = entity_id(EntityType.FIRM, LONG), entity_id(EntityType.PARK, TURNED)
    said = f"{LONG}位于星海新区"
    scribe.says(firm, Relation.LOCATED_IN, world.HOME, said, Status.ACTUAL)
    scribe.says(firm, Relation.IN_SEGMENT, segment, said, Status.ACTUAL)
    scribe.says(park, Relation.LOCATED_IN, world.HOME, said, Status.ACTUAL)
    scribe.says(park, Relation.FOCUSES_ON, world.IC, said, Status.ACTUAL)
    gap = Gap(
        "gap-" + digest([LONG]),
        world.IC,
        TURNED,
        GapKind.MISSING,
        world.HOME,
        scribe.words(said),
        "stated_gaps",
        segment=world.segment_id("光掩模版"),
    )
    named = (Entity(firm, EntityType.FIRM, LONG), Entity(park, EntityType.PARK, TURNED))
    return Site(world.knowledge(Reading(document, named, tuple(scribe.claims), (), (gap,))))
