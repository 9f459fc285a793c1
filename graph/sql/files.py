"""Tables as Parquet files, written by DuckDB: what every SQL engine and data frame reads."""

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.knowledge import Knowledge
from graph.sql.duck import connected, quoted
from graph.sql.tables import COLUMNS, Row, tables
from ontology.errors import BadInput

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def export(knowledge: Knowledge, folder: Path) -> Mapping[str, int]:
    """Write every table of the gap rules into a folder; gives the number of rows of each.

    The same knowledge gives the same rows in the same order. Each file is there whole or not at
    all; files of other names in the folder are left alone.
    """
    return write(tables(knowledge), folder)


def write(made: Mapping[str, Callable[[], Iterator[Row]]], folder: Path) -> Mapping[str, int]:
    """Write tables of the names and columns of `COLUMNS` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as aside, connected() as connection:
        counts = {name: _written(connection, name, made[name](), Path(aside)) for name in COLUMNS}
        for name in COLUMNS:
            (Path(aside) / f"{name}.parquet").replace(folder / f"{name}.parquet")
        return counts


def parquet_files(folder: Path) -> Mapping[str, Path]:
    """The file of every table; BadInput names those that are not there."""
    found = {name: folder / f"{name}.parquet" for name in COLUMNS}
    if lost := [path.name for path in found.values() if not path.is_file()]:
        raise BadInput(
            f"{folder} 里缺少 {'、'.join(lost)}；请先运行 liantu export --tables {folder}",
            f"{folder} lacks {', '.join(lost)}; run liantu export --tables {folder} first",
        )
    return found


def _written(connection: "DuckDBPyConnection", name: str, rows: Iterable[Row], aside: Path) -> int:
    part = aside / f"{name}.csv"
    with part.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerows(rows)
    types = ", ".join(f"'{column}': '{kind}'" for column, kind in COLUMNS[name].items())
    source = (
        f"read_csv('{quoted(part)}', header = false, columns = {{{types}}}, quote = '\"', "
        "escape = '\"', nullstr = '\\N', auto_detect = false)"
    )
    done = aside / f"{name}.parquet"
    # The engine keeps the order of the rows: the same graph is the same table.
    copy = f"COPY (FROM {source}) TO '{quoted(done)}' (FORMAT parquet)"
    written = connection.execute(copy).fetchone()
    part.unlink()
    return int(written[0]) if written else 0
