"""Sentences: the clean text cut at sentence ends, long semicolons, cells, bullets and headings."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from reading.lexicon import rows
from reading.modality import modality, mood
from reading.model import Block, BlockKind, Layout, Modality, Sentence

_SILENT = (BlockKind.FURNITURE, BlockKind.FOREIGN)
_BRACKETS = r"[（(][^（）()]{0,120}[）)]"
_CUT = re.compile(rf"{_BRACKETS}|(?P<end>[。！？!?…]+|；|;)[”’」』）)】]*")
# A clause before a semicolon of this length says something by itself.
_LONG_CLAUSE = 20
# Sentences inside a quotation are cut when the quotation is speech and not a slogan.
_SLOGAN = 12
# Twice the longest sentence of the reports at hand. What looks within a sentence for each of
# its names takes the square of its length, so that one without end would never be read to its end.
_LONGEST = 1000
_KEPT = 512
"""Titles remembered: one is asked for by every block below it."""
_PAUSES = "，、；： "
_LABEL = re.compile(r"[【\[][^】\]：:\t]{1,16}[】\]][：:]?\s*|[^：:\t]{1,16}[：:\t]\s*")


@cache
def _sections() -> tuple[tuple[re.Pattern[str], Modality], ...]:
    table = rows(Path(__file__).with_name("sections.tsv"))
    return tuple((re.compile(row["pattern"]), Modality(row["modality"])) for row in table)


def section_mood(layout: Layout, block: Block) -> Modality | None:
    """The mood the label or the nearest telling heading gives a block; None if none tells."""
    return mood_of_title(block.label, *reversed(layout.heading_path(block)))


def mood_of_title(*titles: str) -> Modality | None:
    """The mood that the first telling one of some titles gives what stands below it."""
    return next((told for words in titles if (told := _mood_of(words))), None)


@lru_cache(maxsize=_KEPT)
def _mood_of(title: str) -> Modality | None:
    found = (told for pattern, told in _sections() if title and pattern.search(title))
    return next(found, None)


def _in_slogan(text: str, start: int, mark: int, end: int) -> bool:
    """Whether the mark at a position ends a sentence inside a short quotation that goes on."""
    opened = text.rfind("“", start, mark)
    if opened < 0 or text.find("”", opened, end) >= 0:
        return False
    return mark - opened < _SLOGAN


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in a stretch of text."""
    begin = start
    for found in _CUT.finditer(text, start, end):
        if found["end"] is None or _in_slogan(text, begin, found.start(), found.end()):
            continue
        if found["end"] in "；;" and found.start() - begin < _LONG_CLAUSE:
            continue
        yield begin, found.end()
        begin = found.end()
    yield begin, end


def _bearable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, one that is too long in several parts, cut behind a pause where there is one."""
    while end - start > _LONGEST:
        pause = max(text.rfind(mark, start, start + _LONGEST) for mark in _PAUSES)
        cut = pause + 1 if pause > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())


def _body_start(layout: Layout, block: Block) -> int:
    """Where a block begins to speak: behind its label."""
    label = _LABEL.match(layout.clean, block.start, block.end) if block.label else None
    if label and label.end() < block.end and block.label in label.group():
        return label.end()
    return block.start


def split(layout: Layout) -> tuple[Sentence, ...]:
    """The sentences of all blocks that belong to the text, in order, each with its mood.

    A sentence never leaves its block; furniture and foreign articles give none. A semicolon ends a
    sentence when at least twenty characters stand before it; marks in brackets end none. A sentence
    of more than 1,000 characters is cut at a pause.
    """
    return tuple(
        Sentence(start, end, index, told)
        for index, block in enumerate(layout.blocks)
        if block.kind not in _SILENT
        for start, end, told in _spoken(layout, block)
    )


def _spoken(layout: Layout, block: Block) -> Iterator[tuple[int, int, Modality]]:
    section = section_mood(layout, block)
    for whole in _cuts(layout.clean, _body_start(layout, block), block.end):
        for span in _bearable(layout.clean, *whole):
            start, end = _trimmed(layout.clean, *span)
            if start < end:
                text = layout.clean[start:end]
                yield start, end, mood(text, section) or modality(text)
