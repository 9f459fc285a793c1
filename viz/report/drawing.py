"""A picture as a few shapes with their places: what the vector formats are written from."""

import unicodedata
from dataclasses import dataclass

DASH = (6.0, 4.0)
"""How long the strokes of a broken line are, and the room between them."""
_WIDE = "WFA"
_NARROW = 0.56
"""The width of a Latin letter in ems: no font is measured, so that none is needed here."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `dash` draws its border broken."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str
    thickness: float = 1.0
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic curve through four points, from the first to the last."""

    points: tuple[tuple[float, float], ...]
    stroke: str
    thickness: float = 1.2
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon without a border."""

    points: tuple[tuple[float, float], ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text from its left end on the base line."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    bold: bool = False
    faint: bool = False


Mark = Box | Curve | Shape | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they are drawn, on a sheet of a width and a height."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    title: str


def advance(sign: str) -> float:
    """The width of one sign in ems: a Chinese one fills the square.

    >>> advance("链"), advance("A")
    (1.0, 0.56)
    """
    return 1.0 if unicodedata.east_asian_width(sign) in _WIDE else _NARROW


def breadth(text: str, size: float) -> float:
    """The width of a text of some size.

    >>> breadth("链图", 10)
    20.0
    """
    return size * sum(map(advance, text))


def folded(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """A text in at most so many lines of some width; what does not fit ends in an ellipsis.

    >>> folded("动力电池与电控系统", 10, 40, 2)
    ('动力电池', '与电控…')
    """
    lines = [""]
    for sign in text:
        if breadth(lines[-1] + sign, size) > room and lines[-1]:
            lines.append("")
        lines[-1] += sign
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and breadth(f"{last}…", size) > room:
        last = last[:-1]
    return (*lines[: most - 1], f"{last}…")
