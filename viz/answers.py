"""Answers to queries as a reader sees them: tables with links to cards, and files of the same."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.export import inert
from graph.store.rows import Rows, Term
from ontology.questions import ColumnKind, column
from ontology.vocab import BASE, ID
from viz.addresses import page_of
from viz.report.sheets import Page, Place, book
from viz.site import Site
from viz.texts import text
from viz.wording import tidy

MOST = 300
"""Rows of an answer on a page; the files have all."""

_SHORT = 10


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says and the address it leads to, "" if none."""

    text: str
    path: str = ""


class Look(StrEnum):
    """How a column is set: numbers to the right, short words unbroken, sentences wide."""

    NUMBER = "n"
    SHORT = "short"
    QUOTE = "words"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """An answer for a page: heads, how each column is set, the first rows, how many there are."""

    heads: tuple[str, ...]
    looks: tuple[Look, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    truncated: bool

    @property
    def more(self) -> int:
        """How many rows are only in the files."""
        return self.total - len(self.rows)


def table(site: Site, found: Rows, lang: str) -> Table:
    """An answer as a table in a language."""
    kinds = tuple(column(name).kind for name in found.columns)
    shown = found.rows[:MOST]
    spoken = tuple(_row(site, kinds, row, lang) for row in shown)
    return Table(
        heads=tuple(column(name).head(lang) for name in found.columns),
        looks=tuple(_look(kind, [row[n].text for row in spoken]) for n, kind in enumerate(kinds)),
        rows=spoken,
        total=len(found.rows),
        truncated=found.truncated,
    )


def csv_of(found: Rows, lang: str) -> bytes:
    """An answer as CSV that a spreadsheet opens as UTF-8, no cell of it a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([inert(head) for head in _heads(found, lang)])
    writer.writerows([inert(cell) for cell in row] for row in _plain(found, lang))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def xlsx_of(found: Rows, title: str, lang: str) -> bytes:
    """An answer as a workbook of text cells."""
    rows = tuple(tuple(map(Place, row)) for row in _plain(found, lang))
    return book(title, (Page(title, _heads(found, lang), rows),))


def words_of(term: Term, lang: str) -> str:
    """What a term says in words: yes and no instead of truth values, names of ours shortened."""
    if term.iri:
        return term.text.removeprefix(ID).removeprefix(BASE)
    return text(f"answer.is.{term.text}", lang) if term.text in ("true", "false") else term.text


def _heads(found: Rows, lang: str) -> tuple[str, ...]:
    return tuple(column(name).head(lang) for name in found.columns)


def _plain(found: Rows, lang: str) -> Iterator[tuple[str, ...]]:
    """The rows of a file; where the answer was cut, the last one says so."""
    for row in found.rows:
        yield tuple(tidy(words_of(term, lang)) for term in row)
    if found.truncated:
        said = text("answer.truncated", lang).format(n=len(found.rows))
        yield (said, *("" for _ in found.columns[1:]))


def _row(
    site: Site, kinds: tuple[ColumnKind, ...], row: tuple[Term, ...], lang: str
) -> tuple[Cell, ...]:
    named = (
        document
        for kind, term in zip(kinds, row, strict=True)
        if kind is ColumnKind.DOCUMENT
        for document in site.cards.documents(term.text)
    )
    documents = frozenset(named)
    return tuple(
        _cell(site, kind, term, (documents, lang)) for kind, term in zip(kinds, row, strict=True)
    )


def _cell(site: Site, kind: ColumnKind, term: Term, how: tuple[frozenset[str], str]) -> Cell:
    documents, lang = how
    if term.iri and term.text.startswith(ID):
        path = page_of(site, term.text.removeprefix(ID))
        said = text("to.sentence", lang) if kind is ColumnKind.STATEMENT else words_of(term, lang)
        return Cell(said, path)
    path = site.cards.of(kind, term.text, documents)
    return Cell(_in(site, kind, path, tidy(words_of(term, lang)), lang), path)


def _in(site: Site, kind: ColumnKind, path: str, said: str, lang: str) -> str:
    """The English name of a chain or segment that has one."""
    if lang != "en" or kind not in (ColumnKind.CHAIN, ColumnKind.SEGMENT):
        return said
    if not path or "?" in path:
        return said
    return site.name(path.rpartition("/")[2].rpartition("#")[2], lang)


def _look(kind: ColumnKind, said: Sequence[str]) -> Look:
    if kind is ColumnKind.QUOTE:
        return Look.QUOTE
    if any(said) and all(not word or _is_number(word) for word in said):
        return Look.NUMBER
    return Look.SHORT if all(len(word) <= _SHORT for word in said) else Look.TEXT


def _is_number(word: str) -> bool:
    return word.lstrip("-").replace(".", "", 1).isdecimal()
