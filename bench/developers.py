"""Where the firm ends that a project's name opens with: `python -m bench.developers [--fit]`.

The weights are fitted on the marked passages of the training corpus, where the firm inside a
project's name is marked, and on the five annotated documents, whose real names count three times.
Without `--fit` it counts how often the right opening, or none, is the likeliest: for the passages
kept out of the tagger's training, and for the documents, each with weights fitted without them.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.fitting import Choice, Pull, fitted, write
from bench.quality import GOLD, ROOT, annotated, measured_sets
from reading.names.opening_signs import openings, signs
from reading.names.scene import spell
from reading.names.tokens import cut
from reading.training.marks import passages
from reading.weights import Weights, worth

TABLE = ROOT / "reading" / "names" / "opening_weights.tsv"
COMMAND = "python -m bench.developers --fit"
_REAL, _REAL_COUNTS = "documents", 3
_PULL = Pull({}, 2.0, 4, 300)


@dataclass(frozen=True, slots=True)
class Example:
    """The name of a project, the firm it opens with or "", the text, and the set it is of."""

    name: str
    firm: str
    text: str
    source: str


def examples() -> Iterator[Example]:
    """Every project of the texts to fit on."""
    for passage in passages():
        firms = {n.start: n.end for n in passage.names if n.type == "F" and n.depth}
        source = "kept out" if passage.split == "test" else "passages"
        for name in passage.names:
            if name.type == "J":
                firm = passage.text[name.start : firms.get(name.start, name.start)]
                yield Example(passage.text[name.start : name.end], firm, passage.text, source)
    for truth in annotated(GOLD, _REAL).values() if _REAL in measured_sets(GOLD) else ():
        forms = [
            form
            for entity in truth["entities"]
            if entity["type"] == "Firm"
            for form in (entity["name"], *entity["aliases"])
        ]
        for entity in truth["entities"]:
            if entity["type"] == "Project":
                opens = [f for f in forms if entity["name"].startswith(f) and f != entity["name"]]
                yield Example(entity["name"], max(opens, key=len, default=""), truth["text"], _REAL)


def choice(one: Example) -> Choice:
    """The openings of a project's name, and none, as candidates."""
    tokens = cut(one.name)
    found = list(openings(tokens))
    elsewhere = frozenset(
        text
        for text in (spell(tokens[o.first : o.end]) for o in found)
        if one.text.count(text) > one.text.count(one.name)
    )
    right = [spell(tokens[o.first : o.end]) == one.firm for o in found]
    shown = (*(signs(tokens, o, elsewhere) for o in found), {})
    return Choice(shown, (*right, not one.firm), one.source)


def learned(given: Sequence[Choice]) -> Weights:
    """The weights that make the right openings likeliest."""
    repeated = [c for c in given for _ in range(_REAL_COUNTS if c.source == _REAL else 1)]
    return fitted(repeated, _PULL)


def right(given: Sequence[Choice], known: Weights) -> int:
    """How often the likeliest opening is the right one."""
    return sum(
        c.right[max(range(len(c.right)), key=lambda at: worth(c.candidates[at], known))]
        for c in given
    )


def main() -> None:
    """Count with each set left out; with `--fit` write the weights fitted on all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the weights and write their table")
    given = [choice(one) for one in examples()]
    if parser.parse_args().fit:
        write(learned(given), TABLE, COMMAND)
        return
    for source in ("kept out", _REAL):
        left = [c for c in given if c.source == source]
        known = learned([c for c in given if c.source != source])
        firms = [c for c in left if not c.right[-1]]
        told = right(left, known), right(firms, known)
        print(f"{source}: {told[0]} of {len(left)}; with a firm {told[1]} of {len(firms)}")


if __name__ == "__main__":
    main()
