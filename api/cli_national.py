"""Gaps of whole countries: every chain in every region by one SQL text."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Literal

import typer

from api.cli_output import Talk, as_csv
from api.cli_read import DataOption, JsonOption
from api.settings import Settings, load_settings
from api.workspace import workspace_of
from graph.sql.line import Line

_HEAD = (
    "region",
    "chain",
    "segment",
    "state",
    "computed",
    "scope",
    "agreement",
    "suppliers",
    "present",
    "stated",
    "severity",
)

TablesOption = Annotated[
    Path | None,
    typer.Option("--tables", help="已导出的表所在目录 · folder of tables exported before"),
]


def national(
    context: typer.Context,
    data: DataOption = None,
    tables: TablesOption = None,
    engine: Annotated[
        Literal["duckdb", "spark"], typer.Option("--engine", help="SQL 引擎 · SQL engine")
    ] = "duckdb",
    master: Annotated[
        str, typer.Option("--master", help="Spark 集群地址 · address of a Spark cluster")
    ] = "local[*]",
    region: Annotated[
        list[str] | None, typer.Option("--region", help="只看这些地区 · only these regions, by id")
    ] = None,
    unknown: Annotated[
        bool, typer.Option("--unknown", help="连同未见记载的环节 · with segments without record")
    ] = False,
    json: JsonOption = False,
) -> None:
    """一次算出所有地区、所有产业链的缺口 · The state of every segment in every region, as CSV."""
    talk: Talk = context.obj
    settings = load_settings(data=data)
    with TemporaryDirectory() as aside:
        folder = tables or _exported(settings, Path(aside))
        found = _lines(folder, engine, tuple(region or ()), master)
        kept = (line for line in found if unknown or line.state != "unknown")
        lines = sorted(kept, key=lambda line: (line.region, line.chain, line.segment))
    if json:
        talk.json([{name: getattr(line, name) for name in _HEAD} for line in lines])
    else:
        sys.stdout.write(as_csv(_HEAD, (_cells(line) for line in lines)))
    talk.say(f"{len(lines)} 行", f"{len(lines)} rows")


def _exported(settings: Settings, folder: Path) -> Path:
    from graph.sql import files  # noqa: PLC0415

    with workspace_of(settings) as workspace:
        files.export(workspace.knowledge(), folder)
    return folder


def _lines(folder: Path, engine: str, regions: tuple[str, ...], master: str) -> Iterator[Line]:
    # Only here: no other command needs an SQL engine.
    from graph.sql import duck, files, spark  # noqa: PLC0415

    found = files.parquet_files(folder)
    if engine == "spark":
        return spark.lines(found, regions, master)
    return duck.lines(found, regions)


def _cells(line: Line) -> tuple[str, ...]:
    values = (getattr(line, name) for name in _HEAD)
    return tuple("" if value is None else str(value) for value in values)
