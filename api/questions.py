"""The ready SPARQL questions: one file each, its first two comment lines its title."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ontology

FOLDER = Path(ontology.__path__[0]) / "queries"


@dataclass(frozen=True, slots=True)
class Question:
    """A question by the name of its file, in Chinese, in English, and in SPARQL."""

    name: str
    zh: str
    en: str
    text: str


@cache
def questions(folder: Path = FOLDER) -> tuple[Question, ...]:
    """The questions of a folder, by name."""
    return tuple(_question(file) for file in sorted(folder.glob("*.rq")))


def _question(file: Path) -> Question:
    text = file.read_text(encoding="utf-8")
    zh, en = (line.removeprefix("#").strip() for line in text.splitlines()[:2])
    return Question(file.stem, zh, en, text)
