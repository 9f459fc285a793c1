"""The same number given otherwise: in one document, in several, or under another definition."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from graph.knowledge import Knowledge
from graph.tensions.arithmetic import amount, is_amount, unit_of, written
from graph.tensions.model import Fit, Tension
from graph.tensions.subject import SHARED_METRICS, Told, told
from ontology.model import Bound, Metric, Status

_COUNTS = (Metric.PROJECT_COUNT, Metric.FIRM_COUNT, Metric.TALENT_COUNT, Metric.AREA)
_OF_ONE_KIND = (Metric.CAPACITY, Metric.INVESTMENT, Metric.OUTPUT_VALUE, Metric.GROWTH_RATE)
LIKE = 0.55
"""From this share of common pairs of characters on, two names may mean one thing."""
_FEWEST_SHARED = 4
_AIMED = (Status.PLANNED, Status.TARGET)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers of one subject and metric, and in what they differ beside their value."""

    one: Told
    other: Told
    differ: tuple[str, ...]

    @property
    def growth(self) -> str:
        """The change from the earlier to the later value, only where nothing but the time differs.

        "" where the definitions, scopes or kinds differ or a date is missing: then there is none.
        """
        if self.differ or not (self.one.when.day and self.other.when.day):
            return ""
        if Bound.EQ is not self.one.observation.quantity.bound:
            return ""
        if Bound.EQ is not self.other.observation.quantity.bound or not _amount(self.one):
            return ""
        return f"{written((_amount(self.other) / _amount(self.one) - 1) * 100, 1)}%"


def other_values(knowledge: Knowledge) -> Iterator[Tension]:
    """同一指标的不同数值：同一对象、指标、口径和年份给出不同的数；口径不同的并列提示，不算增长。

    Other values: one subject, metric, scope and year with different numbers. Where the definitions
    differ both are listed with a warning, and no growth is computed.
    """
    for pair in pairs(knowledge):
        if (tension := _tension(pair)) is not None:
            yield tension


def pairs(knowledge: Knowledge) -> Iterator[Pair]:
    """Every two numbers of the same subject, metric, unit and status that differ."""
    groups: defaultdict[tuple[str, str, str, bool], list[Told]] = defaultdict(list)
    for one in told(knowledge):
        seen = one.observation
        comparable = seen.metric in SHARED_METRICS and is_amount(seen.quantity) and one.telling
        if comparable and seen.status is not Status.NEGATED:
            unit = unit_of(seen.quantity)
            groups[seen.about, seen.metric.value, unit, seen.status in _AIMED].append(one)
    for key in sorted(groups):
        group = sorted(groups[key], key=lambda t: (t.when.order, t.evidence))
        for one, other in combinations(group, 2):
            if _amount(one) != _amount(other) and one.sentence is not other.sentence:
                yield Pair(one, other, differences(one, other))


def differences(one: Told, other: Told) -> tuple[str, ...]:
    """In what two numbers differ beside their value: definition, scope, region, thing counted."""
    found = []
    if one.definition != other.definition:
        found.append("definition")
    if _scope(one) != _scope(other):
        found.append("scope")
    if one.observation.region != other.observation.region:
        found.append("region")
    counts = one.observation.metric in _COUNTS
    if not counts and _other_industry(one, other):
        found.append("industry")
    named = counts or not (one.industry or other.industry)
    if named and one.thing != other.thing:
        found.append("thing")
    return tuple(found)


def _other_industry(one: Told, other: Told) -> bool:
    """Whether two numbers are of other industries: by their words, whatever they are about."""
    if one.industry.endswith(other.industry) or other.industry.endswith(one.industry):
        # Of one chain, “东望低空经济” and “低空经济” are one; a region is not its industries.
        same = one.of_chain and one.observation.about == other.observation.about
        return not same and one.industry != other.industry
    return True


def likeness(one: str, other: str) -> float:
    """The share of the shorter name's pairs of characters that the longer one has too.

    >>> likeness("省级以上制造业单项产品", "省级以上单项冠军") > 0.5
    True
    """
    first, second = ({t[i : i + 2] for i in range(len(t) - 1)} for t in (one, other))
    shared = len(first & second)
    return shared / min(len(first), len(second)) if shared else 0.0


def _tension(pair: Pair) -> Tension | None:
    same_document = pair.one.observation.document == pair.other.observation.document
    if not _same_time(pair, same_document=same_document):
        return _incomparable(pair, same_document=same_document)
    if not pair.differ and _bounds_exclude(pair):
        alike = pair.one.observation.metric in _COUNTS or bool(pair.one.industry)
        return _made(pair, Fit.DIFFERS if alike else Fit.SOFT, "values_differ", 0.7)
    if same_document and set(pair.differ) <= {"thing"} and _nearly(pair):
        return _made(pair, Fit.SOFT, "values_nearly", 0.5)
    return _incomparable(pair, same_document=same_document)


def _incomparable(pair: Pair, *, same_document: bool) -> Tension | None:
    """Two values across documents whose definitions differ: listed, not compared."""
    counted = pair.one.observation.metric in _COUNTS
    if same_document or not counted or not {"definition", "scope"} & set(pair.differ):
        return None
    alike = likeness(pair.one.thing, pair.other.thing) >= LIKE or not pair.one.thing
    return _made(pair, Fit.INCOMPARABLE, "definitions_differ", 0.7) if alike else None


def _nearly(pair: Pair) -> bool:
    one, other = pair.one.thing, pair.other.thing
    shared = {one[i : i + 2] for i in range(len(one) - 1)} & {
        other[i : i + 2] for i in range(len(other) - 1)
    }
    aimed = pair.one.observation.status in _AIMED
    return aimed and len(shared) >= _FEWEST_SHARED and likeness(one, other) >= LIKE


def _same_time(pair: Pair, *, same_document: bool) -> bool:
    """Whether both numbers speak of one year; a plan's targets share its end."""
    one, other = pair.one.year, pair.other.year
    if same_document and pair.one.observation.status in _AIMED:
        return not (one and other) or one == other
    # What was reached last year and in five years stands side by side in reports, often undated.
    return bool(one) and one == other


def _bounds_exclude(pair: Pair) -> bool:
    """Whether no value lies within both numbers as they are bounded."""
    low, high = sorted((pair.one, pair.other), key=_amount)
    below, above = low.observation.quantity.bound, high.observation.quantity.bound
    if Bound.APPROX in (below, above):
        return _amount(high) > _amount(low) * Decimal("1.1")
    return below in (Bound.EQ, Bound.LE, Bound.LT) and above in (Bound.EQ, Bound.GE, Bound.GT)


def _amount(one: Told) -> Decimal:
    return amount(one.observation.quantity)


def _scope(one: Told) -> frozenset[str]:
    return frozenset(filter(None, one.observation.scope.split("；")))


def _made(pair: Pair, verdict: Fit, key: str, confidence: float) -> Tension:
    return Tension(
        rule="other_values",
        verdict=verdict,
        key=key,
        values=(
            ("one", _named(pair.one)),
            ("other", _named(pair.other)),
            ("differ", " ".join(pair.differ)),
        ),
        evidence=(pair.one.evidence, pair.other.evidence),
        confidence=confidence,
    )


def _named(one: Told) -> str:
    words = "".join(one.definition)
    return f"{one.observation.quantity.stated_as}{f'（{words}）' if words else ''}"
