"""A list of firms handed in by the user: names with other spellings, credit code and region."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import BadInput
from reading.formats import from_bytes

_SHORTEST = 2
_MARKS = "、,，;；|/"
_HEADS: Mapping[str, tuple[str, ...]] = {
    "name": ("企业名称", "公司名称", "单位名称", "企业", "公司", "名称", "name", "firm", "company"),
    "aliases": ("简称", "别名", "曾用名", "又名", "aliases", "alias", "short name"),
    "code": ("统一社会信用代码", "信用代码", "社会信用代码", "code", "uscc"),
    "region": ("所在地", "所属地区", "地区", "区县", "region", "place"),
}
FIELDS = tuple(_HEADS)


@dataclass(frozen=True, slots=True, order=True)
class Registered:
    """One firm of the list."""

    name: str
    aliases: tuple[str, ...] = ()
    code: str = ""
    region: str = ""


def from_file(path: Path) -> tuple[Registered, ...]:
    """The firms in a list: one name a line, or a table with a column of names."""
    if not path.is_file():
        raise BadInput(f"没有企业名录「{path}」", f"There is no registry '{path}'")
    return from_list(path.name, path.read_bytes())


def from_list(name: str, data: bytes) -> tuple[Registered, ...]:
    """The firms in a list handed in as bytes: txt, csv, tsv, xlsx, xls; each name once, sorted."""
    rows = [line.split("\t") for line in from_bytes(name, data).text.splitlines()]
    filled = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    found = tuple(joined(_of_table(filled)))
    if not found:
        raise BadInput(
            f"企业名录「{name}」里没有企业名称；每行一个名称，或有“企业名称”一列",
            f"The registry '{name}' holds no names; give one a line or a column 企业名称",
        )
    return found


def joined(firms: Iterable[Registered]) -> tuple[Registered, ...]:
    """Each firm once, sorted by name; of one name given twice all aliases are kept."""
    by_name: dict[str, Registered] = {}
    for firm in firms:
        known = by_name.get(firm.name, firm)
        aliases = tuple(sorted({*known.aliases, *firm.aliases} - {firm.name}))
        by_name[firm.name] = Registered(
            firm.name, aliases, max(known.code, firm.code), max(known.region, firm.region)
        )
    return tuple(by_name[name] for name in sorted(by_name))


def names(firms: Iterable[Registered]) -> tuple[str, ...]:
    """Every name and alias, sorted."""
    return tuple(sorted({n for firm in firms for n in (firm.name, *firm.aliases)}))


def as_csv(firms: Iterable[Registered]) -> str:
    """The list as a table that `from_list` reads back the same."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_HEADS[field][0] for field in FIELDS])
    writer.writerows((f.name, "、".join(f.aliases), f.code, f.region) for f in joined(firms))
    return out.getvalue()


def _of_table(rows: Sequence[Sequence[str]]) -> Iterator[Registered]:
    columns = _columns(rows[0]) if rows else {}
    body = rows[1:] if columns else rows
    for row in body:
        cells = {field: row[i] for field, i in columns.items() if i < len(row)}
        name = cells.get("name", "") if columns else row[0]
        if len(name) >= _SHORTEST:
            yield Registered(
                name, _split(cells.get("aliases", "")), cells.get("code", ""),
                cells.get("region", ""),
            )  # fmt: skip


def _columns(head: Sequence[str]) -> Mapping[str, int]:
    """Which column holds what, by its heading; nothing where no heading names the firms."""
    found: dict[str, int] = {}
    for field, words in _HEADS.items():
        lowered = [cell.lower() for cell in head]
        exact = next((lowered.index(word) for word in words if word in lowered), None)
        if exact is not None:
            found[field] = exact
    return found if "name" in found else {}


def _split(cell: str) -> tuple[str, ...]:
    for mark in _MARKS:
        cell = cell.replace(mark, "\t")
    return tuple(part.strip() for part in cell.split("\t") if len(part.strip()) >= _SHORTEST)
