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
from reading.rules.pair_signs import Told, signs
from reading.weights import Signs, Weights, chances, weights, worth

SUBJECT, OBJECT, BOTH = "subject", "object", "both"
CHOICES: Mapping[Relation, str] = {
    Relation.LOCATED_IN: SUBJECT,
    Relation.IN_SEGMENT: OBJECT,
    Relation.DEVELOPS: OBJECT,
    Relation.FOCUSES_ON: BOTH,
}
"""What pairs share that compete: the sites of one firm, the makers of one link; or they do not."""


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

    def stands(self, places: Iterable[str]) -> bool:
        """Whether its two names stand to each other in one of some ways of `pair_standing.where`."""
        orders = ("first", "last")
        return any(f"where={place}|{order}" in self.signs for place in places for order in orders)


def table(relation: Relation) -> Path:
    """Where the weights of a relation are kept."""
    return Path(__file__).with_name(f"pair_weights_{relation.value}.tsv")


@cache
def _weights(relation: Relation) -> Weights:
    return weights(table(relation))


def competing(ctx: Context, facts: Sequence[Fact], relation: Relation) -> Iterator[list[Seen]]:
    """The pairs that a page shows, or that facts tell of, those that compete together."""
    told, on = Told.by(facts, relation), ground(ctx)
    found = sights(ctx, relation)
    for pair in told.votes:
        if pair[0] in ctx.entities and pair[1] in ctx.entities:
            found.setdefault(pair, [])
    choices: dict[str, list[Seen]] = {}
    by = CHOICES[relation]
    for pair, seen in found.items():
        first = closest(ctx, seen) if seen else None
        ordered = [first, *(s for s in seen if s is not first)] if first else []
        listed = _listed(ctx, by, first) if first else None
        one = Seen(pair, first, pair in told.votes, signs(on, told, pair, ordered), listed)
        shared = {SUBJECT: pair[0], OBJECT: pair[1], BOTH: " ".join(pair)}[by]
        choices.setdefault(shared, []).append(one)
    yield from choices.values()


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
    """Every pair that a page shows or that facts tell of, with its chance."""
    known = _weights(relation)
    for choice in competing(ctx, facts, relation):
        yield from chances_of(choice, known)
