"""Reference chains from their tables, every fault refused with file and line."""

import csv
import graphlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from ontology.chains.model import ReferenceChain, ReferenceSegment, Tier
from ontology.errors import BadChainFile

FOLDER = Path(__file__).parent
INDEX = "index.csv"
COLUMNS = (
    "key",
    "label",
    "label_en",
    "aliases",
    "tier",
    "criticality",
    "min_firms",
    "gb4754",
    "feeds",
    "basis",
    "source",
)
HEAD_REQUIRED = ("key", "label", "version")
_TIERS = {tier.value.lower(): tier for tier in Tier}
_BASES = frozenset({"document", "classification", "standard", "domain"})
_REQUIRED = ("key", "label", "label_en", "tier", "criticality", "basis", "source")
_KEY = re.compile(r"[a-z][a-z0-9]*")
_CLASS_CODE = re.compile(r"\d{2,4}")
_CRITICALITIES = ("1", "2", "3")
_SURPLUS = ""
"""The column under which a line's cells beyond the head are found."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a table with where it stands, for the sentence that refuses it."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def list(self, column: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    def refuse(self, zh: str, en: str) -> BadChainFile:
        where = f"{self.file} 第{self.line}行", f"{self.file}, line {self.line}"
        return BadChainFile(f"{where[0]}：{zh}", f"{where[1]}: {en}")


def load_chains(folder: Path | None = None) -> tuple[ReferenceChain, ...]:
    """Every reference chain of a folder, ours by default, by key.

    Raises BadChainFile for a table with a fault.
    """
    return _load(folder or FOLDER)


@cache
def _load(folder: Path) -> tuple[ReferenceChain, ...]:
    named = list(_rows(folder / INDEX, HEAD_REQUIRED))
    _refuse_doubles(named, "产业链")
    chains = [_chain(folder, row) for row in named]
    return tuple(sorted(chains, key=lambda chain: chain.key))


def read_chain(path: Path) -> ReferenceChain:
    """One reference chain from its table; its name stands in the index beside it.

    Raises BadChainFile for a table with a fault, or one that the index does not name.
    """
    index = path.with_name(INDEX)
    for row in _rows(index, HEAD_REQUIRED):
        if row["key"] == path.stem:
            return _chain(path.parent, row)
    raise BadChainFile(
        f"{index.name} 里没有产业链「{path.stem}」，请先补上它的名称和版本",
        f"{index.name} does not name the chain '{path.stem}'; add its name and version first",
    )


def chain_of_rows(
    file: str, head: Mapping[str, str], lines: Iterable[tuple[int, Mapping[str, str]]]
) -> ReferenceChain:
    """A chain from the cells of its table: the head by column as in the index, then line by line.

    `file` and the line numbers stand in the sentences of BadChainFile.
    """
    rows = []
    for line, cells in lines:
        row = _Row(file, line, {column: cells.get(column, "").strip() for column in COLUMNS})
        _refuse_empty(row, _REQUIRED)
        rows.append(row)
    named = _Row(file, 1, {column: cell.strip() for column, cell in head.items()})
    _refuse_empty(named, HEAD_REQUIRED)
    return _built(named, rows)


def chain_csv(chain: ReferenceChain) -> str:
    """The table of a chain: reading it again gives the same chain."""
    keys = {segment.id: segment.key for segment in chain.segments}
    lines = [",".join(COLUMNS)]
    for s in chain.segments:
        feeds = "|".join(keys[fed] for fed in s.feeds)
        named = (s.key, s.label, s.label_en, "|".join(s.aliases), s.tier.value.lower())
        weighed = (str(s.criticality), str(s.min_firms), s.gb4754, feeds, s.basis, s.source)
        lines.append(",".join(map(_quoted, (*named, *weighed))))
    return "\n".join(lines) + "\n"


def _quoted(cell: str) -> str:
    needs = any(c in cell for c in ',"\n\r')
    return '"' + cell.replace('"', '""') + '"' if needs else cell


def _rows(path: Path, required: Sequence[str]) -> Iterator[_Row]:
    """The lines of a table, each with its number in the file and every required cell filled."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except FileNotFoundError as missing:
        raise BadChainFile(f"找不到 {path.name}", f"there is no {path.name}") from missing
    except UnicodeDecodeError as foreign:
        raise BadChainFile(
            f"{path.name} 不是 UTF-8 编码；在电子表格里请另存为“CSV UTF-8”",
            f"{path.name} is not UTF-8; save it as 'CSV UTF-8' in the spreadsheet",
        ) from foreign
    reader = csv.DictReader(lines, restkey=_SURPLUS)
    absent = [column for column in required if column not in (reader.fieldnames or ())]
    if absent:
        names = "、".join(absent)
        raise BadChainFile(f"{path.name} 缺少列：{names}", f"{path.name} lacks columns: {names}")
    for cells in reader:
        surplus = cells.pop(_SURPLUS, None)
        filled = {column: (cell or "").strip() for column, cell in cells.items()}
        row = _Row(path.name, reader.line_num, filled)
        if surplus:
            raise row.refuse(
                "格数多于表头，含逗号的格请加引号", "more cells than columns; quote commas"
            )
        _refuse_empty(row, required)
        yield row


def _refuse_empty(row: _Row, required: Sequence[str]) -> None:
    for column in required:
        if not row.cells.get(column):
            raise row.refuse(f"「{column}」是空的", f"'{column}' is empty")


def _chain(folder: Path, head: _Row) -> ReferenceChain:
    _refuse_bad_key(head)
    return _built(head, list(_rows(folder / f"{head['key']}.csv", _REQUIRED)))


def _refuse_bad_key(head: _Row) -> None:
    if not _KEY.fullmatch(head["key"]):
        raise head.refuse(
            f"产业链代号「{head['key']}」只能用小写字母和数字", "a key is a-z and 0-9"
        )


def _built(head: _Row, rows: Sequence[_Row]) -> ReferenceChain:
    _refuse_bad_key(head)
    key = head["key"]
    if not rows:
        raise BadChainFile(f"{key}.csv 里没有环节", f"{key}.csv has no segments")
    _refuse_doubles(rows, "环节")
    segments = {row["key"]: _segment(key, row) for row in rows}
    _refuse_unknown(rows)
    depths = _depths(rows)
    return ReferenceChain(
        id=f"chain-{key}",
        key=key,
        label=head["label"],
        label_en=head.cells.get("label_en", "") or head["label"],
        version=head["version"],
        segments=tuple(replace(s, depth=depths[k]) for k, s in segments.items()),
        aliases=head.list("aliases") if "aliases" in head.cells else (),
    )


def _segment(chain: str, row: _Row) -> ReferenceSegment:
    if not _KEY.fullmatch(row["key"]):
        raise row.refuse(f"环节代号「{row['key']}」只能用小写字母和数字", "a key is a-z and 0-9")
    if row["tier"] not in _TIERS:
        known = "、".join(_TIERS)
        raise row.refuse(
            f"链位「{row['tier']}」不认识，可用：{known}",
            f"unknown tier '{row['tier']}', known are {known}",
        )
    if row["criticality"] not in _CRITICALITIES:
        raise row.refuse(
            f"重要度「{row['criticality']}」应为 1、2 或 3",
            f"criticality '{row['criticality']}' is not 1, 2 or 3",
        )
    if row["basis"] not in _BASES:
        raise row.refuse(f"依据「{row['basis']}」不认识", f"unknown basis '{row['basis']}'")
    code = row.cells.get("gb4754", "")
    if code and not _CLASS_CODE.fullmatch(code):
        raise row.refuse(f"行业代码「{code}」应为 2 至 4 位数字", f"'{code}' is no class code")
    least = row.cells.get("min_firms", "") or "2"
    if not least.isdecimal() or int(least) < 1:
        raise row.refuse(f"企业数阈值「{least}」应为正整数", f"'{least}' is no count of firms")
    return ReferenceSegment(
        id=f"seg-{chain}-{row['key']}",
        key=row["key"],
        label=row["label"],
        label_en=row["label_en"],
        tier=_TIERS[row["tier"]],
        criticality=int(row["criticality"]),
        source=row["source"],
        basis=row["basis"],
        aliases=row.list("aliases"),
        feeds=tuple(f"seg-{chain}-{fed}" for fed in row.list("feeds")),
        gb4754=code,
        min_firms=int(least),
    )


def _refuse_doubles(rows: Sequence[_Row], noun: str) -> None:
    for column, zh in (("key", f"{noun}代号"), ("label", f"{noun}名称")):
        seen: dict[str, int] = {}
        for row in rows:
            if first := seen.get(row[column]):
                raise row.refuse(
                    f"{zh}「{row[column]}」重复，第{first}行已有",
                    f"{column} '{row[column]}' stands in line {first} already",
                )
            seen[row[column]] = row.line


def _refuse_unknown(rows: Sequence[_Row]) -> None:
    known = {row["key"] for row in rows}
    for row in rows:
        for fed in row.list("feeds"):
            if fed not in known:
                raise row.refuse(f"供给对象「{fed}」不存在", f"it feeds '{fed}', which is unknown")


def _depths(rows: Sequence[_Row]) -> Mapping[str, int]:
    """The longest path from a source to each segment; a circle is refused with its segments."""
    before: dict[str, list[str]] = {row["key"]: [] for row in rows}
    for row in rows:
        for fed in row.list("feeds"):
            before[fed].append(row["key"])
    try:
        order = list(graphlib.TopologicalSorter(before).static_order())
    except graphlib.CycleError as circle:
        path = list(reversed(circle.args[1]))
        labels = {row["key"]: row["label"] for row in rows}
        first = next(row for row in rows if row["key"] in path)
        names = " → ".join(labels[k] for k in path)
        raise first.refuse(f"供给成环：{names}", f"supply runs in a circle: {names}") from circle
    depths: dict[str, int] = {}
    for key in order:
        depths[key] = max((depths[b] + 1 for b in before[key]), default=0)
    return depths
