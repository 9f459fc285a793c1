"""How far a fact can be trusted: how often facts like it are right in annotated texts.

Facts are alike if one rule read them and the same support stands behind them (`Support`).
`trust.tsv` counts how many of them are right; it is written by `python -m bench.publishing`, never
by hand. A fact whose chance reaches `PUBLISHED` is published, any other waits for a person.
"""

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("trust.tsv")
SETS = ("documents", "dev", "own", "reports")
COLUMNS = ("rule", "support", "right", "read", *SETS)
PUBLISHED = 0.5
"""The chance from which on a fact is published: it is more likely right than not."""
_EVEN = 0.5
_DRAWN = 4
"""So many facts as are expected of the rule are added to what was counted: few prove little."""
_Z = 1.96
DOUBTS = frozenset(
    {
        "names:doubtful",
        "names:fair",
        "names:nested",
        "ways:one",
        "rules:hedged",
        "home:assumed",
        "home:untitled",
        "words:elsewhere",
        "metric:other",
        "page:address",
    }
)
"""Grounds that speak against a fact."""


class Support(StrEnum):
    """What stands behind a fact beside its rule, from two independent grounds to several doubts.

    Facts of a report on everything, as a government gives to an assembly, are a kind of their own.
    """

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    POOR = "poor"
    GENERAL = "general"
    ALL = "all"


_RISING = (Support.POOR, Support.WEAK, Support.FAIR, Support.STRONG)


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts of one kind are right; `sets` holds (right, read) for each set of texts."""

    right: int = 0
    read: int = 0
    sets: Mapping[str, tuple[int, int]] | None = None

    @property
    def precision(self) -> float | None:
        """The share of right ones, None where none was read."""
        return self.right / self.read if self.read else None

    @property
    def low(self) -> float:
        """The lower end of the 95 % Wilson interval of the precision.

        >>> round(Count(9, 10).low, 3)
        0.596
        """
        if not self.read:
            return 0.0
        share, more = self.right / self.read, _Z * _Z / self.read
        spread = _Z * math.sqrt((share * (1 - share) + more / 4) / self.read)
        return max(0.0, (share + more / 2 - spread) / (1 + more))


Counts = Mapping[tuple[str, Support], Count]


@cache
def counts() -> Counts:
    """What was counted for each rule with each support, and with all of them."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return {(row["rule"], Support(row["support"])): _count(row) for row in rows}


def support(grounds: Iterable[str]) -> Support:
    """How strong the grounds of a fact are together.

    >>> support(("names:sure", "ways:several")), support(("names:sure", "ways:one"))
    (<Support.STRONG: 'strong'>, <Support.WEAK: 'weak'>)
    """
    held = set(grounds)
    if "page:address" in held:
        return Support.GENERAL
    doubts = len(held & DOUBTS)
    if doubts:
        return Support.WEAK if doubts == 1 else Support.POOR
    return Support.STRONG if len(held & _PROPS) > 1 else Support.FAIR


_PROPS = frozenset(
    {"names:sure", "ways:several", "said:often", "rules:agree", "home:titled", "home:named"}
)


def chance(rule: str, held: Support, known: Counts | None = None) -> float:
    """How often a fact of a rule with some support is right; 0 where the rule was never measured.

    Drawn to the precision of the whole rule, and that to an even chance, as by four facts more;
    what was counted in reports on everything tells of such reports alone.
    More support makes no fact worse: where counts say so, neighbours are counted together (isotonic
    regression by pooling adjacent violators, Ayer et al. 1955).

    >>> chance("r", Support.FAIR, {("r", Support.ALL): Count(8, 16), ("r", Support.FAIR): Count(6, 6)})
    0.8
    """
    found = counts() if known is None else known
    whole = found.get((rule, Support.ALL))
    if whole is None:
        return 0.0
    if held is not Support.GENERAL:
        apart = found.get((rule, Support.GENERAL), Count())
        whole = Count(whole.right - apart.right, whole.read - apart.read)
    expected = (whole.right + _DRAWN * _EVEN) / (whole.read + _DRAWN)
    alike = _pooled(found, rule).get(held, Count())
    return round((alike.right + _DRAWN * expected) / (alike.read + _DRAWN), 3)


def _pooled(known: Counts, rule: str) -> Mapping[Support, Count]:
    """The counts of a rule by support, neighbours together where more support did worse.

    Reports on everything have no neighbours.

    >>> _pooled({("r", Support.WEAK): Count(9, 10), ("r", Support.STRONG): Count(0, 2)}, "r")[
    ...     Support.STRONG
    ... ].read
    12
    """
    blocks: list[tuple[list[Support], Count]] = []
    for held in _RISING:
        if count := known.get((rule, held)):
            blocks.append(([held], count))
        while len(blocks) > 1 and _share(blocks[-1][1]) < _share(blocks[-2][1]):
            (above, one), (below, other) = blocks.pop(), blocks.pop()
            blocks.append((below + above, Count(one.right + other.right, one.read + other.read)))
    pooled = {held: count for members, count in blocks for held in members}
    apart = known.get((rule, Support.GENERAL))
    return pooled | {Support.GENERAL: apart} if apart else pooled


def _share(count: Count) -> float:
    return count.precision or 0.0


def _count(row: Mapping[str, str]) -> Count:
    return Count(int(row["right"]), int(row["read"]), {name: _pair(row[name]) for name in SETS})


def _pair(cell: str) -> tuple[int, int]:
    right, _, read = cell.partition("/")
    return int(right), int(read)
