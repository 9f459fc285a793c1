"""The areas of a reading tied to the gazetteer: one place, one id in all documents.

青岛 and 青岛市 become the gazetteer's 青岛市. A zone or park goes by its name with the place before
it where the document says so or plainly means it: 高新区 in a document of 青岛 is not that of 苏州.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from graph.decisions import Settled, apply
from graph.knowledge import AREAS, holds
from ontology.identity import entity_id, plain
from ontology.model import Entity, EntityType, Reading, Relation
from ontology.places import Level, Place, ancestors, find, names, short
from reading.names import lexicon
from reading.towns import town_in_front

_ZONES = (
    "新区",
    "片区",
    "开发区",
    "高新区",
    "经开区",
    "自贸区",
    "保税区",
    "综保区",
    "示范区",
    "功能区",
)
"""Endings of names that every city uses anew."""

_SHORT_FORMS = (
    ("国家高新技术产业开发区", "高新区"),
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("国家经济技术开发区", "经开区"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("自由贸易试验区", "自贸区"),
    ("自贸试验区", "自贸区"),
    ("综合保税区", "综保区"),
)
"""What an official ending is called for short: one zone of one city by either."""

_BARE = frozenset({"开发区", "高新区", "经开区", "自贸区", "保税区", "综保区", "示范区", "新区"})
"""Zones named by nothing but their kind: a county's own, in a document of the county."""

_LONGEST = 12

_NEW_AREAS = Path(__file__).with_name("new_areas.csv")

_CITY_IN_FRONT = re.compile(r"(?:^|[\W\d_])([^\W\d_]{2,4}[省市州县区])$")
"""A place the gazetteer need not know, at the start of a line or after a mark."""

_TELLING = 2


def grounded(reading: Reading) -> Reading:
    """The same reading with areas under ids that mean the same in every document.

    A place name that several places share is read as the one near the region the document speaks
    for; where that does not tell, the place keeps an id of its own.
    """
    ground = _Ground(reading)
    areas = {e.id: ground.area(e) for e in reading.entities if e.type in AREAS}
    entities = tuple(areas.get(e.id, e) for e in reading.entities)
    # Entities keep their old ids for a moment: `apply` renames them with all that speaks of them.
    named = tuple(
        replace(new, id=old.id) for new, old in zip(entities, reading.entities, strict=True)
    )
    ids = {old: area.id for old, area in areas.items() if old != area.id}
    found = apply(Settled(aliases=ids), replace(reading, entities=named))
    return replace(
        found, entities=_with(found.entities, (ground.leading(*pair) for pair in areas.items()))
    )


def neighbourhood(region: str) -> str:
    """The longest beginning of a region's name that is the name of a place, "" if none is.

    >>> neighbourhood("青岛西海岸新区"), neighbourhood("云谷")
    ('青岛', '')
    """
    beginnings = (region[:length] for length in range(min(len(region), _LONGEST), 1, -1))
    return next((name for name in beginnings if name in names()), "")


@cache
def new_areas() -> Mapping[str, str]:
    """The national new areas whose name does not say where they are, each with its place."""
    with _NEW_AREAS.open(encoding="utf-8", newline="") as lines:
        return {row["name"]: row["place"] for row in csv.DictReader(lines)}


@dataclass(frozen=True, slots=True)
class _Prefix:
    """A place that a name begins with, and how it is called there."""

    place: Place
    called: str


class _Ground:
    """What a document stands on: its text, the city it speaks of, what lies at home."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        region = reading.document.region
        self._city = self._city_of(region)
        self._home = {e.id for e in reading.entities if self._is_home(e, region)}
        stays = [c for c in reading.claims if c.predicate is Relation.LOCATED_IN and holds(c)]
        self._at_home = self._home | {c.subject for c in stays if c.object in self._home}
        self._elsewhere = {c.subject for c in stays} - self._at_home

    def _is_home(self, entity: Entity, region: str) -> bool:
        """Whether an entity is the region spoken for, with or without the place before its name."""
        if not region or entity.type not in AREAS:
            return False
        called = (entity.name, *entity.aliases)
        regions = {plain(region), plain(region.removeprefix(neighbourhood(region)))} - {""}
        known = self._known(called) if entity.type is EntityType.PLACE else None
        same_place = known is not None and known == find(region)
        return same_place or bool(regions & set(map(plain, called)))

    def area(self, entity: Entity) -> Entity:
        """An area under its proper id, with its full name among its names."""
        called = (entity.name, *entity.aliases)
        if entity.type is EntityType.PLACE and (known := self._known(called)):
            return replace(entity, id=known.id)
        full = self._full(entity)
        if not full:
            return replace(entity, id=self._unplaced(entity))
        if bare := self._without_town(full):
            others = tuple(n for n in dict.fromkeys((full, *called)) if n != bare)
            return Entity(entity_id(entity.type, _in_short(bare)), entity.type, bare, others)
        # A city the gazetteer does not know makes another name, not another id: other documents
        # may leave it out. A name the text does not use is an alias, never what a thing is called.
        longer = (f"{city}{entity.name}" for city in self._cities_before(entity.name))
        name = full if full in self._text else entity.name
        aliases = tuple(n for n in dict.fromkeys((full, *called, *longer)) if n != name)
        return Entity(self._id(entity.type, full), entity.type, name, aliases)

    def leading(self, old: str, area: Entity) -> Entity | None:
        """The place that an area is named after, as an entity; by its old id it may be at home."""
        full = max((area.name, *area.aliases), key=len)
        prefix = None if area.id.removeprefix("place-").isdigit() else self._prefix(full)
        if prefix is None or (old in self._at_home and self._is_far(prefix.place)):
            return None
        return Entity(prefix.place.id, EntityType.PLACE, prefix.place.name)

    def _is_far(self, known: Place) -> bool:
        """Whether a place has nothing to do with the city the document speaks of."""
        if self._city is None:
            return False
        return self._city not in (known, *ancestors(known)) and known not in ancestors(self._city)

    def _known(self, called: Iterable[str]) -> Place | None:
        near = self._city.name if self._city else ""
        return next((known for name in called if (known := find(name, near))), None)

    def _full(self, entity: Entity) -> str:
        """The longest name of an area: its own, with the place before it, in the text or in mind."""
        own = max((entity.name, *entity.aliases), key=lambda name: (len(name), name))
        if self._prefix(own):
            return own
        if before := self._before(own) or new_areas().get(own, ""):
            return short(before) + own
        is_local = own.endswith(_ZONES) and entity.id not in self._elsewhere
        if not is_local or self._city is None:
            return own
        if self._below and _in_short(own) in _BARE:
            # Of a county it is the county's; a district's may be its own or its city's.
            return "" if self._below.name.endswith("区") else short(self._below.name) + own
        return short(self._city.name) + own

    def _id(self, kind: EntityType, full: str) -> str:
        """The id by the full name with its place in short: 青岛市甲园 and 青岛甲园 are one."""
        prefix = self._prefix(full)
        rest = full.removeprefix(prefix.called) if prefix else ""
        return entity_id(kind, _in_short(short(prefix.place.name) + rest if prefix else full))

    def _unplaced(self, entity: Entity) -> str:
        """An id that only documents of the same district share: whose zone it is, nobody says."""
        below = self._below.name if self._below else ""
        return entity_id(entity.type, f"{below}/{_in_short(entity.name)}")

    def _without_town(self, name: str) -> str:
        """A name without the town the gazetteer does not know before it, "" where there is none.

        What is left must tell the area from others: 丁市云谷产业园 is 云谷产业园, 丁市产业园区 stays.
        """
        town = "" if self._prefix(name) else town_in_front(name)
        rest = name.removeprefix(town) if town else ""
        own = rest.removesuffix(lexicon.ending(rest, "park_heads"))
        return rest if len(own) >= _TELLING and own != rest else ""

    def _prefix(self, name: str) -> _Prefix | None:
        called = neighbourhood(name[:-1])
        known = self._trusted(called)
        return _Prefix(known, called) if known else None

    def _before(self, name: str) -> str:
        """The place name that most often stands right before a name in the text, "" if none does."""
        found: Counter[str] = Counter()
        for head in self._heads(name):
            endings = (head[-length:] for length in range(len(head), 1, -1))
            if called := next((e for e in endings if e in names() and self._trusted(e)), ""):
                found[called] += 1
        return min(found, key=lambda called: (-found[called], called), default="")

    def _cities_before(self, name: str) -> Iterator[str]:
        """The places of any kind that stand right before a name where a phrase begins."""
        for head in self._heads(name):
            if found := _CITY_IN_FRONT.search(head):
                yield found[1]

    def _heads(self, name: str) -> Iterator[str]:
        """What stands before each place where a name stands."""
        for match in re.finditer(re.escape(name), self._text):
            yield self._text[max(0, match.start() - _LONGEST) : match.start()]

    def _trusted(self, called: str) -> Place | None:
        """The place of a name that is no everyday word: a city's, a full one, or one of the city."""
        known = find(called, self._city.name if self._city else "") if called else None
        if known is None:
            return None
        here = self._city is not None and self._city in ancestors(known)
        return known if known.level <= Level.CITY or called == known.name or here else None

    def _city_of(self, region: str) -> Place | None:
        """The city, or else the province, that a document speaks of; below it a county if named."""
        self._city = None
        self._below: Place | None = None
        known = find(neighbourhood(region) or self._before(region)) if region else None
        rest = find(region.removeprefix(neighbourhood(region)), known.name if known else "")
        self._below = next((p for p in (rest, known) if p and p.level > Level.CITY), None)
        steps: Iterator[Place] = iter((known, *ancestors(known)) if known else ())
        return next((place for place in steps if place.level <= Level.CITY), None)


def _in_short(name: str) -> str:
    """A name with the short form of its official ending.

    >>> _in_short("甲市高新技术产业开发区"), _in_short("甲光电产业园")
    ('甲市高新区', '甲光电产业园')
    """
    found = next(((long, brief) for long, brief in _SHORT_FORMS if name.endswith(long)), None)
    return name.removesuffix(found[0]) + found[1] if found else name


def _with(entities: tuple[Entity, ...], more: Iterable[Entity | None]) -> tuple[Entity, ...]:
    known = {entity.id: entity for entity in entities}
    for entity in more:
        if entity:
            known.setdefault(entity.id, entity)
    return tuple(known[id_] for id_ in sorted(known))
