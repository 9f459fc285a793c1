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
    known = words(name)
    longest = _longest(name)
    for size in range(min(longest, len(text)), 0, -1):
        if text[-size:] in known:
            return text[-size:]
    return ""


@cache
def _longest(name: str) -> int:
    return max(map(len, words(name)))
