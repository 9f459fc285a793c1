"""Paragraphs, marks, tables and pictures in the markup of Word documents."""

from collections.abc import Iterable, Sequence
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from viz.report.drawing import Drawing
from viz.report.notes import references
from viz.report.plain import plain

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
ROOT = (
    f'<w:document xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture">'
)
_EMU = 360_000
_PAGE_WIDTH, _PAGE_HEIGHT = 25.7, 12.4
"""Centimetres that a picture may take on A4 held across, its heading and its remark beside it."""
_TWIPS = 14_570
"""The width of a table on A4 held across."""


def escaped(text: str) -> str:
    """Text as markup."""
    return escape(plain(text))


def run(text: str, style: str = "") -> str:
    """A stretch of text in a character style."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def paragraph(content: str, style: str = "", extra: str = "") -> str:
    """A paragraph of runs in a style."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{look}{extra}</w:pPr>{content}</w:p>"


def link(anchor: str, content: str) -> str:
    """Runs that lead to a bookmark."""
    return f'<w:hyperlink w:anchor={quoteattr(anchor)} w:history="1">{content}</w:hyperlink>'


def marks(numbers: Sequence[int]) -> str:
    """Raised source numbers, each leading to its note."""
    said = [link(f"S{r.first}", run(r.text, "SourceMark")) for r in references(numbers)]
    return run(", ", "SourceMark").join(said)


class Bookmarks:
    """Numbers bookmarks: each needs one of its own in the document."""

    def __init__(self) -> None:
        self._next = count(1)

    def around(self, name: str, content: str) -> str:
        """Runs between the ends of a bookmark."""
        number = next(self._next)
        start = f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> str:
    """A table whose head is repeated on every page; cells are paragraphs made before."""
    total = sum(widths)
    twips = [round(_TWIPS * width / total) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    head = [paragraph(run(column), "TableHead") for column in columns]
    lines = [_row(head, twips, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")]
    lines += [_row(row, twips, "<w:trPr><w:cantSplit/></w:trPr>") for row in rows]
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ListTable"/>'
        f'<w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _row(cells: Sequence[str], twips: Sequence[int], look: str) -> str:
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, twips, strict=True)
    )
    return f"<w:tr>{look}{inner}</w:tr>"


def image(drawing: Drawing, ids: tuple[str, str], number: int, told: str) -> str:
    """A picture in line with the text: a metafile, and beside it SVG for those who read that."""
    scale = min(_PAGE_WIDTH / drawing.width, _PAGE_HEIGHT / drawing.height)
    size = f'cx="{int(drawing.width * scale * _EMU)}" cy="{int(drawing.height * scale * _EMU)}"'
    about = f'id="{number}" name={quoteattr(plain(drawing.title))} descr={quoteattr(plain(told))}'
    vector = (
        f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG}" '
        f'r:embed="{ids[1]}"/></a:ext></a:extLst>'
    )
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {about}/><a:graphic>"
        f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr {about}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{ids[0]}">{vector}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
