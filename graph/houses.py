"""Firms that belong to the house of another by their legal names alone: branches, members, locals.

A branch (甲有限公司乙市分公司) is its firm's, a member (甲集团乙有限公司) its group's, a local firm
(甲（乙市）有限公司) its mother's. Inferred from the form of a name, shown as such, and never a
reason to take two firms for one. A house that the documents do not name is not made up.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.same_name import spelling
from ontology.identity import core
from ontology.model import Entity, EntityType
from ontology.places import names as place_names

_FORM = r"(?:股份有限公司|有限责任公司|有限公司|集团公司|公司)"
_BRANCH = re.compile(rf"^(.{{2,}}?{_FORM}).{{0,12}}(?:分公司|分行|分厂|办事处|营业部|事业部)$")
_SHORT_BRANCH = re.compile(r"^(.{2,}?)(?:分公司|分行|分厂|办事处|营业部)$")
_MEMBER = re.compile(rf"^(.{{2,}}?(?:集团|[（(]集团[）)])){_FORM}?(.{{2,}}?){_FORM}$")
_LOCAL = re.compile(rf"^(.{{2,}}?)[（(]([^（()）]{{2,}})[）)](.{{0,8}}?){_FORM}$")
_LONGEST_PLACE = 8


class HouseGround(StrEnum):
    """Which part of a name says whose house a firm belongs to."""

    BRANCH = "branch"
    MEMBER = "member"
    LOCAL = "local"


@dataclass(frozen=True, slots=True, order=True)
class InHouse:
    """A firm in the house of another, by the name that shows it."""

    member: str
    house: str
    ground: HouseGround
    words: str


def house_names(name: str) -> Iterator[tuple[HouseGround, str]]:
    """What the house of a firm would be called, the surest first; nothing for most names.

    >>> list(house_names("甲重工有限公司青岛分公司")), list(house_names("甲光集团乙有限公司"))
    ([(<HouseGround.BRANCH: 'branch'>, '甲重工有限公司')], [(<HouseGround.MEMBER: 'member'>, '甲光集团')])
    >>> list(house_names("甲重工（青岛）有限公司")), list(house_names("甲重工（一厂）有限公司"))
    ([(<HouseGround.LOCAL: 'local'>, '甲重工')], [])
    """
    if found := _BRANCH.match(name):
        yield HouseGround.BRANCH, found[1]
    elif found := _SHORT_BRANCH.match(name):
        if head := _without_place(found[1]):
            yield HouseGround.BRANCH, head
    elif found := _MEMBER.match(name):
        yield HouseGround.MEMBER, found[1]
    elif (found := _LOCAL.match(name)) and found[2] in place_names():
        yield HouseGround.LOCAL, found[1] + found[3]
        if found[3]:
            yield HouseGround.LOCAL, found[1]


def houses(entities: Iterable[Entity]) -> tuple[InHouse, ...]:
    """The firms among some things that belong to the house of another of them, ordered."""
    firms = sorted((e for e in entities if e.type is EntityType.FIRM), key=lambda e: e.id)
    called = _called(firms)
    found = {
        InHouse(firm.id, house, ground, name)
        for firm in firms
        for name in (firm.name, *firm.aliases)
        for ground, head in house_names(name)
        if (house := called.get(core(EntityType.FIRM, head), "")) not in ("", firm.id)
    }
    return tuple(sorted(found))


def _called(firms: Iterable[Entity]) -> Mapping[str, str]:
    """The core of each name → the one firm that goes by it; what several go by leads nowhere."""
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for firm in firms:
        for name in (firm.name, *firm.aliases):
            if not spelling(name).branch:
                ids[core(EntityType.FIRM, name)].add(firm.id)
    return {name: min(owning) for name, owning in ids.items() if len(owning) == 1}


def _without_place(name: str) -> str:
    """A name without the place at its end, "" if no place stands there."""
    lengths = range(min(_LONGEST_PLACE, len(name) - 2), 1, -1)
    return next((name[:-n] for n in lengths if name[-n:] in place_names()), "")
