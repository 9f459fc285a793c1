"""Excel files: every visible sheet, a line a row, tabs between the cells."""

import io
import re
from collections.abc import Iterator, Sequence

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from reading.formats.archive import unpack
from reading.formats.extracted import Extracted
from reading.formats.rows import MOST_CELLS, Cell, lines, too_large
from reading.formats.signatures import damaged, expect, locked

_WANTED = re.compile(r"\.(?:xml|rels)\Z", re.IGNORECASE)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml\Z", re.IGNORECASE)
# A cell that holds something; the reader makes room for all between the first and the last one.
_FILLED = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')


def read(name: str, data: bytes) -> Extracted:
    """The rows of all sheets; the name of a sheet stands above it where there are several."""
    expect("xlsx", name, data)
    archive = unpack(name, "xlsx", data, _WANTED)
    for part, content in archive.parts.items():
        if _SHEET.search(part) and _extent(content) > MOST_CELLS:
            raise too_large(name)
    return workbook(name, "xlsx", archive.repacked())


def workbook(name: str, kind: str, data: bytes) -> Extracted:
    """The text of the sheets of a workbook of any Excel format."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [s for s in book.sheets_metadata if s.typ is SheetTypeEnum.WorkSheet]
        shown = [s.name for s in sheets if s.visible is SheetVisibleEnum.Visible]
        tables = [(title, list(lines(name, _rows(book, title)))) for title in shown]
    except PasswordError as error:
        raise locked(name) from error
    except CalamineError as error:
        raise damaged(name, kind) from error
    except BaseException as error:
        # So the library's Rust side reports its own faults, outside of Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(name, kind) from error
    filled = [(title, table) for title, table in tables if table]
    text = "\n".join(
        "".join(f"{line}\n" for line in ([title, *table] if len(filled) > 1 else table))
        for title, table in filled
    )
    hidden = [s.name for s in sheets if s.name not in shown]
    notes = (f"隐藏的工作表没有读：{'、'.join(hidden)}。",) if hidden else ()
    return Extracted(text, kind, notes=notes)


def _rows(book: CalamineWorkbook, title: str) -> Iterator[Sequence[Cell]]:
    yield from book.get_sheet_by_name(title).iter_rows()


def _extent(sheet: bytes) -> int:
    """How many cells lie between the first and the last cell that hold something."""
    widest = tallest = 0
    for column, row in _FILLED.findall(sheet):
        tallest = max(tallest, int(row))
        widest = max(widest, _number(column))
    return widest * tallest


def _number(column: bytes) -> int:
    """The number of a column from its letters.

    >>> _number(b"A"), _number(b"AB")
    (1, 28)
    """
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number
