"""How well the signs of a clause tell what is lacking, and what they weigh: `python -m bench.gaps`.

The weights are fitted on the annotated gaps of `documents` and `open`: each list of things that a
clause could say are lacking is right if most of them are annotated there, wrong if none is
annotated anywhere in the text. A second table tells the kinds of the right ones apart. Without
`--fit` every set is judged by weights fitted on the other sets alone.
"""

import argparse
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.fitting import Choice, Pull, fitted, write
from bench.quality import GOLD, OPEN, ROOT, SETS, annotated, as_document, measured_sets
from bench.scoring import Count, alike
from ontology.model import GapKind
from reading.model import Layout
from reading.read import page_of
from reading.rules.context import Context, context
from reading.rules.gap_choice import KINDS, TOLD, asked, candidates, of_rule
from reading.rules.gap_signs import Told, signs, told
from reading.rules.gap_things import Things
from reading.rules.stated_gaps import stated
from reading.weights import Weights, chance, worth

TABLE = ROOT / "reading" / "rules" / "gap_choice.tsv"
KIND_TABLE = ROOT / "reading" / "rules" / "gap_kind.tsv"
COMMAND = "python -m bench.gaps --fit"
PULL = Pull({}, strength=5.0, least=8, steps=300)
KIND_PULL = Pull({}, strength=3.0, least=8, steps=200)
_SPELT = "beside "
_FEWEST_SETS = 3
"""Runs of symbols are signs only where so many sets have them: way of speaking, not topic."""
_LONGER = 2
_NAMES = {
    "missing": GapKind.MISSING,
    "weak": GapKind.WEAK,
    "import_dependent": GapKind.IMPORT_DEPENDENT,
    "external_supply": GapKind.EXTERNAL_SUPPLY,
    "unmatched_local": GapKind.UNMATCHED_LOCAL,
}


@dataclass(frozen=True, slots=True)
class Example:
    """Some things a clause could say are lacking: their signs, whether that is so, and the kinds."""

    source: str
    signs: Mapping[str, float]
    right: bool | None
    kinds: frozenset[GapKind]
    by_rule: bool


def examples() -> Iterator[Example]:
    """Every list of things that a clause of the sets to fit on could say are lacking."""
    for name in (SETS[0], OPEN):
        if name in measured_sets(GOLD):
            for key, truth in annotated(GOLD, name).items():
                yield from _of_text(truth, name if name != OPEN else key[:2])


def _of_text(truth: Mapping[str, Any], source: str) -> Iterator[Example]:
    ctx = context(page_of(as_document(truth["id"], truth["text"])))
    places = _places(ctx.page.layout, truth)
    rules = defaultdict(list)
    for index, lack in stated(ctx):
        rules[index].append(of_rule(ctx, index, lack))
    for index in range(len(ctx.clauses)):
        read = {things.names: things for things in rules[index]}
        clause = told(ctx, index) if read else asked(ctx, index)
        if clause is None:
            continue
        for things in (read | {t.names: t for t in candidates(ctx, index)}).values():
            yield _example(ctx, clause, things, _Place(source, places, things.names in read))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an example stands: in which set, beside which annotated gaps, read by a rule or not."""

    source: str
    gaps: Sequence[tuple[Mapping[str, Any], int, int]]
    by_rule: bool


def _places(
    layout: Layout, truth: Mapping[str, Any]
) -> Sequence[tuple[Mapping[str, Any], int, int]]:
    """The annotated gaps with the clean spans of the words that state them."""
    out = []
    for gap in truth["gaps"]:
        at = truth["text"].find(gap["quote"])
        ends = (at, at + len(gap["quote"]))
        start, end = (bisect_left(layout.offsets, place) for place in ends)
        out.append((gap, start, end))
    return out


def _example(ctx: Context, clause: Told, things: Things, place: _Place) -> Example:
    own = ctx.clauses[clause.index]
    here, elsewhere = 0, False
    kinds: set[GapKind] = set()
    for name in things.names:
        fits = [g for g in place.gaps if _same(name, g[0]["what"])]
        near = [gap for gap, start, end in fits if own.start < end and own.end > start]
        here += bool(near)
        elsewhere = elsewhere or bool(fits)
        kinds |= {_NAMES[gap["kind"]] for gap in near if gap["kind"] in _NAMES}
    right = True if 2 * here >= len(things.names) else None if elsewhere else False
    both = {**clause.signs, **signs(ctx, clause, things)}
    shown = dict(sorted(both.items()))
    return Example(place.source, shown, right, frozenset(kinds if right else ()), place.by_rule)


def _same(read: str, annotated_: str) -> bool:
    return len(read) <= _LONGER * len(annotated_) + _LONGER and alike(read, annotated_)


def choosing(known: Iterable[Example]) -> dict[str, float]:
    """The weight of each sign for a thing being lacking."""
    told_ = [e for e in known if e.right is not None]
    met: defaultdict[str, set[str]] = defaultdict(set)
    for one in told_:
        for sign in one.signs:
            met[sign].add(one.source)
    kept = {s for s, where in met.items() if len(where) >= _FEWEST_SETS or not s.startswith(_SPELT)}
    choices = [
        Choice(
            ({s: how for s, how in one.signs.items() if s in kept}, {}),
            (bool(one.right), not one.right),
            one.source,
        )
        for one in told_
    ]
    return fitted(choices, PULL)


def kinds(known: Iterable[Example], chosen: Weights) -> dict[str, float]:
    """The weight of each sign for each kind of lack."""
    choices = [
        Choice(
            tuple(
                {f"{kind.value}:{s}": how for s, how in one.signs.items() if s in chosen}
                for kind in KINDS
            ),
            tuple(kind in one.kinds for kind in KINDS),
            one.source,
        )
        for one in known
        if one.right and one.kinds
    ]
    return fitted(choices, KIND_PULL)


def judged(weights: Weights, known: Iterable[Example]) -> Count:
    """How many candidates that no rule reads are told rightly by some weights."""
    out = Count()
    for one in known:
        if one.by_rule or one.right is None:
            continue
        yes = chance(worth(one.signs, weights)) >= TOLD
        out += Count(
            right=yes and one.right, wrong=yes and not one.right, missed=one.right and not yes
        )
    return out


def main() -> None:
    """Fit the weights, or judge every set by weights fitted on the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the weights and write their tables")
    known = tuple(examples())
    if parser.parse_args().fit:
        chosen = choosing(known)
        write(chosen, TABLE, COMMAND)
        write(kinds(known, chosen), KIND_TABLE, COMMAND)
        return
    for left in sorted({one.source for one in known}):
        others = choosing(one for one in known if one.source != left)
        count = judged(others, (one for one in known if one.source == left))
        print(f"{left:10} P {count.precision:.3f} R {count.recall:.3f} F1 {count.f1:.3f}")


if __name__ == "__main__":
    main()
