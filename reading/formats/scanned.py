"""Pictures of pages → characters with their places, by the optional extra `liantu[ocr]`.

The extra brings its models with it: nothing is fetched, nothing leaves the machine.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from statistics import median
from typing import Protocol

import pypdfium2

from reading.formats.allowance import PAGES_RECOGNISED, allow_another_page
from reading.formats.boxes import Box, Sheet
from reading.formats.ink import Dots, Span, extent, whites
from reading.layout.widths import full_width

# Print of nine points is still fourteen dots high; a broadsheet page is brought down to this.
_DOTS_AN_INCH = 150
_POINTS_AN_INCH = 72
_LONGEST_SIDE = 3000
_SETTINGS = {
    "Global.use_cls": False,
    "Global.log_level": "error",
    "Global.max_side_len": _LONGEST_SIDE,
    "Global.return_word_box": True,
    "Global.return_single_char_box": True,
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
}
# Widths in Chinese characters; and white this wide, in those of its signs, may part two columns.
_LATIN, _SPACE, _WHITE = 0.5, 0.35, 0.8
_HALF_SIGN, _CLOSING, _OPENING = 0.5, "，。、；：！？）”’》」.,:;", "（“‘《「"
_UPRIGHT = 1.5
# Sizes of print are measured roughly: one that is nearly the usual one is the usual one.
_NEARLY = 0.2
_SHOWN = 10

Corners = Sequence[Sequence[float]]
Mark = tuple[str, float, Corners]
Place = tuple[float, float, float, float]
"""From left to right, from top to foot."""


class Found(Protocol):
    """What the engine gives of a picture: its lines, how sure it is of each, where each stands."""

    txts: Sequence[str] | None
    scores: Sequence[float]
    boxes: Sequence[Corners]
    word_results: Sequence[Sequence[Mark]]


Engine = Callable[[object], Found]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is recognised on one page: the sheet, and how sure the recogniser is of its characters."""

    page: int
    sheet: Sheet
    sureness: float


def recognised(document: pypdfium2.PdfDocument, pages: Sequence[int]) -> list[Picture]:
    """The sheets of these pages (counted from 1) as far as the limit on their number allows."""
    engine: Engine = import_module("rapidocr").RapidOCR(params=_SETTINGS)
    return [_picture(engine, document, page) for page in pages[:PAGES_RECOGNISED]]


def notes(pictures: Sequence[Picture], wanted: Sequence[int]) -> Iterator[str]:
    """Sentences on which pages were recognised, how surely, and which were not."""
    sure = [p.sureness for p in pictures for _ in p.sheet.boxes]
    if sure:
        pages = listed([p.page for p in pictures if p.sheet.boxes])
        yield (
            f"第{pages}页是扫描页，文字由识别得到，平均置信度 {sum(sure) / len(sure):.1%}，"
            "个别字可能认错。"
        )
    empty = [p.page for p in pictures if not p.sheet.boxes]
    if empty:
        yield f"第{listed(empty)}页是图片，没有认出文字。"
    if len(wanted) > len(pictures):
        left = wanted[len(pictures) :]
        yield (
            f"一份文件最多识别 {PAGES_RECOGNISED} 页扫描页，第{listed(left)}页"
            f"（共 {len(left)} 页）没有读。"
        )


def listed(pages: Sequence[int]) -> str:
    """Page numbers as a sentence names them, the first ten."""
    return "、".join(map(str, pages[:_SHOWN])) + ("等" if len(pages) > _SHOWN else "")


def _picture(engine: Engine, document: pypdfium2.PdfDocument, number: int) -> Picture:
    allow_another_page()
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(_DOTS_AN_INCH / _POINTS_AN_INCH, _LONGEST_SIDE / max(width, height))
    bitmap = page.render(scale=scale, rev_byteorder=False)
    dots = bitmap.to_numpy()[:, :, :3]
    boxes: list[Box] = []
    sure = 0.0
    for line in _lines(engine(dots)):
        placed = [_shrunk(box, scale) for box in _boxes(line, dots)]
        boxes += placed
        sure += line.score * len(placed)
    bitmap.close()
    page.close()
    return Picture(number, Sheet(height, tuple(_evened(boxes))), sure / max(len(boxes), 1))


@dataclass(frozen=True, slots=True)
class _Line:
    """A recognised line: its words, its place in dots, from where to where each sign reaches."""

    text: str
    score: float
    place: Place
    spans: tuple[Span, ...]


def _lines(found: Found) -> Iterator[_Line]:
    if not found.txts:
        return
    for text, score, corners, marks in zip(
        found.txts, found.scores, found.boxes, found.word_results, strict=True
    ):
        yield _Line(
            full_width(text.strip()),
            float(score),
            (*_reach(corners, 0), *_reach(corners, 1)),
            tuple(_reach(mark[2], 0) for mark in marks),
        )


def _reach(corners: Corners, axis: int) -> Span:
    along = [float(corner[axis]) for corner in corners]
    return min(along), max(along)


def _shrunk(box: Box, scale: float) -> Box:
    """A box measured in dots, measured in points."""
    x0, y0, x1, y1 = (side / scale for side in box[:4])
    return box._replace(x0=x0, y0=y0, x1=x1, y1=y1, size=box.size / scale)


def _boxes(line: _Line, dots: Dots) -> Iterator[Box]:
    x0, x1, y0, y1 = line.place
    if len(line.text) > 1 and y1 - y0 > _UPRIGHT * (x1 - x0):
        yield from _down(line.text, line.place)
        return
    for piece, left, right in _pieces(line, dots):
        yield from _across(piece, (left, right, y0, y1))


def _pieces(line: _Line, dots: Dots) -> Iterator[tuple[str, float, float]]:
    """A line parted where there is wide white in it: it may run across two columns."""
    x0, x1, y0, y1 = line.place
    x0, x1 = extent(dots, (x0, y0, x1, y1))
    signs = [i for i, sign in enumerate(line.text) if sign != " "]
    begin, left = 0, x0
    if line.spans and len(line.spans) == len(signs):
        unit = median(end - start for start, end in line.spans)
        for start, end in whites(dots, (x0, y0, x1, y1), _WHITE * unit):
            after = sum(span[0] + span[1] < start + end for span in line.spans)
            if not 0 < after < len(signs):
                continue
            # A mark of half a character has the white that belongs to it beside it; the places of
            # signs are known to within one of them.
            cut = signs[after]
            near = "".join(line.text[i] for i in signs[max(after - 2, 0) : after + 2])
            right = start + _HALF_SIGN * unit * any(mark in _CLOSING for mark in near)
            beyond = end - _HALF_SIGN * unit * any(mark in _OPENING for mark in near)
            if beyond - right >= _WHITE * unit and cut > begin:
                yield line.text[begin:cut].strip(), left, right
                begin, left = cut, beyond
    yield line.text[begin:], left, x1


def _width(character: str) -> float:
    if character == " ":
        return _SPACE
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else _LATIN


def _across(text: str, place: Place) -> Iterator[Box]:
    """Characters side by side, each as wide as its kind of character is."""
    x, x1, y0, y1 = place
    unit = (x1 - x) / max(sum(map(_width, text)), _LATIN)
    spaced = False
    for character in text:
        wide = unit * _width(character)
        if not character.isspace():
            yield Box(x, y0, x + wide, y1, character, unit, spaced)
        spaced = character.isspace()
        x += wide


def _down(text: str, place: Place) -> Iterator[Box]:
    """Characters under each other."""
    x0, x1, y, y1 = place
    letters = text.replace(" ", "")
    step = (y1 - y) / len(letters)
    for index, character in enumerate(letters):
        yield Box(x0, y + index * step, x1, y + (index + 1) * step, character, step)


def _evened(boxes: Sequence[Box]) -> Iterator[Box]:
    usual = median(box.size for box in boxes) if boxes else 0.0
    for box in boxes:
        near = abs(box.size - usual) <= _NEARLY * usual
        yield box._replace(size=usual) if near else box
