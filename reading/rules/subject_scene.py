"""What all those a number may be about have before them: its words, its clause, what is spoken of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ontology.model import EntityType, Metric, Status
from reading.model import Block
from reading.rules.block_topics import Topic, opening
from reading.rules.context import Context
from reading.rules.metrics import unit_kind
from reading.rules.regions_said import opens_with_nation, region_meant, said
from reading.rules.subject_candidates import Survey, survey
from reading.rules.subject_steps import Asked, Steps, first_fit
from reading.rules.topics import Topics
from reading.rules.word_classes import NOUNS, Words, classes

_BEFORE, _AFTER = 80, 14  # how far words are read before and behind a number
_BACK = 20  # how many clauses back somebody spoken of is still the latest


@dataclass(frozen=True, slots=True)
class Before:
    """Whose the number before was, and what was asked of it."""

    owners: tuple[str, ...] = ()
    asked: Asked | None = None


NOBODY = Before()


@dataclass(frozen=True, slots=True)
class Latest:
    """Whom the clauses before speak of for sure: the last one, and the last of each type."""

    owners: tuple[str, ...] = ()
    of_type: Mapping[EntityType, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scene:
    """A number before its subject is chosen.

    `first` is the first rule that finds somebody, with whom; `general` the signs that hold whoever
    it is; `meant` the region that a word like 全市 means in its clause.
    """

    ctx: Context
    asked: Asked
    block: Block
    first: tuple[str, tuple[str, ...]]
    topic: Topic
    whole: Topic
    latest: Latest
    before: Before
    survey: Survey
    metric: str
    nouns: Words
    general: tuple[str, ...]
    meant: str


def scene(ctx: Context, told: Topics, asked: Asked, found: Steps, before: Before) -> Scene:
    """What is known of a number before its subject is chosen."""
    clause = asked.clause
    index = ctx.clause_at(clause.start)
    metric = asked.metric.value
    if asked.metric is Metric.OTHER:
        metric = f"other {unit_kind(asked.unit)}"
    begin = max(clause.start, asked.start - _BEFORE)
    nouns = _classes(ctx, begin, asked.start)
    text = ctx.page.layout.clean[begin : asked.start]
    word = said(text)
    general = (metric, *_of_words(ctx, asked, nouns), *_of_clause(ctx, asked, begin))
    return Scene(
        ctx,
        asked,
        ctx.block_of(clause),
        first_fit(ctx, asked, found),
        told.of_clause[index],
        told.of_block[ctx.page.sentences[clause.sentence].block],
        _latest(told, index),
        before,
        survey(ctx),
        metric,
        nouns,
        general,
        region_meant(ctx, word, asked.start) if word else "",
    )


def _latest(told: Topics, index: int) -> Latest:
    sure = [t for t in told.of_clause[max(0, index - _BACK) : index] if t.sure and t.entities]
    return Latest(
        sure[-1].entities if sure else (),
        {topic.type: topic.entities for topic in sure if topic.type},
    )


def _classes(ctx: Context, start: int, end: int) -> Words:
    """The classes of the words of a stretch that lie in no name."""
    names = ctx.page.mentions_in(start, end)
    found = classes(NOUNS, ctx.page.layout.clean, start, end)
    return tuple(w for w in found if not any(m.start < w[0] <= m.end for m in names))


def _of_words(ctx: Context, asked: Asked, nouns: Words) -> Iterator[str]:
    """The words of the lexicon before the number in its clause, and right behind it."""
    yield from sorted({f"has {noun}" for _, noun in nouns})
    behind = _classes(ctx, asked.end, min(asked.clause.end, asked.end + _AFTER))
    yield from sorted({f"then {noun}" for _, noun in behind})
    if nouns:
        yield f"last {nouns[-1][1]}"
        yield f"opens {nouns[0][1]}"


def _of_clause(ctx: Context, asked: Asked, begin: int) -> Iterator[str]:
    """The mood of the number, its place on the page, and how its clause opens."""
    clause = asked.clause
    text = ctx.page.layout.clean[begin : asked.start]
    words = text[opening(text) :]
    yield "so" if asked.status is Status.ACTUAL else asked.status.value
    yield f"block {ctx.block_of(clause).kind.value}"
    if said(text):
        yield "region said"
    if opens_with_nation(words):
        yield "nation opens"
    home = ctx.entities.get(ctx.page.home)
    yield f"home {home.type.value}" if home else "home unknown"
    if not any(m.end <= asked.start for m in clause.mentions):
        yield "nobody in clause"
        yield "bare" if begin == clause.start and not words.strip() else "own words"
