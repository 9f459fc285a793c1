"""How far a registry of firms lifts reading: `python -m bench.registry`.

Reads every annotated set (see `bench.quality`) with 0, 30, 50, 80 and 100 % of the names of its
annotated firms in the registry, chosen by digest, and writes the curve into `bench/RESULTS.md`.
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.quality import GOLD, RESULTS, Texts, annotated_sets, as_document, write
from bench.scoring import Scored, score_all
from reading.gold import as_gold
from reading.read import read

MARKS = ("<!-- registry:begin -->", "<!-- registry:end -->")
SHARES = (0, 30, 50, 80, 100)
_LINES = ("entity Firm", "relation ALL", "observation")


def firms_of(golds: Texts) -> tuple[str, ...]:
    """The names of all annotated firms of a set, in an order made by digest."""
    found = {
        entity["name"]
        for truth in golds.values()
        for entity in truth.get("entities") or ()
        if entity.get("type") == "Firm"
    }
    return tuple(sorted(found, key=lambda name: hashlib.sha256(name.encode()).hexdigest()))


def scored(golds: Texts, registry: Sequence[str]) -> Scored:
    """The scores of a set read with a registry."""
    readings = {
        key: as_gold(read(as_document(key, truth["text"]), registry=registry))
        for key, truth in golds.items()
    }
    return score_all(golds, readings)


def rows(name: str, golds: Texts) -> Iterator[str]:
    """The lines of the curve of one set."""
    firms = firms_of(golds)
    for share in SHARES:
        listed = firms[: round(len(firms) * share / 100)]
        counts = scored(golds, listed).counts
        cells = [name, f"{share} %", str(len(listed))]
        for line in _LINES:
            count = counts[line]
            cells += [f"{count.precision:.2f}", f"{count.recall:.2f}", f"{count.f1:.2f}"]
        yield "| " + " | ".join(cells) + " |"


def report(sets: Iterator[tuple[str, Texts]]) -> str:
    """The section of results."""
    parts = [
        "## With a registry of firms\n",
        "Reproduce with `python -m bench.registry`. So many of the set's annotated firms stand in the",
        "registry by their annotated name, chosen by digest; aliases do not.\n",
        "| set | share | names | Firm P | R | F1 | relations P | R | F1 | observations P | R | F1 |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    return "\n".join([*parts, *(row for name, golds in sets for row in rows(name, golds))])


def main() -> None:
    """Measure the curve of every set at hand and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--results", type=Path, default=RESULTS)
    asked = parser.parse_args()
    section = report(annotated_sets(asked.gold))
    write(section, asked.results, MARKS)
    print(section)


if __name__ == "__main__":
    main()
