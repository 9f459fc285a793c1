"""How well and how fast names are marked in passages kept out: python -m reading.training.measure.

Prints one table for the tagger alone and one for all grounds together, a line a type; `--sure`
adds how often a mark is right by its certainty.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from ontology.identity import document_id
from ontology.model import Document, EntityType
from reading.layout import lay_out
from reading.names import tagger
from reading.names.finding import find
from reading.names.scene import Scene
from reading.sentences import split
from reading.training.marks import Passage, passages

LETTERS = {
    EntityType.FIRM: "F",
    EntityType.PARK: "K",
    EntityType.PROJECT: "J",
    EntityType.INSTITUTION: "O",
    EntityType.CHAIN: "I",
    EntityType.SEGMENT: "S",
    EntityType.PLACE: "L",
}
_BINS = 10
Named = set[tuple[str, str]]


def marked(passage: Passage, *, inner: bool = False) -> Named:
    """The names of a passage, each with its type; those inside other names only if asked for."""
    names = (n for n in passage.names if inner or n.depth == 0)
    return {(passage.text[n.start : n.end], n.type) for n in names}


def by_tagger(text: str) -> Named:
    """The names the tagger alone marks."""
    layout = lay_out(text)
    marks = tagger.tagging(Scene.of(layout, split(layout))).marks
    return {(layout.clean[m.start : m.end], LETTERS[m.type]) for m in outer(marks)}


def outer(marks: Iterable[tagger.Tagged]) -> list[tagger.Tagged]:
    """The marks that stand in no other mark."""
    kept: list[tagger.Tagged] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def by_all(text: str) -> Named:
    """The names all grounds together find."""
    layout = lay_out(text)
    document = Document(document_id("0" * 64), "0" * 64, "passage.txt", text)
    found = find(document, layout, split(layout))
    return {(m.name, LETTERS[m.type]) for m in found.mentions if m.type in LETTERS}


def table(kept_out: Sequence[Passage], read: Callable[[str], Named]) -> str:
    """Precision, recall and F1 for each type and for all, with the characters read a second."""
    counts: Counter[tuple[str, str]] = Counter()
    begun = time.process_time()
    readings = [read(passage.text) for passage in kept_out]
    speed = sum(len(p.text) for p in kept_out) / (time.process_time() - begun)
    for passage, reading in zip(kept_out, readings, strict=True):
        right = marked(passage)
        for kind, names in (("right", reading & right), ("read", reading), ("marked", right)):
            counts.update((kind, letter) for _, letter in names)
            counts[kind, "all"] += len(names)
    lines = ["| type | marked | read | right | P | R | F1 |", "|---|--:|--:|--:|--:|--:|--:|"]
    for letter in (*LETTERS.values(), "all"):
        good, mine, true = (counts[kind, letter] for kind in ("right", "read", "marked"))
        rates = good / max(1, mine), good / max(1, true), 2 * good / max(1, mine + true)
        shown = " | ".join(f"{rate:.2f}" for rate in rates)
        lines.append(f"| {letter} | {true} | {mine} | {good} | {shown} |")
    return "\n".join([*lines, f"{speed:,.0f} characters a second of processor time"])


def certainty(kept_out: Sequence[Passage]) -> str:
    """How often a mark is right, by type and by how sure the tagger is of it."""
    right: Counter[tuple[str, int]] = Counter()
    read: Counter[tuple[str, int]] = Counter()
    for passage in kept_out:
        names = marked(passage)
        layout = lay_out(passage.text)
        for mark in outer(tagger.tagging(Scene.of(layout, split(layout))).marks):
            cell = LETTERS[mark.type], min(_BINS - 1, int(mark.probability * _BINS))
            read[cell] += 1
            right[cell] += (layout.clean[mark.start : mark.end], cell[0]) in names
    lines = []
    for letter in LETTERS.values():
        cells = [(b, read[letter, b], right[letter, b]) for b in range(_BINS)]
        shown = (f"{b / _BINS:.1f}: {good}/{seen}" for b, seen, good in cells if seen)
        lines.append(f"{letter}  " + "  ".join(shown))
    return "\n".join(lines)


def main() -> None:
    """Measure on the passages kept out of training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sure", action="store_true")
    given = parser.parse_args()
    kept_out = [p for p in passages() if p.split == "test"]
    by_tagger(kept_out[0].text)
    print(f"The tagger alone\n\n{table(kept_out, by_tagger)}\n")  # noqa: T201
    print(f"All grounds together\n\n{table(kept_out, by_all)}")  # noqa: T201
    if given.sure:
        print(f"\nRight of marked by certainty\n\n{certainty(kept_out)}")  # noqa: T201


if __name__ == "__main__":
    main()
