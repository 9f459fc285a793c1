"""The command for the table of inputs that replace each other: list, export, use, go back."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli_board import opened
from api.cli_output import Column, Talk
from api.cli_read import DataOption, JsonOption
from api.present_alternatives import alternatives_view
from api.settings import load_settings
from api.workspace import workspace_of
from graph.datadir import DataDir
from graph.structure import alternatives_table
from ontology.errors import BadInput, NotADocument

_COLUMNS = (
    Column("产业链", "chain"),
    Column("环节", "segment"),
    Column("其一即可", "one is enough"),
    Column("依据", "source"),
)


def alternatives(
    context: typer.Context,
    data: DataOption = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="启用这份表 csv/xlsx · use this table")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="把在用的表写成 CSV · write the table in use")
    ] = None,
    ours: Annotated[bool, typer.Option("--ours", help="回到自带的表 · back to our own")] = False,
    because: Annotated[str, typer.Option("--because", help="理由，随决定留存 · reason, kept")] = "",
    json: JsonOption = False,
) -> None:
    """哪些投入可互相替代（假设）· Which inputs are assumed to replace each other: list or edit."""
    talk: Talk = context.obj
    if file and ours:
        raise BadInput("--file 与 --ours 只能选一个", "Give --file or --ours, not both")
    if file or ours:
        settings = load_settings(data=data)
        with workspace_of(settings) as workspace:
            if file:
                chains = workspace.knowledge().chains.values()
                found = alternatives_table.read(file.name, bytes_of(file), chains)
                folder = DataDir.open(settings.data)
                workspace.decide(alternatives_table.using(folder, found, because))
            else:
                workspace.decide(alternatives_table.removing(because))
    now = opened(data, "")
    view = alternatives_view(now, talk.lang)
    if out:
        out.write_bytes(alternatives_table.written(now.knowledge.alternatives))
        talk.say(f"写好 {out}", f"wrote {out}")
    if json:
        talk.json(view.model_dump(mode="json"))
        return
    talk.table(
        _COLUMNS,
        (
            (a.chain.name, a.segment.name, " / ".join(i.name for i in a.inputs), a.source)
            for a in view.items
        ),
    )
    whose = ("自带的表", "our own table") if view.ours else ("您的表", "your table")
    talk.say(f"{whose[0]}；{view.note}", f"{whose[1]}; {view.note}")


def bytes_of(file: Path) -> bytes:
    """The bytes of a file that the person named; NotADocument says why it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise NotADocument(f"读不了 {file}：{why}", f"Cannot read {file}: {why}") from fault
