"""The lexicons of the rules, read from the tables beside this file."""

import re
from functools import cache
from pathlib import Path

from reading.lexicon import rows


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table beside the rules, one dictionary a row."""
    return rows(Path(__file__).with_name(name))


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of one list, longest first, so that an alternation prefers the fullest."""
    found = {row["word"] for row in table("words.tsv") if row["list"] == name}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern that finds any word of one list."""
    return re.compile("|".join(map(re.escape, words(name))))
