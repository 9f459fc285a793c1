"""What numbers measure and which are worth telling, as weights: `python -m bench.number_choices`.

The weights of `reading.rules.metric_choice` and `reading.rules.telling` are fitted on the sets whose
texts may be looked at (`documents`, `open`, and for what is measured `long`): `--fit` writes them.
What a number measures is said the same way by every writer; whose it is and whether it is told is
not, so that `long` teaches those nothing that holds elsewhere. Without it the table tells, for the
texts of each writer, how often the choice is right when it was fitted on those of all others, beside
what the rules alone say.
"""

import argparse
from collections.abc import Iterator, Sequence

from bench import subjects
from bench.fitting import Choice, Pull, fitted, write
from bench.number_gold import Text, everything, long_ones, others, texts
from bench.quality import ROOT
from ontology.model import Metric, Status
from reading.rules.metric_choice import by_metric, likeliest, metric_signs, metrics_for, of_metric
from reading.rules.telling import may_be_told, telling_signs
from reading.weights import Weights

COMMAND = "python -m bench.number_choices --fit"
METRICS = ROOT / "reading" / "rules" / "metric_weights.tsv"
SUBJECTS = ROOT / "reading" / "rules" / "subject_weights.tsv"
TELLING = ROOT / "reading" / "rules" / "telling_weights.tsv"
_METRIC_PULL = Pull({}, strength=10.0, least=4)
_TELLING_PULL = Pull({}, strength=5.0, least=3)
_SLIGHT = 0.02
_FOLDS = 5


def metric_choices(known: Sequence[Text]) -> Iterator[Choice]:
    """The metric of every annotated number as a choice."""
    for text in known:
        for one in text.numbers:
            right = {fact["metric"] for fact in one.facts}
            shown = tuple(metric_signs(text.ctx, one.told)) if right else ()
            among = metrics_for(one.told) if right else ()
            yield Choice(
                tuple(dict.fromkeys(of_metric(one.told, shown, m), 1.0) for m in among),
                tuple(m.value in right for m in among),
            )


def telling_choices(known: Sequence[Text]) -> Iterator[Choice]:
    """Whether each number is annotated and its metric, mood and owner are read rightly.

    They are read by weights fitted on other texts, so that they are right as often as in texts
    nobody has seen. What is told again in other words teaches nothing.
    """
    for fold in range(_FOLDS):
        rest = [text for at, text in enumerate(known) if at % _FOLDS != fold]
        measure = _measured_by(fit_metrics(rest))
        choose = subjects.by_weights(subjects.fit(rest, measure))
        for one in subjects.seen(known[fold::_FOLDS], choose, measure):
            number = one.number
            again = number.elsewhere and not number.quoted
            if again or not may_be_told(one.text.ctx, number.told, one.chosen):
                continue
            right = _is_right(one, measure(one.text.ctx, number.told))
            shown = dict.fromkeys(telling_signs(one.text.ctx, number.told, one.chosen), 1.0)
            yield Choice((shown, {}), (right, not right))


def _measured_by(weights: Weights) -> subjects.Measure:
    known = by_metric(weights)
    return lambda ctx, told: likeliest(told, tuple(metric_signs(ctx, told)), known)


def _is_right(one: subjects.Seen, metric: Metric) -> bool:
    """Whether a number is annotated with the metric, the mood and the owners that are read."""
    kind = "actual" if one.number.told.status is Status.ACTUAL else "target"
    wanted = (metric.value, kind)
    facts = [f for f in one.number.quoted if (f["metric"], f.get("kind") or kind) == wanted]
    return bool(facts) and subjects.is_owner(one.text, one.number, one.chosen.owners)


def fit_metrics(known: Sequence[Text]) -> dict[str, float]:
    """The weights of what tells a metric."""
    return _kept(fitted(tuple(metric_choices(known)), _METRIC_PULL))


def fit_telling(known: Sequence[Text]) -> dict[str, float]:
    """The weights of what makes a number worth telling."""
    return _kept(fitted(tuple(telling_choices(known)), _TELLING_PULL))


def _kept(found: dict[str, float]) -> dict[str, float]:
    return {sign: weight for sign, weight in found.items() if abs(weight) >= _SLIGHT}


def metrics_right(known: Sequence[Text], weights: Weights) -> tuple[int, int, int]:
    """How many numbers have a metric, how many get it by the rules, how many by weights."""
    numbers = [(t, one) for t in known for one in t.numbers if one.facts]
    rule, found, known_by = 0, 0, by_metric(weights)
    for text, one in numbers:
        right = {fact["metric"] for fact in one.facts}
        shown = tuple(metric_signs(text.ctx, one.told))
        rule += one.told.metric.value in right
        found += likeliest(one.told, shown, known_by).value in right
    return len(numbers), rule, found


def main() -> None:
    """Print how often the choices are right for writers left out; with `--fit` write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the weights and write their tables")
    if parser.parse_args().fit:
        write(fit_metrics((*everything(), *long_ones())), METRICS, COMMAND)
        write(subjects.fit(everything()), SUBJECTS, COMMAND)
        write(fit_telling(everything()), TELLING, COMMAND)
        return
    for writer, left in texts().items():
        number, rule, found = metrics_right(left, fit_metrics(others(writer)))
        print(f"{writer:10} metric right of {number}: {rule} by rules, {found} by weights")


if __name__ == "__main__":
    main()
