"""Whether and how a clause says that some things are lacking, by fitted weights of its signs.

`gap_choice.tsv` and `gap_kind.tsv` are made by `python -m bench.gaps --fit`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ontology.model import GapKind
from reading.rules.context import Context
from reading.rules.gap_cells import Lack
from reading.rules.gap_signs import Told, could_lack, signs, told
from reading.rules.gap_stance import is_bare_title, is_past
from reading.rules.gap_things import Things, things_of
from reading.weights import Weights, chance, weights, worth

KINDS = (
    GapKind.MISSING,
    GapKind.WEAK,
    GapKind.IMPORT_DEPENDENT,
    GapKind.EXTERNAL_SUPPLY,
    GapKind.UNMATCHED_LOCAL,
)
TOLD = 0.5
"""From this chance on a thing is lacking that no rule reads."""
_LONGEST = 120


@cache
def choosing() -> Weights:
    """How much each sign speaks for a thing being lacking."""
    return weights(Path(__file__).with_name("gap_choice.tsv"))


@cache
def kinds() -> Weights:
    """How much each sign speaks for a kind of lack: the kind and the sign, a colon between."""
    return weights(Path(__file__).with_name("gap_kind.tsv"))


_WISHES = frozenset({"label wanted", "label plan"})
"""Under these a list without a word of lacking only tells what is wished for."""
_WISHING = frozenset({"plan"})


def asked(ctx: Context, index: int) -> Told | None:
    """A clause that could say of something that it is lacking; None where it cannot."""
    clause = ctx.clauses[index]
    if not could_lack(clause.text) or is_past(clause.text):
        return None
    block = ctx.block_of(clause)
    if is_bare_title(ctx, block):
        return None
    found = told(ctx, index)
    speaks = {*found.cues, *found.ways} - _WISHING or _WISHES.isdisjoint(found.signs)
    return found if speaks else None


def candidates(ctx: Context, index: int) -> tuple[Things, ...]:
    """The things a clause could say are lacking, each list of names once."""
    return tuple({things.names: things for things in reversed([*things_of(ctx, index)])}.values())


def of_rule(ctx: Context, index: int, lack: Lack) -> Things:
    """What a rule says is lacking, where it stands in the clause."""
    known = (things for things in candidates(ctx, index) if things.names == lack.things)
    clause = ctx.clauses[index]
    at = clause.text.find(lack.things[0])
    place = (clause.start + at, clause.start + at + len(lack.things[0])) if at >= 0 else (0, 0)
    return next(known, Things(lack.things, place, "rule"))


def lacking(ctx: Context, index: int) -> Iterator[Lack]:
    """What a clause says is lacking by its signs, the likeliest first, no thing twice."""
    clause = asked(ctx, index)
    if clause is None:
        return
    base = worth(clause.signs, choosing())
    found: list[tuple[float, Things, Mapping[str, float]]] = []
    for things in candidates(ctx, index):
        shown = signs(ctx, clause, things)
        sure = round(chance(base + worth(shown, choosing())), 6)
        if sure >= TOLD:
            found.append((sure, things, shown))
    taken: list[str] = []
    for _, things, shown in sorted(found, key=lambda one: (-one[0], one[1].at)):
        if not any(name in other or other in name for name in things.names for other in taken):
            taken += things.names
            yield Lack(kind_of(clause, shown), things.names, _shown_at(ctx, index, things), "signs")


def kind_of(clause: Told, shown: Mapping[str, float]) -> GapKind:
    """The likeliest kind of a lack by its signs."""
    both = {**clause.signs, **shown}
    odds = {
        kind: worth({f"{kind.value}:{sign}": how for sign, how in both.items()}, kinds())
        for kind in KINDS
    }
    return max(KINDS, key=lambda kind: odds[kind])


def _shown_at(ctx: Context, index: int, things: Things) -> tuple[int, int]:
    """The words that state a lack: the clause, and the thing before it where that is near."""
    clause = ctx.clauses[index]
    start = min(clause.start, things.at[0])
    return (start if clause.end - start <= _LONGEST else clause.start), clause.end
