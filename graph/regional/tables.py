"""Tables that the user imports: region × industry, and who supplies whom."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ontology.errors import BadInput
from reading.formats import from_bytes

Numbers = NDArray[np.float64]
_HEADS: Mapping[str, tuple[str, ...]] = {
    "region": ("地区", "区域", "使用地", "使用地区", "region", "destination", "use region"),
    "industry": ("行业", "产业", "产品", "行业代码", "industry", "product", "sector"),
    "origin": ("来源地", "供给地", "供给地区", "origin", "source", "supply region"),
    "value": ("数值", "值", "产值", "营业收入", "从业人数", "出口额", "value", "output", "jobs"),
}


@dataclass(frozen=True, slots=True)
class RegionTable:
    """Values by region (rows) and industry (columns), both in order of name; no zero row or column.

    A pair that the table leaves out counts as 0, as in every table of this kind.
    """

    regions: tuple[str, ...]
    industries: tuple[str, ...]
    values: Numbers


@dataclass(frozen=True, slots=True)
class Purchase:
    """What a region buys of an industry's output from one origin."""

    region: str
    industry: str
    origin: str
    value: float


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: Mapping[str, str]


def region_table(name: str, data: bytes) -> RegionTable:
    """The table with columns for region, industry and value in a CSV, TSV or Excel file.

    BadInput names the line of a bad number or of a pair given twice.
    """
    cells: dict[tuple[str, str], float] = {}
    for line in _lines(name, data, ("region", "industry", "value")):
        pair = line.cells["region"], line.cells["industry"]
        if pair in cells:
            raise _refused(line, f"「{pair[0]}·{pair[1]}」重复", f"{pair[0]} {pair[1]} again")
        cells[pair] = _number(line)
    regions = _nonzero(cells, 0)
    industries = _nonzero(cells, 1)
    if not regions:
        raise BadInput(f"{name} 里没有大于零的数值", f"{name} holds no value above zero")
    values = [[cells.get((r, i), 0.0) for i in industries] for r in regions]
    return RegionTable(regions, industries, np.array(values, dtype=np.float64))


def purchases(name: str, data: bytes) -> tuple[Purchase, ...]:
    """The purchases in an input–output table: columns for region (of use), industry, origin, value.

    BadInput names the line of a bad number.
    """
    needed = ("region", "industry", "origin", "value")
    return tuple(
        Purchase(c["region"], c["industry"], c["origin"], _number(line))
        for line in _lines(name, data, needed)
        for c in (line.cells,)
    )


def _nonzero(cells: Mapping[tuple[str, str], float], side: int) -> tuple[str, ...]:
    return tuple(sorted({pair[side] for pair, value in cells.items() if value > 0}))


def _lines(name: str, data: bytes, needed: Sequence[str]) -> Iterator[_Line]:
    rows = [row.split("\t") for row in from_bytes(name, data).text.splitlines()]
    filled = [
        (n, [c.strip() for c in row]) for n, row in enumerate(rows, 1) if any(map(str.strip, row))
    ]
    head = filled[0][1] if filled else []
    places = _places(name, head, needed)
    for number, row in filled[1:]:
        cells = {field: row[at] if at < len(row) else "" for field, at in places.items()}
        line = _Line(number, cells)
        for field in needed:
            if not cells[field]:
                raise _refused(line, f"缺“{_HEADS[field][0]}”", f"no {field}")
        yield line


def _places(name: str, head: Sequence[str], needed: Sequence[str]) -> Mapping[str, int]:
    folded = [cell.lower() for cell in head]
    found: dict[str, int] = {}
    for field in needed:
        at = next((folded.index(word) for word in _HEADS[field] if word in folded), None)
        if at is None:
            raise BadInput(
                f"{name} 第一行没有“{_HEADS[field][0]}”一列；要有：{'、'.join(_HEADS[f][0] for f in needed)}",
                f"{name} has no column “{field}” in its first line; needed: {', '.join(needed)}",
            )
        found[field] = at
    return found


def _number(line: _Line) -> float:
    stated = line.cells["value"]
    try:
        value = float(stated.replace(",", "").replace("，", ""))
    except ValueError:
        raise _refused(line, f"“{stated}”不是数", f"“{stated}” is no number") from None
    if not math.isfinite(value) or value < 0:
        raise _refused(line, f"“{stated}”不是非负的数", f"“{stated}” is below zero or no number")
    return value


def _refused(line: _Line, zh: str, en: str) -> BadInput:
    return BadInput(f"第{line.number}行：{zh}", f"Line {line.number}: {en}")
