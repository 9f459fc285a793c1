"""What the numbers of a sentence measure, by their own words and those of the clauses before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ontology.model import Metric, Quantity, Status
from reading.rules.context import Clause, Context
from reading.rules.metrics import falls, is_named, metric_of, unit_kind
from reading.rules.multiples import as_money, compared, fallen, grown, is_multiple
from reading.rules.number_mood import around, status_of
from reading.rules.respective import Share, runs, shares
from reading.rules.words import pattern, words
from reading.values import quantities

_THRESHOLD = re.compile(r"(?:以上|级)?(?:的)?[^，。；、\d]{0,6}(?:项目|企业|平台|产业园)")
_COUNTED_ABOVE = re.compile(r"(?:以上)?的?[^，。；、\d]{0,10}\d+\s?[余多]?[家个项户]")
_LIMIT = re.compile(r"(?:过|超过?)$")
_AFTER_COUNT = re.compile(r"(?:项目|工程|签约|开工)[^，。；]{0,24}\d+\s?[余多]?[个项][、，（(]\s*$")
_VISITED = re.compile(r"(?:走访|会见|调研|座谈|问卷|采访)[^。；]{0,60}$")
_AIM = re.compile(r"力争(?:达到|突破|实现)$|力争$")
_SUFFIX = re.compile(r"产业|行业|业|领域|规模")
_YEAR = re.compile(r"(?:20\d\d|[一二三四五六七八九十\d]{1,3})年")
_PASSED = re.compile(r"(?:突破|超过?|跨越|迈上|站上)了?$")
_REACHED = re.compile(
    r"(?:大关|关口|台阶)?[、，](?:总量|总数|规模)?(?:达到?|升至|增至)[约近]?[\d一二三四五六七八九]"
)
_QUOTED = ("“", "‘", "「")  # “四条标准” is a name
_PHASE = 4  # the words of a phase right before a count
_NEAR = 24
_OF_FIRMS = ("家", "户")
_COUNTED_FAR = 60  # how far back firms may be named that a bare count counts
REACH = 200  # how far a clause is read around a number
LONGEST_NAME = 120
_ALONE = Share()


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity at its place on the page, with its clause."""

    clause: Clause
    start: int
    end: int
    quantity: Quantity


class Sense(StrEnum):
    """Whether the words around a number make it a measure, or what else it is."""

    MEASURE = "measure"
    IDLE = "idle"  # a number in words without a noun: 三大, 两头
    MULTIPLE = "multiple"  # a multiple of nothing that is named
    CLASS = "class"  # 两个千亿级
    QUOTED = "quoted"  # “四条标准” is a name
    NAMELESS = "nameless"  # its owner has no name, where those of its neighbours have
    PASSED = "passed"  # 突破3万亿元、达3.6万亿元
    THRESHOLD = "threshold"  # 5亿元以上项目


@dataclass(frozen=True, slots=True)
class Told:
    """A number with what it measures by the rules, and its mood.

    `share` tells whose it is where several values are told together; `last` is the number before
    it in its sentence.
    """

    number: Number
    sense: Sense
    metric: Metric
    status: Status = Status.ACTUAL
    share: Share = _ALONE
    last: "Told | None" = None


def before_from(number: Number) -> int:
    """Where the words before a number begin that can tell what it is: its clause, if that is near."""
    return max(number.clause.start, number.start - REACH)


def near(ctx: Context, number: Number) -> tuple[int, int]:
    """The sentence of a number, as far as it is near."""
    return around(ctx, number.clause, (number.start, number.end))


def told_in(ctx: Context, sentence: int) -> Iterator[Told]:
    """The numbers of a sentence; a value without a noun measures what the one before did."""
    known = list(numbers(ctx, sentence))
    if not known:
        return
    spans = [(n.start, n.end) for n in known]
    together = shares(ctx, spans)
    following = {index: known[run[0]].start for run in runs(ctx, spans) for index in run[1:]}
    before: dict[tuple[str, bool], Metric] = {}
    last: Told | None = None
    for index, number in enumerate(known):
        unit = number.quantity.unit
        kind = unit_kind(unit), unit.endswith("百分点")
        same = None
        if index in following or _tells_phase(ctx, number) or _is_elliptic(ctx, number):
            same = before.get(kind) or _told_before(ctx, number)
        share = together.get(number.start, _ALONE)
        told = _told(ctx, number, share, same, following.get(index, number.start))
        yield replace(told, last=last)
        last = told
        if told.sense is Sense.MEASURE:
            before[kind] = told.metric


def _told(ctx: Context, number: Number, share: Share, known: Metric | None, first: int) -> Told:
    """What a number measures, and in which sense it is told.

    A number of a list has the words before the `first` of the list (分别下降3%、5%).
    """
    clean = ctx.page.layout.clean
    before = _label(ctx, number) + clean[before_from(number) : first]
    after = clean[number.end : min(number.clause.end, number.end + REACH)]
    if _is_threshold(number, before, after):
        return Told(number, Sense.THRESHOLD, Metric.OTHER)
    number = replace(number, quantity=grown(number.quantity, before))
    metric = _metric(ctx, number, (share.words, before, after), known)
    sense = _sense(ctx, number, before) if metric else None
    if share.nobody:
        sense = Sense.NAMELESS
    elif metric is None:
        sense = Sense.MULTIPLE if is_multiple(number.quantity) else Sense.IDLE
    if metric is Metric.GROWTH_RATE and falls(before):
        number = replace(number, quantity=fallen(number.quantity))
    status = status_of(ctx, number.clause, (number.start, number.end), before)
    return Told(number, sense or Sense.MEASURE, metric or Metric.OTHER, status, share)


def _sense(ctx: Context, number: Number, before: str) -> Sense:
    """In which sense a number with a metric is told: 突破3万亿元、达3.6万亿元 tells the latter."""
    clean, said = ctx.page.layout.clean, number.quantity.stated_as
    counted = unit_kind(number.quantity.unit) == "counted"
    if counted and clean.startswith(words("idle_counted"), number.end):
        return Sense.IDLE
    if _PASSED.search(before) and _REACHED.match(clean, number.end):
        return Sense.PASSED
    if said.endswith("级") and before.rstrip().endswith("个"):
        return Sense.CLASS
    marked = clean[number.start - 1 : number.start] in _QUOTED
    named = marked or clean.startswith(words("known_by_number"), number.end)
    return Sense.QUOTED if named and not said[0].isdigit() else Sense.MEASURE


def numbers(ctx: Context, sentence: int) -> Iterator[Number]:
    """The quantities of a sentence that are no part of a name."""
    start, end = ctx.sentence_span(sentence)
    for found in quantities(ctx.page.layout.clean[start:end]):
        begin, stop = start + found.start, start + found.end
        clause = ctx.clauses[ctx.clause_at(begin)]
        if clause.sentence != sentence:
            continue
        inside = ctx.page.mentions_in(begin - LONGEST_NAME, begin + LONGEST_NAME)
        if not any(m.start <= begin < m.end for m in inside):
            said = as_money(
                found.quantity, ctx.page.layout.clean[max(start, begin - REACH) : begin]
            )
            yield Number(clause, begin, stop, said)


def _tells_phase(ctx: Context, number: Number) -> bool:
    """Whether a count says how far some of those counted before are: 投产45个、在建17个."""
    before = ctx.page.layout.clean[max(number.clause.start, number.start - _PHASE) : number.start]
    counted = unit_kind(number.quantity.unit) == "counted"
    return counted and bool(pattern("phase").search(before))


def _told_before(ctx: Context, number: Number) -> Metric | None:
    """The metric that the clauses before name, for a value that stands without a noun."""
    unit = number.quantity.unit
    if unit_kind(unit) not in ("money", "rate"):
        return None
    start, _ = near(ctx, number)
    text = ctx.page.layout.clean[start : number.clause.start]
    told = metric_of(unit, text, "")
    return told if told is not Metric.OTHER or is_named(unit, text, "") else None


def _is_elliptic(ctx: Context, number: Number) -> bool:
    """Whether only a name and words like 仅为 stand before a number in its clause."""
    clean = ctx.page.layout.clean
    names = [m.end for m in number.clause.mentions if m.end <= number.start]
    begin = max([number.clause.start, *names])
    between = _YEAR.sub("", clean[begin : number.start])
    said = _SUFFIX.match(between)
    return not pattern("elliptic").sub("", between[said.end() if said else 0 :])


def _metric(
    ctx: Context, number: Number, said: tuple[str, str, str], known: Metric | None
) -> Metric | None:
    """What a number measures by its own words, those before and behind it; None for no measure.

    What is told in tenths or parts (七成) without a noun is a share.
    """
    own, before, after = said
    unit = number.quantity.unit
    if is_multiple(number.quantity):
        return Metric.GROWTH_RATE if unit == "%" else compared(before)
    metric = metric_of(unit, own or before, after)
    if _VISITED.search(before) and unit_kind(unit) == "counted":
        return Metric.OTHER
    if own and metric is Metric.OTHER:
        metric = metric_of(unit, before, after)
    if metric is not Metric.OTHER or is_named(unit, before, after):
        return metric
    if _is_idle(number):
        return Metric.SHARE if unit == "%" else None
    return known or _from_sentence(ctx, number)


def _label(ctx: Context, number: Number) -> str:
    """The label that the first words of a block stand behind (年产值：113亿元)."""
    block = ctx.block_of(number.clause)
    start, _ = near(ctx, number)
    opens = number.clause.start <= start and start - block.start <= len(block.label) + 2
    return block.label if opens else ""


def _is_idle(number: Number) -> bool:
    """Whether a number without a metric is a turn of phrase: 三大, 两头, 六个, 一场."""
    words = not number.quantity.stated_as[0].isdigit()
    return words and not number.quantity.stated_as.startswith("第")


def _from_sentence(ctx: Context, number: Number) -> Metric:
    """The metric of a sum of money that only an earlier clause names (产值…，力争达到1500亿元)."""
    kind = unit_kind(number.quantity.unit)
    before = ctx.page.layout.clean[before_from(number) : number.start]
    if kind == "money" and _AFTER_COUNT.search(before):
        return Metric.INVESTMENT
    if number.quantity.stated_as.endswith("级"):
        return Metric.OUTPUT_VALUE
    start, _ = near(ctx, number)
    text = ctx.page.layout.clean[start : number.start]
    if kind == "counted" and number.quantity.unit in _OF_FIRMS and "企业" in text[-_COUNTED_FAR:]:
        return Metric.FIRM_COUNT
    if kind == "money" and _AIM.search(text):
        return Metric.OUTPUT_VALUE
    return Metric.OTHER


def _is_threshold(number: Number, before: str, after: str) -> bool:
    """Whether a number only says how large the things counted next are (5亿元以上项目131个)."""
    if unit_kind(number.quantity.unit) != "money":
        return False
    if _COUNTED_ABOVE.match(after) and (after.startswith("以上") or _LIMIT.search(before)):
        return True
    return bool(_THRESHOLD.match(after)) and (
        after.startswith(("以上", "级")) or bool(_LIMIT.search(before))
    )
