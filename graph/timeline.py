"""What documents say of one thing in the order of time, and its numbers side by side."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from graph.knowledge import Knowledge
from graph.spoken import Sentence, clause, sentences, years
from ontology.identity import core
from ontology.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Relation,
    Review,
    Status,
)
from reading.lexicon import rows
from reading.model import Modality

_NAMED = (EntityType.FIRM, EntityType.PROJECT, EntityType.PARK, EntityType.INSTITUTION)
_SINCE = re.compile(r"[自从][^，。；]{0,2}\d{4}年[^，。；]*|\d{4}年[^，。；]{0,12}以来")
"""“Since 2021” dates what began then, not what is said."""
_TO_COME = re.compile(r"将|拟|计划|预计|有望|争取|力争|尽快|确保|及早")
_SHORTEST = 2
"""A name of one character is found everywhere."""


class DateOf(StrEnum):
    """Where the date of a mention comes from."""

    STATED = "stated"
    DOCUMENT = "document"
    BOUNDED = "bounded"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """When something was said: a date, or for an undated document the years it must lie between.

    `after` is the latest year the document speaks of as past, `before` the earliest it speaks of as
    to come; both 0 where it names none. They order undated documents and are always shown as such.
    """

    basis: DateOf
    day: date | None = None
    after: int = 0
    before: int = 0

    @property
    def order(self) -> tuple[int, int, int]:
        """A key by which mentions follow each other; an unknown date comes last."""
        if self.day:
            return self.day.year, self.day.month, self.day.day
        if self.after:
            return self.after, 12, 31
        # Said before a year that was still to come: at the latest in the year before it.
        return (self.before - 1, 1, 1) if self.before else (9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence about the subject, when it was said, and how far things are by its words.

    `names` are the entities named in it: the subject or what bears its name. `progress` is the word
    of the sentence that says how far things are, `phase` what the word means, "" where none does.
    """

    when: When
    document: str
    status: Status
    names: tuple[str, ...]
    progress: str
    phase: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that documents say of a subject in the order of time.

    `related` are the things counted as the subject beside itself: projects that a claim ties to it
    and things whose name begins with its own; which is which stands in `by_name`.
    """

    subject: str
    mentions: tuple[Mention, ...]
    related: tuple[str, ...] = ()
    by_name: tuple[str, ...] = ()

    @property
    def undated(self) -> int:
        """How many mentions stand in documents without a date."""
        return sum(m.when.day is None for m in self.mentions)


def timeline(knowledge: Knowledge, entity: str) -> Timeline:
    """What documents say of a firm, project or park in the order of time; NotFound if unknown.

    A sentence that a caption or a box repeats counts once. Documents without a date are placed by
    the years they speak of, and say so.
    """
    subject = knowledge.entity(entity)
    tied = _tied(knowledge, subject)
    named = tuple(e for e in _bearing(knowledge, subject) if e not in tied)
    related = tuple(sorted((*tied, *named), key=lambda e: (knowledge.name(e), e)))
    forms = _forms(knowledge, (subject.id, *related))
    found = [m for d in knowledge.documents.values() for m in _mentions(knowledge, d, forms)]
    found.sort(key=lambda m: (m.when.order, m.document, m.evidence.start))
    seen = {name for m in found for name in m.names}
    return Timeline(
        subject.id,
        tuple(found),
        tuple(e for e in related if e in seen),
        tuple(sorted(e for e in named if e in seen)),
    )


def said_when(document: Document, sentence: Sentence | None = None) -> When:
    """When a document says something: its date, or the year that a sentence about the past states.

    >>> said_when(Document("doc-1", "0", "a.txt", "力争到2023年建成。2018年产值5亿元。"))
    When(basis=<DateOf.BOUNDED: 'bounded'>, day=None, after=2018, before=2023)
    """
    text = _SINCE.sub("", sentence.text) if sentence else ""
    past = years(text) if sentence and sentence.mood is Modality.ACTUAL else ()
    issued = document.issued
    if past and (issued is None or past[-1] < issued.year):
        return When(DateOf.STATED, date(past[-1], 12, 31))
    if issued:
        return When(DateOf.DOCUMENT, issued)
    after, before = _bounds(document)
    basis = DateOf.BOUNDED if after or before else DateOf.UNKNOWN
    return When(basis, None, after, before)


@lru_cache(maxsize=512)
def _bounds(document: Document) -> tuple[int, int]:
    """The latest year spoken of as past and the earliest spoken of as to come."""
    past = [y for s in sentences(document) if s.mood is Modality.ACTUAL for y in years(s.text)]
    future = [y for s in sentences(document) if s.to_come for y in years(s.text)]
    before = min(future, default=0)
    return max((y for y in past if not before or y < before), default=0), before


def progress(text: str, start: int = 0, end: int | None = None) -> tuple[str, str]:
    """The word nearest behind a name that says how far things are, and what it means.

    >>> progress("云岭封测项目签约落地")
    ('签约', 'Signed')
    """
    stretch = text[start:end]
    hits = [
        (m.start(), -len(m[0]), m[0], told)
        for told, words in _steps()
        for m in words.finditer(stretch)
    ]
    if not hits:
        return "", ""
    _, _, word, told = min(hits)
    return word, told


@cache
def _steps() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = rows(Path(__file__).with_name("progress.tsv"))
    return tuple((row["phase"], re.compile(row["words"])) for row in table)


def _tied(knowledge: Knowledge, subject: Entity) -> tuple[str, ...]:
    """The projects that a firm develops, by claims that nobody rejected."""
    claims = knowledge.claims_from(subject.id, Relation.DEVELOPS)
    live = {c.object for c in claims if c.review is not Review.REJECTED}
    return tuple(sorted(o for o in live if o in knowledge.entities))


def _bearing(knowledge: Knowledge, subject: Entity) -> Iterator[str]:
    """The projects whose name holds a firm's, at its beginning or behind the name of a place."""
    if subject.type is not EntityType.FIRM:
        return
    names = {n for n in (subject.name, *subject.aliases) if len(n) >= _SHORTEST + 1}
    places = _place_names(knowledge)
    for entity in knowledge.entities.values():
        if entity.type is EntityType.PROJECT and any(
            _bears(entity.name, name, places) for name in names
        ):
            yield entity.id


def _bears(title: str, name: str, places: frozenset[str]) -> bool:
    before, found, _ = title.partition(name)
    return bool(found) and (not before or before in places)


@lru_cache(maxsize=2)
def _place_names(knowledge: Knowledge) -> frozenset[str]:
    areas = (e for e in knowledge.entities.values() if e.type is EntityType.PLACE)
    names = {n for e in areas for n in (e.name, *e.aliases)}
    return frozenset(names | {core(EntityType.PLACE, n) for n in names})


def _forms(knowledge: Knowledge, entities: Iterable[str]) -> Mapping[str, str]:
    """Every name of the things looked for → the thing."""
    found: dict[str, str] = {}
    for entity in entities:
        known = knowledge.entities[entity]
        for name in (known.name, *known.aliases):
            if len(name) >= _SHORTEST:
                found.setdefault(name, entity)
    return found


def _mentions(
    knowledge: Knowledge, document: Document, forms: Mapping[str, str]
) -> Iterator[Mention]:
    told: set[str] = set()
    longer = _longer(knowledge, forms)
    for sentence in sentences(document):
        places = _places(sentence.text, forms, longer)
        plain = re.sub(r"[\W_]", "", sentence.text)
        if not places or sentence.repeated or any(plain in t or t in plain for t in told):
            continue
        told.add(plain)
        yield _mention(document, sentence, places)


def _mention(document: Document, sentence: Sentence, places: list[tuple[int, int, str]]) -> Mention:
    start, end, _ = places[0]
    begin, stop = clause(sentence.text, start)
    # Words of progress stand behind the list that the name is in; only a wish stands before it.
    word, phase = progress(sentence.text, end, stop)
    reached = (
        bool(word) and not sentence.sectioned and not _TO_COME.search(sentence.text[begin:stop])
    )
    if not word:
        word, phase = progress(sentence.text, begin, start)
    return Mention(
        when=said_when(document, sentence),
        document=document.id,
        status=_status(Modality.ACTUAL if reached else sentence.mood_at(start), phase),
        names=tuple(dict.fromkeys(entity for _, _, entity in places)),
        progress=word,
        phase=phase,
        evidence=sentence.evidence(),
    )


def _status(mood: Modality, phase: str) -> Status:
    if phase == "Target":
        return Status.TARGET
    return {
        Modality.PLANNED: Status.PLANNED,
        Modality.TARGET: Status.PLANNED,
        Modality.NEGATED: Status.NEGATED,
    }.get(mood, Status.ACTUAL)


def _places(
    text: str, forms: Mapping[str, str], longer: Mapping[str, tuple[str, ...]]
) -> list[tuple[int, int, str]]:
    """Where the names stand in a sentence, the longest first; not inside the name of another."""
    taken: list[tuple[int, int, str]] = []
    for name in sorted(forms, key=lambda n: (-len(n), n)):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            free = not any(s < end and at < e for s, e, _ in taken)
            if free and not _inside(text, at, end, longer.get(name, ())):
                taken.append((at, end, forms[name]))
            at = text.find(name, end)
    return sorted(taken)


def _inside(text: str, at: int, end: int, names: Iterable[str]) -> bool:
    """Whether a place lies inside the longer name of something else."""
    for name in names:
        found = text.find(name, max(0, end - len(name)), at + len(name))
        if 0 <= found <= at and end <= found + len(name):
            return True
    return False


def _longer(knowledge: Knowledge, forms: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Name → the longer names of other things that hold it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in _all_names(knowledge):
        if name not in forms:
            for form in forms:
                if form in name:
                    found[form].append(name)
    return {form: tuple(names) for form, names in found.items()}


@lru_cache(maxsize=2)
def _all_names(knowledge: Knowledge) -> tuple[str, ...]:
    named = (e for e in knowledge.entities.values() if e.type in _NAMED)
    return tuple(sorted({n for e in named for n in (e.name, *e.aliases)}))
