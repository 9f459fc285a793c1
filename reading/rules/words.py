"""The lexicons of the rules, read from the table beside this file."""

import csv
import re
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a tab-separated file beside the rules, one dictionary a row."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of one list, longest first, so that an alternation prefers the fullest."""
    found = {row["word"] for row in table("words.tsv") if row["list"] == name}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern that finds any word of one list."""
    return re.compile("|".join(map(re.escape, words(name))))
