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
