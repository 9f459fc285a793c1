"""The command that lists names which may be one firm, and makes the certain ones one."""

from typing import Annotated

import typer

from api.cli_output import Column, Talk
from api.cli_read import DataOption, JsonOption
from api.settings import load_settings
from graph.build import Workspace
from graph.same_name import merging, open_pairs

_COLUMNS = (
    Column("把握", "band"),
    Column("名称", "name"),
    Column("名称", "name"),
    Column("理由", "reason"),
)


def names(
    context: typer.Context,
    data: DataOption = None,
    merge: Annotated[
        bool, typer.Option("--merge", help="把确定相同的合为一家 · make the certain ones one")
    ] = False,
    json: JsonOption = False,
) -> None:
    """列出可能是同一家的企业 · List firms that may be one, with reasons."""
    talk: Talk = context.obj
    with Workspace.open(load_settings(data=data).data) as workspace:
        known = workspace.knowledge().entities
        found = open_pairs(known.values(), workspace.decisions)
        made = merging(found, known) if merge else ()
        if made:
            workspace.decide(*made)
    shown = [
        {
            "band": pair.judgement.band.value,
            "one": {"id": pair.one, "name": known[pair.one].name},
            "other": {"id": pair.other, "name": known[pair.other].name},
            "zh": pair.judgement.zh,
            "en": pair.judgement.en,
        }
        for pair in found
    ]
    if json:
        talk.json(shown)
        return
    english = talk.lang == "en"
    talk.table(
        _COLUMNS,
        (
            (
                pair.judgement.band.value,
                known[pair.one].name,
                known[pair.other].name,
                pair.judgement.en if english else pair.judgement.zh,
            )
            for pair in found
        ),
    )
    talk.say(f"{len(found)} 对，合并 {len(made)} 对", f"{len(found)} pairs, {len(made)} merged")
