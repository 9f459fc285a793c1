"""Which pairs of names stand in a relation, and what its signs weigh: `python -m bench.pairs`.

For each relation of `reading.rules.pair_sights.ALLOWED` the pairs that a page shows are right where
the annotation has them. With `--fit` the weights are fitted on the five documents and on `open` and
written beside the rules; without it each set is left out once, and how well the weights of the others
tell its pairs is counted.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.fitting import Choice, Pull, fitted, write
from bench.quality import GOLD, OPEN, annotated, as_document, measured_sets
from bench.scoring import Count, related
from ontology.model import Reading, Relation
from reading.gold import as_gold, relation_name
from reading.model import Page
from reading.read import page_of
from reading.rules import read_by_rules
from reading.rules.context import context
from reading.rules.named_together import ENOUGH
from reading.rules.pair_sights import ALLOWED
from reading.rules.pair_signs import UNVOTED, VOTED
from reading.rules.pair_worth import Seen, chances_of, competing, may_be_told, table
from reading.weights import Weights

COMMAND = "python -m bench.pairs --fit"
PULL = Pull({VOTED: 1.0, UNVOTED: -2.0}, strength=5.0, least=5, steps=200)
"""Where signs say nothing, rules are right more often than not, and what they pass over is nothing."""
_DOCUMENTS = "documents"
_LEAST_WEIGHT = 0.03


@dataclass(frozen=True, slots=True)
class Met:
    """Some pairs that compete, which annotated relations each stands for, and in which text.

    `open` are those that signs alone may tell of.
    """

    text: str
    seen: tuple[Seen, ...]
    open: tuple[bool, ...]
    right: tuple[frozenset[int], ...]

    @property
    def source(self) -> str:
        """The set: the writer of a passage of `open`, else the documents."""
        return self.text[:2] if self.text.startswith("o") else _DOCUMENTS

    def choice(self) -> Choice:
        """The pairs as candidates, and none of them as the last."""
        right = tuple(map(bool, self.right))
        return Choice((*(s.signs for s in self.seen), {}), (*right, not any(right)), self.source)

    def told(self, known: Weights, enough: float) -> Iterator[frozenset[int]]:
        """What is right in each pair that is told, by a rule or by its signs alone."""
        for (seen, chance), open_, right in zip(
            chances_of(self.seen, known), self.open, self.right, strict=True
        ):
            if seen.voted or (open_ and chance >= enough):
                yield right


Annotated = Mapping[tuple[Relation, str], int]
"""How many relations of each kind a text has."""


def gathered() -> tuple[dict[Relation, list[Met]], Annotated]:
    """Every pair that competes in the texts to fit on, by relation."""
    met: dict[Relation, list[Met]] = {relation: [] for relation in ALLOWED}
    annotated_ = Counter[tuple[Relation, str]]()
    for name in (_DOCUMENTS, OPEN):
        if name in measured_sets(GOLD):
            for key, truth in annotated(GOLD, name).items():
                page = page_of(as_document(key, truth["text"]))
                said = read_by_rules(page)
                read = as_gold(Reading(page.document, page.entities))
                for relation in met:
                    called = relation_name(relation)
                    annotated_[relation, key] = sum(r["type"] == called for r in truth["relations"])
                    meant = _Meant(page, relation, related(truth, read, called))
                    choices = competing(context(page), said, relation)
                    met[relation] += (meant.met(key, choice) for choice in choices)
    return met, annotated_


class _Meant:
    """Which pairs of a page are right for one relation."""

    def __init__(
        self, page: Page, relation: Relation, meant: Callable[[str, str], frozenset[int]]
    ) -> None:
        self._ctx = context(page)
        self._relation = relation
        self._meant = meant

    def _open(self, seen: Seen) -> bool:
        if seen.sight is None:
            return False
        return may_be_told(self._ctx, self._relation, seen.pair, seen.sight)

    def met(self, text: str, choice: Sequence[Seen]) -> Met:
        """The pairs of a choice with what is right in each."""
        names = self._ctx.entities
        right = tuple(self._meant(*(names[end].name for end in s.pair)) for s in choice)
        return Met(
            text,
            tuple(choice),
            tuple(map(self._open, choice)),
            right,
        )


def counted(found: Sequence[Met], known: Weights, enough: float, texts: Annotated) -> Count:
    """How many annotated relations are told, with a threshold above 1 by the rules alone."""
    told: set[tuple[str, int]] = set()
    wrong = 0
    for one in found:
        for right in one.told(known, enough):
            told |= {(one.text, number) for number in right}
            wrong += not right
    return Count(len(told), wrong, sum(texts.values()) - len(told))


def fit(found: Sequence[Met]) -> dict[str, float]:
    """The weights of the signs of one relation, without those that change next to nothing."""
    weighed = fitted([one.choice() for one in found], PULL)
    return {sign: round(w, 2) for sign, w in weighed.items() if abs(w) >= _LEAST_WEIGHT}


def left_out(relation: Relation, found: Sequence[Met], texts: Annotated) -> None:
    """Print how well the weights of the other sets tell each set's relations, beside the rules."""
    total = [Count(), Count()]
    for source in sorted({one.source for one in found}):
        own = [one for one in found if one.source == source]
        known = fit([one for one in found if one.source != source])
        keys = {one.text for one in own}
        here = {
            key: n
            for key, n in texts.items()
            if key[0] is relation and Met(key[1], (), (), ()).source == source
        }
        both = [counted(own, known, enough, here) for enough in (2.0, ENOUGH)]
        total = [one + other for one, other in zip(total, both, strict=True)]
        print(f"{relation.value:11} {source:9} {len(keys):3} {_line(*both)}")
    print(f"{relation.value:11} {'all':13} {_line(*total)}")


def _line(rules: Count, signs: Count) -> str:
    return (
        f"rules {rules.f1:.3f} ({rules.right}/{rules.wrong})"
        f"  with signs {signs.f1:.3f} ({signs.right}/{signs.wrong})"
    )


def main() -> None:
    """Fit and write the weights of every relation, or count how well they do where left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the weights and write their tables")
    asked = parser.parse_args()
    met, texts = gathered()
    for relation, found in met.items():
        if asked.fit:
            write(fit(found), table(relation), COMMAND)
        else:
            left_out(relation, found, texts)


if __name__ == "__main__":
    main()
