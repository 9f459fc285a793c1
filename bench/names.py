"""What the signs of names weigh, and how well names are told with them: `python -m bench.names`.

The weights are fitted on the passages kept out of the tagger's training, on `bench/long`, whose
names it was never taught, on `bench/addresses` and `bench/reports`, our own and real ones, which
tell what is a name in the yearly addresses of governments, and on the five annotated documents;
these count as much as all the others. Without `--fit` each of these is left out in turn, and what is told of it with the weights
of the others is counted.
"""

import argparse
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bench.fitting import HALF, REAL, Choice, Pull, fitted, write
from bench.quality import GOLD, LONG, REPORTS, ROOT, annotated, measured_sets
from bench.spellings import spellings
from ontology.model import EntityType
from reading.gold import TYPES
from reading.layout import lay_out
from reading.names.finding import LEAST, considered, look
from reading.names.name_signs import Candidate, Marks, among, signs
from reading.sentences import split
from reading.spoken_for import spoken_for
from reading.training.marks import passages
from reading.training.measure import LETTERS, marked
from reading.weights import Signs, Weights, chance, worth

TABLE, AMONG = (ROOT / "reading" / "names" / f"{n}_weights.tsv" for n in ("name", "among"))
ADDRESSES = ROOT / "bench" / "addresses"
COMMAND = "python -m bench.names --fit"
_PRIOR = {"enough": 2.0, "grounds": 0.7, "any": -1.0}
_AGAINST = {"Firm: long common word": -4.0, "Firm: plain words": -2.5}
_FOR = {
    "Park: alone in a line": 2.0,
    "Firm: short for a full name": 1.0,
    "Project: to become": -2.0,
}
_IN_ADDRESSES = frozenset(
    {EntityType.FIRM, EntityType.PARK, EntityType.PROJECT, EntityType.INSTITUTION}
)
"""What our own addresses tell of; their industries, links and places are named in passing and stay out."""
_STRENGTH, _LEAST_MET, _STEPS = 8.0, 3, 250
_CALLED = {letter: TYPES[kind] for kind, letter in LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a set: its candidates by type, spelling and signs, and the names annotated in it."""

    source: str
    marks: Marks
    candidates: tuple[Candidate, ...]
    signs: tuple[Signs, ...]
    right: tuple[frozenset[int], ...]
    named: tuple[str, ...]


def text(source: str, words: str, named: Sequence[tuple[str, Sequence[str]]]) -> Text:
    """A text whose annotated names are given with their type, each by all its forms."""
    layout = lay_out(words)
    looked = look(layout, split(layout))
    marks = looked.marks or Marks.of(())
    given = considered(looked, spoken_for(layout, looked.marked or ()))
    told = tuple(c for c in given if c.type in TYPES)
    forms = [(kind, {f for n in names for f in spellings(n, kind)}) for kind, names in named]
    right = tuple(
        frozenset(
            at
            for at, (kind, known) in enumerate(forms)
            if kind == TYPES[c.type] and known & spellings(c.name, kind)
        )
        for c in told
    )
    shown = tuple(signs(c, marks) for c in told)
    return Text(source, marks, told, shown, right, tuple(kind for kind, _ in named))


def of_types(one: Text, kinds: Collection[EntityType]) -> Text:
    """A text with its candidates and names of some types alone."""
    kept = [at for at, c in enumerate(one.candidates) if c.type in kinds]
    left = {at: new for new, at in enumerate(_of(one.named, {TYPES[k] for k in kinds}))}
    return replace(
        one,
        candidates=tuple(one.candidates[at] for at in kept),
        signs=tuple(one.signs[at] for at in kept),
        right=tuple(frozenset(left[n] for n in one.right[at]) for at in kept),
        named=tuple(one.named[at] for at in left),
    )


def _of(named: Sequence[str], kinds: Collection[str]) -> Iterator[int]:
    return (at for at, kind in enumerate(named) if kind in kinds)


def met_among(one: Text, known: Weights) -> Text:
    """A text with the signs of what stands beside its candidates, weighed by themselves first."""
    odds = [worth(shown, known) for shown in one.signs]
    return replace(one, signs=tuple(among(one.candidates, one.signs, odds, one.marks)))


def texts() -> Iterator[Text]:
    """Every text to fit on."""
    for passage in passages():
        if passage.split == "test":
            told = [(_CALLED[k], (n,)) for n, k in marked(passage) if k in _CALLED]
            yield text("kept out", passage.text, told)
    for passage in passages(ADDRESSES):
        told = [(_CALLED[k], (n,)) for n, k in marked(passage, inner=True) if k in _CALLED]
        yield of_types(text("addresses", passage.text, told), _IN_ADDRESSES)
    for truth in annotated(GOLD, LONG).values():
        yield text(truth["id"][:2], truth["text"], _told(truth))
    for truth in annotated(GOLD, REPORTS).values():
        yield text(REPORTS, truth["text"], _told(truth))
    if REAL in measured_sets(GOLD):
        for truth in annotated(GOLD, REAL).values():
            yield text(REAL, truth["text"], _told(truth))


def _told(truth: Mapping[str, Any]) -> list[tuple[str, Sequence[str]]]:
    return [(e["type"], (e["name"], *e.get("aliases", ()))) for e in truth["entities"]]


def learned(given: Sequence[Text]) -> Weights:
    """The weights that make the right candidates of some texts likeliest."""
    choices = [
        Choice((shown, {}), (bool(right), not right), one.source)
        for one in given
        for shown, right in zip(one.signs, one.right, strict=True)
    ]
    prior = {f"{kind}: {sign}": weight for kind in TYPES for sign, weight in _PRIOR.items()}
    prior |= _AGAINST | _FOR
    return fitted(choices, Pull(prior, _STRENGTH, _LEAST_MET, _STEPS, HALF))


def count(one: Text, known: Weights | None) -> Counter[str]:
    """How many names of a text are found, told wrongly and annotated.

    Without weights they are told by their grounds alone.
    """
    best: dict[str, tuple[float, bool, frozenset[int]]] = {}
    for c, shown, right in zip(one.candidates, one.signs, one.right, strict=True):
        sure = c.together if known is None else chance(worth(shown, known))
        carried = c.enough if known is None else sure >= LEAST[c.type]
        if c.name not in best or sure > best[c.name][0]:
            best[c.name] = sure, carried, right
    told = [right for _, carried, right in best.values() if carried]
    found = len(frozenset[int]().union(*told))
    wrong = sum(not right for right in told)
    return Counter(found=found, wrong=wrong, named=len(one.named))


def f1(counts: Counter[str]) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * counts["found"] / max(1, counts["found"] + counts["wrong"] + counts["named"])


def main() -> None:
    """Count with each set left out in turn; with `--fit` write the weights fitted on all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the weights and write their table")
    given = list(texts())
    if parser.parse_args().fit:
        first = learned(given)
        write(first, TABLE, COMMAND)
        write(learned([met_among(one, first) for one in given]), AMONG, COMMAND)
        return
    for source in sorted({one.source for one in given}):
        others = [one for one in given if one.source != source]
        left = [one for one in given if one.source == source]
        first = learned(others)
        second = learned([met_among(one, first) for one in others])
        among_others = [met_among(one, first) for one in left]
        alone = sum((count(one, None) for one in left), Counter[str]())
        weighed = sum((count(one, first) for one in left), Counter[str]())
        twice = sum((count(one, second) for one in among_others), Counter[str]())
        shown = f"grounds alone {f1(alone):.3f}  weighed {f1(weighed):.3f}  twice {f1(twice):.3f}"
        print(f"{source:10} {shown}")


if __name__ == "__main__":
    main()
