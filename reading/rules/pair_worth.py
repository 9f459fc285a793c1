"""How likely the pairs of names of a page stand in a relation, by fitted weights.

The weights of each relation are a table beside this file, made by `python -m bench.pairs --fit`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.model import Relation
from reading.model import Fact
from reading.rules.context import Context
from reading.rules.pair_ground import ground
from reading.rules.pair_sights import Pair, Sight, closest, sights
from reading.rules.pair_signs import Told, kind, signs
from reading.rules.pair_standing import where
from reading.weights import Signs, Weights, chances, weights, worth

SUBJECT, OBJECT, BOTH = "subject", "object", "both"
CHOICES: Mapping[Relation, str] = {
    Relation.LOCATED_IN: SUBJECT,
    Relation.IN_SEGMENT: OBJECT,
    Relation.DEVELOPS: OBJECT,
    Relation.FOCUSES_ON: BOTH,
}
"""What pairs share that compete: the sites of one firm, the makers of one link; or they do not."""


_NOT_BY_SIGNS = ("project>home", "park>home")
"""Where the region's own list of projects or parks ends is a matter of convention, not of signs."""
_NEAR = (
    *("clause", "clauses1", "clauses2", "clauses3"),
    *("innermost_heading", "heading", "other_heading"),
)
"""Further apart than in one sentence, or under a heading, more was wrong than right."""
_NEAR_OF_PARKS = (*_NEAR, "sentences1")


@dataclass(frozen=True, slots=True)
class Seen:
    """A pair with its closest sight, if it has one, whether a rule reads it, and its signs.

    `listed` is the number of the list in which its end stands that competes with others: the names
    of one list do not compete with each other.
    """

    pair: Pair
    sight: Sight | None
    voted: bool
    signs: Signs
    listed: int | None = None


def table(relation: Relation) -> Path:
    """Where the weights of a relation are kept."""
    return Path(__file__).with_name(f"pair_weights_{relation.value}.tsv")


@cache
def _weights(relation: Relation) -> Weights:
    return weights(table(relation))


def may_be_told(ctx: Context, relation: Relation, pair: Pair, sight: Sight) -> bool:
    """Whether signs alone may tell of a pair, if only they are strong enough."""
    if sight.shown is None or kind(ctx, pair) in _NOT_BY_SIGNS:
        return False
    near = _NEAR_OF_PARKS if relation is Relation.FOCUSES_ON else _NEAR
    left, right = sorted((sight.subject, sight.shown))
    return where(ctx, left, right) in near


@dataclass(frozen=True, slots=True)
class _Found:
    """A pair with its sights, the closest first, before its signs are looked at."""

    pair: Pair
    sights: Sequence[Sight]
    voted: bool

    @property
    def sight(self) -> Sight | None:
        return self.sights[0] if self.sights else None


def competing(
    ctx: Context, facts: Sequence[Fact], relation: Relation, *, all_: bool = True
) -> Iterator[list[Seen]]:
    """The pairs that a page shows, or that facts tell of, those that compete together.

    Without `all_` only where there is one that no rule reads and that signs alone may tell of.
    """
    told, on, by = Told.by(facts, relation), ground(ctx), CHOICES[relation]
    for choice in _found(ctx, told, relation):
        if all_ or any(_open(ctx, relation, one) for one in choice):
            yield [
                Seen(
                    one.pair,
                    one.sight,
                    one.voted,
                    signs(on, told, one.pair, one.sights),
                    _listed(ctx, by, one.sight) if one.sight else None,
                )
                for one in choice
            ]


def _open(ctx: Context, relation: Relation, one: _Found) -> bool:
    sight = None if one.voted else one.sight
    return sight is not None and may_be_told(ctx, relation, one.pair, sight)


def _found(ctx: Context, told: Told, relation: Relation) -> Iterable[list[_Found]]:
    found = sights(ctx, relation)
    for pair in told.votes:
        if pair[0] in ctx.entities and pair[1] in ctx.entities:
            found.setdefault(pair, [])
    choices: dict[str, list[_Found]] = {}
    for pair, seen in found.items():
        first = closest(ctx, seen) if seen else None
        ordered = [first, *(s for s in seen if s is not first)] if first else []
        shared = {SUBJECT: pair[0], OBJECT: pair[1], BOTH: " ".join(pair)}[CHOICES[relation]]
        choices.setdefault(shared, []).append(_Found(pair, ordered, pair in told.votes))
    return choices.values()


def _listed(ctx: Context, by: str, sight: Sight) -> int | None:
    """The list of the end that a pair does not share with those it competes with."""
    end = sight.shown if by == SUBJECT else sight.subject
    return ctx.group_at(end.start) if end else None


def chances_of(choice: Sequence[Seen], known: Weights) -> Iterator[tuple[Seen, float]]:
    """The chance of each pair against those it competes with and against there being none."""
    odds = [worth(one.signs, known) for one in choice]
    for seen, own in zip(choice, odds, strict=True):
        rivals = (
            other
            for one, other in zip(choice, odds, strict=True)
            if one is not seen and (one.listed is None or one.listed != seen.listed)
        )
        yield seen, chances([own, 0.0, *rivals])[0]


def likely(ctx: Context, facts: Sequence[Fact], relation: Relation) -> Iterator[tuple[Seen, float]]:
    """The pairs that signs alone may tell of, and those they compete with, with their chances."""
    known = _weights(relation)
    for choice in competing(ctx, facts, relation, all_=False):
        yield from chances_of(choice, known)
