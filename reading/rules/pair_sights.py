"""Pairs of names that may stand in a relation: every two that stand near enough to each other."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ontology.identity import plain
from ontology.model import EntityType, Relation
from reading.model import Mention
from reading.rules.context import Context

FIRM, PARK, PLACE = EntityType.FIRM, EntityType.PARK, EntityType.PLACE
PROJECT, SEGMENT, CHAIN = EntityType.PROJECT, EntityType.SEGMENT, EntityType.CHAIN
ALLOWED: dict[Relation, tuple[tuple[EntityType, ...], tuple[EntityType, ...]]] = {
    Relation.IN_SEGMENT: ((FIRM, PROJECT), (SEGMENT,)),
    Relation.LOCATED_IN: ((FIRM, PROJECT, PARK), (PARK, PLACE)),
    Relation.DEVELOPS: ((FIRM,), (PROJECT,)),
    Relation.FOCUSES_ON: ((PARK,), (CHAIN,)),
}
"""The relations that are weighed, with the types of their subjects and objects."""
_BACK, _ON = 160, 120  # how far before and behind a subject its objects are looked for
_EACH_SIDE = 4
_OF_HEADING = 2
_MOST = 6  # sights of one pair: a name repeated on every page needs no more
_FAR = 1000
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sight:
    """A subject and an object where they stand near each other.

    `shown` is None where the object is not named there: the home region, or a link that the
    subject's own name holds. `steps` tells how many other objects stand between the two.
    """

    subject: Mention
    object: str
    shown: Mention | None
    steps: int = 0


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The mentions of some types in order, to be looked up by place."""

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]


def sights(ctx: Context, relation: Relation) -> dict[Pair, list[Sight]]:
    """Some sights of each pair that the types of a relation allow, in the order of the text."""
    subjects, objects = ALLOWED[relation]
    shelf = _shelf(ctx, objects)
    found: dict[Pair, list[Sight]] = {}
    for clause in ctx.clauses if shelf.mentions else ():
        for subject in clause.mentions:
            if subject.type in subjects:
                for sight in _of(ctx, subject, shelf, relation):
                    known = found.setdefault((subject.entity, sight.object), [])
                    if len(known) < _MOST:
                        known.append(sight)
    if relation is Relation.IN_SEGMENT:
        for subject, segment in _held(ctx):
            found.setdefault((subject.entity, segment), [Sight(subject, segment, None)])
    return found


def closest(ctx: Context, seen: Sequence[Sight]) -> Sight:
    """The sight in which the two stand closest: by clauses, then by sentences of a block."""
    return min(seen, key=lambda sight: _apart(ctx, sight))


def _apart(ctx: Context, sight: Sight) -> int:
    if sight.shown is None:
        return _FAR
    one, other = ctx.clause_at(sight.subject.start), ctx.clause_at(sight.shown.start)
    first, second = ctx.clauses[one].sentence, ctx.clauses[other].sentence
    if first == second:
        return abs(one - other)
    same = ctx.page.sentences[first].block == ctx.page.sentences[second].block
    return 10 * abs(first - second) if same else _FAR // 2


def _held(ctx: Context) -> Iterator[tuple[Mention, str]]:
    """Firms and projects whose own names hold the name of a link."""
    subjects, _ = ALLOWED[Relation.IN_SEGMENT]
    forms = ctx.outline.forms[SEGMENT]
    seen: set[str] = set()
    for mention in ctx.page.mentions:
        if mention.type in subjects and mention.entity not in seen:
            seen.add(mention.entity)
            name = plain(ctx.entities[mention.entity].name)
            yield from ((mention, link) for form, link in forms if form in name)


@lru_cache(maxsize=8)
def _shelf(ctx: Context, types: tuple[EntityType, ...]) -> _Shelf:
    kept = tuple(m for m in ctx.page.mentions if m.type in types)
    return _Shelf(kept, tuple(m.start for m in kept))


def _of(ctx: Context, subject: Mention, shelf: _Shelf, relation: Relation) -> Iterator[Sight]:
    at = bisect_left(shelf.starts, subject.start)
    first = bisect_left(shelf.starts, subject.start - _BACK, hi=at)
    last = bisect_right(shelf.starts, subject.end + _ON, lo=at)
    seen = {subject.entity}
    yield from _nearest(subject, reversed(shelf.mentions[first:at]), seen)
    yield from _nearest(subject, shelf.mentions[at:last], seen)
    block = ctx.block_of(ctx.clauses[ctx.clause_at(subject.start)])
    for index in block.headings:
        heading = ctx.page.layout.blocks[index]
        yield from _first(subject, shelf, heading.start, heading.end)
    yield from _first(subject, shelf, block.start, subject.start - _BACK)
    home = ctx.page.home
    if relation is Relation.LOCATED_IN and home in ctx.entities and subject.entity != home:
        yield Sight(subject, home, None)


def _nearest(subject: Mention, around: Iterable[Mention], seen: set[str]) -> Iterator[Sight]:
    steps = 0
    for mention in around:
        if mention.entity not in seen:
            seen.add(mention.entity)
            yield Sight(subject, mention.entity, mention, steps)
            steps += 1
            if steps == _EACH_SIDE:
                return


def _first(subject: Mention, shelf: _Shelf, start: int, end: int) -> Iterator[Sight]:
    """The first objects of a heading, or of a long block whose subject stands far behind."""
    at = bisect_left(shelf.starts, start)
    for steps, mention in enumerate(shelf.mentions[at : at + _OF_HEADING]):
        if mention.start < end and mention.entity != subject.entity:
            yield Sight(subject, mention.entity, mention, steps)
