"""Word files: paragraphs a line each, table rows a line each with tabs between the cells."""

import re
from collections.abc import Iterator

from lxml import etree

from reading.formats.archive import unpack
from reading.formats.extracted import Extracted
from reading.formats.numbering import Numbering
from reading.formats.signatures import expect

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WANTED = re.compile(r"word/(?:document|numbering|styles)\.xml\Z")
_BODY = "word/document.xml"

_PARAGRAPH, _TABLE, _ROW, _CELL = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"
_BOX = f"{_W}txbxContent"
# Deleted and moved-away words, field codes, and the second form of a drawing for old programs.
_UNSEEN = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", _FALLBACK}
_WRITTEN = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(name: str, data: bytes) -> Extracted:
    """The text of a Word file, numbers of headings and lists written out, text boxes in place.

    Deleted words, comments, footnotes, headers and footers are left out.
    """
    expect("docx", name, data)
    archive = unpack(name, "docx", data, _WANTED)
    strict = {p: d.replace(_STRICT.encode(), _W[1:-1].encode()) for p, d in archive.parts.items()}
    archive = type(archive)(name, "docx", strict)
    optional = [archive.xml(p) if p in archive.parts else None for p in _OPTIONAL]
    body = archive.xml(_BODY)
    return Extracted("\n".join(_blocks(body, Numbering(*optional))) + "\n", "docx")


_OPTIONAL = ("word/numbering.xml", "word/styles.xml")


def _blocks(parent: etree._Element, numbering: Numbering) -> Iterator[str]:
    """The lines of everything in an element, in reading order."""
    for child in _seen(parent):
        if child.tag == _PARAGRAPH:
            yield numbering.label(child) + "".join(_words(child))
            for box in _boxes(child):
                yield from _blocks(box, numbering)
        elif child.tag == _TABLE:
            yield from _rows(child, numbering)
        else:
            yield from _blocks(child, numbering)


def _rows(table: etree._Element, numbering: Numbering) -> Iterator[str]:
    for row in _inner(table, _ROW):
        cells = [_cell(cell, numbering) for cell in _inner(row, _CELL)]
        yield "\t".join(cells)


def _cell(cell: etree._Element, numbering: Numbering) -> str:
    """The text of a cell in one line, for a row is a line."""
    lines = (line.strip() for block in _blocks(cell, numbering) for line in block.splitlines())
    return re.sub(r"\s*\t\s*", " ", " ".join(line for line in lines if line))


def _inner(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The nearest elements of a tag below one, also inside content controls."""
    for child in _seen(parent):
        if child.tag == tag:
            yield child
        elif child.tag not in {_PARAGRAPH, _TABLE}:
            yield from _inner(child, tag)


def _boxes(parent: etree._Element) -> Iterator[etree._Element]:
    for child in _seen(parent):
        if child.tag == _BOX:
            yield child
        else:
            yield from _boxes(child)


def _words(parent: etree._Element) -> Iterator[str]:
    for child in _seen(parent):
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _WRITTEN:
            yield _WRITTEN[child.tag]
        elif child.tag != _BOX:
            yield from _words(child)


def _seen(parent: etree._Element) -> Iterator[etree._Element]:
    return (child for child in parent.iterchildren(tag=etree.Element) if child.tag not in _UNSEEN)
