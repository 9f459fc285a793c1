"""One row of the national answer, and the question itself."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("national.sql")
_STEP = re.compile(r"^-- STEP (\w+)\n(.*?);$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One segment of a chain in a region, as the board has it; `severity` is None without a gap.

    `suppliers` are the firms there now, each once; `present` counts plans too; `stated` are the gaps
    stated for the region or a part of it. `scope` is the region that the state speaks of.
    """

    region: str
    chain: str
    segment: str
    state: str
    computed: str
    scope: str
    agreement: str
    suppliers: int
    present: int
    stated: int
    severity: float | None


@cache
def steps() -> tuple[tuple[str, str], ...]:
    """The SQL text in its steps, each a name and a SELECT: the same for every engine.

    An engine makes a table of each before it comes to the next: as one statement the text is beyond
    what Spark plans, which writes a step out wherever it is used.
    """
    return tuple((m[1], m[2]) for m in _STEP.finditer(_FILE.read_text(encoding="utf-8")))


def words(select: str) -> frozenset[str]:
    """The names and keywords in an SQL text.

    >>> sorted(words("SELECT a.b FROM a"))
    ['FROM', 'SELECT', 'a', 'b']
    """
    return frozenset(re.findall(r"\w+", select))


def only(regions: Collection[str], source: str) -> str:
    """A query of the regions in a table; all of them where none is named.

    >>> only(["place-1"], "every_region")
    "SELECT * FROM every_region WHERE region IN ('place-1')"
    """
    if not regions:
        return f"SELECT * FROM {source}"  # noqa: S608
    named = ", ".join("'" + region.replace("'", "''") + "'" for region in sorted(regions))
    return f"SELECT * FROM {source} WHERE region IN ({named})"  # noqa: S608
