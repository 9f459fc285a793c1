"""A long list in pages, the page named in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from viz.view import View

_Line = TypeVar("_Line")
_DIGITS = 9
"""A longer number in the address is none."""


@dataclass(frozen=True, slots=True)
class Page(Generic[_Line]):
    """One page of a list: its lines, its number from 1, of how many pages and lines."""

    items: tuple[_Line, ...]
    number: int
    pages: int
    total: int


def paged(
    view: View, items: Sequence[_Line], size: int, holding: _Line | None = None
) -> Page[_Line]:
    """The page the address asks for, else the one that holds a line, else the first.

    >>> paged(View(query={"page": "2"}), "abcde", 2).items
    ('c', 'd')
    >>> paged(View(), "abcde", 2, "e").number, paged(View(query={"page": "x"}), "", 2).pages
    (3, 1)
    """
    pages = max(1, -(-len(items) // size))
    asked = view.asked("page")
    number = int(asked) if asked.isdecimal() and len(asked) <= _DIGITS else 1
    if not asked and holding is not None:
        number = items.index(holding) // size + 1
    number = min(max(number, 1), pages)
    return Page(tuple(items[(number - 1) * size : number * size]), number, pages, len(items))
