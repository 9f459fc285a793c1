"""Text with separators, .csv and .tsv: rows whose cells are parted by commas, semicolons or tabs."""

import csv
import io

from reading.formats.extracted import Extracted
from reading.formats.rows import lines
from reading.formats.signatures import damaged, expect
from reading.formats.text import decoded

_SEPARATORS = ("\t", ",", ";", "|")
_FIRST = 20


def read(name: str, data: bytes) -> Extracted:
    """The rows, a line each; the separator is the one that parts the first rows most evenly."""
    expect("text", name, data)
    text, encoding = decoded(name, data)
    try:
        found = list(lines(name, csv.reader(io.StringIO(text), delimiter=_separator(text))))
    except csv.Error as error:
        raise damaged(name, "csv") from error
    return Extracted("".join(f"{line}\n" for line in found), encoding)


def _separator(text: str) -> str:
    """The separator found most often in every one of the first lines, a comma in doubt."""
    first = [line for line in text[:100_000].splitlines()[:_FIRST] if line.strip()]
    fewest = {s: min((line.count(s) for line in first), default=0) for s in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda s: fewest[s])
    return best if fewest[best] else ","
