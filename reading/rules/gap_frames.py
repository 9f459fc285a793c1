"""Sentence frames of lacking: a subject or object slot, a predicate, perhaps a source."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reading.rules.words import table

_TABLE = "gap_frames.tsv"
_MACRO = re.compile(r"@[a-z]+@")
_LONGEST = 90
"""A clause longer than this is a list of something, not a plain sentence with one predicate."""


class Force(StrEnum):
    """Where a frame speaks of a gap."""

    STRONG = "strong"
    TURN = "turn"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern with its slots; without a kind the source in its slot `where` tells it."""

    name: str
    kind: str
    force: Force
    cue: re.Pattern[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame met in a clause, with the words in its slots."""

    frame: Frame
    what: str
    obj: str
    where: str
    at: int
    of_before: bool
    """Whether it speaks of what stands in the clause before: 甲、乙，本地一家都没有."""


@cache
def _macros() -> dict[str, str]:
    return {row["name"]: row["pattern"] for row in table(_TABLE) if row["name"].startswith("@")}


def _expanded(pattern: str) -> str:
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda found: _macros()[found[0]], pattern)
    return pattern


@cache
def macro(name: str) -> re.Pattern[str]:
    """The pattern a name stands for in the frames."""
    return re.compile(_expanded(name))


@cache
def frames() -> tuple[Frame, ...]:
    """Every frame, in the order they are tried."""
    return tuple(
        Frame(
            row["name"],
            row["kind"],
            Force(row["force"]),
            re.compile(row["cue"]),
            re.compile(_expanded(row["pattern"])),
        )
        for row in table(_TABLE)
        if not row["name"].startswith("@")
    )


@cache
def _by_letter() -> Mapping[str, frozenset[int]]:
    """The numbers of the frames by the letters that their cues can begin with."""
    letters = [_first_letters(frame.cue.pattern) for frame in frames()]
    return {
        letter: frozenset(number for number, first in enumerate(letters) if letter in first)
        for letter in frozenset().union(*letters)
    }


def _first_letters(cue: str) -> frozenset[str]:
    """The letters a cue can begin with: it is words, or one letter of several, with bars between.

    >>> sorted(_first_letters("[去到]|通过|家$"))
    ['到', '去', '家', '通']
    """
    ways = (way[1 : way.index("]")] if way[0] == "[" else way[0] for way in cue.split("|"))
    return frozenset().union(*ways)


def _cued(text: str) -> list[Frame]:
    """The frames of which a text holds a letter that their cues begin with, in their order."""
    known = _by_letter()
    held = frozenset[int]().union(*[known[letter] for letter in known.keys() & text])
    return [frames()[number] for number in sorted(held)]


def filled(text: str) -> Iterator[Filled]:
    """The frames a clause fills, the most telling first."""
    if len(text) > _LONGEST:
        return
    for frame in _cued(text):
        found = frame.pattern.search(text) if frame.cue.search(text) else None
        if found:
            slots = found.groupdict("")
            slot = next(name for name in ("what", "obj", "before") if name in slots)
            end = found.end(slot) if slot == "what" else found.start(slot)
            yield Filled(
                frame,
                slots.get("what", ""),
                slots.get("obj", ""),
                slots.get("where", "") or slots.get("who", ""),
                end,
                "before" in slots,
            )
