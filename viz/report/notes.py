"""The sources of the pack as a reader sees them, and their numbers in few signs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.knowledge import Knowledge
from graph.report.model import Report, Source
from graph.report.words import word
from ontology.model import DateBasis
from viz.quotes import quote
from viz.report.plain import plain


@dataclass(frozen=True, slots=True)
class Note:
    """One source: which document of which date, which page, the words and what stands around."""

    source: Source
    title: str
    publisher: str
    when: str
    page: str
    before: str
    words: str
    after: str

    @property
    def place(self) -> str:
        """The document, its publisher, its date, the page."""
        return " · ".join(
            part for part in (self.title, self.publisher, self.when, self.page) if part
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """Neighbouring source numbers as one mark, leading to the first of them."""

    text: str
    first: int


def notes(knowledge: Knowledge, report: Report) -> tuple[Note, ...]:
    """A note a source, in the order of their numbers."""
    return tuple(_note(knowledge, source, report.lang) for source in report.sources)


def references(numbers: Sequence[int]) -> tuple[Reference, ...]:
    """Ascending numbers as marks, runs of three and more as one.

    >>> [r.text for r in references((1, 2, 3, 7))]
    ['1–3', '7']
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(reference for run in runs for reference in _of(run))


def listed(numbers: Iterable[int]) -> str:
    """Source numbers in a row, as spreadsheets hold them.

    >>> listed((1, 4))
    'S1 S4'
    """
    return " ".join(f"S{number}" for number in numbers)


def _of(run: list[int]) -> tuple[Reference, ...]:
    if len(run) < 3:  # noqa: PLR2004 a pair is as short as a range
        return tuple(Reference(str(number), number) for number in run)
    return (Reference(f"{run[0]}–{run[-1]}", run[0]),)


def _note(knowledge: Knowledge, source: Source, lang: str) -> Note:
    seen = quote(knowledge, source.evidence)
    return Note(
        source=source,
        title=plain(source.title).strip(),
        publisher=plain(source.publisher).strip(),
        when=_when(source, lang),
        page=word("page", lang, n=source.page) if source.page else "",
        before=plain(seen.before),
        words=plain(seen.words),
        after=plain(seen.after),
    )


def _when(source: Source, lang: str) -> str:
    if source.issued is None:
        return word("undated", lang)
    day = source.issued.isoformat()
    if source.basis is DateBasis.PRINTED:
        return day
    return word("aside", lang, text=day, note=word("inferred", lang))
