"""Whose each number is, as weights: `python -m bench.subjects`.

The weights of the signs (`reading.rules.subject_signs`) are fitted on the sets whose texts may be
looked at (`documents`, `open`) and written by `python -m bench.number_choices --fit`. This table tells, for
the texts of each writer, how often the choice is right when the weights were fitted on those of all
others, beside how often the first rule that fits is right. Numbers whose owner is not read are left
out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bench.fitting import Choice, Pull, fitted
from bench.number_gold import Annotated, Text, others, texts
from bench.scoring import _Names as Names
from ontology.model import Metric, Reading
from reading.gold import as_gold
from reading.rules.context import Context
from reading.rules.measured import asked
from reading.rules.metric_choice import metric_of_number
from reading.rules.numbers_told import Told
from reading.rules.subject_candidates import Candidate, candidates
from reading.rules.subject_scene import NOBODY, Before, Scene, scene
from reading.rules.subject_signs import of_candidate, of_type
from reading.rules.subject_steps import steps
from reading.rules.subjects import Chosen, chosen
from reading.weights import Signs, Weights

# What the rules have learned from is right more often than in new texts, yet simple cases are theirs.
PULL = Pull({"first": 3.0}, strength=60.0, least=3)
_SLIGHT = 0.02
Choose = Callable[[Scene, Sequence[Candidate]], Chosen]
Measure = Callable[[Context, Told], Metric]


@dataclass(frozen=True, slots=True)
class Seen:
    """A number with those it may belong to, by the signs they show, and who was chosen."""

    text: Text
    number: Annotated
    candidates: tuple[Candidate, ...]
    right: tuple[bool, ...]
    choice: Choice
    chosen: Chosen

    @property
    def is_right(self) -> bool:
        """Whether one that is right was chosen."""
        pairs = zip(self.candidates, self.right, strict=True)
        return any(right and one.owners == self.chosen.owners for one, right in pairs)


def seen(
    known: Sequence[Text], choose: Choose, measure: Measure = metric_of_number
) -> Iterator[Seen]:
    """The numbers of some texts; who is chosen for one is a sign for the next."""
    for text in known:
        before = NOBODY
        for one in text.numbers:
            question = asked(one.told, measure(text.ctx, one.told))
            found = tuple(steps(text.ctx, text.topics, question))
            at = scene(text.ctx, text.topics, question, found, before)
            among = candidates(text.ctx, question, found, at.topic)
            share = one.told.share.about
            picked = Chosen((share,)) if share else choose(at, among)
            right = tuple(is_owner(text, one, c.owners) for c in among)
            shown = tuple(_shown(at, c) for c in among)
            yield Seen(text, one, among, right, Choice(shown, right), picked)
            before = Before(picked.owners, question)


def _shown(at: Scene, one: Candidate) -> Signs:
    return dict.fromkeys((*of_type(at, one.type), *of_candidate(at, one)), 1.0)


@cache
def _meant(text: Text) -> tuple[Names, dict[str, set[object]]]:
    page = text.ctx.page
    names = Names(text.truth, as_gold(Reading(page.document, page.entities, (), (), ())))
    return names, {e.id: set(names.read(e.name)) for e in page.entities}


def is_owner(text: Text, one: Annotated, found: tuple[str, ...]) -> bool:
    """Whether every one of some entities is annotated as one that the number is about."""
    names, meant = _meant(text)
    owners = [names.annotated(fact["subject"]) for fact in one.facts]
    return all(any(meant[o] & owner for owner in owners) for o in found)


def by_rule(at: Scene, _: Sequence[Candidate]) -> Chosen:
    """Whom the first rule that fits finds."""
    return Chosen(at.first[1], 1.0, at.first[0])


def by_weights(weights: Weights) -> Choose:
    """Whom the weights choose."""
    return lambda at, among: chosen(at, among, weights)


def fit(known: Sequence[Text], measure: Measure = metric_of_number) -> dict[str, float]:
    """The weights; the number before is taken to belong to whom the rules find."""
    alone = (one for one in seen(known, by_rule, measure) if not one.number.told.share.about)
    found = fitted([one.choice for one in alone], PULL)
    return {sign: weight for sign, weight in found.items() if abs(weight) >= _SLIGHT}


def right_of(known: Sequence[Text], choose: Choose) -> tuple[int, int]:
    """How many numbers have an owner among the names read, and how many get it."""
    alone = [one for one in seen(known, choose) if not one.number.told.share.about]
    among = [one for one in alone if any(one.right)]
    return len(among), sum(one.is_right for one in among)


def main() -> None:
    """Print how often the choice is right for writers left out."""
    for writer, left in texts().items():
        number, rule = right_of(left, by_rule)
        _, found = right_of(left, by_weights(fit(others(writer))))
        print(f"{writer:10} right of {number}: {rule} by rules, {found} by weights")


if __name__ == "__main__":
    main()
