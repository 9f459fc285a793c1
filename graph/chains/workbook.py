"""One sheet of text cells as a workbook (.xlsx), and back."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

import python_calamine as calamine

from ontology.errors import BadChainFile

_EPOCH = (1980, 1, 1, 0, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LETTERS = 26


def workbook(title: str, rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook of one sheet; every cell is text, so that no spreadsheet takes it for a formula."""
    sheet = "".join(_row(number, row) for number, row in enumerate(rows, 1))
    name = quoteattr("".join(c for c in title if c not in "[]:*?/\\")[:31] or "1")
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        f'<sheet name={name} sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _related("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData>'
        "</worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, text in parts.items():
            # A fixed time: the same chain gives the same bytes.
            packed.writestr(zipfile.ZipInfo(path, _EPOCH), _XML + text)
    return out.getvalue()


def cells_of(name: str, data: bytes) -> list[list[str]]:
    """The cells of the first sheet of a workbook as text; BadChainFile if it is none."""
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except calamine.CalamineError as fault:
        raise BadChainFile(
            f"{name} 不是电子表格：{fault}", f"{name} is not a workbook: {fault}"
        ) from fault
    return [[_shown(cell) for cell in row] for row in rows]


def _row(number: int, cells: Sequence[str]) -> str:
    inner = "".join(_cell(f"{_column(i)}{number}", cell) for i, cell in enumerate(cells) if cell)
    return f'<row r="{number}">{inner}</row>'


def _cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _column(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, left = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + left) + letters
    return letters


def _related(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/{kind}" Target="{target}"/></Relationships>'
    )


def _shown(cell: object) -> str:
    """A cell as text: a spreadsheet keeps whole numbers as 3.0."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
