"""The sentences of documents with the numbers in them: what timelines and tensions compare."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ontology.model import Document, Evidence, Quantity
from reading.layout import lay_out
from reading.modality import modality_at
from reading.model import Layout, Modality
from reading.sentences import section_mood, split
from reading.values import quantities

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年(?!代)")
_PLAN_YEARS = re.compile(r"[“\"]?十([三四五六])五[”\"]?")
_FIRST_YEARS = {"三": 2016, "四": 2021, "五": 2026, "六": 2031}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence, at its place there."""

    start: int
    end: int
    quantity: Quantity


@dataclass(frozen=True, eq=False, slots=True)
class Sentence:
    """A sentence of a document on one line, its place among the others, its mood."""

    document: Document
    index: int
    text: str
    block: int
    mood: Modality
    repeated: bool
    at: int
    layout: Layout
    numbers: tuple[Number, ...]

    def evidence(self, start: int = 0, end: int | None = None) -> Evidence:
        """The raw words behind a stretch of the sentence, or behind all of it."""
        last = len(self.text) if end is None else end
        return self.layout.evidence(self.document.id, self.at + start, self.at + last)

    def place(self, raw: int) -> int:
        """Where in the sentence a place of the raw text lies, or the next one that is kept."""
        return max(0, bisect_left(self.layout.offsets, raw) - self.at)

    def mood_at(self, place: int) -> Modality:
        """The mood of the clause at a place."""
        section = section_mood(self.layout, self.layout.blocks[self.block])
        return modality_at(self.text, place, section)

    @property
    def sectioned(self) -> bool:
        """Whether the heading or label above gives the sentence its mood: a list of plans."""
        return section_mood(self.layout, self.layout.blocks[self.block]) is not None

    @property
    def to_come(self) -> bool:
        """Whether the sentence speaks of plans and targets."""
        return self.mood in (Modality.PLANNED, Modality.TARGET)


@lru_cache(maxsize=512)
def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document in order, furniture and foreign articles left out."""
    layout = lay_out(document.text)
    return tuple(_of(document, layout))


def _of(document: Document, layout: Layout) -> Iterator[Sentence]:
    for index, cut in enumerate(split(layout)):
        text = layout.clean[cut.start : cut.end]
        yield Sentence(
            document=document,
            index=index,
            text=text,
            block=cut.block,
            mood=cut.modality,
            repeated=layout.blocks[cut.block].repeats is not None,
            at=cut.start,
            layout=layout,
            numbers=tuple(Number(f.start, f.end, f.quantity) for f in quantities(text)),
        )


def years(text: str) -> tuple[int, ...]:
    """The years that a text names, in order; the end of a five-year plan it names counts as one.

    >>> years("2020年以来，到“十四五”末")
    (2020, 2025)
    """
    found = [(m.start(), int(m[1])) for m in _YEAR.finditer(text)]
    found += [
        (plan.start(), _FIRST_YEARS[plan[1]] + 4)
        for plan in _PLAN_YEARS.finditer(text)
        if "末" in text[plan.end() : plan.end() + 4]
    ]
    return tuple(year for _, year in sorted(found))


def clause(text: str, at: int) -> tuple[int, int]:
    """The stretch between the marks around a place, brackets taken as part of it.

    >>> text = "全区企业12家，项目30个"
    >>> text[slice(*clause(text, 10))]
    '项目30个'
    """
    begin = max(text.rfind(mark, 0, at) for mark in "，。；！？：:;")
    ends = [place for mark in "，。；！？;" if (place := text.find(mark, at)) >= 0]
    return begin + 1, min(ends, default=len(text))
