"""The gap rules run by DuckDB: inside this process, over more than its memory holds."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graph.sql.line import Line, only, steps
from ontology.errors import MissingInput

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BATCH = 10_000


@contextmanager
def connected() -> Iterator["DuckDBPyConnection"]:
    """A connection to an empty database in memory; MissingInput without the extra."""
    try:
        import duckdb  # noqa: PLC0415
    except ImportError as fault:
        raise MissingInput(
            "没有 DuckDB；请安装 pip install 'liantu[national]'",
            "No DuckDB here; pip install 'liantu[national]'",
            "duckdb",
        ) from fault
    with duckdb.connect(":memory:") as connection:
        yield connection


def lines(files: Mapping[str, Path], regions: tuple[str, ...] = ()) -> Iterator[Line]:
    """The national answer over Parquet files, for some regions or for all."""
    with connected() as connection:
        for name, path in files.items():
            source = f"read_parquet('{quoted(path)}')"
            chosen = only(regions if name == "regions" else (), source)
            connection.execute(f"CREATE VIEW {name} AS {chosen}")
        *before, (_, answer) = steps()
        for name, select in before:
            connection.execute(f"CREATE TEMP TABLE {name} AS {select}")
        found = connection.execute(answer)
        while rows := found.fetchmany(_BATCH):
            yield from (Line(*row) for row in rows)


def quoted(path: Path) -> str:
    """A path as it stands between the quotes of an SQL text."""
    return str(path).replace("'", "''")
