"""Commands about the graph as a whole: writing it out, checking it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.cli_output import Talk
from api.cli_read import DataOption, JsonOption
from api.settings import Settings, load_settings
from api.workspace import workspace_of
from graph.export import ExportFormat
from graph.export import export as exported
from ontology.errors import LiantuError


class NotWritable(LiantuError):
    """A place where the result cannot be written."""

    code = "not_writable"


def export(
    context: typer.Context,
    form: Annotated[ExportFormat | None, typer.Option("--format", help="格式 · format")] = None,
    data: DataOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="输出文件，缺省为标准输出 · file, else stdout")
    ] = None,
    tables: Annotated[
        Path | None,
        typer.Option("--tables", help="写成 Parquet 表的目录 · folder for Parquet tables instead"),
    ] = None,
) -> None:
    """导出整张图 · Write out the whole graph; the same graph is the same file."""
    talk: Talk = context.obj
    settings = load_settings(data=data)
    if (form is None) == (tables is None):
        raise typer.BadParameter("请给出 --format 或 --tables · give --format or --tables")
    if tables:
        _write_tables(talk, settings, tables)
        return
    with workspace_of(settings) as workspace:
        content = exported(
            form or ExportFormat.TRIG, workspace.knowledge(), workspace.store, talk.lang
        )
    if out is None:
        sys.stdout.buffer.write(content)
        return
    try:
        out.write_bytes(content)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise NotWritable(f"写不了 {out}：{why}", f"Cannot write {out}: {why}") from fault
    talk.say(f"写出 {out}（{len(content)} 字节）", f"wrote {out} ({len(content)} bytes)")


def _write_tables(talk: Talk, settings: Settings, folder: Path) -> None:
    # Only here: no other command needs an SQL engine.
    from graph.sql import files  # noqa: PLC0415

    with workspace_of(settings) as workspace:
        counts = files.export(workspace.knowledge(), folder)
    rows = sum(counts.values())
    talk.say(f"写出 {len(counts)} 张表（{rows} 行）", f"wrote {len(counts)} tables ({rows} rows)")


def check(context: typer.Context, data: DataOption = None, json: JsonOption = False) -> None:
    """检查图是否合乎约束 · Check the graph against its shapes and invariants."""
    talk: Talk = context.obj
    settings = load_settings(data=data)
    # Only here: no other command needs the engine that checks shapes, which takes long to load.
    from ontology.soundness import check as faults_of  # noqa: PLC0415

    with workspace_of(settings) as workspace:
        faults = faults_of(workspace.store.triples())
    if json:
        found = [{"subject": f.subject, "rule": f.rule, "zh": f.zh, "en": f.en} for f in faults]
        talk.json({"sound": not faults, "faults": found})
    for fault in faults if not json else ():
        talk.say(f"{fault.subject}：{fault.zh}", f"{fault.subject}: {fault.en}")
    talk.say(
        f"发现 {len(faults)} 处不合约束" if faults else "图合乎全部约束",
        f"{len(faults)} faults found" if faults else "The graph is sound",
    )
    raise typer.Exit(1 if faults else 0)
