"""The text of the Word document: title, contents, pictures, lists, sources."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.report.model import Cell, Picture, PictureKey, Report, Sheet
from graph.report.words import word
from viz.report.docx_text import (
    ROOT,
    Bookmarks,
    image,
    link,
    marks,
    paragraph,
    run,
    table,
)
from viz.report.drawing import Drawing
from viz.report.notes import Note
from viz.report.package import XML
from viz.report.widths import widths

_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" '
    'w:footer="567" w:gutter="0"/></w:sectPr>'
)
_FIELD = ' TOC \\o "1-2" \\h \\z \\n '
"""Contents without page numbers: those are known to nobody before the pages are laid out."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading with its level and the bookmark that the contents lead to."""

    text: str
    level: int
    anchor: str


def body(
    report: Report,
    found: Sequence[Note],
    drawings: Mapping[PictureKey, Drawing],
    ids: Mapping[str, tuple[str, str]],
) -> str:
    """The main part of the document."""
    writer = _Writer(report, found, drawings, ids)
    return f"{XML}{ROOT}<w:body>{''.join(writer.parts())}{_SECTION}</w:body></w:document>"


class _Writer:
    """Writes one document: holds what all its parts need."""

    def __init__(
        self,
        report: Report,
        found: Sequence[Note],
        drawings: Mapping[PictureKey, Drawing],
        ids: Mapping[str, tuple[str, str]],
    ) -> None:
        self._report, self._notes, self._drawings, self._ids = report, found, drawings, ids
        self._bookmarks = Bookmarks()
        self._headings = headings(report)

    def say(self, key: str, **values: str | int) -> str:
        return word(key, self._report.lang, **values)

    def parts(self) -> Iterator[str]:
        report = self._report
        yield paragraph(run(self.say("title", chain=report.chain_name)), "Title")
        yield paragraph(run(report.region_name), "Subtitle")
        for said in report.summary:
            yield paragraph(run(said), "Summary")
        yield from self._contents()
        queue = iter(self._headings)
        yield self._heading(next(queue))
        for number, picture in enumerate(report.pictures, 1):
            yield self._heading(next(queue), fresh=number > 1)
            yield from self._picture(picture, number)
        yield self._heading(next(queue), fresh=True)
        for sheet in report.sheets:
            yield self._heading(next(queue))
            yield from self._sheet(sheet)
        yield self._heading(next(queue), fresh=True)
        yield paragraph(run(self.say("sources_lead")), "Remark")
        for note in self._notes:
            yield self._note(note)

    def _heading(self, heading: _Heading, *, fresh: bool = False) -> str:
        extra = "<w:pageBreakBefore/>" if fresh or heading.level == 1 else ""
        text = self._bookmarks.around(heading.anchor, run(heading.text))
        return paragraph(text, f"Heading{heading.level}", extra)

    def _contents(self) -> Iterator[str]:
        """The field for the contents, filled in: nothing has to be brought up to date."""
        yield paragraph(run(self.say("contents")), "ContentsHead")
        for place, heading in enumerate(self._headings):
            start = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText '
                f'xml:space="preserve">{_FIELD}</w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            )
            entry = link(heading.anchor, run(heading.text))
            yield paragraph(("" if place else start) + entry, f"TOC{heading.level}")
        yield paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')

    def _picture(self, picture: Picture, number: int) -> Iterator[str]:
        drawing = self._drawings.get(picture.key)
        if drawing is None:
            yield paragraph(run(picture.missing, "Blank"))
            return
        told = self.say("comma").join(node.text for node in picture.nodes)
        ids = self._ids[picture.key.value]
        yield paragraph(image(drawing, ids, number, told), "Picture", "<w:keepNext/>")
        proven = marks(self._report.numbers(picture.evidence))
        said = run(picture.remark)
        if proven:
            said += run(" " + self.say("picture_sources")) + proven
        yield paragraph(said, "Remark")

    def _sheet(self, sheet: Sheet) -> Iterator[str]:
        for remark in sheet.remarks:
            yield paragraph(run(remark), "Remark")
        if not sheet.rows:
            yield paragraph(run(self.say("remark_empty"), "Blank"))
            return
        rows = ([self._cell(cell) for cell in row] for row in sheet.rows)
        yield table(sheet.columns, rows, widths(sheet))
        yield paragraph("", "Remark")

    def _cell(self, cell: Cell) -> str:
        if cell.why is not None:
            return paragraph(run(self.say(f"why_{cell.why.value}"), "Blank"), "TableText")
        said = run(cell.text)
        if cell.waits:
            said += run(self.say("aside", text="", note=self.say("waits")), "Waits")
        return paragraph(said + marks(self._report.numbers(cell.evidence)), "TableText")

    def _note(self, note: Note) -> str:
        number = self._bookmarks.around(note.source.id, run(note.source.id, "SourceNumber"))
        said = run(f" {note.place}  ", "SourcePlace")
        words = run(note.before) + run(note.words, "Strong") + run(note.after)
        return paragraph(number + said + words, "SourceNote")


def headings(report: Report) -> tuple[_Heading, ...]:
    """The headings of the document in order."""
    lang = report.lang
    found: list[_Heading] = []
    groups: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("part_pictures", tuple(p.title for p in report.pictures)),
        ("part_lists", tuple(s.title for s in report.sheets)),
        ("part_sources", ()),
    )
    for chapter, (key, titles) in enumerate(groups, 1):
        number, title = word(f"chapter_{chapter}", lang), word(key, lang)
        found.append(_Heading(word("chapter", lang, n=number, title=title), 1, f"_Toc{chapter}00"))
        for place, inner in enumerate(titles, 1):
            numbered = word("section", lang, n=word(f"section_{place}", lang), title=inner)
            found.append(_Heading(numbered, 2, f"_Toc{chapter}0{place}"))
    return tuple(found)
