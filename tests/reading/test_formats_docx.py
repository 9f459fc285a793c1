"""Word files: tables, written numbers, what is not read, and traps."""

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ontology.errors import DamagedDocument, LockedDocument
from reading.formats import from_bytes
from reading.formats.docx import read
from tests.reading.written import as_docx


def saved(document: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(part: str, content: bytes) -> bytes:
    """The written passage with one part of the archive put in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_docx())) as old, zipfile.ZipFile(out, "w", 8) as new:
        for info in old.infolist():
            if info.filename != part:
                new.writestr(info, old.read(info))
        new.writestr(part, content)
    return out.getvalue()


def body(xml: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{xml}</w:body></w:document>'.encode()


def test_a_table_gives_a_line_a_row_with_tabs_between_cells() -> None:
    document = docx.Document()
    document.add_paragraph("重点企业")
    table = document.add_table(rows=2, cols=3)
    for row, words in enumerate((("企业", "园区", "产品"), ("澄星汽车", "望潮园", "整车\n客车"))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    document.add_paragraph("完")
    text = read("a.docx", saved(document)).text
    assert text == "重点企业\n企业\t园区\t产品\n澄星汽车\t望潮园\t整车 客车\n完\n"


def test_a_merged_cell_stands_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合计"
    table.cell(1, 0).text, table.cell(1, 1).text = "一", "二"
    assert read("a.docx", saved(document)).text == "合计\n一\t二\n"


def test_the_numbers_word_writes_stand_before_the_words() -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    level = "<w:lvl w:ilvl='{0}'><w:start w:val='1'/><w:numFmt w:val='{1}'/><w:lvlText w:val='{2}'/></w:lvl>"
    levels = level.format(0, "chineseCounting", "%1、") + level.format(1, "decimal", "%2.")
    space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    kind = f"<w:abstractNum {space} w:abstractNumId='77'>{levels}</w:abstractNum>"
    use = f"<w:num {space} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"
    for xml in (kind, use):
        root.append(docx.oxml.parse_xml(xml))
    for words, depth in (("基础", 0), ("企业", 1), ("园区", 1), ("重点", 0), ("整车", 1)):
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        number = f"<w:numPr {space}><w:ilvl w:val='{depth}'/><w:numId w:val='77'/></w:numPr>"
        properties.append(docx.oxml.parse_xml(number))
    text = read("a.docx", saved(document)).text
    assert text == "一、基础\n1.企业\n2.园区\n二、重点\n1.整车\n"


def test_deleted_words_are_left_out_and_inserted_ones_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("产值")
    for tag, words in (("w:del", "减少"), ("w:ins", "增长")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement("w:t")
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    assert qn("w:del") in [child.tag for child in paragraph._p]
    assert read("a.docx", saved(document)).text == "产值增长\n"


def test_a_content_control_and_a_text_box_are_read_once() -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>专栏</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>目录</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    xml = f"{control}<w:p><w:r><w:t>正文</w:t></w:r>{box}</w:p>"
    assert read("a.docx", with_part("word/document.xml", body(xml))).text == "目录\n正文\n专栏\n"


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part("word/document.xml", body("<w:p/>" + " " * 60_000_000))
    assert len(bomb) < 200_000
    with pytest.raises(DamagedDocument, match="大得不正常"):
        from_bytes("a.docx", bomb)


def test_a_directory_that_lies_about_sizes_is_found_out() -> None:
    honest = with_part("word/document.xml", body("<w:p/>" + " " * 3_000_000))
    with zipfile.ZipFile(io.BytesIO(honest)) as packed:
        size = packed.getinfo("word/document.xml").file_size
    lying = honest.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(DamagedDocument):
        from_bytes("a.docx", lying)


def test_declared_entities_are_refused() -> None:
    lol = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'
    for encoding in ("utf-8", "utf-16"):
        trap = (lol + body("<w:p/>").decode()).encode(encoding)
        with pytest.raises(DamagedDocument):
            from_bytes("a.docx", with_part("word/document.xml", trap))


def test_a_password_is_told() -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(LockedDocument, match="密码"):
        from_bytes("a.docx", container)


def test_an_archive_without_a_text_is_damaged() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        new.writestr("readme.txt", "nothing")
    with pytest.raises(DamagedDocument, match=r"a\.docx"):
        from_bytes("a.docx", out.getvalue())
