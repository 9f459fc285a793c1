"""The command that writes the pack: five pictures and five lists as docx, xlsx and html."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from api.cli_board import ChainOption, RegionOption, opened
from api.cli_export import NotWritable
from api.cli_output import Column, Talk
from api.cli_read import DataOption, JsonOption
from api.present_report import report_view
from viz.report.pack import files, report_of

_COLUMNS = (
    Column("清单", "list"),
    Column("行", "rows"),
    Column("有内容的格", "filled cells"),
    Column("空格（均注明原因）", "blank cells, each with its reason"),
)


def report(
    context: typer.Context,
    chain: ChainOption,
    out: Annotated[Path, typer.Option("--out", help="写入的目录 · folder to write to")],
    data: DataOption = None,
    region: RegionOption = "",
    published: Annotated[
        bool, typer.Option("--published", help="不含待核事实 · without what waits for review")
    ] = False,
    json: JsonOption = False,
) -> None:
    """五图五清单：docx、xlsx、html，逐格注出处 · The pack, every cell with its sentence."""
    talk: Talk = context.obj
    now = opened(data, region)
    site = now.site.published if published else now.site
    made = report_of(site, chain, now.region(""), talk.lang)
    contents = files(site.knowledge, made)
    _write(out, contents)
    if json:
        talk.json(report_view(made, contents).model_dump(mode="json"))
        return
    talk.table(_COLUMNS, ((s.title, len(s.rows), s.filled, s.blank) for s in made.sheets))
    for picture in made.pictures:
        if picture.missing:
            talk.say(f"{picture.title}：{picture.missing}", f"{picture.title}: {picture.missing}")
    for name, content in contents.items():
        talk.say(f"写出 {out / name}（{len(content)} 字节）", f"wrote {out / name}")


def _write(out: Path, contents: Mapping[str, bytes]) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (out / name).write_bytes(content)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise NotWritable(f"写不了 {out}：{why}", f"Cannot write {out}: {why}") from fault
