"""A drawing as an enhanced metafile: a vector picture that every word processor shows.

Its text is text, drawn by the reader's fonts: no font is needed where the file is made. The place
of every sign is written down, so that another font moves nothing. [MS-EMF] names the records.
"""

import struct
from collections.abc import Iterator, Mapping
from itertools import chain

from viz.report.drawing import DASH, Box, Curve, Drawing, Mark, Shape, Words, advance
from viz.report.plain import plain

MM = 0.26
"""Millimetres for one unit of a drawing: a sheet of 1,000 is as wide as A4 held across."""
_UNITS = 15
"""Device units for one unit of a drawing: fine for curves, and a tall sheet stays below 32,768."""
_FACE = "Microsoft YaHei"
_GB2312, _SOLID, _OWN_DASHES, _GEOMETRIC = 134, 0, 7, 0x10000
_NO_PEN, _NO_BRUSH = 0x80000008, 0x80000005
_HEADER, _EOF, _MODE, _ALIGN, _COLOUR, _SELECT = 1, 14, 18, 22, 24, 37
_BRUSH, _RECTANGLE, _FONT, _TEXT, _BEZIER, _POLYGON, _PEN = 39, 43, 82, 84, 85, 86, 95
_TRANSPARENT, _BASELINE = 1, 24
_HEADER_BYTES, _TEXT_BYTES, _FONT_BYTES = 108, 76, 320

_Tool = tuple[int, bytes]
"""A pen, brush or font: the record that makes it and what it says, its number left out."""


def emf(drawing: Drawing) -> bytes:
    """The drawing as a metafile; the same drawing gives the same bytes."""
    every = dict.fromkeys(tool for mark in drawing.marks for tool in _tools(mark))
    handles = {tool: number for number, tool in enumerate(every, 1)}
    body = [
        _record(_MODE, struct.pack("<I", _TRANSPARENT)),
        _record(_ALIGN, struct.pack("<I", _BASELINE)),
        *(_record(kind, struct.pack("<I", n) + made) for (kind, made), n in handles.items()),
        *chain.from_iterable(_mark(mark, handles) for mark in drawing.marks),
        _record(_EOF, struct.pack("<III", 0, 16, 20)),
    ]
    return _header(drawing, body, len(handles) + 1) + b"".join(body)


def _header(drawing: Drawing, body: list[bytes], handles: int) -> bytes:
    width, height = _d(drawing.width), _d(drawing.height)
    across, down = drawing.width * MM, drawing.height * MM
    frame = struct.pack("<4i4i", 0, 0, width, height, 0, 0, int(across * 100), int(down * 100))
    size = _HEADER_BYTES + sum(map(len, body))
    counts = struct.pack("<IIIIHH", 0x464D4520, 0x10000, size, len(body) + 1, handles, 0)
    device = struct.pack("<3I2i2i", 0, 0, 0, width, height, round(across), round(down))
    micro = struct.pack("<3I2i", 0, 0, 0, int(across * 1000), int(down * 1000))
    return _record(_HEADER, frame + counts + device + micro)


def _tools(mark: Mark) -> tuple[_Tool, ...]:
    """The pens, brushes and fonts that a shape needs."""
    match mark:
        case Box():
            pen = _pen(mark.stroke, mark.thickness, dash=mark.dash)
            return (*((pen,) if mark.thickness else ()), _brush(mark.fill))
        case Curve():
            return (_pen(mark.stroke, mark.thickness, dash=mark.dash),)
        case Shape():
            return (_brush(mark.fill),)
        case Words():
            return (_font(mark.size, bold=mark.bold),)


def _mark(mark: Mark, handles: Mapping[_Tool, int]) -> Iterator[bytes]:
    for tool in _tools(mark):
        yield _chosen(handles[tool])
    match mark:
        case Box():
            if not mark.thickness:
                yield _chosen(_NO_PEN)
            sides = (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
            yield _record(_RECTANGLE, struct.pack("<4i", *map(_d, sides)))
        case Curve():
            yield _chosen(_NO_BRUSH)
            yield _record(_BEZIER, _points(mark.points))
        case Shape():
            yield _chosen(_NO_PEN)
            yield _record(_POLYGON, _points(mark.points))
        case Words():
            yield _record(_COLOUR, struct.pack("<I", _rgb(mark.fill)))
            yield _record(_TEXT, _text(mark))


def _pen(stroke: str, thickness: float, *, dash: bool) -> _Tool:
    style = _GEOMETRIC | (_OWN_DASHES if dash else _SOLID)
    lengths = tuple(map(_d, DASH)) if dash else ()
    no_bitmap = struct.pack("<4I", 0, 0, 0, 0)
    fields = (style, _d(thickness), 0, _rgb(stroke), 0, len(lengths), *lengths)
    return _PEN, no_bitmap + struct.pack(f"<{len(fields)}I", *fields)


def _brush(fill: str) -> _Tool:
    return _BRUSH, struct.pack("<III", 0, _rgb(fill), 0)


def _font(size: float, *, bold: bool) -> _Tool:
    face = _FACE.encode("utf-16-le").ljust(64, b"\0")
    weight = 700 if bold else 400
    logical = struct.pack("<5i8B", -_d(size), 0, 0, 0, weight, 0, 0, 0, _GB2312, 0, 0, 0, 0)
    # The long form of a logical font: its other names and numbers stay empty.
    return _FONT, (logical + face).ljust(_FONT_BYTES, b"\0")


def _text(words: Words) -> bytes:
    text = plain(words.text)
    encoded = text.encode("utf-16-le")
    steps = [step for sign in text for step in _steps(sign, words.size)]
    padded = encoded + b"\0" * (-len(encoded) % 4)
    scale = 100 * MM / _UNITS
    bounds = struct.pack("<4iIff", 0, 0, -1, -1, 1, scale, scale)
    place = struct.pack("<ii", _d(words.x), _d(words.y))
    sizes = struct.pack("<III", len(encoded) // 2, _TEXT_BYTES, 0)
    clip = struct.pack("<4iI", 0, 0, -1, -1, _TEXT_BYTES + len(padded))
    return bounds + place + sizes + clip + padded + struct.pack(f"<{len(steps)}I", *steps)


def _steps(sign: str, size: float) -> tuple[int, ...]:
    """How far the pen moves for each code unit of a sign."""
    units = len(sign.encode("utf-16-le")) // 2
    return (_d(advance(sign) * size), *([0] * (units - 1)))


def _points(points: tuple[tuple[float, float], ...]) -> bytes:
    flat = [_d(value) for point in points for value in point]
    xs, ys = flat[::2], flat[1::2]
    bounds = struct.pack("<4iI", min(xs), min(ys), max(xs), max(ys), len(points))
    return bounds + struct.pack(f"<{len(flat)}h", *flat)


def _chosen(handle: int) -> bytes:
    return _record(_SELECT, struct.pack("<I", handle))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<II", kind, 8 + len(body)) + body


def _rgb(colour: str) -> int:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red | green << 8 | blue << 16


def _d(value: float) -> int:
    return round(value * _UNITS)
