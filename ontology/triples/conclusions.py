"""What is concluded rather than stated, as triples: marked so, each a case of a wider relation."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ontology.triples.terms import node, prop
from ontology.vocab import DCT

_BY_NAME = prop("withinByName")
_SPOKEN = prop("speaksForArea")
_REPLACED = ox.NamedNode(DCT + "isReplacedBy")
_HOUSES = {
    "branch": prop("branchOf"),
    "member": prop("memberOfGroup"),
    "local": prop("localFirmOf"),
}
_WIDER = {_BY_NAME: prop("within")} | dict.fromkeys(_HOUSES.values(), prop("inHouseOf"))

CONCLUSIONS = tuple(sorted((_BY_NAME, _SPOKEN, _REPLACED, *_HOUSES.values()), key=str))
"""The properties that mark a conclusion; no other triple of the graph has them."""


def with_wider(conclusions: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Conclusions with the wider relations that they are cases of, so that queries find both."""
    for one in conclusions:
        yield one
        if wider := _WIDER.get(one.predicate):
            yield ox.Triple(one.subject, wider, one.object)


def area_by_name(area: str, around: str) -> ox.Triple:
    """An area lies in the one that its name begins with."""
    return ox.Triple(node(area), _BY_NAME, node(around))


def house_by_name(member: str, house: str, ground: str) -> ox.Triple:
    """A firm belongs to the house of another: a branch, a member of its group, or a local firm."""
    return ox.Triple(node(member), _HOUSES[ground], node(house))


def spoken_area(document: str, area: str) -> ox.Triple:
    """The area that the region of a document is."""
    return ox.Triple(node(document), _SPOKEN, node(area))


def replaced(gone: str, kept: str) -> ox.Triple:
    """The id under which a firm goes now whose own id is gone."""
    return ox.Triple(node(gone), _REPLACED, node(kept))
