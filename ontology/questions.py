"""The ready questions in queries/: a title in two languages, SPARQL, and slots for words.

A slot is a comment `# slot: 产业链 · chain` (its name, its kind) above the line that holds its one
word `"…"@zh`. A slot that may stay open ends in `(take the # from the next line)`: without a word
its line stays a comment. What the columns of the answers hold stands in queries/columns.csv.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from pyoxigraph import Literal

from ontology.errors import NotFound

FOLDER: Final = Path(__file__).parent / "queries"
_SLOT: Final = re.compile(
    r"^(?P<head>[ ]*# slot: (?P<name>\S+) · (?P<kind>\w+)(?P<open> \(take the # from the next "
    r"line\))?\n)(?P<indent>[ ]*)(?:# )?(?P<line>.*)$",
    re.MULTILINE,
)
_WORD: Final = re.compile(r'"(?P<word>[^"\\\n]*)"@zh')


class SlotKind(StrEnum):
    """What a slot takes: the name of a thing of one class, or a year."""

    CHAIN = "chain"
    SEGMENT = "segment"
    REGION = "region"
    PARK = "park"
    FIRM = "firm"
    YEAR = "year"


class ColumnKind(StrEnum):
    """What the cells of a column are."""

    CHAIN = "chain"
    SEGMENT = "segment"
    REGION = "region"
    PARK = "park"
    FIRM = "firm"
    PROJECT = "project"
    THING = "thing"
    DOCUMENT = "document"
    QUOTE = "quote"
    STATEMENT = "statement"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a word in a question; without one it stays `open`, or says what `given` says."""

    name: str
    kind: SlotKind
    open: bool
    given: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question by the name of its file, in Chinese, in English, in SPARQL, with its slots."""

    name: str
    zh: str
    en: str
    text: str
    slots: tuple[Slot, ...] = ()

    def title(self, lang: str) -> str:
        """The question in a language."""
        return self.en if lang == "en" else self.zh

    def filled(self, words: Mapping[SlotKind, str]) -> str:
        """The SPARQL with words in the slots of their kinds; a word is written as a literal.

        >>> asked = question("02-segments").filled({SlotKind.CHAIN: "甲链"})
        >>> [line.strip() for line in asked.splitlines() if "VALUES" in line]
        ['VALUES ?产业链 { "甲链"@zh }']
        """

        def spoken(found: re.Match[str]) -> str:
            word = words.get(SlotKind(found["kind"]), "")
            if not word:
                return found[0]
            term = str(Literal(word, language="zh"))
            return found["head"] + found["indent"] + _WORD.sub(lambda _: term, found["line"])

        return _SLOT.sub(spoken, self.text)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of answers holds, and its name in English."""

    name: str
    kind: ColumnKind
    en: str

    @property
    def linked(self) -> bool:
        """Whether its words name something that has a page."""
        return self.kind not in (ColumnKind.PLAIN, ColumnKind.STATEMENT)

    def head(self, lang: str) -> str:
        """The head of the column in a language."""
        return self.en if lang == "en" else self.name


@cache
def questions(folder: Path = FOLDER) -> tuple[Question, ...]:
    """The questions of a folder, by name."""
    return tuple(map(_question, sorted(folder.glob("*.rq"))))


def question(name: str) -> Question:
    """The question with this name, number or title; NotFound names what is near.

    >>> question("02").name, question("segments").name
    ('02-segments', '02-segments')
    """
    for found in questions():
        number, _, word = found.name.partition("-")
        if name in (found.name, number, word, found.zh, found.en) or name == number.lstrip("0"):
            return found
    near = [q for q in questions() if name and name.lower() in f"{q.name} {q.zh} {q.en}".lower()]
    zh = f"；相近：{'、'.join(f'{q.name} {q.zh}' for q in near[:3])}" if near else ""
    en = f"; near: {', '.join(f'{q.name} {q.en}' for q in near[:3])}" if near else ""
    raise NotFound(f"没有现成问题「{name}」{zh}", f"No ready question “{name}”{en}")


@cache
def columns(folder: Path = FOLDER) -> Mapping[str, Column]:
    """Name → column, of all columns that the questions have."""
    with (folder / "columns.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["column"]: Column(row["column"], ColumnKind(row["kind"]), row["en"])
            for row in csv.DictReader(lines)
        }


def column(name: str) -> Column:
    """The column of this name; one that is not listed holds plain words."""
    return columns().get(name) or Column(name, ColumnKind.PLAIN, name)


def _question(file: Path) -> Question:
    text = file.read_text(encoding="utf-8")
    zh, en = (line.removeprefix("#").strip() for line in text.splitlines()[:2])
    return Question(file.stem, zh, en, text, tuple(_slots(text)))


def _slots(text: str) -> Iterator[Slot]:
    for found in _SLOT.finditer(text):
        (word,) = _WORD.findall(found["line"])
        yield Slot(found["name"], SlotKind(found["kind"]), found["open"] is not None, word)
