"""The command that lists names which may be one firm, or those that are one already."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from api.cli_output import Column, Talk
from api.cli_read import DataOption, JsonOption
from api.settings import load_settings
from api.workspace import workspace_of
from graph.name_pairs import Pair, open_pairs
from graph.same_name import Band
from graph.together import OneFirm
from ontology.model import Entity

_COLUMNS = (
    Column("把握", "band"),
    Column("名称", "name"),
    Column("名称", "name"),
    Column("理由", "reason"),
)


def names(
    context: typer.Context,
    data: DataOption = None,
    merged: Annotated[
        bool, typer.Option("--merged", help="列出已合为一家的名称 · list names that are one firm")
    ] = False,
    json: JsonOption = False,
) -> None:
    """列出可能是同一家的企业，待人判定 · List firms that may be one, for a person to decide."""
    talk: Talk = context.obj
    with workspace_of(load_settings(data=data)) as workspace:
        known = workspace.knowledge().entities
        if merged:
            shown = [_merged(one, known) for one in workspace.one_firm()]
        else:
            found = open_pairs(known.values(), workspace.decisions)
            shown = [_pair(pair, known) for pair in found]
    if json:
        talk.json(shown)
        return
    reason = "en" if talk.lang == "en" else "zh"
    talk.table(
        _COLUMNS,
        ((row["band"], row["one"]["name"], row["other"]["name"], row[reason]) for row in shown),
    )
    talk.say(f"{len(shown)} 对", f"{len(shown)} pairs")


def _pair(pair: Pair, known: Mapping[str, Entity]) -> dict[str, Any]:
    why = pair.judgement
    return {
        "band": why.band.value,
        "one": {"id": pair.one, "name": known[pair.one].name},
        "other": {"id": pair.other, "name": known[pair.other].name},
        "zh": why.zh,
        "en": why.en,
    }


def _merged(one: OneFirm, known: Mapping[str, Entity]) -> dict[str, Any]:
    zh, en = one.reason
    return {
        "band": Band.CERTAIN.value,
        "one": {"id": one.gone, "name": "、".join(one.names)},
        "other": {"id": one.kept, "name": known[one.kept].name},
        "zh": zh,
        "en": en,
        "documents": list(one.documents),
    }
