"""OFD files: columns, tables, traps."""

import pytest

from ontology.errors import DamagedDocument, LockedDocument, ScannedDocument
from reading.formats import from_bytes
from reading.formats.ofd import read
from tests.reading.test_formats_pdf import LEFT, MIDDLE, RIGHT
from tests.reading.written_ofd import ofd, packed
from tests.reading.written_pdf import At, Stroke, Thing, broken, column


def test_columns_are_read_one_after_the_other() -> None:
    things: list[Thing] = [At(120, 780, "望潮经济快报头条新闻", 24)]
    for x, text in zip((60, 230, 400), (LEFT, MIDDLE, RIGHT), strict=True):
        things += column(x, 730, broken(text, 12))
    lines = [line for line in read("a.ofd", ofd([things[::-1]])).text.split("\n") if line]
    assert lines == ["望潮经济快报头条新闻", LEFT, MIDDLE, RIGHT]


def test_a_ruled_table_is_read_row_by_row() -> None:
    things: list[Thing] = [Stroke(60, y, 540, y) for y in (740, 690, 640)]
    things += [Stroke(x, 740, x, 640) for x in (60, 160, 540)]
    things += [At(70, 720, "发展路径"), *column(170, 722, [LEFT[:30], LEFT[30:]])]
    things += [At(70, 670, "重点项目"), *column(170, 672, [RIGHT[:30], RIGHT[30:]])]
    assert read("a.ofd", ofd([things])).text == f"发展路径\t{LEFT}\n重点项目\t{RIGHT}\n"


def test_pages_are_kept() -> None:
    found = read("a.ofd", ofd([column(72, 740, [words]) for words in ("第一页。", "第二页。")]))
    assert (found.text, found.pages) == ("第一页。\n第二页。\n", (0, 5))


def test_declared_entities_are_refused() -> None:
    bomb = '<!DOCTYPE OFD [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><OFD>&b;</OFD>'
    with pytest.raises(DamagedDocument):
        from_bytes("a.ofd", packed({"OFD.xml": bomb}))


def test_a_page_that_is_missing_is_damage_and_a_file_without_text_a_scan() -> None:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    root = f"<ofd:OFD {space}><ofd:DocRoot>/Doc_0/../../etc/Document.xml</ofd:DocRoot></ofd:OFD>"
    with pytest.raises(DamagedDocument):
        from_bytes("a.ofd", packed({"OFD.xml": root}))
    with pytest.raises(ScannedDocument):
        from_bytes("a.ofd", ofd([[]]))


def test_an_encrypted_file_is_told() -> None:
    with pytest.raises(LockedDocument):
        from_bytes("a.ofd", packed({"OFD.xml": "<OFD/>", "Encryptions.xml": "<a/>"}))
