"""Towns and counties that the gazetteer does not know, told by the look of a name."""

import re

from ontology import places

_AT_START = re.compile(r"[^\W\d_]{1,2}[^\W\d_城都超夜门上][市县州]")


def town_in_front(name: str) -> str:
    """The unknown town that a name begins with, "" without one: no 智慧城市, no 河北通州.

    >>> town_in_front("梦乡市云麓化工园区"), town_in_front("智慧城市产业园")
    ('梦乡市', '')
    """
    found = _AT_START.match(name)
    known = any(name[:length] in places.names() for length in (2, 3, 4))
    return found[0] if found and not known else ""
