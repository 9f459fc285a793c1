"""Word files of before 2007, .doc, and those of WPS: text pieces of a binary stream."""

import re
import struct
from collections.abc import Iterator

from legacy_doc.exceptions import LegacyDocError
from legacy_doc.ole import OleReader
from legacy_doc.types import ExtractionOptions

from reading.formats.extracted import Extracted
from reading.formats.signatures import damaged, expect, locked

# Where the head of the stream says what is where ([MS-DOC] 2.5).
_FLAGS, _LENGTH, _TABLE = 0x0A, 0x4C, 0x1A2
_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200
_SINGLE_BYTES = 0x40000000
_CELL_END = "\x07"
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_DEEPEST = 20
_BREAKS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\xa0": " "})
_UNSEEN = re.compile("[\x00-\x06\x08\x0e-\x1f]")


def read(name: str, data: bytes) -> Extracted:
    """The text of the body, a line a paragraph, table rows with tabs between their cells."""
    expect("doc", name, data)
    try:
        container = OleReader(data, options=ExtractionOptions())
        stream = container.read_stream("WordDocument")
        flags, length = _word(stream, _FLAGS, "<H"), _word(stream, _LENGTH, "<I")
        if flags & _ENCRYPTED:
            raise locked(name)
        table = container.read_stream("1Table" if flags & _OTHER_TABLE else "0Table")
        text = "".join(_pieces(stream, table))[:length]
    except (LegacyDocError, struct.error, IndexError) as error:
        raise damaged(name, "doc") from error
    return Extracted("".join(f"{line}\n" for line in _lines(_shown(text))), "doc")


def _word(stream: bytes, at: int, shape: str) -> int:
    return int(struct.unpack_from(shape, stream, at)[0])


def _pieces(stream: bytes, table: bytes) -> Iterator[str]:
    """The pieces of text in their order; the table stream says where each lies and how."""
    start, size = _word(stream, _TABLE, "<I"), _word(stream, _TABLE + 4, "<I")
    plan = table[start : start + size]
    while plan[:1] == b"\x01":
        plan = plan[3 + _word(plan, 1, "<H") :]
    count = (_word(plan, 1, "<I") - 4) // 12
    if plan[:1] != b"\x02" or count < 1 or 5 + 12 * count + 4 > len(plan):
        raise IndexError(count)
    ends = struct.unpack_from(f"<{count + 1}I", plan, 5)
    for index in range(count):
        length = max(0, ends[index + 1] - ends[index])
        place = _word(plan, 5 + 4 * (count + 1) + 8 * index + 2, "<I")
        if place & _SINGLE_BYTES:
            at = (place & ~_SINGLE_BYTES) // 2
            yield stream[at : at + length].decode("cp1252", errors="replace")
        else:
            yield stream[place : place + 2 * length].decode("utf-16-le", errors="replace")


def _shown(text: str) -> str:
    """The text without what no reader sees: codes of fields, anchors of pictures."""
    for _ in range(_DEEPEST):
        text, changed = _FIELD.subn(lambda found: found[1] or "", text)
        if not changed:
            break
    return _UNSEEN.sub("", text.translate(_BREAKS))


def _lines(text: str) -> Iterator[str]:
    """Paragraphs and table rows; a row ends with an empty cell, where its columns are full."""
    *cells, rest = text.split(_CELL_END)
    row: list[str] = []
    columns = 0
    for cell in cells:
        if not cell and row and len(row) >= columns:
            yield "\t".join(row)
            columns, row = len(row), []
            continue
        if not row and "\n" in cell:
            *before, cell = cell.split("\n")  # noqa: PLW2901 - the paragraphs above the table
            yield from before
            columns = 0
        row.append(" ".join(cell.split()))
    if row:
        yield "\t".join(row)
    yield from rest.removesuffix("\n").split("\n")
