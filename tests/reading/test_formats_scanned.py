"""Scanned pages: recognised where the extra is installed, named in a sentence where it is not."""

import re
import resource
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO

import numpy as np
import pypdfium2
import pytest

from ontology.errors import ScannedDocument
from reading.formats import allowance, from_bytes, pdf, scanned
from reading.formats.boxes import Box, Sheet
from reading.formats.columns import blocks
from reading.formats.lines import lines
from tests.reading.written_pdf import At, broken, column
from tests.reading.written_pdf import pdf as written
from tests.reading.written_scan import Dots, pictures, scan

_TEXT = (
    "恒屿电子有限公司在清流湖科技园投资十二亿元建设封装测试基地，二零二四年六月开工，"
    "预计明年底投产，全部达产后每年可以生产功率模块三百万只。"
)
_OTHER = (
    "园区负责人介绍，目前光刻胶和靶材仍然需要从外地采购，下一步将引进材料企业，"
    "力争三年内把本地配套率提高到百分之六十，并建设公共检测平台。"
)


def _has_chinese_font() -> bool:
    one, other = (pictures(written([[At(72, 700, sign, 40)]]), 72)[0] for sign in "国酱")
    return bool((one < 128).any() and (one != other).any())


needs_engine = pytest.mark.skipif(
    find_spec("rapidocr") is None, reason="the extra liantu[ocr] is not installed"
)
needs_font = pytest.mark.skipif(
    not _has_chinese_font(), reason="no Chinese font is installed to print a page with"
)


def _scanned() -> bytes:
    page = column(72, 740, broken(_TEXT, 30))
    return scan(pictures(written([page])))


@pytest.fixture
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "recognises", lambda _suffix: False)


@pytest.mark.usefixtures("without_the_extra")
def test_without_the_extra_a_scan_gives_a_sentence_that_names_it() -> None:
    with pytest.raises(ScannedDocument, match=r"安装文字识别扩展 liantu\[ocr\]") as raised:
        pdf.read("a.pdf", _scanned())
    assert "Install the extra liantu[ocr]" in raised.value.en


@pytest.mark.usefixtures("without_the_extra")
def test_without_the_extra_a_note_names_the_pages_that_are_pictures() -> None:
    both = _with_text_before(_scanned())
    read = pdf.read("a.pdf", both)
    assert read.text == f"{_OTHER}\n"
    assert read.notes == (
        "第2页是图片，没有文字层，这 1 页没有读（安装扩展 liantu[ocr] 后可以识别）。",
    )


def _with_text_before(scan_of_one: bytes) -> bytes:
    """A page of text in front of the one page of a scan."""
    whole = pypdfium2.PdfDocument(written([column(72, 740, broken(_OTHER, 30))]))
    whole.import_pages(pypdfium2.PdfDocument(scan_of_one))
    kept = BytesIO()
    whole.save(kept)
    return kept.getvalue()


@needs_engine
@needs_font
def test_a_scan_is_recognised_and_says_how_surely() -> None:
    document = from_bytes("a.pdf", _scanned())
    assert document.text == f"{_TEXT}\n"
    assert len(document.notes) == 1
    assert re.fullmatch(
        r"第1页是扫描页，文字由识别得到，平均置信度 (9\d\.\d|100\.0)%，个别字可能认错。",
        document.notes[0],
    )


@needs_engine
@needs_font
def test_columns_of_a_scan_are_read_one_after_the_other() -> None:
    left, right = column(40, 740, broken(_TEXT, 18)), column(320, 740, broken(_OTHER, 18))
    document = from_bytes("a.pdf", scan(pictures(written([[*left, *right]]))))
    assert document.text.replace("\n", "") == _TEXT + _OTHER


@needs_engine
@needs_font
def test_only_the_pages_without_text_are_recognised() -> None:
    document = from_bytes("a.pdf", _with_text_before(_scanned()))
    assert document.text == f"{_OTHER}\n{_TEXT}\n"
    assert document.pages == (0, len(_OTHER) + 1)
    assert document.notes[0].startswith("第2页是扫描页")


@needs_engine
def test_a_scan_of_nothing_stays_a_scan() -> None:
    blank = np.full((1754, 1240), 255, np.uint8)
    with pytest.raises(ScannedDocument):
        from_bytes("a.pdf", scan([blank]))


@dataclass
class _Found:
    txts: Sequence[str] | None
    scores: Sequence[float] = ()
    boxes: Sequence[scanned.Corners] = ()
    word_results: Sequence[Sequence[scanned.Mark]] = ()


_PAPER = np.full((20, 200, 3), 255, np.uint8)


def _corners(x0: float, y0: float, x1: float, y1: float) -> scanned.Corners:
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def _read(found: _Found) -> list[str]:
    boxes = [box for line in scanned._lines(found) for box in scanned._boxes(line, _PAPER)]
    return [line.text for block in blocks(boxes) for line in lines(block)]


def _inked(*spans: tuple[int, int]) -> Dots:
    """Paper with a line of signs on it that reach from here to there."""
    dots = _PAPER.copy()
    for left, right in spans:
        dots[4:16, left:right] = 0
    return dots


def _of_four(signs: str, places: tuple[int, int, int, int]) -> scanned._Line:
    marks = tuple(
        (sign, 1.0, _corners(x, 0, x + 20, 20)) for sign, x in zip(signs, places, strict=True)
    )
    end = places[-1] + 20
    found = _Found((signs,), (1.0,), (_corners(places[0], 0, end, 20),), (marks,))
    return next(scanned._lines(found))


def test_a_line_that_runs_across_two_columns_is_parted_at_its_white() -> None:
    line = _of_four("甲乙丙丁", (0, 20, 58, 78))
    parted = list(scanned._boxes(line, _inked((1, 19), (21, 39), (60, 78), (80, 98))))
    assert [(box.text, box.x0, box.x1) for box in parted] == [
        ("甲", 1, 20),
        ("乙", 20, 39),
        ("丙", 60, 79),
        ("丁", 79, 98),
    ]


def test_the_white_beside_a_comma_parts_nothing() -> None:
    line = _of_four("甲，（丁", (0, 20, 40, 60))
    whole = list(scanned._boxes(line, _inked((1, 19), (22, 26), (54, 58), (62, 78))))
    assert [(box.text, box.x0) for box in whole] == [
        ("甲", 1),
        ("，", 20.25),
        ("（", 39.5),
        ("丁", 58.75),
    ]


def test_words_of_latin_letters_keep_the_blank_between_them() -> None:
    found = _Found(("芯片 AMOLED panel",), (1.0,), (_corners(0, 0, 154, 20),), ((),))
    assert _read(found) == ["芯片AMOLED panel"]


def test_a_line_of_upright_print_is_read_downwards() -> None:
    found = _Found(("产业链",), (1.0,), (_corners(0, 0, 20, 60),), ((),))
    assert _read(found) == ["产业链"]


def test_nothing_recognised_is_no_line() -> None:
    assert _read(_Found(None)) == []


def test_notes_tell_of_pages_recognised_empty_and_left_out() -> None:
    box = Box(0, 0, 10, 10, "字", 10)
    seen = [
        scanned.Picture(2, Sheet(842, (box,)), 0.875),
        scanned.Picture(3, Sheet(842, ()), 0.0),
    ]
    assert list(scanned.notes(seen, [2, 3, 5])) == [
        "第2页是扫描页，文字由识别得到，平均置信度 87.5%，个别字可能认错。",
        "第3页是图片，没有认出文字。",
        "一份文件最多识别 60 页扫描页，第5页（共 1 页）没有读。",
    ]


def test_only_pdf_files_are_given_time_for_pictures() -> None:
    assert allowance.longest(".docx") == allowance.SECONDS
    assert allowance.SECONDS == 120


def test_a_process_without_bounds_stays_without() -> None:
    before = resource.getrlimit(resource.RLIMIT_CPU)
    allowance.allow_another_page()
    assert resource.getrlimit(resource.RLIMIT_CPU) == before
