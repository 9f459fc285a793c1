"""What became of targets: met, missed, how far, or not to be compared."""

from collections.abc import Iterator

from graph.knowledge import Knowledge
from graph.tensions.arithmetic import amount, unit_of, written
from graph.tensions.model import Fit, Tension
from graph.tensions.rules.growth import required
from graph.tensions.rules.series import LIKE, differences, likeness
from graph.tensions.subject import SHARED_METRICS, Told, told
from ontology.model import Bound, Metric, Status

_HUNDRED = 100
_UPPER = (Bound.LE, Bound.LT)
_RATES = (Metric.GROWTH_RATE, Metric.SHARE)


def target_attainment(knowledge: Knowledge) -> Iterator[Tension]:
    """目标核对：有年份的目标，与同口径的实绩比；口径不同写明不可比，没有实绩写明未见，现值给出所需增速。

    Targets: a target with a year beside what was reached in the same scope; where scopes differ
    both stand side by side with the reason, where nothing later is on record that is said.
    """
    every = [t for t in told(knowledge) if t.observation.metric in SHARED_METRICS]
    actual = [t for t in every if t.observation.status is Status.ACTUAL]
    for target in every:
        if target.observation.status is Status.TARGET and target.year:
            # “Raised from 30% to 50%”: what stands beside a target is where it starts from.
            elsewhere = (a for a in actual if a.sentence is not target.sentence)
            yield _became(target, [a for a in elsewhere if _same(target, a)])


def _same(target: Told, actual: Told) -> bool:
    one, other = target.observation, actual.observation
    same_metric = one.metric is other.metric and unit_of(one.quantity) == unit_of(other.quantity)
    by_words = bool(target.industry) and target.industry == actual.industry
    return same_metric and (one.about == other.about or by_words)


def _became(target: Told, actual: list[Told]) -> Tension:
    comparable = [a for a in actual if not _differ(target, a)]
    reached = [a for a in comparable if a.year >= target.year]
    if reached:
        return _reached(target, max(reached, key=lambda a: (a.year, a.evidence)))
    before = [a for a in comparable if 0 < a.year < target.year]
    if before and target.observation.metric not in _RATES:
        return _on_the_way(target, max(before, key=lambda a: (a.year, a.evidence)))
    other = [a for a in actual if a.year and a not in comparable and _alike(target, a)]
    if other:
        nearest = max(other, key=lambda a: (a.year, a.evidence))
        return _made(
            target,
            nearest,
            Fit.INCOMPARABLE,
            "target_incomparable",
            (("differ", " ".join(_differ(target, nearest))),),
        )
    return _made(target, None, Fit.OPEN, "target_open", ())


def _alike(target: Told, actual: Told) -> bool:
    """Whether two numbers are near enough to be set side by side with a warning."""
    if target.observation.metric in _RATES:
        return False
    return likeness(target.thing, actual.thing) >= LIKE


def _differ(target: Told, actual: Told) -> tuple[str, ...]:
    return differences(target, actual)


def _reached(target: Told, actual: Told) -> Tension:
    aim, got = amount(target.observation.quantity), amount(actual.observation.quantity)
    upper = target.observation.quantity.bound in _UPPER
    met = got <= aim if upper else got >= aim
    key = "target_met" if met else "target_missed"
    return _made(target, actual, Fit.AGREES if met else Fit.DIFFERS, key, ())


def _on_the_way(target: Told, actual: Told) -> Tension:
    aim, got = amount(target.observation.quantity), amount(actual.observation.quantity)
    if got <= 0 or aim <= 0:
        return _made(target, actual, Fit.OPEN, "target_open", ())
    needed = required(got, aim, target.year - actual.year)
    share = written(_HUNDRED * got / aim, 0)
    return _made(
        target,
        actual,
        Fit.OPEN,
        "target_on_the_way",
        (("needed", f"{written(needed, 1)}%"), ("done", f"{share}%")),
    )


def _made(
    target: Told,
    actual: Told | None,
    verdict: Fit,
    key: str,
    more: tuple[tuple[str, str], ...],
) -> Tension:
    values: tuple[tuple[str, str], ...] = (
        ("target", target.observation.quantity.stated_as),
        ("year", str(target.year)),
    )
    if actual:
        values += (("actual", actual.observation.quantity.stated_as),)
        values += (("when", str(actual.year)),)
    return Tension(
        rule="target_attainment",
        verdict=verdict,
        key=key,
        values=(*values, *more),
        evidence=(target.evidence, *((actual.evidence,) if actual else ())),
        confidence=0.6,
    )
