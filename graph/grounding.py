"""The places of a reading tied to the gazetteer, so that 青岛 and 青岛市 are one in all documents."""

from graph.decisions import Settled, apply
from ontology.model import Entity, EntityType, Reading
from ontology.places import Place, find, names


def grounded(reading: Reading) -> Reading:
    """The same reading with the gazetteer's ids for the administrative places it speaks of.

    A name that several places share is read as the one near the region the document speaks for;
    where that does not tell, the place keeps an id of its own.
    """
    near = neighbourhood(reading.document.region)
    places = (e for e in reading.entities if e.type is EntityType.PLACE)
    ids = {entity.id: known.id for entity in places if (known := _place(entity, near))}
    return apply(Settled(aliases=ids), reading)


def neighbourhood(region: str) -> str:
    """The longest beginning of a region's name that is the name of a place, "" if none is.

    >>> neighbourhood("青岛西海岸新区"), neighbourhood("云谷")
    ('青岛', '')
    """
    beginnings = (region[:length] for length in range(len(region), 1, -1))
    return next((name for name in beginnings if name in names()), "")


def _place(entity: Entity, near: str) -> Place | None:
    called = (entity.name, *entity.aliases)
    return next((known for name in called if (known := find(name, near))), None)
