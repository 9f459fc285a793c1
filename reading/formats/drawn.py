"""The straight lines drawn on a page of a PDF: edges of strokes, of rectangles, of whole grids."""

import ctypes
from collections.abc import Iterator
from itertools import islice

import pypdfium2
from pypdfium2 import raw

from reading.formats.boxes import Rule

# A map is drawn with a million lines and holds no table.
_OBJECTS, _SEGMENTS = 5_000, 2_000
# Shorter lines are parts of letters and arrows, less straight ones of pictures.
_SHORTEST, _SLANT = 8.0, 1.0

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]


def drawn(page: pypdfium2.PdfPage, origin: _Point) -> Iterator[Rule]:
    """The level and upright lines of a page, y downwards from the origin."""
    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    for path in islice(found, _OBJECTS):
        matrix: _Matrix = path.get_matrix().get()
        for one, other in _segments(path.raw):
            yield from _rule(_placed(one, matrix, origin), _placed(other, matrix, origin))


def _segments(path: object) -> Iterator[tuple[_Point, _Point]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    start = at = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(path), _SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind, before, at = raw.FPDFPathSegment_GetType(segment), at, (x.value, y.value)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = at
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield before, at
        if raw.FPDFPathSegment_GetClose(segment):
            yield at, start


def _placed(point: _Point, matrix: _Matrix, origin: _Point) -> _Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e - origin[0], origin[1] - (b * x + d * y + f)


def _rule(one: _Point, other: _Point) -> Iterator[Rule]:
    (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    if min(x1 - x0, y1 - y0) <= _SLANT and max(x1 - x0, y1 - y0) >= _SHORTEST:
        yield Rule(x0, y0, x1, y1)
