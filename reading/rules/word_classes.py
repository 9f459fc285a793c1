"""The classes of the words around numbers and names, by lexicons of the genre."""

from collections.abc import Iterator
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from reading.rules.words import table

Words = tuple[tuple[int, str], ...]
"""The classes of the words of a stretch, each with where the word ends."""
_KEPT = 256
"""Stretches remembered: what a number measures and whether it is told ask for the same ones."""
NOUNS, METRICS, PAIRS = "number_words.tsv", "metrics.tsv", "pair_words.tsv"


@cache
def _lexicon(name: str) -> tuple[AhoCorasick, tuple[str, ...]]:
    """What finds the words of a table, the longest at each place, with the classes it numbers.

    A word of the metrics is its own class.
    """
    kinds = {row["word"]: row.get("class", row["word"]) for row in table(name)}
    return AhoCorasick(kinds, matchkind=MatchKind.LeftmostLongest), tuple(kinds.values())


def classed(name: str, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The words of a lexicon in a stretch of text, in order: where each stands, and its class."""
    finder, kinds = _lexicon(name)
    for which, begin, last in finder.find_matches_as_indexes(text[start:end]):
        yield start + begin, start + last, kinds[which]


@lru_cache(maxsize=_KEPT)
def classes(name: str, text: str, start: int, end: int) -> Words:
    """The classes of the words of a lexicon that stand in a stretch of text, in order."""
    return tuple([(last, kind) for _, last, kind in classed(name, text, start, end)])
