"""Tables as a workbook: a sheet each, all cells text, the head row fixed and filtered."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from graph.export import inert
from viz.report import package
from viz.report.drawing import breadth
from viz.report.plain import plain

_PARTS = Path(__file__).parent / "parts"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LETTERS = 26
_NAME = 31
_CELL = 32_767
"""The most signs that a cell may hold."""
_LEAST, _MOST = 8.0, 46.0
_PLAIN, _HEAD, _BLANK, _LINKED, _APOSTROPHE, _SMALL = range(6)
"""The looks of cells, by their place in xlsx_styles.xml."""


@dataclass(frozen=True, slots=True)
class Place:
    """One cell: text, and a cell of the same book that it leads to ("" if none)."""

    text: str
    to: str = ""
    blank: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet; columns from `folded` on are an outline group. `filtered` sets head and filter."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Place, ...], ...]
    folded: int | None = None
    filtered: bool = True


def book(title: str, pages: Sequence[Page]) -> bytes:
    """The sheets as one file; the same sheets give the same bytes."""
    sheets = {f"xl/worksheets/sheet{n}.xml": _page(page) for n, page in enumerate(pages, 1)}
    targets = [(f"{package.RELATIONS}/worksheet", path.removeprefix("xl/")) for path in sheets]
    targets.append((f"{package.RELATIONS}/styles", "styles.xml"))
    overrides = {f"/{path}": f"{_SHEET}.worksheet+xml" for path in sheets}
    return package.packed(
        {
            "[Content_Types].xml": package.content_types(
                {"rels": package.RELATIONS_TYPE, "xml": "application/xml"},
                {
                    "/xl/workbook.xml": f"{_SHEET}.sheet.main+xml",
                    "/xl/styles.xml": f"{_SHEET}.styles+xml",
                    "/docProps/core.xml": package.CORE_TYPE,
                    **overrides,
                },
            ),
            "_rels/.rels": package.relations(
                ((package.OFFICE, "xl/workbook.xml"), (package.CORE, "docProps/core.xml"))
            ),
            "docProps/core.xml": package.core(escape(plain(title))),
            "xl/workbook.xml": _workbook(pages),
            "xl/_rels/workbook.xml.rels": package.relations(targets),
            "xl/styles.xml": (_PARTS / "xlsx_styles.xml").read_bytes(),
            **sheets,
        }
    )


def sheet_name(name: str) -> str:
    """A name that a sheet may have."""
    return "".join(c for c in plain(name).strip() if c not in "[]:*?/\\'")[:_NAME] or "1"


def address(page: str, row: int, column: int = 0) -> str:
    """Where a cell of another sheet is, rows and columns from 0.

    >>> address("出处", 3)
    "'出处'!A4"
    """
    return f"'{sheet_name(page)}'!{_letters(column)}{row + 1}"


def _workbook(pages: Sequence[Page]) -> bytes:
    sheets = "".join(
        f'<sheet name={quoteattr(sheet_name(page.name))} sheetId="{n}" r:id="rId{n}"/>'
        for n, page in enumerate(pages, 1)
    )
    named = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{n}" hidden="1">'
        f"{escape(_absolute(page))}</definedName>"
        for n, page in enumerate(pages)
        if page.filtered
    )
    names = f"<definedNames>{named}</definedNames>" if named else ""
    return (
        f'{package.XML}<workbook xmlns="{_MAIN}" xmlns:r="{package.RELATIONS}"><bookViews>'
        f'<workbookView activeTab="0"/></bookViews><sheets>{sheets}</sheets>{names}</workbook>'
    ).encode()


def _absolute(page: Page) -> str:
    last = _letters(len(page.columns) - 1)
    return f"'{sheet_name(page.name)}'!$A$1:${last}${len(page.rows) + 1}"


def _page(page: Page) -> bytes:
    return f'{package.XML}<worksheet xmlns="{_MAIN}">{"".join(_parts(page))}</worksheet>'.encode()


def _parts(page: Page) -> Iterator[str]:
    if page.folded is not None:
        yield '<sheetPr><outlinePr summaryRight="0"/></sheetPr>'
    pane = (
        '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
        if page.filtered
        else ""
    )
    yield f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    yield '<sheetFormatPr defaultRowHeight="15"/>'
    yield f"<cols>{''.join(_columns(page))}</cols>"
    head = tuple(Place(column) for column in page.columns)
    rows = [_row(0, head, _HEAD if page.filtered else _PLAIN)]
    rows += [_row(n, row) for n, row in enumerate(page.rows, 1)]
    yield f"<sheetData>{''.join(rows)}</sheetData>"
    if page.filtered:
        yield f'<autoFilter ref="A1:{_letters(len(page.columns) - 1)}{len(page.rows) + 1}"/>'
    links = [
        f'<hyperlink ref="{_letters(c)}{r + 1}" location={quoteattr(place.to)} display=""/>'
        for r, row in enumerate(page.rows, 1)
        for c, place in enumerate(row)
        if place.to
    ]
    if links:
        yield f"<hyperlinks>{''.join(links)}</hyperlinks>"
    yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
    yield '<pageSetup paperSize="9" orientation="landscape"/>'


def _columns(page: Page) -> Iterator[str]:
    for column, title in enumerate(page.columns):
        found = sorted(breadth(row[column].text, 2.0) for row in page.rows)
        typical = found[len(found) * 3 // 4] if found else 0.0
        width = min(_MOST, max(_LEAST, typical + 2, breadth(title, 2.0) + 4))
        level = ' outlineLevel="1"' if page.folded is not None and column >= page.folded else ""
        yield (
            f'<col min="{column + 1}" max="{column + 1}" width="{width:.1f}" '
            f'customWidth="1"{level}/>'
        )


def _row(number: int, places: Iterable[Place], look: int | None = None) -> str:
    inner = "".join(
        f'<c r="{_letters(c)}{number + 1}" s="{_look(place) if look is None else look}" '
        f't="inlineStr"><is><t xml:space="preserve">{escape(_shown(place))}</t></is></c>'
        for c, place in enumerate(places)
        if place.text
    )
    return f'<row r="{number + 1}">{inner}</row>'


def _look(place: Place) -> int:
    if inert(_shown(place)) != _shown(place):
        # Text already; the mark keeps it text when somebody edits the cell.
        return _APOSTROPHE
    if place.blank:
        return _BLANK
    if place.small:
        return _SMALL
    return _LINKED if place.to else _PLAIN


def _shown(place: Place) -> str:
    return plain(place.text)[:_CELL]


def _letters(index: int) -> str:
    letters, index = "", index + 1
    while index:
        index, left = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + left) + letters
    return letters
