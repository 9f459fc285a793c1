"""Rows of cells → lines with tabs between the cells: what firm lists are handed in as."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from ontology.errors import DocumentTooLarge

MOST_ROWS = 50_000
MOST_CELLS = 5_000_000

Cell = str | int | float | bool | date | datetime | time | timedelta | None


def lines(name: str, rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """A line for each row that holds something, empty cells at its end left out.

    DocumentTooLarge beyond 50 000 rows: a list is to be split rather than cut.
    """
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise too_large(name)
        line = "\t".join(map(shown, row)).rstrip("\t ")
        if line:
            yield line


def shown(cell: Cell) -> str:
    r"""A cell as a person sees it, in one line.

    >>> shown(12.0), shown(0.1), shown(date(2024, 5, 6)), shown("澄星\n汽车")
    ('12', '0.1', '2024-05-06', '澄星 汽车')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.12g}"  # noqa: PLR2004
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return re.sub(r"\s+", " ", str(cell)).strip()


def too_large(name: str) -> DocumentTooLarge:
    """The error for a list that is too long to be read as one document."""
    return DocumentTooLarge(
        f"「{name}」的表格太大（上限 {MOST_ROWS} 行、{MOST_CELLS // 10_000} 万格）。请拆成几个文件再试。",
        f"The table of '{name}' is too large (the limit is {MOST_ROWS} rows and {MOST_CELLS} "
        "cells). Split it into several files and try again.",
    )
