"""The pack as files: one document, one workbook, one page, or all three in one ZIP file."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from graph.knowledge import Knowledge
from graph.report.drawn_up import drawn_up
from graph.report.model import Report
from viz.report.docx import docx
from viz.report.html import html
from viz.report.package import packed
from viz.report.xlsx import xlsx
from viz.site import Site


class PackFormat(StrEnum):
    """The files of the pack, by suffix."""

    DOCX = "docx"
    XLSX = "xlsx"
    HTML = "html"


WRITERS: Mapping[PackFormat, Callable[[Knowledge, Report], bytes]] = {
    PackFormat.DOCX: docx,
    PackFormat.XLSX: xlsx,
    PackFormat.HTML: html,
}
_OPEN = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES: Mapping[str, str] = {
    PackFormat.DOCX: f"{_OPEN}.wordprocessingml.document",
    PackFormat.XLSX: f"{_OPEN}.spreadsheetml.sheet",
    PackFormat.HTML: "text/html; charset=utf-8",
    "zip": "application/zip",
}
_FORBIDDEN = '<>:"/\\|?*'


def report_of(site: Site, chain: str, region: str, lang: str) -> Report:
    """The pack of a chain in a region, from the same board and gaps as the pages."""
    board = site.board(chain, region)
    return drawn_up(site.knowledge, board, site.gaps(region, board.chain), lang)


def stem(report: Report) -> str:
    """The name of the files without suffix: region and chain.

    Signs that a file may not have in its name are left out.
    """
    name = f"{report.region_name}-{report.chain_name}"
    return "".join(c for c in name if c.isprintable() and c not in _FORBIDDEN).strip(". ")


def files(knowledge: Knowledge, report: Report) -> Mapping[str, bytes]:
    """File name → content of the three files."""
    return {
        f"{stem(report)}.{form.value}": write(knowledge, report) for form, write in WRITERS.items()
    }


def zipped(knowledge: Knowledge, report: Report) -> bytes:
    """The three files in one ZIP file; the same pack gives the same bytes."""
    return packed(files(knowledge, report))
