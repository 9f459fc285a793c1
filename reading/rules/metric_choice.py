"""What a number measures: what the rules say, weighed with the unit and all words around it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from ontology.model import Metric
from reading.rules.block_topics import opening
from reading.rules.context import Context
from reading.rules.metrics import unit_kind
from reading.rules.numbers_told import Sense, Told
from reading.rules.word_classes import METRICS, NOUNS, classes
from reading.weights import Weights, total, weights

_BEFORE, _AFTER, _EARLIER = 60, 14, 120  # how far words are read around a number
_NEAR = (2, 6)
_STEP = 3
_FOR = " → "
_SCALE = re.compile(r"^[十百千万亿]+")
_OF_KIND = {
    "rate": (
        Metric.SHARE,
        Metric.GROWTH_RATE,
        Metric.MARKET_SHARE,
        Metric.LOCAL_SOURCING_RATE,
        Metric.IMPORT_SHARE,
        Metric.OTHER,
    ),
    "money": (Metric.OUTPUT_VALUE, Metric.INVESTMENT, Metric.OTHER),
    "area": (Metric.AREA, Metric.CAPACITY, Metric.OTHER),
    "people": (Metric.TALENT_COUNT, Metric.OTHER),
    "counted": (Metric.FIRM_COUNT, Metric.PROJECT_COUNT, Metric.CAPACITY, Metric.OTHER),
    "made": (Metric.CAPACITY, Metric.FIRM_COUNT, Metric.OTHER),
}


def by_metric(known: Weights) -> Mapping[Metric, Weights]:
    """The weights of signs as they speak for each metric."""
    plain = {sign: weight for sign, weight in known.items() if _FOR not in sign}
    tables = {metric: dict(plain) for metric in Metric}
    for sign, weight in known.items():
        shown, speaks, metric = sign.rpartition(_FOR)
        if speaks:
            tables[Metric(metric)][shown] = weight
    return tables


@cache
def _fitted() -> Mapping[Metric, Weights]:
    return by_metric(weights(Path(__file__).with_name("metric_weights.tsv")))


def metric_of_number(ctx: Context, told: Told) -> Metric:
    """The likeliest metric of a number."""
    return likeliest(told, tuple(metric_signs(ctx, told)), _fitted())


def likeliest(told: Told, shown: tuple[str, ...], known: Mapping[Metric, Weights]) -> Metric:
    """The metric that signs speak for most."""
    among = metrics_for(told)
    worths = [total((*_of_rule(told, metric), *shown), known[metric]) for metric in among]
    return among[worths.index(max(worths))]


def metrics_for(told: Told) -> tuple[Metric, ...]:
    """The metrics that a number can have by its unit, that of the rules first."""
    of_unit = _OF_KIND.get(unit_kind(told.number.quantity.unit), ())
    return (told.metric, *(m for m in of_unit if m is not told.metric))


def of_metric(told: Told, shown: tuple[str, ...], metric: Metric) -> Iterator[str]:
    """The signs as they speak for one metric."""
    yield from _of_rule(told, metric)
    for sign in shown:
        yield f"{sign}{_FOR}{metric.value}"


def _of_rule(told: Told, metric: Metric) -> tuple[str, str]:
    return f"is {metric.value}", "by rule" if metric is told.metric else "not by rule"


def metric_signs(ctx: Context, told: Told) -> Iterator[str]:
    """The signs of what a number measures: its unit, the rules, words and names around it."""
    number = told.number
    unit = number.quantity.unit
    kind = unit_kind(unit)
    rule = told.metric.value if told.sense is Sense.MEASURE else told.sense.value
    yield kind
    yield f"rule {rule}"
    yield f"rule {rule}, {kind}"
    yield f"unit {_SCALE.sub('', unit)}"
    for name in (METRICS, NOUNS):
        yield from _words(ctx, told, name, (kind, rule))
    if told.last:
        same = "same unit" if told.last.number.quantity.unit == unit else "other unit"
        yield f"before {told.last.metric.value}, {same}, {kind}"
    yield from _names(ctx, told, kind)


def _words(ctx: Context, told: Told, name: str, seen: tuple[str, str]) -> Iterator[str]:
    """The words of a lexicon before the number, behind it and earlier in its sentence."""
    clean, clause = ctx.page.layout.clean, told.number.clause
    start, end = told.number.start, told.number.end
    kind, rule = seen
    begin = max(clause.start, start - _BEFORE)
    found = classes(name, clean, begin, start)
    for word in sorted({word for _, word in found}):
        yield f"has {word}, {kind}"
    if found:
        at, word = found[-1]
        apart = sum(start - at > reach for reach in _NEAR)
        yield f"last {word}, {kind}"
        yield f"last {word} {apart}, {kind}"
        yield f"last {word}, rule {rule}"
    for _, word in classes(name, clean, end, min(clause.end, end + _AFTER))[:1]:
        yield f"next {word}, {kind}"
        yield f"next {word}, rule {rule}"
    if not found:
        first = max(ctx.sentence_span(clause.sentence)[0], begin - _EARLIER)
        for _, word in classes(name, clean, first, begin)[-1:]:
            yield f"earlier {word}, {kind}"
        if told.last and begin == clause.start:
            yield f"no word, before {told.last.metric.value}, {kind}"


def _names(ctx: Context, told: Told, kind: str) -> Iterator[str]:
    """The names right before and behind the number in its clause."""
    number, clean = told.number, ctx.page.layout.clean
    mentions = number.clause.mentions
    for name in [m for m in mentions if m.end <= number.start][-1:]:
        yield f"name {name.type.value} {min((number.start - name.end) // _STEP, 3)}, {kind}"
    for name in [m for m in mentions if m.start >= number.end][:1]:
        yield f"next name {name.type.value} {min((name.start - number.end) // _STEP, 3)}, {kind}"
    begin = max(number.clause.start, number.start - _BEFORE)
    words = clean[begin : number.start]
    if not words[opening(words) :].strip():
        yield f"opens, {kind}"
