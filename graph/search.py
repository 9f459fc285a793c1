"""Finding entities by name, alias, part of a name, pinyin or the initials of pinyin."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache

from pypinyin import Style, lazy_pinyin
from pypinyin.seg import mmseg

from graph.knowledge import Knowledge
from ontology.identity import core, plain
from ontology.model import Entity, EntityType


class Match(IntEnum):
    """How a name answers a search, the best first."""

    EXACT = 0
    PREFIX = 1
    PART = 2
    PINYIN = 3
    INITIALS = 4
    PINYIN_PREFIX = 5
    INITIALS_PREFIX = 6
    PINYIN_PART = 7


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity found, by which of its names, and how."""

    entity: Entity
    name: str
    match: Match


@dataclass(frozen=True, slots=True)
class _Key:
    entity: Entity
    name: str
    plain: str
    core: str


class Search:
    """An index of all names; made once for a knowledge, the pinyin when first asked for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._keys = tuple(
            _Key(entity, name, plain(name), core(entity.type, name))
            for entity in knowledge.entities.values()
            for name in (entity.name, *entity.aliases)
        )

    def find(
        self, text: str, types: tuple[EntityType, ...] = (), limit: int = 20
    ) -> tuple[Hit, ...]:
        """The entities that a text means, the likeliest first: by match, then by how much is known."""
        wanted = plain(text)
        if not wanted:
            return ()
        best: dict[str, Hit] = {}
        for hit in self._hits(text, wanted):
            known = best.get(hit.entity.id)
            if known is None or hit.match < known.match:
                best[hit.entity.id] = hit
        chosen = (hit for hit in best.values() if not types or hit.entity.type in types)
        return tuple(sorted(chosen, key=self._rank)[:limit])

    def _rank(self, hit: Hit) -> tuple[int, int, int, str, str]:
        entity = hit.entity
        claims = self._knowledge.claims_from(entity.id), self._knowledge.claims_to(entity.id)
        known = sum(map(len, claims))
        return hit.match, -known, len(entity.name), entity.name, entity.id

    def _hits(self, text: str, wanted: str) -> Iterator[Hit]:
        cores = {kind: core(kind, text) for kind in EntityType}
        for key in self._keys:
            if wanted == key.plain or cores[key.entity.type] == key.core:
                yield Hit(key.entity, key.name, Match.EXACT)
            elif wanted in key.plain:
                at_start = key.plain.startswith(wanted)
                yield Hit(key.entity, key.name, Match.PREFIX if at_start else Match.PART)
        if wanted.isascii():
            yield from self._spoken(wanted)

    def _spoken(self, wanted: str) -> Iterator[Hit]:
        for key, pinyin, initials in self._sounds:
            if match := _heard(wanted, pinyin, initials):
                yield Hit(key.entity, key.name, match)

    @cached_property
    def _sounds(self) -> tuple[tuple[_Key, str, str], ...]:
        return tuple((key, *_sound(key.plain)) for key in self._keys)


def _sound(name: str) -> tuple[str, str]:
    """The pinyin of a name and its initials.

    >>> _sound("乙市光电")
    ('yishiguangdian', 'ysgd')
    """
    words = [_syllables(word) for word in mmseg.seg.cut(name)]
    return (
        "".join(syllable for word in words for syllable in word),
        "".join(syllable[:1] for word in words for syllable in word),
    )


@lru_cache(maxsize=1 << 16)
def _syllables(word: str) -> tuple[str, ...]:
    """The syllables of a word: whole words tell 重庆 from 重要, and few words make all names."""
    return tuple(lazy_pinyin(word, style=Style.NORMAL))


def _heard(wanted: str, pinyin: str, initials: str) -> Match | None:
    if wanted == pinyin:
        return Match.PINYIN
    if wanted == initials:
        return Match.INITIALS
    if pinyin.startswith(wanted):
        return Match.PINYIN_PREFIX
    if initials.startswith(wanted):
        return Match.INITIALS_PREFIX
    return Match.PINYIN_PART if wanted in pinyin else None
