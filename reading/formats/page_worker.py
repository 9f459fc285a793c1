"""The process that draws one page of a PDF file: it may crash, starve or hang, nothing else.

Run as `python -m reading.formats.page_worker`: standard input holds a line of JSON (page) and the
bytes of the file, standard output becomes a line of JSON (the layout, null past the last page) and
the picture.
"""

import ctypes
import json
import struct
import sys
import zlib

import pypdfium2
from pypdfium2 import raw

from reading.formats.allowance import bind
from reading.formats.boxes import Box
from reading.formats.columns import blocks
from reading.formats.lines import rows_of
from reading.formats.page_picture import Area, PageLayout, layout_json
from reading.formats.pdf import placed_on, turned

_SCALE = 110 / 72
"""A page of A4 becomes 909 by 1,286 pixels: small print can be read, a picture takes some 200 KB."""
_LONGEST = 1800
_GREY = 0


def main() -> None:
    """Draw one page from standard input to standard output."""
    asked = json.loads(sys.stdin.buffer.readline())
    bind(".pdf")
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    number = asked["page"]
    if not 1 <= number <= len(document):
        sys.stdout.write("null\n")
        return
    page = document[number - 1]
    scale = min(_SCALE, _LONGEST / max(page.get_size()))
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    size = bitmap.width, bitmap.height
    line = layout_json(layout_of(page, size)) + "\n"
    sys.stdout.buffer.write(line.encode() + png(size, bitmap.n_channels, rows_in(bitmap)))


def layout_of(page: pypdfium2.PdfPage, size: tuple[int, int]) -> PageLayout:
    """Where each character of a page stands on a picture of it, in the order of reading."""
    content = page.get_textpage()
    left, low, right, high = page.get_mediabox()
    found = list(placed_on(content, (left, high)))
    turn = max({t for _, t in found}, key=[t for _, t in found].count, default=0)
    upright = [turned(box, turn, (right - left, high - low)) for box, _ in found]
    index = {id(box): i for i, box in enumerate(upright)}
    order = [index[id(box)] for block in blocks(upright) for row in rows_of(block) for box in row]
    boxes = [found[i][0] for i in order]
    return PageLayout(
        width=size[0],
        height=size[1],
        text="".join(box.text for box in boxes),
        areas=tuple(_area(page, size, box, (left, high)) for box in boxes for _ in box.text),
        order=tuple(i for i, box in zip(order, boxes, strict=True) for _ in box.text),
    )


def _area(
    page: pypdfium2.PdfPage, size: tuple[int, int], box: Box, origin: tuple[float, float]
) -> Area:
    corners = [
        _device(page, size, (origin[0] + x, origin[1] - y))
        for x, y in ((box.x0, box.y0), (box.x1, box.y1))
    ]
    (x0, x1), (y0, y1) = (sorted(pair) for pair in zip(*corners, strict=True))
    return x0, y0, x1, y1


def _device(
    page: pypdfium2.PdfPage, size: tuple[int, int], point: tuple[float, float]
) -> tuple[int, int]:
    x, y = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, *point, x, y)
    return x.value, y.value


def rows_in(bitmap: pypdfium2.PdfBitmap) -> list[bytes]:
    """The rows of a bitmap without what fills them up."""
    data, wide = bytes(bitmap.buffer), bitmap.width * bitmap.n_channels
    starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
    return [data[start : start + wide] for start in starts]


def png(size: tuple[int, int], channels: int, rows: list[bytes]) -> bytes:
    """Rows of pixels as a PNG file; one of greys alone is kept as greys."""
    if channels > 1 and all(r[0::channels] == r[1::channels] == r[2::channels] for r in rows):
        rows, channels = [row[0::channels] for row in rows], 1
    kind = {1: _GREY, 3: 2, 4: 6}[channels]
    head = struct.pack(">IIBBBBB", *size, 8, kind, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    parts = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, data) for name, data in parts)


def _part(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


if __name__ == "__main__":
    main()
