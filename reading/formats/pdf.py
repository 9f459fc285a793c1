"""PDF files: every character with its place, read in the order of the columns.

Pages without a text layer are recognised where the extra `ocr` is installed (see `scanned`).
"""

import math
import sys
from collections import Counter
from collections.abc import Iterator
from statistics import median

import pypdfium2
from pypdfium2 import raw

from ontology.errors import DocumentTooLarge, ScannedDocument
from reading.formats import scanned
from reading.formats.allowance import recognises
from reading.formats.boxes import Box, Sheet
from reading.formats.drawn import drawn
from reading.formats.extracted import Extracted
from reading.formats.paged import compose
from reading.formats.signatures import damaged, expect, locked
from reading.formats.text import plausibility

_PAGES = 1000
_CHARACTERS = 3_000_000
# A page with less is a picture with a stamp or a page number on it.
_FEWEST = 10
# Text whose characters are mostly strange has a font that does not say what its signs mean.
_PLAUSIBLE = 0.5
_SAMPLE = 20_000
# Chinese characters and marks are as wide as their size; of a Latin letter only the height tells.
_CHINESE = "\u2e80"
_HEIGHT_OF_EM = 0.85
# Watermarks run aslant; a quarter turn is part of the page.
_ASLANT = 0.1
_QUARTER = math.pi / 2
_HAIR = 0.1


def read(name: str, data: bytes) -> Extracted:
    """The text of a PDF file, its pages stitched together, headers and footers left out.

    ScannedDocument where there is no text but pictures of it, and nothing to recognise them with.
    """
    expect("pdf", name, data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise locked(name) from error
        raise damaged(name, "pdf") from error
    if len(document) > _PAGES:
        raise _too_long(name, len(document))
    sheets = list(_sheets(name, document))
    bare = [i + 1 for i, sheet in enumerate(sheets) if len(sheet.boxes) < _FEWEST]
    text, pages = compose(sheets)
    is_strange = len(bare) < len(sheets) and plausibility(text[:_SAMPLE]) < _PLAUSIBLE
    pictures = [i + 1 for i in range(len(sheets))] if is_strange else _pictured(document, bare)
    if pictures and recognises(".pdf"):
        return _recognised(name, document, sheets, pictures)
    if len(bare) == len(sheets) or is_strange:
        raise _scanned(name)
    return Extracted(text, "pdf", pages, tuple(_left_out(pictures)))


def _recognised(
    name: str, document: pypdfium2.PdfDocument, sheets: list[Sheet], wanted: list[int]
) -> Extracted:
    pictures = scanned.recognised(document, wanted)
    for picture in pictures:
        sheets[picture.page - 1] = picture.sheet
    if not any(sheet.boxes for sheet in sheets):
        raise _scanned(name)
    text, pages = compose(sheets)
    return Extracted(text, "pdf", pages, tuple(scanned.notes(pictures, wanted)))


def _sheets(name: str, document: pypdfium2.PdfDocument) -> Iterator[Sheet]:
    left = _CHARACTERS
    for index in range(len(document)):
        try:
            page = document[index]
            content = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise damaged(name, "pdf") from error
        left -= content.count_chars()
        if left < 0:
            raise _too_long(name, len(document))
        yield _sheet(page, content)
        content.close()
        page.close()


def _sheet(page: pypdfium2.PdfPage, content: pypdfium2.PdfTextPage) -> Sheet:
    left, low, right, high = page.get_mediabox()
    placed = list(placed_on(content, (left, high)))
    wide = [
        box.size / (box.y1 - box.y0) for box, turn in placed if box.text > _CHINESE and not turn
    ]
    share = median(wide) if wide else _HEIGHT_OF_EM
    placed = [(box if box.text > _CHINESE else _sized(box, share), turn) for box, turn in placed]
    turns = Counter(turn for _, turn in placed)
    turn = turns.most_common(1)[0][0] if turns else 0
    size = (right - left, high - low)
    boxes = tuple(turned(box, turn, size) for box, _ in placed)
    rules = tuple(drawn(page, (left, high))) if not turn else ()
    return Sheet(size[turn % 2 == 0], boxes, rules)


def placed_on(
    content: pypdfium2.PdfTextPage, origin: tuple[float, float]
) -> Iterator[tuple[Box, int]]:
    """The visible characters, y downwards, each with its quarter turns to the right."""
    place = raw.FS_RECTF()
    spaced = False
    for index in range(content.count_chars()):
        text = _character(raw.FPDFText_GetUnicode(content, index))
        if not text.strip():
            spaced = spaced or text.isspace()
            continue
        turn = raw.FPDFText_GetCharAngle(content, index) / _QUARTER
        straight = abs(turn - round(turn)) <= _ASLANT
        if not straight or not raw.FPDFText_GetLooseCharBox(content, index, place):
            continue
        x0, x1 = place.left - origin[0], place.right - origin[0]
        y0, y1 = origin[1] - place.top, origin[1] - place.bottom
        sides = (x1 - x0, y1 - y0)
        if min(sides) < _HAIR:
            continue
        yield Box(x0, y0, x1, y1, text, sides[round(turn) % 2], spaced), round(turn) % 4
        spaced = False


def _sized(box: Box, share: float) -> Box:
    """A Latin letter with the size of the Chinese character that would stand beside it."""
    return box._replace(size=share * max(box.y1 - box.y0, box.x1 - box.x0))


def _character(code: int) -> str:
    """A character as it may stand in a text; "" for what is none."""
    valid = 0 < code < sys.maxunicode and not 0xD800 <= code < 0xE000  # noqa: PLR2004
    text = chr(code) if valid else ""
    return text if text.isprintable() or text.isspace() else ""


def turned(box: Box, turn: int, size: tuple[float, float]) -> Box:
    """A box as it lies when the page is turned so that its text stands upright."""
    x0, y0, x1, y1 = box[:4]
    width, height = size
    if turn == 1:
        x0, y0, x1, y1 = y0, width - x1, y1, width - x0
    elif turn == 2:  # noqa: PLR2004 - upside down
        x0, y0, x1, y1 = width - x1, height - y1, width - x0, height - y0
    elif turn == 3:  # noqa: PLR2004 - three quarters
        x0, y0, x1, y1 = height - y1, x0, height - y0, x1
    return box._replace(x0=x0, y0=y0, x1=x1, y1=y1)


def _pictured(document: pypdfium2.PdfDocument, pages: list[int]) -> list[int]:
    return [page for page in pages if _has_picture(document[page - 1])]


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _left_out(pages: list[int]) -> Iterator[str]:
    if pages:
        yield (
            f"第{scanned.listed(pages)}页是图片，没有文字层，这 {len(pages)} 页没有读"
            "（安装扩展 liantu[ocr] 后可以识别）。"
        )


def _scanned(name: str) -> ScannedDocument:
    return ScannedDocument(
        f"「{name}」没有可用的文字，多半是扫描件。请安装文字识别扩展 liantu[ocr] 再试，"
        "或者先用文字识别（OCR）软件转成带文字的 PDF。",
        f"'{name}' has no usable text, it is probably a scan. Install the extra liantu[ocr] and "
        "try again, or turn it into a PDF with text by an OCR program first.",
    )


def _too_long(name: str, pages: int) -> DocumentTooLarge:
    return DocumentTooLarge(
        f"「{name}」有 {pages} 页，超出上限（{_PAGES} 页、{_CHARACTERS} 字）。请拆成几个文件再试。",
        f"'{name}' has {pages} pages, more than the limit ({_PAGES} pages, {_CHARACTERS} "
        "characters). Split it and try again.",
    )
