"""The pack as a workbook: a sheet a list with its sources beside it, and a sheet of sources."""

from collections.abc import Sequence

from graph.knowledge import Knowledge
from graph.report.model import Cell, Report, Sheet
from graph.report.words import word, words
from ontology.labels import label
from viz.report.notes import Note, listed, notes
from viz.report.sheets import Page, Place, address, book

_SOURCES = "col_source col_document col_publisher col_issued col_basis_date col_page col_quote"
_MORE = "col_sentence col_offsets"


def xlsx(knowledge: Knowledge, report: Report) -> bytes:
    """The pack as one file; the same pack gives the same bytes."""
    title = word("title", report.lang, chain=report.chain_name)
    pages = (
        _about(report, title),
        *(_sheet(report, sheet) for sheet in report.sheets),
        _sources(report, notes(knowledge, report)),
    )
    return book(title, pages)


def _about(report: Report, title: str) -> Page:
    said = [(report.region_name,), *((sentence,) for sentence in report.summary)]
    said += [(f"{s.title}：{remark}",) for s in report.sheets for remark in s.remarks]
    said += [(f"{p.title}：{p.missing}",) for p in report.pictures if p.missing]
    rows = tuple((Place(text),) for (text,) in said)
    return Page(word("overview", report.lang), (title,), rows, filtered=False)


def _sheet(report: Report, sheet: Sheet) -> Page:
    """A list; behind its columns, folded away, one with the source numbers of each."""
    beside = tuple(word("sources_of", report.lang, column=c) for c in sheet.columns)
    rows = tuple(
        (*(_place(report, c) for c in row), *(_numbers(report, c) for c in row))
        for row in sheet.rows
    )
    return Page(sheet.title, (*sheet.columns, *beside), rows, len(sheet.columns))


def _place(report: Report, cell: Cell) -> Place:
    if cell.why is not None:
        return Place(word(f"why_{cell.why.value}", report.lang), blank=True)
    numbers = report.numbers(cell.evidence)
    text = cell.text
    if cell.waits:
        text = word("aside", report.lang, text=text, note=word("waits", report.lang))
    return Place(text, address(word("part_sources", report.lang), numbers[0]))


def _numbers(report: Report, cell: Cell) -> Place:
    return Place(listed(report.numbers(cell.evidence)), small=True)


def _sources(report: Report, found: Sequence[Note]) -> Page:
    columns = words(f"{_SOURCES} {_MORE}", report.lang)
    rows = tuple(tuple(map(Place, _source(report, note))) for note in found)
    return Page(word("part_sources", report.lang), columns, rows)


def _source(report: Report, note: Note) -> tuple[str, ...]:
    source = note.source
    return (
        source.id,
        note.title,
        note.publisher,
        source.issued.isoformat() if source.issued else word("undated", report.lang),
        label(source.basis, report.lang),
        note.page,
        note.words,
        f"{note.before}{note.words}{note.after}",
        f"{source.evidence.document}:{source.evidence.start}-{source.evidence.end}",
    )
