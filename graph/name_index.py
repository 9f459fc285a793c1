"""All names of a graph in an index in memory: parts of names, pinyin and initials in milliseconds.

The index is SQLite's FTS5 over grams of our own: a name is written as its pairs of neighbouring
characters, so that any part of it is a phrase. FTS5's own trigrams find no word of two characters.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import islice
from threading import Lock

from pypinyin import Style, lazy_pinyin
from pypinyin.seg import mmseg

from ontology.identity import core, plain
from ontology.model import EntityType

_START = "\ue000"
"""Stands before every name; no name holds it."""
_MOST_SPLITS = 64
_BATCH = 10_000
_TABLES = """
CREATE TABLE name (
  place INTEGER PRIMARY KEY, id TEXT, type TEXT, name TEXT, plain TEXT, core TEXT
);
CREATE VIRTUAL TABLE part USING fts5(
  grams, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
CREATE TABLE spoken (place INTEGER PRIMARY KEY, pinyin TEXT, initials TEXT);
CREATE VIRTUAL TABLE sound USING fts5(
  syllables, initials, content='',
  tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
"""
_BY_NAME = "CREATE INDEX by_plain ON name (plain); CREATE INDEX by_core ON name (core, type);"
_BY_SOUND = (
    "CREATE INDEX by_pinyin ON spoken (pinyin); CREATE INDEX by_initials ON spoken (initials);"
)
_FOUND = "SELECT id, name FROM"
_SAME_CORE = " UNION ALL ".join(
    f"SELECT place FROM name WHERE core = ?{number} AND type = '{kind.value}'"  # noqa: S608
    for number, kind in enumerate(EntityType, 2)
)
_EXACT = (
    f"{_FOUND} name WHERE place IN (SELECT place FROM name WHERE plain = ?1"  # noqa: S608  our words
    f" UNION ALL {_SAME_CORE}){{only}} ORDER BY place"
)
_PART = f"{_FOUND} part CROSS JOIN name ON place = part.rowid WHERE part MATCH ?1{{only}} ORDER BY part.rowid"
_SOUND = f"{_FOUND} sound CROSS JOIN name ON place = sound.rowid WHERE sound MATCH ?1{{only}} ORDER BY sound.rowid"
_PINYIN = (
    f"{_FOUND} spoken CROSS JOIN name USING (place) WHERE pinyin = ?1{{only}} ORDER BY spoken.place"
)
_INITIALS = f"{_FOUND} spoken CROSS JOIN name USING (place) WHERE initials = ?1{{only}} ORDER BY spoken.place"


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
class Named:
    """A thing with all its names."""

    id: str
    type: EntityType
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameHit:
    """A thing found, by which of its names, and how."""

    id: str
    name: str
    match: Match


class NameIndex:
    """An index of names, best known things first; its pinyin is made when first asked for."""

    def __init__(self, things: Iterable[Named]) -> None:
        self._lock = Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.executescript(_TABLES)
        rows = (
            (thing.id, thing.type.value, name, plain(name), core(thing.type, name))
            for thing in things
            for name in dict.fromkeys(thing.names)
        )
        insert = "INSERT INTO name (id, type, name, plain, core) VALUES (?, ?, ?, ?, ?)"
        self._base.executemany(insert, rows)
        grams = ((place, _grams(name)) for place, name in self._plain_names())
        self._base.executemany("INSERT INTO part (rowid, grams) VALUES (?, ?)", grams)
        self._base.executescript(_BY_NAME)
        self._syllables: frozenset[str] | None = None

    def find(self, text: str, types: tuple[EntityType, ...], limit: int) -> tuple[NameHit, ...]:
        """The first things that a text means: by match, then in the order they were given."""
        wanted = plain(text)
        if not wanted or limit < 1:
            return ()
        with self._lock:
            return tuple(islice(self._distinct(text, wanted, types), limit))

    def _distinct(self, text: str, wanted: str, types: tuple[EntityType, ...]) -> Iterator[NameHit]:
        seen: set[str] = set()
        chosen = ", ".join(f"'{kind.value}'" for kind in types)
        only = f" AND type IN ({chosen})" if types else ""
        for match, query, values in self._queries(text, wanted):
            for identifier, name in self._base.execute(query.format(only=only), values):
                if identifier not in seen:
                    seen.add(identifier)
                    yield NameHit(identifier, name, match)

    def _queries(self, text: str, wanted: str) -> Iterator[tuple[Match, str, tuple[str, ...]]]:
        """What is asked one after the other, the best match first."""
        cores = [core(kind, text) for kind in EntityType]
        yield Match.EXACT, _EXACT, (wanted, *cores)
        yield Match.PREFIX, _PART, (_phrase(_grams(wanted).rpartition(" ")[0]),)
        pairs = " ".join(wanted[at : at + 2] for at in range(len(wanted) - 1))
        yield Match.PART, _PART, (_phrase(pairs) if pairs else f"{_phrase(wanted)} *",)
        if wanted.isascii():
            yield from self._spoken_queries(wanted)

    def _spoken_queries(self, wanted: str) -> Iterator[tuple[Match, str, tuple[str, ...]]]:
        splits = [" ".join(split) for split in islice(self._splits(wanted), _MOST_SPLITS)]
        yield Match.PINYIN, _PINYIN, (wanted,)
        yield Match.INITIALS, _INITIALS, (wanted,)
        if splits:
            begins = " OR ".join(f"{_phrase(f'{_START} {split}')} *" for split in splits)
            yield Match.PINYIN_PREFIX, _SOUND, (f"syllables : ({begins})",)
        begin = _phrase(_grams(wanted).rpartition(" ")[0])
        yield Match.INITIALS_PREFIX, _SOUND, (f"initials : {begin}",)
        if splits:
            holds = " OR ".join(f"{_phrase(split)} *" for split in splits)
            yield Match.PINYIN_PART, _SOUND, (f"syllables : ({holds})",)

    def _splits(self, wanted: str) -> Iterator[tuple[str, ...]]:
        """The ways in which letters are syllables of names, the last one perhaps not to its end."""
        known = self._known_syllables()
        begun = {syllable[:length] for syllable in known for length in range(1, len(syllable) + 1)}
        longest = max(map(len, known), default=0)

        def split(rest: str) -> Iterator[tuple[str, ...]]:
            if rest in begun:
                yield (rest,)
            for length in range(min(longest, len(rest) - 1), 0, -1):
                if rest[:length] in known:
                    for others in split(rest[length:]):
                        yield rest[:length], *others

        return split(wanted)

    def _known_syllables(self) -> frozenset[str]:
        if self._syllables is None:
            known: set[str] = set()
            names = self._plain_names()
            while batch := [(place, syllables_of(name)) for place, name in islice(names, _BATCH)]:
                known.update(syllable for _, syllables in batch for syllable in syllables)
                self._add_sounds(batch)
            self._base.executescript(_BY_SOUND)
            self._syllables = frozenset(known)
        return self._syllables

    def _add_sounds(self, batch: list[tuple[int, tuple[str, ...]]]) -> None:
        spoken, sounds = [], []
        for place, syllables in batch:
            initials = "".join(syllable[:1] for syllable in syllables)
            spoken.append((place, "".join(syllables), initials))
            sounds.append((place, f"{_START} {' '.join(syllables)}", _grams(initials)))
        self._base.executemany("INSERT INTO spoken VALUES (?, ?, ?)", spoken)
        insert = "INSERT INTO sound (rowid, syllables, initials) VALUES (?, ?, ?)"
        self._base.executemany(insert, sounds)

    def _plain_names(self) -> Iterator[tuple[int, str]]:
        yield from self._base.execute("SELECT place, plain FROM name WHERE plain <> ''")


def syllables_of(name: str) -> tuple[str, ...]:
    """The pinyin of a name, a syllable a character; other scripts in one piece.

    >>> syllables_of("乙市光电")
    ('yi', 'shi', 'guang', 'dian')
    """
    return tuple(syllable for word in mmseg.seg.cut(name) for syllable in _spoken(word))


@lru_cache(maxsize=1 << 16)
def _spoken(word: str) -> tuple[str, ...]:
    """The syllables of a word: whole words tell 重庆 from 重要, and few words make all names."""
    return tuple(lazy_pinyin(word, style=Style.NORMAL))


def _grams(name: str) -> str:
    """The grams of a name: its beginning, its pairs of characters, its end."""
    return " ".join((_START + name[:1], *(name[at : at + 2] for at in range(len(name)))))


def _phrase(words: str) -> str:
    return f'"{words}"'
