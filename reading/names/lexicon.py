"""The language of the genre: word lists and tables that lie as files beside the code."""

import csv
from functools import cache
from importlib.resources import files

from ontology.model import EntityType

Weights = dict[str, tuple[EntityType, float]]


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


def ending(text: str, name: str) -> str:
    """The longest word of a list that a text ends with, "" without one."""
    for word in _by_last_character(name).get(text[-1:], ()):
        if text.endswith(word):
            return word
    return ""


def ends_like(text: str, name: str) -> bool:
    """Whether any word of a list ends with the last character of a text."""
    return text[-1:] in _by_last_character(name)


@cache
def _by_last_character(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a list by how they end, the longest first: most texts end like none of them."""
    found: dict[str, list[str]] = {}
    for word in longest_first(name):
        found.setdefault(word[-1], []).append(word)
    return {last: tuple(same) for last, same in found.items()}
