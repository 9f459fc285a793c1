"""Numbers with a subject, a metric, a year and a mood."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ontology.identity import digest
from ontology.model import Bound, EntityType, Metric, Observation, Status
from reading.model import Mention, Page
from reading.rules.context import Context, Group, context
from reading.rules.dated import year_of
from reading.rules.gap_scope import is_title
from reading.rules.indicator_rows import indicators
from reading.rules.measured_cells import Cell, cells
from reading.rules.metric_choice import metric_of_number
from reading.rules.metrics import unit_kind
from reading.rules.number_mood import is_settled
from reading.rules.numbers_told import (
    LONGEST_NAME,
    Number,
    Sense,
    Told,
    before_from,
    near,
    told_in,
)
from reading.rules.roles import project_status
from reading.rules.running import makes_already, runs_within
from reading.rules.stating import Span, quotes, spans_around
from reading.rules.subject_scene import NOBODY, Before
from reading.rules.subject_steps import Asked
from reading.rules.subjects import Chosen, subjects
from reading.rules.sure_owners import (
    carried_on,
    in_bracket,
    is_of_unknown,
    latest_count,
    of_counted,
)
from reading.rules.telling import is_worth
from reading.rules.topics import topics
from reading.rules.words import pattern
from reading.values import Found, quantities

_LISTED = re.compile(r"等(?:一批)?$")
_NARROWS = re.compile(
    r"规上|规模以上|园区内|\d+[—\-－至]\d+月|上半年|前三季度|首期|一期|二期|新增|累计|每年|人均"
)
_NOUN = re.compile(r"(?:以[上下内]|左右|[多余])?+的?([^，。；、（(“”\d]{2,12})")
_BARE = re.compile(r"[”）)]?\s?[，,：:（( \u3000]?\s?约?")
_CUT = pattern("became")
_LONGEST_SCOPE = 24
_SHORTEST_NOUN = 2
_NEAR = 24
_PARTS = ("条", "座", "栋", "台", "套")
_BUILDS = re.compile(r"(?:建设|新建|扩建|新增|购置|布设|设置)[^，。；\d]{0,14}$")
_ONCE_BUILT = (Metric.CAPACITY, Metric.OUTPUT_VALUE)


def rule(page: Page) -> Iterator[Observation]:
    """带单位的数字：由单位和前后的词判定指标（产值、投资、项目数、企业数、产能、面积、配套率、增速、占比等），从句中、前文、标题里的名称中选出最可能的主语，判断是否值得记下（三项都按拟合的权重）；目标、预计的为目标值；只作门槛的数字不算。

    Numbers with a unit: the unit and the words around it give the metric; the subject is the
    likeliest of the names in its sentence, before it and above it; whether it is worth telling is
    weighed too, all three by fitted weights. What is aimed at is a target. Numbers that only set a
    threshold (5亿元以上项目) are left out.
    """
    ctx = context(page)
    told = in_cells(ctx)
    found = [_of_cell(ctx, cell) for cell in told]
    found += _of_text(ctx, told)
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


def in_cells(ctx: Context) -> tuple[Cell, ...]:
    """The numbers in tables, whose rows and columns tell what they are."""
    return (*cells(ctx), *indicators(ctx))


def _of_text(ctx: Context, tabled: tuple[Cell, ...]) -> Iterator[Observation]:
    """The observations of the sentences of a page, but for those of its tables."""
    topic, before, counted = topics(ctx), NOBODY, NOBODY
    for told in told_of(ctx, tabled):
        if told.sense is Sense.THRESHOLD:
            yield from _of_listed(ctx, told.number)
            continue
        if is_of_unknown(ctx, told):
            continue
        metric = metric_of_number(ctx, told)
        question = asked(told, metric)
        sure = _sure(ctx, told, metric, counted) or carried_on(ctx, told, before)
        whose = Chosen(sure) if sure else subjects(ctx, topic, question, before)
        before = Before(whose.owners, question)
        counted = latest_count(before, counted)
        cost = _cost(ctx, told.number, whose.owners)
        if cost or is_worth(ctx, told, whose):
            known = replace(told, status=Status.ACTUAL) if cost else told
            yield from _observations(ctx, known, cost or metric, whose.owners)


def _sure(ctx: Context, told: Told, metric: Metric, counted: Before) -> tuple[str, ...]:
    """Whose a number is where words leave no choice."""
    if told.share.about:
        return (told.share.about,)
    return in_bracket(ctx, told) or of_counted(ctx, told, metric, counted)


def told_of(ctx: Context, tabled: tuple[Cell, ...]) -> Iterator[Told]:
    """What the numbers in the sentences of a page measure, but for those of its tables."""
    aside = frozenset(cell.block for cell in tabled)
    for index, sentence in enumerate(ctx.page.sentences):
        if sentence.block not in aside and not is_title(ctx.page.layout.blocks[sentence.block]):
            yield from told_in(ctx, index)


def asked(told: Told, metric: Metric) -> Asked:
    """The question whose a number is."""
    number = told.number
    unit = number.quantity.unit
    return Asked(number.clause, number.start, number.end, metric, unit, told.status)


def _observations(
    ctx: Context, told: Told, metric: Metric, owners: tuple[str, ...]
) -> Iterator[Observation]:
    """What a number tells of each of those it belongs to."""
    for about in owners:
        kind = _until_it_runs(ctx, told.number, (about, metric), told.status)
        made = _made(ctx, told.number, about, metric, kind)
        yield replace(made, year=told.share.year or made.year)


def _until_it_runs(
    ctx: Context, number: Number, told: tuple[str, Metric], status: Status
) -> Status:
    """The status of a number; what a project can make is aimed at until it runs."""
    about, metric = told
    if status is not Status.ACTUAL or not (metric in _ONCE_BUILT or _is_built_of(ctx, number)):
        return status
    if ctx.entities[about].type is not EntityType.PROJECT or is_settled(ctx, number.clause):
        return status
    return status if makes_already(ctx, number.clause, about) else Status.TARGET


def _is_built_of(ctx: Context, number: Number) -> bool:
    """Whether a number counts the lines or halls that are built: 新建生产线4条."""
    before = ctx.page.layout.clean[before_from(number) : number.start]
    return number.quantity.unit in _PARTS and bool(_BUILDS.search(before))


def _cost(ctx: Context, number: Number, owners: tuple[str, ...]) -> Metric | None:
    """The investment that a list gives right behind a project's name (甲项目，8.2亿元)."""
    if unit_kind(number.quantity.unit) != "money" or len(number.clause.mentions) > 1:
        return None
    named = ctx.page.mentions_in(number.start - LONGEST_NAME, number.start, EntityType.PROJECT)
    if not named or (named[-1].entity,) != owners:
        return None
    between = ctx.page.layout.clean[named[-1].end : number.start]
    return Metric.INVESTMENT if _BARE.fullmatch(between) else None


def _of_listed(ctx: Context, number: Number) -> Iterator[Observation]:
    """The threshold that listed projects are said to pass: 甲、乙等50亿元以上项目."""
    if not _LISTED.search(ctx.page.layout.clean[before_from(number) : number.start]):
        return
    group = ctx.groups[ctx.group_at(number.start)]
    if number.start - group.end > _NEAR:
        return
    at_least = replace(number, quantity=replace(number.quantity, bound=Bound.GE))
    for project in group.of(EntityType.PROJECT):
        yield _made(ctx, at_least, project.entity, Metric.INVESTMENT, Status.ACTUAL)


def _made(ctx: Context, number: Number, about: str, metric: Metric, status: Status) -> Observation:
    page = ctx.page
    scope = _scope(ctx, number)
    done = status is Status.ACTUAL
    year = year_of(ctx, number.clause, (number.start, number.end), done=done)
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
    number = Number(clause, cell.start, cell.end, cell.quantity)
    status = Status.TARGET if cell.to_come else Status.ACTUAL
    made = _made(ctx, number, cell.about.entity, cell.metric, status)
    spans = ((cell.about.start, cell.about.end), (cell.start, cell.end))
    shown = quotes(ctx.page, spans)
    return replace(made, year=cell.year or made.year, evidence=shown)


def _scope(ctx: Context, number: Number) -> str:
    """The words that narrow a number: what is counted, of which months, of which size."""
    clean = ctx.page.layout.clean
    narrow = _NARROWS.findall(clean[before_from(number) : number.start])
    counted = unit_kind(number.quantity.unit) in ("counted", "people")
    noun = _noun(clean[number.end : number.clause.end]) if counted else ""
    return "；".join([*dict.fromkeys(narrow), *([noun] if noun else [])])[:_LONGEST_SCOPE]


def _noun(after: str) -> str:
    """The noun of a count, up to the verb that says what became of those counted."""
    told = _NOUN.match(after)
    noun = _CUT.split(told[1])[0] if told else ""
    return noun if len(noun) >= _SHORTEST_NOUN else ""


def _spans(ctx: Context, number: Number, about: str) -> tuple[Span, ...]:
    """The clause of the number, with the subject's name where the same sentence holds it."""
    start, _ = near(ctx, number)
    names = [m for m in ctx.page.mentions_in(start, number.clause.end) if m.entity == about]
    places = [(number.start, number.end), *((m.start, m.end) for m in names[-1:])]
    return spans_around(ctx, *places)


def _in_name(ctx: Context, project: Mention, status: Status) -> Iterator[Observation]:
    """The capacities in the name of a project: 年产30万吨甲项目."""
    clause = ctx.clauses[ctx.clause_at(project.start)]
    for found in quantities(project.name):
        if _capacity(found):
            where = project.start, project.end
            number = Number(clause, *where, found.quantity)
            yield _made(ctx, number, project.entity, Metric.CAPACITY, status)


def _capacity(found: Found) -> bool:
    return unit_kind(found.quantity.unit) == "made" and found.quantity.unit not in ("倍", "公里")
