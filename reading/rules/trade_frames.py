"""The words around firms that say that they sell to somebody, or that somebody sells to them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reading.rules.words import table

_TABLE = "trade_frames.tsv"
_MACROS = {
    "~": r"[^，。；：:、（）()]{0,10}",  # where a partner comes from: 十堰的, 本地的, 苏州
    "@": r"[”’]?(?:等)?",
}


class Side(StrEnum):
    """Which side of a trade the firms of a list are on."""

    SELLS = "sells"
    BUYS = "buys"


class Where(StrEnum):
    """What must hold besides the words around the list."""

    CLAUSE = "clause"
    LEAD = "lead"  # the words before may be a label in the clause before
    PART = "part"  # a part is named before its maker: 电机由甲制造
    SERVED = "served"  # the buyer stands in the same clause: 为甲供料的有乙、丙
    OURS = "ours"  # the buyer is who speaks: 甲给我们配套


@dataclass(frozen=True, slots=True)
class Frame:
    """Words before and behind a list of firms, and words before it that make it no trade."""

    side: Side
    where: Where
    before: re.Pattern[str]
    after: re.Pattern[str]
    unless: re.Pattern[str] | None

    def met(self, before: str, after: str) -> bool:
        """Whether the words before and behind a list are those of the frame."""
        if not self.after.match(after) or not self.before.search(before):
            return False
        return self.unless is None or not self.unless.search(before)


@cache
def frames() -> tuple[Frame, ...]:
    """The frames of the table, in its order."""
    return tuple(
        Frame(
            Side(row["side"]),
            Where(row["where"]),
            re.compile(f"(?:{_filled(row['before'])})$"),
            re.compile(_filled(row["after"])),
            re.compile(row["unless"]) if row["unless"] else None,
        )
        for row in table(_TABLE)
    )


def _filled(pattern: str) -> str:
    for macro, words in _MACROS.items():
        pattern = pattern.replace(macro, words)
    return pattern
