"""Which firms of a region belong to the house of another: as documents state, or by names alone.

Three grounds, the surest first: a stated group (`partOfGroup`, either way); one name that goes on
from the other; and the short form of a name made of a place and a trade, which takes the first
character of each (北原动力 → 北动). The last two are inferred and say so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.gaps.locality import Locality
from graph.gaps.presence import joined
from graph.knowledge import Knowledge, holds
from graph.same_name import related
from ontology.identity import core
from ontology.model import Entity, EntityType, Evidence, Relation
from ontology.places import names as place_names

_HOUSES = (EntityType.FIRM, EntityType.PROJECT)
_SHORTEST_BRAND = 2
_LONGEST_PLACE = 6


class KinGround(StrEnum):
    """Why two firms count as one house."""

    STATED = "stated"
    SAME_NAME = "same_name"
    SHORT_FORM = "short_form"


@dataclass(frozen=True, slots=True)
class Kin:
    """A firm or project on record in a region that belongs to the house of another firm.

    `words` is the part of its name that shows it, "" where documents state it.
    """

    member: str
    ground: KinGround
    words: str
    evidence: tuple[Evidence, ...]

    @property
    def inferred(self) -> bool:
        """Whether names alone speak for it."""
        return self.ground is not KinGround.STATED


def kin_of(locality: Locality, firm: str, residents: Iterable[str]) -> tuple[Kin, ...]:
    """Those of some residents that belong to the house of a firm, stated before inferred.

    The evidence puts each resident in the region, and states the group where it is stated.
    """
    likely = (r for r in residents if r != firm and _may_be_kin(locality.knowledge, firm, r))
    found = [k for r in likely if (k := _kin(locality, firm, r))]
    order = tuple(KinGround)
    name = locality.knowledge.name
    return tuple(sorted(found, key=lambda k: (order.index(k.ground), name(k.member), k.member)))


def short_form(name: str) -> str:
    """The short form of a name made of a place and a trade, "" for any other name.

    >>> short_form("广西机械集团有限公司"), short_form("星河机械")
    ('广机', '')
    """
    text = core(EntityType.FIRM, name)
    place = _leading_place(text)
    trade = text[len(place) :]
    return place[0] + trade[0] if place and len(trade) >= _SHORTEST_BRAND else ""


def _may_be_kin(known: Knowledge, firm: str, resident: str) -> bool:
    """Whether it is worth looking closer: a cheap question, asked of everybody in a region."""
    other = known.entities.get(resident)
    if other is None or other.type not in _HOUSES:
        return False
    if any(known.claims_from(f, Relation.PART_OF_GROUP) for f in (resident, firm)):
        return True
    called = _names(known.entities[firm])
    keys = {_brand(n)[:_SHORTEST_BRAND] for n in called} | {short_form(n) for n in called} - {""}
    return any(key in name for key in keys for name in _names(other))


def _kin(locality: Locality, firm: str, resident: str) -> Kin | None:
    known = locality.knowledge
    here = locality.standing(resident).actual
    one, other = known.entities[firm], known.entities.get(resident)
    if other is None or not here:
        return None
    pairs = ((firm, resident), (resident, firm))
    stated = tuple(
        c
        for group, member in pairs
        for c in known.claims_from(member, Relation.PART_OF_GROUP)
        if holds(c) and c.object == group
    )
    if stated:
        return Kin(resident, KinGround.STATED, "", joined(stated, here))
    if words := next(_same_house(one, other), ""):
        return Kin(resident, KinGround.SAME_NAME, words, joined(here))
    short = next((s for n in _names(one) if (s := short_form(n))), "")
    if short and any(n.startswith(short) for n in _names(other)):
        return Kin(resident, KinGround.SHORT_FORM, short, joined(here))
    return None


def _same_house(one: Entity, other: Entity) -> Iterator[str]:
    """The words that two names share where one goes on from the other."""
    for name in _names(one):
        brand = _brand(name)
        for called in _names(other):
            if other.type is EntityType.PROJECT:
                if len(brand) >= _SHORTEST_BRAND and called.startswith(brand):
                    yield brand
            elif related(name, called):
                yield min(brand, _brand(called), key=len)


def _brand(name: str) -> str:
    text = core(EntityType.FIRM, name)
    place = _leading_place(text)
    rest = text[len(place) :]
    return rest if len(rest) >= _SHORTEST_BRAND else text


def _leading_place(text: str) -> str:
    lengths = range(min(_LONGEST_PLACE, len(text)), 1, -1)
    return next((text[:n] for n in lengths if text[:n] in place_names()), "")


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)
