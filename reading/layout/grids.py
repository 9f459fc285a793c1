"""Tables drawn with blanks or bars: lines below each other that are cut into as many cells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reading.layout.characters import Line

_BARS = "|｜│┃"
_FEWEST_CUTS, _FEWEST_LINES = 2, 2


def with_grids(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those of a grid with a tab between their cells.

    A grid is two lines or more, none empty between them, each cut at least twice and all equally
    often, by upright bars or by several blanks in a row.
    """
    for (count, _), group in groupby(lines, key=_cuts):
        members = list(group)
        drawn = count >= _FEWEST_CUTS and len(members) >= _FEWEST_LINES
        yield from map(_parted, members) if drawn else members


def _cuts(line: Line) -> tuple[int, bool]:
    """How often a line is cut, and whether by bars."""
    bars = sum(line.text.count(bar) for bar in _BARS)
    if bars >= _FEWEST_CUTS:
        return bars, True
    return (0, False) if "\t" in line.text else (len(line.wide), False)


def _parted(line: Line) -> Line:
    cuts = set(line.wide) if not _cuts(line)[1] else set()
    text = "".join("\t" if at in cuts or c in _BARS else c for at, c in enumerate(line.text))
    return replace(line, text=text)
