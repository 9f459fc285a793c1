"""What the commands write: data on stdout, words and progress on stderr."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as RichProgress
from rich.table import Table
from rich.text import Text

from api.cli_usage import in_chinese
from graph.build import Progress
from graph.export import inert
from ontology.errors import LiantuError

_PIPE_WIDTH = 200  # a table in a pipe is not cut to the 80 columns rich would assume


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, headed in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Talk:
    """The two channels of a command in one language."""

    lang: str = "zh"

    def say(self, zh: str, en: str) -> None:
        """A sentence for the person, on stderr."""
        _write(sys.stderr, en if self.lang == "en" else zh)

    def fail(self, error: LiantuError) -> None:
        """An error as one sentence on stderr."""
        word = "error: " if self.lang == "en" else "错误："
        _write(sys.stderr, word + error.text(self.lang))

    def misused(self, message: str, command: str) -> None:
        """A wrong command line, and where to look."""
        words = " ".join(message.split())
        self.say(
            f"用法不对：{in_chinese(words)}；见 {command} --help",
            f"wrong usage: {words}; see {command} --help",
        )

    def json(self, value: object) -> None:
        """A value as JSON on stdout."""
        options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE | orjson.OPT_NON_STR_KEYS
        sys.stdout.write(orjson.dumps(value, option=options).decode())

    def text(self, text: str) -> None:
        """Text on stdout as it is."""
        sys.stdout.write(text)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> None:
        """A table on stdout."""
        table = Table(header_style="bold", show_lines=False)
        for column in columns:
            table.add_column(Text(column.en if self.lang == "en" else column.zh), overflow="fold")
        for row in rows:
            table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
        width = None if sys.stdout.isatty() else _PIPE_WIDTH
        Console(file=sys.stdout, width=width).print(table)

    @contextmanager
    def progress(self, zh: str, en: str) -> Iterator[Progress]:
        """A bar on stderr for as long as the block runs, if that is a terminal."""
        if not sys.stderr.isatty():
            yield _silent
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with RichProgress(*columns, console=Console(stderr=True), transient=True) as bar:
            words = en if self.lang == "en" else zh
            task = bar.add_task(words, total=None)

            def show(done: int, total: int, name: str) -> None:
                bar.update(task, completed=done, total=total, description=f"{words} {name}")

            yield show


def _silent(_done: int, _total: int, _name: str) -> None:
    """Show nothing: nobody is watching."""


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV whose cells no spreadsheet takes for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return out.getvalue()


def _write(stream: TextIO, text: str) -> None:
    stream.write(f"{text}\n")
