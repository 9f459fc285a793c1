"""Numbers as they are read in annotated texts, beside what is annotated of each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from bench.quality import GOLD, LONG, annotated, as_document, measured_sets
from bench.quantities import same_value
from reading.read import page_of
from reading.rules.context import Context, context
from reading.rules.measured import in_cells, told_of
from reading.rules.numbers_told import Sense, Told
from reading.rules.topics import Topics, topics

WINDOWS = ("documents", "open")
_WRITER = 2  # the first letters of the id of an open passage tell who wrote it
_BLANK = re.compile(r"\s+")
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A number that is read, and what is annotated of it.

    `quoted` are the annotations whose words it stands in; `elsewhere` those of the same value that
    quote other words, which may tell the same fact.
    """

    told: Told
    quoted: tuple[Mapping[str, Any], ...]
    elsewhere: tuple[Mapping[str, Any], ...]

    @property
    def facts(self) -> tuple[Mapping[str, Any], ...]:
        """What is annotated of the number, by its own words where they are quoted."""
        return self.quoted or self.elsewhere


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """An annotated text as the rules see it, with its numbers."""

    truth: Mapping[str, Any]
    ctx: Context
    topics: Topics
    numbers: tuple[Annotated, ...]


@cache
def texts() -> Mapping[str, tuple[Text, ...]]:
    """The texts that may be looked at by who wrote them: the documents, each writer of `open`."""
    found: dict[str, list[Text]] = {}
    for window in WINDOWS:
        for key, truth in annotated(GOLD, window).items() if window in measured_sets(GOLD) else ():
            writer = key[:_WRITER] if window == "open" else window
            found.setdefault(writer, []).append(_text(truth))
    return {writer: tuple(some) for writer, some in found.items()}


def others(writer: str) -> tuple[Text, ...]:
    """The texts of all writers but one."""
    return tuple(text for name, some in texts().items() if name != writer for text in some)


def everything() -> tuple[Text, ...]:
    """The texts of all writers."""
    return others("")


@cache
def long_ones() -> tuple[Text, ...]:
    """The long documents, on which only what numbers measure is fitted beside names."""
    return tuple(_text(truth) for truth in annotated(GOLD, LONG).values())


def _text(truth: Mapping[str, Any]) -> Text:
    ctx = context(page_of(as_document(truth["id"], truth["text"])))
    places = _places(ctx.page.layout.clean, truth["observations"])
    told = (one for one in told_of(ctx, in_cells(ctx)) if one.sense is not Sense.THRESHOLD)
    return Text(truth, ctx, topics(ctx), tuple(_annotated(truth, one, places) for one in told))


def _places(clean: str, observations: Sequence[Mapping[str, Any]]) -> list[Spans]:
    """Where the words of each annotated number stand in the clean text."""
    kept = [at for at, character in enumerate(clean) if not character.isspace()]
    bare = "".join(clean[at] for at in kept)
    return [list(_quoted(one["quote"], bare, kept)) for one in observations]


def _quoted(quote: str, bare: str, kept: Sequence[int]) -> Iterator[tuple[int, int]]:
    words = _BLANK.sub("", quote)
    for hit in re.finditer(re.escape(words), bare) if words else ():
        yield kept[hit.start()], kept[hit.end() - 1] + 1


def _annotated(truth: Mapping[str, Any], told: Told, places: Sequence[Spans]) -> Annotated:
    said = told.number.quantity
    value = {"value": float(said.value), "unit": said.unit}
    same = [at for at, one in enumerate(truth["observations"]) if same_value(value, one)]
    here = [at for at in same if any(a <= told.number.start < b for a, b in places[at])]
    facts = truth["observations"]
    return Annotated(
        told,
        tuple(facts[at] for at in here),
        tuple(facts[at] for at in same if at not in here),
    )
