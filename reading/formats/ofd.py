"""OFD files, the layout format of Chinese public bodies (GB/T 33190): a zip of XML pages."""

import math
import posixpath
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from ontology.errors import ScannedDocument
from reading.formats.archive import Archive, unpack
from reading.formats.boxes import Box, Rule, Sheet
from reading.formats.extracted import Extracted
from reading.formats.paged import compose
from reading.formats.signatures import damaged, expect, locked

_WANTED = re.compile(r"\.xml\Z", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?")
_DRAWN = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_ASCENT = 0.88
# Millimetres; shorter strokes are parts of signs, wider ones areas.
_SHORTEST, _SLANT = 3.0, 0.4
_FULL, _HALF = 1.0, 0.5
_HEIGHT = 297.0

_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read(name: str, data: bytes) -> Extracted:
    """The text of the pages in reading order; templates, seals and pictures are left out."""
    expect("ofd", name, data)
    archive = unpack(name, "ofd", data, _WANTED)
    if any(part.lower().endswith("encryptions.xml") for part in archive.parts):
        raise locked(name)
    try:
        sheets = [sheet for root in _roots(archive) for sheet in _sheets(archive, root)]
    except (ValueError, OverflowError) as error:
        raise damaged(name, "ofd") from error
    text, pages = compose(sheets)
    if not text.strip():
        raise ScannedDocument(
            f"「{name}」里没有文字，多半是扫描件。请先用文字识别（OCR）软件转成带文字的文件再试。",
            f"'{name}' holds no text, it is probably a scan. Turn it into a file with text by an "
            "OCR program first.",
        )
    return Extracted(text, "ofd", pages)


def _named(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of a name below one, whatever edition of the standard names them."""
    return parent.iter(f"{{*}}{name}")


def _path(folder: str, place: str) -> str:
    """The name of a part from its place as another part gives it."""
    return posixpath.normpath(posixpath.join("/", folder, place.strip())).lstrip("/")


def _roots(archive: Archive) -> Iterator[str]:
    for root in _named(archive.xml("OFD.xml"), "DocRoot"):
        yield _path("", root.text or "")


def _sheets(archive: Archive, root: str) -> Iterator[Sheet]:
    document = archive.xml(root)
    for page in _named(document, "Page"):
        if place := page.get("BaseLoc"):
            content = archive.xml(_path(posixpath.dirname(root), place))
            boxes = [box for text in _named(content, "TextObject") for box in _boxes(text)]
            rules = [rule for path in _named(content, "PathObject") for rule in _rules(path)]
            yield Sheet(_height(content, document), tuple(boxes), tuple(rules))


def _height(*parts: etree._Element) -> float:
    for part in parts:
        for area in _named(part, "PhysicalBox"):
            numbers = _numbers(area.text)
            if len(numbers) == 4 and numbers[3] > 0:  # noqa: PLR2004 - x, y, width, height
                return numbers[3]
    return _HEIGHT


def _numbers(text: str | None) -> list[float]:
    found = [float(number) for number in _NUMBER.findall(text or "")]
    if not all(map(math.isfinite, found)):
        raise ValueError(text)
    return found


def _frame(thing: etree._Element) -> tuple[float, float, _Matrix]:
    """Where the own coordinates of an object begin on the page, and how they are turned."""
    corner, matrix = _numbers(thing.get("Boundary")), _numbers(thing.get("CTM"))
    turned = (*matrix[:6],) if len(matrix) >= 6 else _PLAIN  # noqa: PLR2004
    a, b, c, d, e, f = turned
    x, y = corner[:2] if len(corner) >= 2 else (0.0, 0.0)  # noqa: PLR2004
    return x, y, (a, b, c, d, e, f)


def _boxes(thing: etree._Element) -> Iterator[Box]:
    x0, y0, (a, b, c, d, e, f) = _frame(thing)
    own = (_numbers(thing.get("Size")) or [0.0])[0]
    size = own * math.hypot(c, d)
    at = [0.0, 0.0]
    for code in _named(thing, "TextCode"):
        words = code.text or ""
        for axis, key in enumerate("XY"):
            at[axis] = (_numbers(code.get(key)) or [at[axis]])[0]
        across = _steps(code.get("DeltaX"), len(words)) or [
            own * (_FULL if word > "\u2e80" else _HALF) for word in words
        ]
        down = _steps(code.get("DeltaY"), len(words))
        if down and not code.get("DeltaX"):
            across = []
        x, y = at
        spaced = False
        for index, word in enumerate(words):
            left, base = x0 + a * x + c * y + e, y0 + b * x + d * y + f
            # A Latin letter reaches to the next one, as far as its own size.
            step = across[index] * math.hypot(a, b) if index < len(across) else 0.0
            wide = size if word > "\u2e80" else min(max(step, _HALF * size), size)
            if word.strip() and word.isprintable() and size > 0:
                top = base - _ASCENT * size
                yield Box(left, top, left + wide, top + size, word, size, spaced)
            spaced = not word.strip()
            x += across[index] if index < len(across) else 0.0
            y += down[index] if index < len(down) else 0.0


def _steps(text: str | None, most: int) -> list[float]:
    """The distances from character to character; "g 3 5" stands for 5 5 5."""
    steps: list[float] = []
    words = iter((text or "").split())
    for word in words:
        if word == "g":
            count, step = next(words, "0"), _numbers(next(words, "0"))
            steps += step[:1] * min(int(count) if count.isdecimal() else 0, most)
        else:
            steps += _numbers(word)[:1]
        if len(steps) >= most:
            break
    return steps[:most]


def _rules(thing: etree._Element) -> Iterator[Rule]:
    """The level and upright strokes of a path."""
    x0, y0, (a, b, c, d, e, f) = _frame(thing)
    for data in _named(thing, "AbbreviatedData"):
        for line in _strokes(data.text or ""):
            placed = [(x0 + a * x + c * y + e, y0 + b * x + d * y + f) for x, y in line]
            for one, other in pairwise(placed):
                (left, right), (top, low) = sorted((one[0], other[0])), sorted((one[1], other[1]))
                straight = min(right - left, low - top) <= _SLANT
                if straight and max(right - left, low - top) >= _SHORTEST:
                    yield Rule(left, top, right, low)


def _strokes(text: str) -> Iterator[Sequence[tuple[float, float]]]:
    """The polygons of a path: M or S moves, L draws, C closes; curves break a stroke off."""
    line: list[tuple[float, float]] = []
    for kind, place in _DRAWN.findall(text):
        numbers = _numbers(place)
        if kind == "L" and len(numbers) >= 2:  # noqa: PLR2004
            line.append((numbers[0], numbers[1]))
            continue
        if kind == "C" and line:
            line.append(line[0])
        yield line
        line = [(numbers[-2], numbers[-1])] if len(numbers) >= 2 else []  # noqa: PLR2004
    yield line
