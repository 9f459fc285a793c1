"""Names torn in two by the order of the page: their own words here, their common noun elsewhere."""

from collections.abc import Iterator

from ontology.model import EntityType
from reading.layout.torn import torn
from reading.names.scene import Scene, Sight

_FIRMS = frozenset({"公司", "集团"})
_SURE = 0.9
GROUND = "torn name"


def by_torn_name(scene: Scene) -> Iterator[Sight]:
    """The name a column ends in, by the 项目 or 公司 that the column it goes on in opens with."""
    found = torn(scene.layout)
    if found:
        kind = EntityType.FIRM if found.noun in _FIRMS else EntityType.PROJECT
        yield Sight(found.start, found.end, kind, GROUND, _SURE)
