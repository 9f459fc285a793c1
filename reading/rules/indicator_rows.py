"""Tables of indicators: a row names what it measures and its unit, the columns are years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.model import EntityType, Metric
from reading.model import Mention
from reading.rules.context import Context
from reading.rules.measured_cells import Cell
from reading.rules.metrics import falls, metric_of
from reading.rules.multiples import fallen
from reading.rules.words import pattern
from reading.values import quantities

_ROW = re.compile(
    r"^(?P<name>[^\t（(]{2,30})[（(](?P<unit>[^（）()\d]{1,6})[）)][\t ]?(?P<cells>[^，。；：]{1,80})$"
)
_VALUE = re.compile(r"[\[［（]?(?P<value>-?\d[\d,]{0,11}(?:\.\d{1,4})?)[\]］）]?")
_YEAR = re.compile(r"(?P<year>20\d\d)年?")
_NAMES = (
    EntityType.PROJECT,
    EntityType.SEGMENT,
    EntityType.CHAIN,
    EntityType.FIRM,
    EntityType.PARK,
)
_FEWEST = 2  # years in a header
_UNDER = 40  # how many lines a table has below its header


@dataclass(frozen=True, slots=True)
class _Column:
    """The year a column stands for, and whether its title says that it is aimed at."""

    year: int
    to_come: bool


def indicators(ctx: Context) -> Iterator[Cell]:
    """The values in the tables of indicators of a page, row by row."""
    columns: tuple[_Column, ...] = ()
    title, left, start = 0, 0, 0
    for line in ctx.page.layout.clean.split("\n"):
        found = _columns(line)
        if found:
            columns, left = found, _UNDER
        elif columns and left > 0:
            yield from _cells(ctx, line, start, columns, title)
        if not found and not _ROW.match(line):
            title = start
        left -= 1
        start += len(line) + 1


def _columns(line: str) -> tuple[_Column, ...]:
    """The columns of a header line that names two years or more, nothing else but their kinds."""
    years = list(_YEAR.finditer(line))
    if len(years) < _FEWEST or len(line) > 20 * len(years):
        return ()
    ends = [*(y.start() for y in years[1:]), len(line)]
    kinds = [line[y.end() : end] for y, end in zip(years, ends, strict=True)]
    now = [bool(pattern("reached").search(kind)) for kind in kinds]
    aims = [bool(pattern("aimed").search(kind)) for kind in kinds]
    return tuple(
        _Column(int(y["year"]), aim or (any(now[:at]) and not now[at]))
        for at, (y, aim) in enumerate(zip(years, aims, strict=True))
    )


def _cells(
    ctx: Context, line: str, start: int, columns: tuple[_Column, ...], title: int
) -> Iterator[Cell]:
    row = _ROW.match(line)
    if not row:
        return
    values = list(re.finditer(r"[^\t ]+", row["cells"]))[: len(columns)]
    about = _about(ctx, (start, start + len(row["name"])), title)
    if len(values) < len(columns) or about is None:
        return
    metric = metric_of(row["unit"], row["name"], "") or Metric.OTHER
    for cell, column in zip(values, columns, strict=True):
        value = _VALUE.fullmatch(cell[0])
        told = quantities(value["value"].lstrip("-") + row["unit"]) if value else ()
        if not value or len(told) != 1:
            continue
        said = told[0].quantity
        below = value["value"].startswith("-")
        down = metric is Metric.GROWTH_RATE and falls(row["name"])
        at = start + row.start("cells") + cell.start()
        span = at, at + len(cell[0])
        quantity = fallen(said) if below or down else said
        yield Cell(about, metric, quantity, column.year, column.to_come, *span, -1)


def _about(ctx: Context, name: tuple[int, int], title: int) -> Mention | None:
    """Whom a row speaks of: the name in it, the park or chain of the table's title, the region."""
    named = ctx.page.mentions_in(*name, *_NAMES)
    if named:
        return named[0]
    clean = ctx.page.layout.clean
    end = clean.find("\n", title)
    for kind in (EntityType.PARK, EntityType.CHAIN):
        over = ctx.page.mentions_in(title, end if end >= 0 else len(clean), kind)
        if over:
            return over[0]
    home = ctx.entities.get(ctx.page.home)
    return Mention(*name, home.type, home.name, home.id) if home else None
