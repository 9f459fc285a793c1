"""Numbers in the cells of a table: the column's title gives the metric and, in brackets, the unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.model import EntityType, Metric, Quantity
from reading.layout.label_roles import LabelRole
from reading.model import Block, BlockKind, Mention
from reading.periods import year_at
from reading.rules.cards import Card, cards
from reading.rules.context import Context
from reading.rules.metrics import metric_of, unit_kind
from reading.rules.multiples import fallen
from reading.rules.words import pattern
from reading.values import quantities

_BARE = re.compile(r"[约近超]?-?\d[\d,]{0,11}(?:\.\d{1,4})?(?:[-－—~～至]\d[\d,.]{0,10})?")
_IN_BRACKETS = re.compile(r"[（(/／](?:单位[：:])?(?P<unit>[^（）()：:]{1,6})[）)]?$")
_FOR_ALL = re.compile(r"单位[：:]\s*(?P<unit>[^\s，。；）)]{1,6})")
_TITLE = re.compile(
    r"投资|产值|营收|收入|产能|规模|面积|企业数|家数|数量|占比|比重|增[速长幅]|配套率|税收|人数|员工|职工|用工|利润|订单|量"
)
_STILL_TO_COME = re.compile(r"预计|预期|达产|拟|计划(?!总投资)|目标|力争")
_NUMBERING = re.compile(r"序号|编号|电话|年份|时间|日期|批次|期限|邮编")
_HOLDERS = (EntityType.PROJECT, EntityType.FIRM, EntityType.PARK, EntityType.CHAIN)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a cell: whom it is about, what it measures, when, and where it stands."""

    about: Mention
    metric: Metric
    quantity: Quantity
    year: int | None
    to_come: bool
    start: int
    end: int
    block: int


def cells(ctx: Context) -> tuple[Cell, ...]:
    """The numbers in the rows of a page's tables, in the order of the text."""
    layout = ctx.page.layout
    rows = {
        _line(layout.clean, line.start): card
        for card in cards(ctx.page)
        if card.row and card.subject.type in _HOLDERS
        for line in card.lines
    }
    found: list[Cell] = []
    for index, block in enumerate(layout.blocks if rows else ()):
        row = rows.get(_line(layout.clean, block.start))
        subject = _subject(row, block) if row else None
        if subject and block.kind is BlockKind.BOX_CELL and block.label:
            found.extend(_of_cell(ctx, block, index, subject))
    return tuple(found)


def _subject(row: Card, cell: Block) -> Mention:
    """Whom a cell of a row is about: a chain that opens it has the numbers before its firms."""
    first = row.lines[0]
    chains = first.of(EntityType.CHAIN) if first.role is LabelRole.CHAIN else ()
    return chains[0] if chains and row.subject.start > cell.start else row.subject


def _line(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1


def _of_cell(ctx: Context, block: Block, index: int, subject: Mention) -> Iterator[Cell]:
    if _NUMBERING.search(block.label) or subject.start == block.start:
        return
    text = ctx.page.layout.text(block).strip()
    unit = _unit(ctx, block) if _BARE.fullmatch(text) else ""
    if _BARE.fullmatch(text) and not unit:
        return
    for found in quantities(text + unit):
        metric = _metric(block.label, text[: found.start], found.quantity.unit)
        if metric is None:
            continue
        start = block.start + found.start
        end = min(block.end, start + len(found.quantity.stated_as))
        year = year_at(block.label + text, len(block.label), ctx.page.document.issued)
        coming = bool(_STILL_TO_COME.search(block.label + text[: found.start]))
        coming |= metric is Metric.CAPACITY and _in_making(ctx, block, subject)
        said = fallen(found.quantity) if unit and text.startswith("-") else found.quantity
        yield Cell(subject, metric, said, year, coming, start, end, index)


def _in_making(ctx: Context, cell: Block, subject: Mention) -> bool:
    """Whether a row is about a project of which no cell says that it runs."""
    clean = ctx.page.layout.clean
    end = clean.find("\n", cell.end)
    row = clean[_line(clean, cell.start) : end if end >= 0 else len(clean)]
    return subject.type is EntityType.PROJECT and not pattern("runs").search(row)


def _metric(label: str, before: str, unit: str) -> Metric | None:
    """The metric of a number behind words of its own, else behind the title of its column."""
    said = metric_of(unit, label + before, "")
    if said is Metric.OTHER and unit_kind(unit) == "money" and "投资" in label:
        return Metric.INVESTMENT
    titled = bool(_TITLE.search(label)) or bool(before)
    return said if titled or said is not Metric.OTHER else None


def _unit(ctx: Context, block: Block) -> str:
    """The unit in the brackets of the column's title, or printed above the table."""
    own = _IN_BRACKETS.search(block.label)
    if own and quantities(f"1{own['unit']}"):
        return own["unit"]
    if not re.search(r"投资|产值|营收|收入|金额|税|利润", block.label):
        return ""
    clean = ctx.page.layout.clean
    above = _FOR_ALL.findall(clean[max(0, block.start - 4000) : block.start])
    return above[-1] if above and quantities(f"1{above[-1]}") else ""
