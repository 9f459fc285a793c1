"""Statements of which one grants what the other denies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from graph.gaps.phrases import listing
from graph.knowledge import Knowledge
from graph.spoken import Sentence, sentences
from graph.tensions.model import Fit, Tension
from ontology.model import Document
from reading.lexicon import rows
from reading.model import Modality

_MARKS = re.compile(r"[“”\"'‘’《》\s]")
_LIST = re.compile(r"[、]")
_OWN = "新区|全区|全市|全省|我区|我市|我省|目前|现有|国家级|省级|市级"
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Stance:
    """A clause that grants or denies something, with the words that name the thing."""

    sentence: Sentence
    start: int
    end: int
    grants: bool
    thing: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A way of granting or denying; the group `thing` of its pattern names what is meant."""

    grants: bool
    words: re.Pattern[str]


def opposed_statements(knowledge: Knowledge) -> Iterator[Tension]:
    """前后矛盾：一处说已建立、已具备或有多少家，另一处说同一事物尚未建立、有待完善或缺乏。

    Contradictions: one sentence grants what another of the same region denies, about things with
    the same head words: complete against incomplete, a number of them against none.
    """
    documents = sorted(knowledge.documents.values(), key=lambda d: d.id)
    stances = {d.id: stances_of(d) for d in documents}
    for document in documents:
        for other in documents:
            if document.id == other.id or (document.region and document.region == other.region):
                yield from _between(stances[document.id], stances[other.id])


def stances_of(document: Document) -> tuple[Stance, ...]:
    """The clauses of a document that grant or deny something as a fact."""
    return tuple(
        stance
        for sentence in sentences(document)
        if not sentence.repeated
        for stance in _stances(sentence)
    )


def _stances(sentence: Sentence) -> Iterator[Stance]:
    taken: list[tuple[int, int]] = []
    for frame in _frames():
        for found in frame.words.finditer(sentence.text):
            start, end = found.span()
            mood = sentence.mood_at(start)
            if mood in (Modality.PLANNED, Modality.TARGET, Modality.COMPARISON):
                continue
            if any(s < end and start < e for s, e in taken):
                continue
            taken.append((start, end))
            for part in _LIST.split(found["thing"]):
                thing = _whose(sentence.document).sub("", _MARKS.sub("", part))
                if len(thing) >= _SHORTEST:
                    yield Stance(sentence, start, end, frame.grants, thing)


@lru_cache(maxsize=64)
def _whose(document: Document) -> re.Pattern[str]:
    """The words for the region a document speaks for, at the beginning of a thing."""
    own = "|".join(filter(None, (re.escape(document.region), _OWN)))
    return re.compile(f"^(?:{own})+")


@cache
def _frames() -> tuple[Frame, ...]:
    """The ways of denying first: what is “not complete” is not complete."""
    table = rows(Path(__file__).with_name("opposed.tsv"))
    return tuple(Frame(row["stance"] == "grants", re.compile(row["words"])) for row in table)


@cache
def _general() -> tuple[str, ...]:
    """Words so general that two things which share only them are not the same."""
    table = rows(Path(__file__).with_name("general.tsv"))
    return tuple(row["word"] for row in table)


def _between(here: tuple[Stance, ...], there: tuple[Stance, ...]) -> Iterator[Tension]:
    for granted in here:
        for denied in there:
            if granted.grants and not denied.grants and (same := shared(granted, denied)):
                yield _tension(granted, denied, same)


def shared(granted: Stance, denied: Stance) -> str:
    """The head words that two stances share, "" where they may speak of different things.

    Within one paragraph or section four characters are enough; elsewhere the whole shorter name.
    """
    same = longest(granted.thing, denied.thing)
    bare = same
    for word in _general():
        bare = bare.replace(word, "")
    if len(same) < _SHORTEST or len(bare) < _SHORTEST - 2:
        return ""
    near = (
        granted.sentence.document.id == denied.sentence.document.id
        and granted.sentence.block == denied.sentence.block
    )
    ends = granted.thing.endswith(same) and denied.thing.endswith(same)
    whole = same in (granted.thing, denied.thing)
    begin = granted.thing[: _SHORTEST + 2], denied.thing[: _SHORTEST + 2]
    quoted = len(bare) >= _SHORTEST and all(same in words for words in begin)
    return same if (near and ends) or (whole and (ends or quoted)) or quoted else ""


def longest(one: str, other: str) -> str:
    """The longest stretch that two texts share, the first of equal ones.

    >>> longest("汽车产品配套体系", "零部件配套体系")
    '配套体系'
    """
    best = ""
    for start in range(len(one)):
        while one[start : start + len(best) + 1] in other and start + len(best) < len(one):
            best = one[start : start + len(best) + 1]
    return best


def _tension(granted: Stance, denied: Stance, same: str) -> Tension:
    near = granted.sentence.document.id == denied.sentence.document.id
    return Tension(
        rule="opposed_statements",
        verdict=Fit.SOFT if not near else Fit.DIFFERS,
        key="opposed",
        values=(("thing", listing((same,))),),
        evidence=(
            granted.sentence.evidence(granted.start, granted.end),
            denied.sentence.evidence(denied.start, denied.end),
        ),
        confidence=0.7 if near else 0.5,
    )
