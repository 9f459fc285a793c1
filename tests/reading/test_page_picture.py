"""The picture of a page, and where on it a sentence stands."""

import json
import struct

import pytest

from ontology.errors import DamagedDocument, NotFound
from reading.formats import from_bytes
from reading.formats.page_picture import (
    Page,
    PageLayout,
    layout_from,
    layout_json,
    page_of,
)
from tests.reading.written import as_pdf


@pytest.fixture(scope="module")
def first() -> Page:
    return page_of("规划.pdf", as_pdf(), 1)


def layout(lines: tuple[str, ...]) -> PageLayout:
    """Characters ten pixels apart on lines twenty apart."""
    text = "".join(lines)
    areas = tuple(
        (10 * x, 20 * y, 10 * x + 10, 20 * y + 10)
        for y, line in enumerate(lines)
        for x in range(len(line))
    )
    return PageLayout(200, 100, text, areas, tuple(range(len(text))))


def test_the_picture_is_a_png_of_the_size_that_its_layout_names(first: Page) -> None:
    assert first.png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", first.png[16:24]) == (first.layout.width, first.layout.height)
    assert max(first.layout.width, first.layout.height) <= 1800


def test_every_sentence_of_the_page_is_found_on_the_picture(first: Page) -> None:
    document = from_bytes("规划.pdf", as_pdf())
    text = document.text[: document.pages[1]]
    sentences = [s for line in text.split("\n") for s in line.split("。") if len(s) > 4]
    assert len(sentences) > 2
    for sentence in sentences:
        areas = first.layout.find(sentence)
        assert areas, sentence
        assert all(0 <= a[0] < a[2] <= first.layout.width for a in areas)
        assert all(0 <= a[1] < a[3] <= first.layout.height for a in areas)


def test_words_over_two_lines_have_an_area_on_each() -> None:
    page = layout(("甲乙丙丁", "戊己庚辛"))
    assert page.find("丙丁\n戊己") == ((20, 0, 40, 10), (0, 20, 20, 30))


def test_of_two_places_the_one_asked_for_is_meant() -> None:
    page = layout(("甲乙丙", "甲乙丁"))
    assert page.find("甲乙") == ((0, 0, 20, 10),)
    assert page.find("甲乙", 1) == page.find("甲乙", 7) == ((0, 20, 20, 30),)


def test_words_that_the_file_holds_in_another_order_are_found_too() -> None:
    page = layout(("甲一乙二",))
    apart = PageLayout(page.width, page.height, page.text, page.areas, (0, 2, 1, 3))
    assert apart.find("甲乙") == ((0, 0, 30, 10),)


def test_words_parted_by_a_mark_are_found_and_others_are_not() -> None:
    page = layout(("本地动力电池※企业主要从区外采购",))
    (area,) = page.find("动力电池企业主要从区外采购")
    assert area == (20, 0, 160, 10)
    assert page.find("集成电路封装测试") == ()
    assert page.find("") == ()


def test_a_layout_survives_being_kept(first: Page) -> None:
    assert layout_from(json.loads(layout_json(first.layout))) == first.layout


def test_a_page_that_is_not_there_and_a_file_that_is_none_are_told() -> None:
    with pytest.raises(NotFound, match="没有第 99 页"):
        page_of("规划.pdf", as_pdf(), 99)
    with pytest.raises(DamagedDocument, match="画不出"):
        page_of("坏.pdf", b"%PDF-1.4 nothing", 1)
