"""Numbers with a subject, a metric, a year and a mood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ontology.identity import digest
from ontology.model import Bound, EntityType, Metric, Observation, Quantity, Status
from reading.model import Mention, Page
from reading.rules.context import Clause, Context, Group, context
from reading.rules.dated import year_of
from reading.rules.gap_scope import is_title
from reading.rules.indicator_rows import indicators
from reading.rules.measured_cells import Cell, cells
from reading.rules.metrics import falls, is_named, metric_of, unit_kind
from reading.rules.multiples import as_money, compared, fallen, grown, is_multiple
from reading.rules.number_mood import around, is_settled, status_of
from reading.rules.respective import Share, runs, shares
from reading.rules.roles import project_status
from reading.rules.running import makes_already, runs_within
from reading.rules.stating import Span, quotes, spans_around
from reading.rules.subjects import Asked, subjects
from reading.rules.topics import Topics, topics
from reading.rules.words import pattern
from reading.values import Found, quantities

_THRESHOLD = re.compile(r"(?:以上|级)?(?:的)?[^，。；、\d]{0,6}(?:项目|企业|平台|产业园)")
_COUNTED_ABOVE = re.compile(r"(?:以上)?的?[^，。；、\d]{0,10}\d+\s?[余多]?[家个项户]")
_LISTED = re.compile(r"等(?:一批)?$")
_LIMIT = re.compile(r"(?:过|超过?)$")
_COMPARED = re.compile(r"差距|相比")
_NARROWS = re.compile(
    r"规上|规模以上|园区内|\d+[—\-－至]\d+月|上半年|前三季度|首期|一期|二期|新增|累计|每年|人均"
)
_NOUN = re.compile(r"^(?:以上|左右|多|余)?的?([^，。；、（(“”\d]{2,12})")
_AFTER_COUNT = re.compile(r"(?:项目|工程|签约|开工)[^，。；]{0,24}\d+\s?[余多]?[个项][、，（(]\s*$")
_VISITED = re.compile(r"(?:走访|会见|调研|座谈|问卷|采访)[^。；]{0,60}$")
_AIM = re.compile(r"力争(?:达到|突破|实现)$|力争$")
_SUFFIX = re.compile(r"产业|行业|业|领域|规模")
_YEAR = re.compile(r"(?:20\d\d|[一二三四五六七八九十\d]{1,3})年")
# Distances, persons and turns without a noun of industry are details of a story.
_DETAIL = re.compile(r"(?:公里|海里|人|名|位|份|场|次|人次|头|张)$")
_BARE = re.compile(r"[”）)]?\s?[，,：:（( \u3000]?\s?约?")
_REACH = 200  # how far a clause is read around a number
_LONGEST_NAME = 120
_QUOTED = ("“", "‘", "「")  # “四条标准” is a name
_LONGEST_SCOPE = 24
_NEAR = 24
_PHASE = 4  # the words of a phase right before a count
_ONCE_BUILT = (Metric.CAPACITY, Metric.OUTPUT_VALUE)


@dataclass(frozen=True, slots=True)
class _Number:
    """A quantity at its place on the page, with its clause."""

    clause: Clause
    start: int
    end: int
    quantity: Quantity


def rule(page: Page) -> Iterator[Observation]:
    """带单位的数字：按单位和前后的词判定指标（产值、投资、项目数、企业数、产能、面积、配套率、增速、占比等），归到最近的主语；目标、预计的为目标值；只作门槛的数字不算。

    Numbers with a unit: the unit and the words around it give the metric, the nearest name or the
    heading the subject; what is aimed at is a target. Numbers that only set a threshold (5亿元以上项目)
    are left out.
    """
    ctx = context(page)
    told = topics(ctx)
    in_cells = (*cells(ctx), *indicators(ctx))
    aside = frozenset(cell.block for cell in in_cells)
    found = [_of_cell(ctx, cell) for cell in in_cells]
    found += [
        seen
        for index, sentence in enumerate(page.sentences)
        if sentence.block not in aside and not is_title(page.layout.blocks[sentence.block])
        for seen in _of_sentence(ctx, told, index)
    ]
    for group in ctx.groups:
        for project in group.of(EntityType.PROJECT):
            found.extend(_in_name(ctx, project, _of_name(ctx, group, project)))
    dated = {_content(seen) for seen in found if seen.year}
    yield from (seen for seen in found if seen.year or _content(seen) not in dated)


def _of_name(ctx: Context, group: Group, project: Mention) -> Status:
    """Whether the capacity in a project's name is planned, aimed at, or real since it runs."""
    if project_status(ctx, group) is Status.PLANNED:
        return Status.PLANNED
    stretch = group.start, ctx.clauses[group.clause].end
    return Status.ACTUAL if runs_within(ctx, stretch, project.entity) else Status.TARGET


def _content(seen: Observation) -> tuple[str, Metric, str, str, bool]:
    """What two tellings of one number share: an undated repetition adds nothing to a dated one."""
    said = seen.quantity
    actual = seen.status is Status.ACTUAL
    return seen.about, seen.metric, str(said.value), said.unit, actual


def _numbers(ctx: Context, sentence: int) -> Iterator[_Number]:
    start, end = ctx.sentence_span(sentence)
    for found in quantities(ctx.page.layout.clean[start:end]):
        begin, stop = start + found.start, start + found.end
        clause = ctx.clauses[ctx.clause_at(begin)]
        if clause.sentence != sentence:
            continue
        inside = ctx.page.mentions_in(begin - _LONGEST_NAME, begin + _LONGEST_NAME)
        if not any(m.start <= begin < m.end for m in inside):
            said = as_money(
                found.quantity, ctx.page.layout.clean[max(start, begin - _REACH) : begin]
            )
            yield _Number(clause, begin, stop, said)


def _from(number: _Number) -> int:
    """Where the words before a number begin that can tell what it is: its clause, if that is near."""
    return max(number.clause.start, number.start - _REACH)


def _near(ctx: Context, number: _Number) -> tuple[int, int]:
    """The sentence of a number, as far as it is near."""
    return around(ctx, number.clause, (number.start, number.end))


def _of_sentence(ctx: Context, told: Topics, sentence: int) -> Iterator[Observation]:
    """The observations of a sentence; a value without a noun measures what the one before did."""
    numbers = list(_numbers(ctx, sentence))
    spans = [(n.start, n.end) for n in numbers]
    together = shares(ctx, spans)
    following = {index for run in runs(ctx, spans) for index in run[1:]}
    before: dict[tuple[str, bool], Metric] = {}
    for index, number in enumerate(numbers):
        share = together.get(number.start, Share())
        unit = number.quantity.unit
        kind = unit_kind(unit), unit.endswith("百分点")
        known = None
        if index in following or _tells_phase(ctx, number) or _is_elliptic(ctx, number):
            known = before.get(kind) or _told_before(ctx, number)
        for seen in _observations(ctx, told, number, share, known):
            before[kind] = seen.metric
            yield seen


def _tells_phase(ctx: Context, number: _Number) -> bool:
    """Whether a count says how far some of those counted before are: 投产45个、在建17个."""
    before = ctx.page.layout.clean[max(number.clause.start, number.start - _PHASE) : number.start]
    counted = unit_kind(number.quantity.unit) == "counted"
    return counted and bool(pattern("phase").search(before))


def _told_before(ctx: Context, number: _Number) -> Metric | None:
    """The metric that the clauses before name, for a value that stands without a noun."""
    unit = number.quantity.unit
    if unit_kind(unit) not in ("money", "rate"):
        return None
    start, _ = _near(ctx, number)
    text = ctx.page.layout.clean[start : number.clause.start]
    told = metric_of(unit, text, "")
    return told if told is not Metric.OTHER or is_named(unit, text, "") else None


def _is_elliptic(ctx: Context, number: _Number) -> bool:
    """Whether only a name and words like 仅为 stand before a number in its clause."""
    clean = ctx.page.layout.clean
    names = [m.end for m in number.clause.mentions if m.end <= number.start]
    begin = max([number.clause.start, *names])
    between = _YEAR.sub("", clean[begin : number.start])
    said = _SUFFIX.match(between)
    return not pattern("elliptic").sub("", between[said.end() if said else 0 :])


def _observations(
    ctx: Context, topic: Topics, number: _Number, share: Share, known: Metric | None
) -> Iterator[Observation]:
    clean = ctx.page.layout.clean
    before = _label(ctx, number) + clean[_from(number) : number.start]
    after = clean[number.end : min(number.clause.end, number.end + _REACH)]
    if share.nobody:
        return
    if _is_threshold(number, before, after):
        yield from _of_listed(ctx, number, before)
        return
    if number.quantity.stated_as.endswith("级") and before.rstrip().endswith("个"):
        return
    if clean[number.start - 1 : number.start] in _QUOTED and not clean[number.start].isdigit():
        return
    number = replace(number, quantity=grown(number.quantity, before))
    metric = _metric(ctx, number, (share.words, before, after), known)
    if metric is None:
        return
    if metric is Metric.GROWTH_RATE and falls(before):
        number = replace(number, quantity=fallen(number.quantity))
    status = status_of(ctx, number.clause, (number.start, number.end), before)
    asked = Asked(number.clause, number.start, number.end, metric, number.quantity.unit)
    for about in (share.about,) if share.about else subjects(ctx, topic, asked):
        if _is_said(ctx, number, about, metric):
            kind = _until_it_runs(ctx, number, (about, metric), status)
            yield _made(ctx, number, about, _cost(ctx, number, about) or metric, kind)


def _until_it_runs(
    ctx: Context, number: _Number, told: tuple[str, Metric], status: Status
) -> Status:
    """The status of a number; what a project can make is aimed at until it runs."""
    about, metric = told
    if status is not Status.ACTUAL or metric not in _ONCE_BUILT:
        return status
    if ctx.entities[about].type is not EntityType.PROJECT or is_settled(ctx, number.clause):
        return status
    return status if makes_already(ctx, number.clause, about) else Status.TARGET


def _metric(
    ctx: Context, number: _Number, said: tuple[str, str, str], known: Metric | None
) -> Metric | None:
    """What a number measures by its own words, those before and behind it; None for no measure."""
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
    return None if _is_idle(number) else known or _from_sentence(ctx, number)


def _label(ctx: Context, number: _Number) -> str:
    """The label that the first words of a block stand behind (年产值：113亿元)."""
    block = ctx.block_of(number.clause)
    start, _ = _near(ctx, number)
    opens = number.clause.start <= start and start - block.start <= len(block.label) + 2
    return block.label if opens else ""


def _is_idle(number: _Number) -> bool:
    """Whether a number without a metric is a turn of phrase: 三大, 两头, 六个, 一场."""
    words = not number.quantity.stated_as[0].isdigit()
    return words and not number.quantity.stated_as.startswith("第")


def _cost(ctx: Context, number: _Number, about: str) -> Metric | None:
    """The investment that a list gives right behind a project's name (甲项目，8.2亿元)."""
    if unit_kind(number.quantity.unit) != "money" or len(number.clause.mentions) > 1:
        return None
    named = ctx.page.mentions_in(number.start - _LONGEST_NAME, number.start, EntityType.PROJECT)
    if not named or named[-1].entity != about:
        return None
    between = ctx.page.layout.clean[named[-1].end : number.start]
    return Metric.INVESTMENT if _BARE.fullmatch(between) else None


def _is_said(ctx: Context, number: _Number, about: str, metric: Metric) -> bool:
    """Whether a number is worth telling.

    Ranks are told of firms only, comparisons only of who is named beside the number, and what no
    metric fits only where the sentence is about industry.
    """
    holder = ctx.entities[about]
    if number.quantity.unit == "位":
        return holder.type is not EntityType.PLACE
    if metric is Metric.OTHER and not _is_told_of(ctx, number, about):
        return False
    compared = _COMPARED.search(number.clause.text)
    if compared and metric is Metric.OTHER:
        return holder.type in (EntityType.PLACE, EntityType.FIRM) and about != ctx.page.home
    return True


def _is_told_of(ctx: Context, number: _Number, about: str) -> bool:
    """Whether a number that no metric fits is more than a detail of a story."""
    clean = ctx.page.layout.clean
    before = clean[_from(number) : number.start]
    unit = number.quantity.unit
    if is_named(unit, before, clean[number.end : min(number.clause.end, number.end + _REACH)]):
        return True
    if _DETAIL.search(unit):
        return False
    start, end = _near(ctx, number)
    return about != ctx.page.home or bool(pattern("industrial").search(clean[start:end]))


def _from_sentence(ctx: Context, number: _Number) -> Metric:
    """The metric of a sum of money that only an earlier clause names (产值…，力争达到1500亿元)."""
    kind = unit_kind(number.quantity.unit)
    before = ctx.page.layout.clean[_from(number) : number.start]
    if kind == "money" and _AFTER_COUNT.search(before):
        return Metric.INVESTMENT
    if number.quantity.stated_as.endswith("级"):
        return Metric.OUTPUT_VALUE
    start, _ = _near(ctx, number)
    text = ctx.page.layout.clean[start : number.start]
    if kind == "counted" and number.quantity.unit == "家" and "企业" in text[-_NEAR:]:
        return Metric.FIRM_COUNT
    if kind == "money" and _AIM.search(text):
        return Metric.OUTPUT_VALUE
    return Metric.OTHER


def _of_listed(ctx: Context, number: _Number, before: str) -> Iterator[Observation]:
    """The threshold that listed projects are said to pass: 甲、乙等50亿元以上项目."""
    if not _LISTED.search(before):
        return
    group = ctx.groups[ctx.group_at(number.start)]
    if number.start - group.end > _NEAR:
        return
    at_least = replace(number, quantity=replace(number.quantity, bound=Bound.GE))
    for project in group.of(EntityType.PROJECT):
        yield _made(ctx, at_least, project.entity, Metric.INVESTMENT, Status.ACTUAL)


def _made(ctx: Context, number: _Number, about: str, metric: Metric, status: Status) -> Observation:
    page = ctx.page
    scope = _scope(ctx, number)
    year = year_of(ctx, number.clause, (number.start, number.end))
    said = number.quantity
    parts = (page.document.id, about, metric.value, str(said.value), said.unit, str(year), scope)
    return Observation(
        id=f"observation-{digest((*parts, status.value))}",
        about=about,
        metric=metric,
        quantity=said,
        status=status,
        evidence=quotes(page, _spans(ctx, number, about)),
        rule=__name__.rpartition(".")[2],
        confidence=0.7 if metric is Metric.OTHER else 0.85,
        year=year,
        scope=scope,
    )


def _of_cell(ctx: Context, cell: Cell) -> Observation:
    """The observation that a cell of a table makes."""
    clause = ctx.clauses[ctx.clause_at(cell.start)]
    number = _Number(clause, cell.start, cell.end, cell.quantity)
    status = Status.TARGET if cell.to_come else Status.ACTUAL
    made = _made(ctx, number, cell.about.entity, cell.metric, status)
    spans = ((cell.about.start, cell.about.end), (cell.start, cell.end))
    shown = quotes(ctx.page, spans)
    return replace(made, year=cell.year or made.year, evidence=shown)


def _is_threshold(number: _Number, before: str, after: str) -> bool:
    """Whether a number only says how large the things counted next are (5亿元以上项目131个)."""
    if unit_kind(number.quantity.unit) != "money":
        return False
    if _COUNTED_ABOVE.match(after) and (after.startswith("以上") or _LIMIT.search(before)):
        return True
    return bool(_THRESHOLD.match(after)) and (
        after.startswith(("以上", "级")) or bool(_LIMIT.search(before))
    )


def _scope(ctx: Context, number: _Number) -> str:
    """The words that narrow a number: what is counted, of which months, of which size."""
    clean = ctx.page.layout.clean
    narrow = _NARROWS.findall(clean[_from(number) : number.start])
    noun = _NOUN.match(clean[number.end : min(number.clause.end, number.end + _REACH)])
    counted = unit_kind(number.quantity.unit) in ("counted", "people")
    return "；".join([*dict.fromkeys(narrow), *([noun[1]] if noun and counted else [])])[
        :_LONGEST_SCOPE
    ]


def _spans(ctx: Context, number: _Number, about: str) -> tuple[Span, ...]:
    """The clause of the number, with the subject's name where the same sentence holds it."""
    start, _ = _near(ctx, number)
    names = [m for m in ctx.page.mentions_in(start, number.clause.end) if m.entity == about]
    places = [(number.start, number.end), *((m.start, m.end) for m in names[-1:])]
    return spans_around(ctx, *places)


def _in_name(ctx: Context, project: Mention, status: Status) -> Iterator[Observation]:
    """The capacities in the name of a project: 年产30万吨甲项目."""
    clause = ctx.clauses[ctx.clause_at(project.start)]
    for found in quantities(project.name):
        if _capacity(found):
            where = project.start, project.end
            number = _Number(clause, *where, found.quantity)
            yield _made(ctx, number, project.entity, Metric.CAPACITY, status)


def _capacity(found: Found) -> bool:
    return unit_kind(found.quantity.unit) == "made" and found.quantity.unit not in ("倍", "公里")
