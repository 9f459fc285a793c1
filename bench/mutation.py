"""Does reading know names, or recognise them? `python -m bench.mutation`.

Exchanges every proper name of the annotated texts for another of the same shape (see
`bench.swapping`), in the text and in the annotations alike, reads both and compares. A reader that
knows what surrounds a name loses nothing; one that has learnt the names does.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.quality import GOLD, RESULTS, annotated_sets, readings_of, write
from bench.scoring import Scored, score_all
from bench.swapping import swapped

SEEDS = (1, 2, 3)
ALLOWED = 0.05
"""How far F1 may move when only names change."""
MARKS = ("<!-- mutation:begin -->", "<!-- mutation:end -->")
LINES = (
    "entity Firm",
    "entity Park",
    "entity Project",
    "entity Institution",
    "entity Place",
    "entity Industry",
    "entity Stage",
    "entity ALL",
    "relation ALL",
    "observation",
    "gap",
)
Texts = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Mutated:
    """F1 of one line of one set with the given names, and with each exchange of names."""

    texts: str
    line: str
    annotated: int
    before: float
    after: tuple[float, ...]

    @property
    def mean(self) -> float:
        """F1 with other names, the mean of the exchanges."""
        return sum(self.after) / len(self.after)

    @property
    def change(self) -> float:
        """How far F1 moves, below zero for a loss."""
        return self.mean - self.before

    @property
    def holds(self) -> bool:
        """Whether the mean stays within what is allowed."""
        return abs(self.change) <= ALLOWED


def _scored(golds: Texts) -> Scored:
    readings, _ = readings_of(golds)
    return score_all(golds, readings)


def mutate(name: str, golds: Texts, seeds: Sequence[int] = SEEDS) -> list[Mutated]:
    """Read a set of annotated texts with their names and with others."""
    before = _scored(golds)
    after = [_scored({k: swapped(g, seed) for k, g in golds.items()}) for seed in seeds]
    return [
        Mutated(
            name,
            line,
            before.counts[line].right + before.counts[line].missed,
            before.counts[line].f1,
            tuple(a.counts[line].f1 for a in after),
        )
        for line in LINES
        if line in before.counts and all(line in a.counts for a in after)
    ]


def report(found: Sequence[Mutated]) -> str:
    """The section of `RESULTS.md`."""
    return "\n".join(_report(found))


def _report(found: Sequence[Mutated]) -> Iterator[str]:
    yield "## Other names, same text\n"
    yield "Reproduce with `python -m bench.mutation`. Every proper name of the annotated texts is"
    yield "exchanged for another of the same length and shape: firms, parks and institutions keep"
    yield "what they share with others (trade, legal form, 产业园, 研究院), projects change with the"
    yield "firms, parks and places in their names, places become places of the same level elsewhere."
    yield f"F1 with the given names, and the mean of {len(SEEDS)} exchanges; it should move by no"
    yield f"more than {ALLOWED}.\n"
    yield "| set | what | annotated | given names | other names | change | each exchange |"
    yield "|---|---|--:|--:|--:|--:|---|"
    for one in found:
        each = ", ".join(f"{f1:.3f}" for f1 in one.after)
        change = f"{one.change:+.3f}" if one.holds else f"**{one.change:+.3f}**"
        yield (
            f"| {one.texts} | {one.line} | {one.annotated} "
            f"| {one.before:.3f} | {one.mean:.3f} | {change} | {each} |"
        )
    beyond = [one for one in found if not one.holds]
    yield f"\n{len(found) - len(beyond)} of {len(found)} lines stay within {ALLOWED}."
    if beyond:
        yield "Where few items are annotated, one name more or less moves a line by several points."
        yield "Places depend on the gazetteer: a name that several cities share, or a new area that"
        yield "no gazetteer holds, is harder to tell than the one it stands for.\n"
    for one in beyond:
        yield f"- {one.texts}, {one.line}: {one.change:+.3f}"


def main() -> None:
    """Measure every set at hand, write the section and print what moves too far."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    asked = parser.parse_args()
    found = [m for name, golds in annotated_sets(asked.gold) for m in mutate(name, golds)]
    write(report(found), RESULTS, MARKS)
    for one in found:
        print(f"{one.texts:10} {one.line:20} {one.before:.3f} {one.mean:.3f} {one.change:+.3f}")


if __name__ == "__main__":
    main()
