"""The ready SPARQL questions: one file each, its first two comment lines its title."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ontology

FOLDER = Path(ontology.__path__[0]) / "queries"

ANSWERED_BY = {
    "gaps": ("21-stated-gaps", "24-too-few"),
    "agreement": ("21-stated-gaps", "23-on-record"),
    "board": ("21-stated-gaps", "23-on-record", "24-too-few"),
    "candidates": ("23-on-record", "25-capable", "26-listed"),
    "parks": ("28-park-grounds",),
    "reconcile": ("26-listed", "27-landed", "22-targets-without-gap"),
    "compare": ("23-on-record",),
    "life_cycles": ("29-gap-history",),
    "timeline": ("30-history",),
    "tensions": ("31-contradicting-values", "32-shares-beyond-whole"),
    "knockout": ("33-stops",),
    "shared": ("20-shared",),
}
"""Answer → the ready questions whose rows hold what it rests on; docs/gaps.md says what is beyond
SPARQL."""


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
