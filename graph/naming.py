"""Finding a thing by what people call it, and saying what is near when nothing is called that."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

from ontology.errors import NotFound
from ontology.identity import core, plain
from ontology.model import Entity, EntityType

_NEAR = 3
_AREA_SUFFIXES = ("省", "市", "区", "县")


class Names:
    """An index of entities by name and alias, whatever the spelling."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_name: defaultdict[str, list[Entity]] = defaultdict(list)
        self._by_alias: defaultdict[str, list[Entity]] = defaultdict(list)
        self._all = sorted(entities, key=lambda entity: entity.id)
        for entity in self._all:
            self._by_name[core(entity.type, entity.name)].append(entity)
            for alias in entity.aliases:
                self._by_alias[core(entity.type, alias)].append(entity)

    def called(self, text: str, types: tuple[EntityType, ...] = ()) -> tuple[Entity, ...]:
        """The entities with this name; failing that with this alias; failing that as a place."""
        for index in (self._by_name, self._by_alias):
            if found := _of_types(_looked_up(index, text, types), types):
                return found
        if EntityType.PLACE not in types:
            return ()
        longer = (self._by_name.get(plain(text) + suffix, ()) for suffix in _AREA_SUFFIXES)
        return next((found for group in longer if (found := _of_types(group, types))), ())

    def near(self, text: str, types: tuple[EntityType, ...] = ()) -> tuple[str, ...]:
        """At most three names that contain the text, lie in it, or look like it."""
        wanted = plain(text)
        names = sorted({e.name for e in self._all if not types or e.type in types})
        spellings = {plain(name): name for name in names}
        holding = [s for s in spellings if wanted and (wanted in s or s in wanted)]
        alike = get_close_matches(wanted, list(spellings), n=_NEAR, cutoff=0.4)
        return tuple(spellings[s] for s in dict.fromkeys((*holding, *alike)))[:_NEAR]


def not_found(zh: str, en: str, asked: str, near: tuple[str, ...]) -> NotFound:
    """The error for a thing nobody knows, with the names that are near.

    >>> not_found("产业链", "chain", "新能车", ("新能源汽车",)).zh
    '没有产业链「新能车」；相近：新能源汽车'
    """
    close_zh = f"；相近：{'、'.join(near)}" if near else ""
    close_en = f"; near: {', '.join(near)}" if near else ""
    return NotFound(f"没有{zh}「{asked}」{close_zh}", f"No {en} “{asked}”{close_en}")


def _looked_up(
    index: dict[str, list[Entity]], text: str, types: tuple[EntityType, ...]
) -> Iterable[Entity]:
    cores = {core(kind, text) for kind in (types or tuple(EntityType))}
    return (entity for key in sorted(cores) for entity in index.get(key, ()))


def _of_types(entities: Iterable[Entity], types: tuple[EntityType, ...]) -> tuple[Entity, ...]:
    return tuple(entity for entity in entities if not types or entity.type in types)
