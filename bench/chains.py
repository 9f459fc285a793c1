"""How often the word a page is about is found, and what its signs weigh: `python -m bench.chains`.

A page is about the chain that most of its annotated facts speak of, where they are two fifths at
least. The weights are fitted on the texts that may be looked at (`documents`, `open`), with `--fit`;
the texts of each writer are also counted with weights fitted on all others. All pages are fitted on,
also those that name an industry, where reading asks for no topic: what is known of many is asked of
few.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.fitting import Choice, Pull, fitted, write
from bench.quality import GOLD, OPEN, annotated, as_document, measured_sets
from bench.spellings import spellings
from reading.read import page_of
from reading.topic import TABLE
from reading.topic_signs import NONE, topics
from reading.weights import Signs, Weights, weights, worth

COMMAND = "python -m bench.chains --fit"
WINDOWS = ("documents", OPEN)
_PULL = Pull({}, strength=2.0, least=3, steps=300)
_ENDS = {
    "in_chain": "object",
    "leader_of": "object",
    "target_for": "object",
    "has_stage": "subject",
}
_MAIN = 0.4
_WRITER = 2  # letters of a passage's id that name its writer
_KIND = "Industry"


@dataclass(frozen=True, slots=True)
class Example:
    """The words of a page by their signs, and which of them name the chain it is about."""

    writer: str
    shown: Mapping[str, Signs]
    right: frozenset[str]

    @property
    def choice(self) -> Choice:
        """The words as candidates; none of them is right where no word names the chain."""
        wanted = self.right or {NONE}
        return Choice(
            tuple(self.shown.values()), tuple(word in wanted for word in self.shown), self.writer
        )

    def found(self, known: Weights) -> bool:
        """Whether the likeliest word is the right one."""
        odds = {word: worth(signs, known) for word, signs in self.shown.items() if word != NONE}
        return max(odds, key=lambda word: odds[word]) in self.right


def examples(name: str) -> list[Example]:
    """The pages of a set that are short enough to have a topic."""
    found = (_example(name, key, truth) for key, truth in annotated(GOLD, name).items())
    return [one for one in found if one.shown]


def _example(name: str, key: str, truth: Mapping[str, Any]) -> Example:
    shown = topics(page_of(as_document(key, truth["text"])))
    main = _forms(_main_chain(truth))
    right = frozenset(word for word in shown if word != NONE and _forms([word]) & main)
    return Example(key[:_WRITER] if name == OPEN else name, shown, right)


def _main_chain(truth: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the chain that most facts of a text speak of; none where no chain has many."""
    told = [one[_ENDS[one["type"]]] for one in truth["relations"] if one["type"] in _ENDS]
    counts = Counter((*told, *(gap["chain"] for gap in truth["gaps"])))
    for chain, count in counts.most_common(1):
        if count >= _MAIN * counts.total():
            own = (e["aliases"] for e in truth["entities"] if e["name"] == chain)
            return (chain, *next(own, ()))
    return ()


def _forms(names: Iterable[str]) -> frozenset[str]:
    return frozenset(form for name in names for form in spellings(name, _KIND))


def told(name: str, found: Sequence[Example], known: Weights) -> str:
    """How many pages have their topic found, of how many that hold it."""
    asked = [one for one in found if one.right]
    return f"{name:10} {sum(one.found(known) for one in asked):4} of {len(asked):4}"


def fit(found: Iterable[Example]) -> dict[str, float]:
    """The weights that make the right words likeliest."""
    return fitted([one.choice for one in found], _PULL)


def main() -> None:
    """Count the topics found in every set; with `--fit` fit the weights first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the weights and write their table")
    sets = measured_sets(GOLD)
    if parser.parse_args().fit:
        seen = [one for name in WINDOWS if name in sets for one in examples(name)]
        for writer in sorted({one.writer for one in seen}):
            known = fit(one for one in seen if one.writer != writer)
            print("left out:", told(writer, [o for o in seen if o.writer == writer], known))
        write(fit(seen), TABLE, COMMAND)
    for name in sets:
        print(told(name, examples(name), weights(TABLE)))


if __name__ == "__main__":
    main()
