"""A reference chain as one file to edit, and back: separated text, a workbook, or Turtle.

A table's first line holds the chain itself, its second the column heads, then a row a segment.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import PurePath

from graph.chains.workbook import cells_of, workbook
from ontology.chains.loader import COLUMNS, chain_of_rows
from ontology.chains.model import ReferenceChain
from ontology.errors import BadChainFile
from ontology.triples.chain_turtle import chain_of_turtle, chain_turtle

_HEAD = ("key", "label", "label_en", "version", "aliases")
_MARK = "chain"
"""The first cell of the line that holds the chain itself."""


class SheetFormat(StrEnum):
    """The kinds of file a chain can be edited as, by suffix."""

    CSV = "csv"
    XLSX = "xlsx"
    TTL = "ttl"


MEDIA_TYPES = {
    SheetFormat.CSV: "text/csv; charset=utf-8",
    SheetFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    SheetFormat.TTL: "text/turtle",
}


def written(chain: ReferenceChain, form: SheetFormat) -> bytes:
    """A chain as a file, byte for byte the same for the same chain."""
    match form:
        case SheetFormat.XLSX:
            return workbook(chain.label, _cells(chain))
        case SheetFormat.TTL:
            return chain_turtle(chain)
        case _:
            out = io.StringIO(newline="")
            csv.writer(out, lineterminator="\n").writerows(_cells(chain))
            return out.getvalue().encode("utf-8-sig")


def read(name: str, data: bytes) -> ReferenceChain:
    """The chain in a file, by its suffix; BadChainFile names what is wrong and where."""
    match _suffix(name):
        case SheetFormat.CSV | SheetFormat.XLSX:
            return _of_cells(name, cells(name, data))
        case SheetFormat.TTL:
            return chain_of_turtle(name, data)
        case _:
            raise BadChainFile(
                f"{name}：参照链文件应为 .csv、.xlsx 或 .ttl",
                f"{name}: a reference chain is a .csv, .xlsx or .ttl file",
            )


def cells(name: str, data: bytes) -> Iterable[Sequence[str]]:
    """The cells of a table, by its suffix; BadChainFile for what is neither text nor workbook."""
    match _suffix(name):
        case SheetFormat.CSV:
            return _lines(name, data)
        case SheetFormat.XLSX:
            return cells_of(name, data)
        case _:
            raise BadChainFile(
                f"{name}：表格应为 .csv 或 .xlsx", f"{name}: a table is a .csv or .xlsx file"
            )


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")


def _lines(name: str, data: bytes) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(_text(name, data), newline="")))
    except csv.Error as fault:
        raise BadChainFile(
            f"{name} 不是逗号分隔的表格：{fault}", f"{name} is no separated text: {fault}"
        ) from fault


def _cells(chain: ReferenceChain) -> Iterator[Sequence[str]]:
    named = (chain.key, chain.label, chain.label_en, chain.version, "|".join(chain.aliases))
    yield (_MARK, *(f"{column}={cell}" for column, cell in zip(_HEAD, named, strict=True)))
    yield COLUMNS
    keys = {segment.id: segment.key for segment in chain.segments}
    for s in chain.segments:
        fed = "|".join(keys[f] for f in s.feeds if f in keys)
        words = (s.key, s.label, s.label_en, "|".join(s.aliases), s.tier.value.lower())
        yield (*words, str(s.criticality), str(s.min_firms), s.gb4754, fed, s.basis, s.source)


def _of_cells(name: str, lines: Iterable[Sequence[str]]) -> ReferenceChain:
    numbered = [(n, [c.strip() for c in line]) for n, line in enumerate(lines, 1)]
    filled = [(n, line) for n, line in numbered if any(line)]
    if not filled[1:] or filled[0][1][0] != _MARK:
        raise BadChainFile(
            f"{name} 第1行应以「{_MARK}」开头，写明 key、label、version",
            f"{name}, line 1 should begin with '{_MARK}' and give key, label and version",
        )
    head = dict(cell.split("=", 1) for cell in filled[0][1][1:] if "=" in cell)
    titles = filled[1][1]
    absent = [column for column in COLUMNS[:1] if column not in titles]
    if absent:
        raise BadChainFile(f"{name} 第2行缺少列名 key", f"{name}, line 2 lacks the column key")
    return chain_of_rows(name, head, ((n, _row(titles, line)) for n, line in filled[2:]))


def _row(titles: Sequence[str], line: Sequence[str]) -> Mapping[str, str]:
    return dict(zip(titles, line, strict=False))


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as foreign:
        raise BadChainFile(
            f"{name} 不是 UTF-8 编码；在电子表格里请另存为“CSV UTF-8”",
            f"{name} is not UTF-8; save it as 'CSV UTF-8' in the spreadsheet",
        ) from foreign
