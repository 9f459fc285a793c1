"""Characters on a page: where each stands, before anybody knows the order to read them in."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple


class Box(NamedTuple):
    """A character, or a block read already (`rows`), and its place; y grows downwards.

    `size` is the width of a Chinese character of its font. `spaced` tells of a blank before it.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    size: float
    spaced: bool = False
    rows: tuple[str, ...] = ()

    @property
    def y(self) -> float:
        """The middle of its height."""
        return (self.y0 + self.y1) / 2


class Rule(NamedTuple):
    """A straight line, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its height, its characters in any order, its ruling lines."""

    height: float
    boxes: tuple[Box, ...]
    rules: tuple[Rule, ...] = ()


def em(boxes: Sequence[Box]) -> float:
    """The ordinary size of the characters, at least a hair's breadth."""
    return max(median(box.size for box in boxes), 0.1) if boxes else 1.0
