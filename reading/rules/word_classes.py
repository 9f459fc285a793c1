"""The classes of the words around a number, by lexicons of the genre."""

import re
from collections.abc import Mapping
from functools import cache

from reading.rules.words import table

Words = tuple[tuple[int, str], ...]
"""The classes of the words of a stretch, each with where the word ends."""
NOUNS, METRICS = "number_words.tsv", "metrics.tsv"


@cache
def _lexicon(name: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The words of a table with their classes; a word of the metrics is its own."""
    kinds = {row["word"]: row.get("class", row["word"]) for row in table(name)}
    longest = sorted(kinds, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest))), kinds


def classes(name: str, text: str, start: int, end: int) -> Words:
    """The classes of the words of a lexicon that stand in a stretch of text, in order."""
    pattern, kinds = _lexicon(name)
    return tuple((hit.end(), kinds[hit[0]]) for hit in pattern.finditer(text, start, end))
