"""The place a document speaks for among its names, each place known by one entity only."""

from collections.abc import Iterator
from dataclasses import replace

from ontology import places
from ontology.identity import entity_id, plain
from ontology.model import Entity, EntityType
from reading.model import Mention
from reading.names import Names

_ZONE = ("片区", "开发区", "高新区", "自贸区", "保税区", "集聚区", "园")
_SITES = (EntityType.PLACE, EntityType.PARK)
_SHORTEST = 3


def at_home(
    names: Names, region: str, text: str = ""
) -> tuple[tuple[Mention, ...], tuple[Entity, ...], str]:
    """Mentions and entities with one entity a place, and the id of the one spoken for, "" if none.

    甲市 and 甲 are one place, 甲市乙新区 and 乙新区 are one too; a region that no name of the text
    gives becomes an entity of its own, with the short name that stands in the text (甲高新区).
    """
    groups: dict[str, list[Entity]] = {}
    for entity in (e for e in names.entities if e.type in _SITES):
        key = _key(entity.name, region)
        if entity.type is EntityType.PLACE or (region and key == _key(region, region)):
            groups.setdefault(key, []).append(entity)
    kept, moved = _merged(groups, region, text)
    entities = list(kept.values())
    grouped = {e.id for group in groups.values() for e in group}
    entities += [e for e in names.entities if e.id not in grouped]
    home = kept.get(_key(region, region)) if region else None
    if region and home is None:
        kind = EntityType.PARK if region.endswith(_ZONE) else EntityType.PLACE
        short = places.short(region)
        aliases = (short,) if short != region and short in text else ()
        home = Entity(entity_id(kind, region), kind, region, aliases)
        entities.append(home)
    mentions = tuple(
        replace(m, entity=moved[m.entity].id, type=moved[m.entity].type) if m.entity in moved else m
        for m in names.mentions
    )
    return mentions, tuple(sorted(entities, key=lambda e: e.id)), home.id if home else ""


def _key(name: str, near: str) -> str:
    """What two names of one place share: its code, or its name without the places before it."""
    known = places.find(name, near=near)
    if known:
        return known.id
    for length in range(len(name) - _SHORTEST, 1, -1):
        if name[:length] in places.names():
            return plain(name[length:])
    return plain(name)


def _merged(
    groups: dict[str, list[Entity]], region: str, text: str
) -> tuple[dict[str, Entity], dict[str, Entity]]:
    """One entity for each group, and which old id goes to which."""
    kept: dict[str, Entity] = {}
    moved: dict[str, Entity] = {}
    for key, group in groups.items():
        spoken = region and key == _key(region, region)
        fullest = max(group, key=lambda e: (len(e.name), e.id))
        name = region if spoken and fullest.type is not EntityType.PARK else fullest.name
        forms = dict.fromkeys(n for e in group for n in (e.name, *e.aliases))
        if spoken:
            forms[region] = None
        forms |= dict.fromkeys(_shorter(tuple(forms), region, text))
        aliases = tuple(sorted(n for n in forms if n != name))
        kept[key] = Entity(entity_id(fullest.type, name), fullest.type, name, aliases)
        moved.update(dict.fromkeys((e.id for e in group), kept[key]))
    return kept, moved


def _shorter(forms: tuple[str, ...], region: str, text: str) -> Iterator[str]:
    """The short names, as they stand in the text, of the places that the gazetteer knows."""
    for form in forms:
        short = places.short(form)
        if short != form and short in text and places.find(form, near=region):
            yield short
