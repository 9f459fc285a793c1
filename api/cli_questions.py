"""The command that asks the ready questions: their list, or one with words in its slots."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import typer

from api.cli_output import Column, Talk, as_csv
from api.cli_read import DataOption, JsonOption
from api.settings import Settings, load_settings
from api.workspace import workspace_of
from graph import slots
from graph.build import Workspace
from graph.store import GuardedReader, Means, Most
from graph.store.rows import ACCEPT, Rows, rows
from ontology.questions import Question, SlotKind, column, question, questions
from viz.answers import words_of
from viz.site import Site

_ONCE = Means(memory=0)  # a copy in memory pays with the second query
_LIST = (Column("名", "name"), Column("问题", "question"), Column("可填", "takes"))


def ask(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="[QUESTION]",
            help="名、编号或原题，不写则列出全部 · name, number or title; without it the list",
        ),
    ] = "",
    *,
    chain: Annotated[str, typer.Option("--chain", help="产业链 · chain")] = "",
    segment: Annotated[str, typer.Option("--segment", help="环节 · segment")] = "",
    region: Annotated[str, typer.Option("--region", help="地区 · region")] = "",
    park: Annotated[str, typer.Option("--park", help="园区 · park")] = "",
    firm: Annotated[str, typer.Option("--firm", help="企业 · firm")] = "",
    year: Annotated[str, typer.Option("--year", help="年度 · year")] = "",
    form: Annotated[
        Literal["table", "csv", "sparql"],
        typer.Option("--format", help="格式；sparql 只写出查询 · sparql writes the query alone"),
    ] = "table",
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """问一个现成问题 · Ask a ready question, with a chain, region, park, firm or year in it."""
    talk: Talk = context.obj
    if not name:
        _list(talk, json=json)
        return
    asked, settings = question(name), load_settings(data=data)
    given = dict(zip(SlotKind, (chain, segment, region, park, firm, year), strict=True))
    with workspace_of(settings) as workspace:
        words = slots.words(
            workspace.knowledge(), asked, _at_home(workspace, settings, asked, given)
        )
        sparql = asked.filled(words)
        if form == "sparql" and not json:
            talk.text(sparql)
            return
        found = _answer(workspace, settings, sparql)
    if json:
        talk.json(_as_json(asked, words, sparql, found))
    else:
        _print(talk, found, form)
    if found.truncated:
        talk.say(
            f"结果在 {settings.row_cap} 行处截断（LIANTU_ROW_CAP）",
            f"the answer was cut at {settings.row_cap} rows (LIANTU_ROW_CAP)",
        )


def _list(talk: Talk, *, json: bool) -> None:
    if json:
        talk.json(
            [
                {
                    "name": q.name,
                    "zh": q.zh,
                    "en": q.en,
                    "slots": [{"kind": s.kind.value, "required": not s.open} for s in q.slots],
                }
                for q in questions()
            ]
        )
        return
    talk.table(_LIST, ((q.name, q.title(talk.lang), _takes(q)) for q in questions()))


def _takes(asked: Question) -> str:
    """The options of a question, those it cannot do without first and bare."""
    ordered = sorted(asked.slots, key=lambda slot: slot.open)
    options = (f"--{slot.kind.value}" for slot in ordered)
    return " ".join(
        f"[{option}]" if slot.open else option
        for slot, option in zip(ordered, options, strict=True)
    )


def _at_home(
    workspace: Workspace, settings: Settings, asked: Question, given: Mapping[SlotKind, str]
) -> Mapping[SlotKind, str]:
    """The words given, with the home region where a question cannot do without one."""
    needs = any(slot.kind is SlotKind.REGION and not slot.open for slot in asked.slots)
    if not needs or given[SlotKind.REGION]:
        return given
    site = Site(workspace.knowledge(), home=settings.region)
    return {**given, SlotKind.REGION: site.default_region}


def _answer(workspace: Workspace, settings: Settings, sparql: str) -> Rows:
    most = Most(settings.row_cap)
    with GuardedReader(workspace.checkpoint(), _ONCE, most) as reader:
        return rows(reader.query(sparql, ACCEPT, settings.analyst_timeout))


def _as_json(
    asked: Question, words: Mapping[SlotKind, str], sparql: str, found: Rows
) -> dict[str, object]:
    return {
        "name": asked.name,
        "zh": asked.zh,
        "en": asked.en,
        "query": sparql,
        "words": {kind.value: word for kind, word in words.items()},
        "columns": list(found.columns),
        "rows": [dict(zip(found.columns, row, strict=True)) for row in _words(found, "zh")],
        "truncated": found.truncated,
    }


def _print(talk: Talk, found: Rows, form: str) -> None:
    heads = [column(name).head(talk.lang) for name in found.columns]
    spoken = _words(found, talk.lang)
    if form == "csv":
        talk.text(as_csv(heads, spoken))
    else:
        talk.table([Column(head, head) for head in heads], spoken)


def _words(found: Rows, lang: str) -> Sequence[Sequence[str]]:
    return [[words_of(term, lang) for term in row] for row in found.rows]
