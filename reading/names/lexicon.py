"""The language of the genre: word lists and tables that lie as files beside the code."""

import csv
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from ontology.model import EntityType

Weights = dict[str, tuple[EntityType, float]]
_KEPT = 10_000
"""Words whose endings are remembered: a text has the same words many times over."""


def lines(name: str) -> list[str]:
    """The lines of a lexicon file without its comments."""
    text = (files("reading.names") / "lexicons" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(lines(f"{name}.txt"))


@cache
def longest_first(name: str) -> tuple[str, ...]:
    """The words of a list, the longest first, so that a search meets the fullest form."""
    return tuple(sorted(words(name), key=lambda word: (-len(word), word)))


@cache
def weights(name: str) -> Weights:
    """A table of words with the type each speaks for and how strongly."""
    rows = csv.DictReader(lines(f"{name}.csv"))
    return {row["word"]: (EntityType(row["type"]), float(row["weight"])) for row in rows}


@cache
def kinds(name: str) -> dict[str, str]:
    """A table of words with what kind of thing each speaks of."""
    return {row["word"]: row["kind"] for row in csv.DictReader(lines(f"{name}.csv"))}


@lru_cache(maxsize=_KEPT)
def ending(text: str, name: str) -> str:
    """The longest word of a list that a text ends with, "" without one."""
    for word in _by_last_character(name).get(text[-1:], ()):
        if text.endswith(word):
            return word
    return ""


@cache
def last_characters(name: str) -> frozenset[str]:
    """What the words of a list end with: most texts end like none of them."""
    return frozenset(_by_last_character(name))


def beginnings(text: str, name: str) -> Iterator[str]:
    """The words of a list that a text begins with, the longest first."""
    return (word for word in _by_first_character(name).get(text[:1], ()) if text.startswith(word))


@cache
def _by_last_character(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a list by how they end, the longest first."""
    found: dict[str, list[str]] = {}
    for word in longest_first(name):
        found.setdefault(word[-1], []).append(word)
    return {last: tuple(same) for last, same in found.items()}


@cache
def _by_first_character(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a list by how they begin, the longest first."""
    found: dict[str, list[str]] = {}
    for word in longest_first(name):
        found.setdefault(word[0], []).append(word)
    return {first: tuple(same) for first, same in found.items()}
