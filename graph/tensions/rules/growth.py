"""The growth a target asks for beside the growth that is stated."""

import re
from collections.abc import Iterator
from decimal import Decimal

from graph.knowledge import Knowledge
from graph.tensions.arithmetic import PERCENT, amount, unit_of, written
from graph.tensions.model import Fit, Tension
from graph.tensions.subject import Told, told
from ontology.model import Metric, Status

_YEARLY = re.compile(r"年均|每年")
_POINT = Decimal(1)
_LEVELS = (Metric.OUTPUT_VALUE,)
_HUNDRED = Decimal(100)


def growth_path(knowledge: Knowledge) -> Iterator[Tension]:
    """增速与目标：从现值到目标值所需的年均增速，与同一文件写的年均增速目标相比；口径不同只作提示。

    Growth paths: the yearly growth from the value now to the target beside the yearly growth that
    the document aims at; only a hint, for the two may be measured on other bases.
    """
    every = told(knowledge)
    for rate in every:
        if not _aimed(rate):
            continue
        same = [
            t
            for t in every
            if t.observation.about == rate.observation.about
            and t.observation.document == rate.observation.document
            and t.observation.metric in _LEVELS
        ]
        pair = _pair(same)
        tension = _compared(rate, *pair) if pair and "产值" in rate.evidence.quote else None
        if tension is not None:
            yield tension


def required(now: Decimal, then: Decimal, span: int) -> Decimal:
    """The yearly growth in per cent that leads from one value to another in so many years.

    The compound annual growth rate, (then ÷ now)^(1 ÷ years) − 1.

    >>> written(required(Decimal(369), Decimal(500), 5), 1)
    '6.3'
    """
    return ((then / now) ** (_POINT / span) - 1) * _HUNDRED


def _aimed(rate: Told) -> bool:
    seen = rate.observation
    if seen.metric is not Metric.GROWTH_RATE or seen.quantity.unit != PERCENT:
        return False
    coming = seen.status in (Status.TARGET, Status.PLANNED)
    return coming and bool(_YEARLY.search(seen.evidence[0].quote))


def _pair(same: list[Told]) -> tuple[Told, Told] | None:
    """The latest value now and the earliest target behind it, of one subject."""
    now = [t for t in same if t.observation.status is Status.ACTUAL]
    then = [t for t in same if t.observation.status is Status.TARGET and t.year]
    # Only numbers of the whole subject: an industry's belong to the industry.
    now, then = (
        [t for t in group if not t.industry or t.industry == "制造"] for group in (now, then)
    )
    if not now or not then:
        return None
    # Without a year a value is that of the last year before the document.
    return max(now, key=_year_of), min(then, key=lambda t: t.year)


def _year_of(one: Told) -> int:
    day = one.when.day
    return one.year or (day.year - 1 if day else one.when.after)


def _compared(rate: Told, now: Told, then: Told) -> Tension | None:
    quantities = now.observation.quantity, then.observation.quantity
    span = then.year - _year_of(now)
    if span <= 0 or not _year_of(now) or unit_of(quantities[0]) != unit_of(quantities[1]):
        return None
    needed = required(amount(quantities[0]), amount(quantities[1]), span)
    aimed = rate.observation.quantity.value
    reached = quantities[0].value * (1 + aimed / _HUNDRED) ** span
    fits = needed <= aimed + _POINT
    return Tension(
        rule="growth_path",
        verdict=Fit.AGREES if fits else Fit.SOFT,
        key="growth_agrees" if fits else "growth_differs",
        values=(
            ("now", f"{quantities[0].stated_as}（{_year_of(now)}）"),
            ("rate", rate.observation.quantity.stated_as),
            ("reached", f"{written(reached, 0)}{quantities[0].unit}"),
            ("then", f"{quantities[1].stated_as}（{then.year}）"),
            ("needed", f"{written(needed, 1)}%"),
        ),
        evidence=(rate.evidence, now.evidence, then.evidence),
        confidence=0.5,
    )
