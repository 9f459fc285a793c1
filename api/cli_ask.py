"""The command that asks the graph in SPARQL."""

import sys
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import orjson
import typer

from api.cli_output import Column, Talk, as_csv
from api.cli_read import DataOption, JsonOption
from api.negotiation import GRAPHS, TABLES
from api.settings import load_settings
from api.workspace import workspace_of
from graph.search import Search
from graph.store import Answer, GuardedReader, Means, Most
from graph.text_match import expanded
from ontology.errors import BadQuery

_ONCE = Means(memory=0)  # a copy in memory pays with the second query


def query(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(metavar="FILE|-", help="查询文件，- 为标准输入 · query file, - is stdin"),
    ],
    data: DataOption = None,
    form: Annotated[
        Literal["table", "json", "csv"], typer.Option("--format", help="格式 · format")
    ] = "table",
    json: JsonOption = False,
) -> None:
    """运行 SPARQL 查询（只读）· Run a SPARQL query, read-only."""
    talk: Talk = context.obj
    settings = load_settings(data=data)
    sparql = _query_text(file)
    form = "json" if json else form
    graph = GRAPHS[2] if form == "json" else GRAPHS[0]
    with (
        workspace_of(settings) as workspace,
        GuardedReader(workspace.checkpoint(), _ONCE, Most(settings.row_cap)) as reader,
    ):
        search = cache(lambda: Search(workspace.knowledge()))
        answer = reader.query(
            sparql,
            f"{TABLES[0]},{graph}",
            settings.analyst_timeout,
            expand=lambda query: expanded(query, lambda *asked: search().ids(*asked)),
        )
    _print_answer(talk, answer, form)
    if answer.truncated:
        talk.say(
            f"结果在 {settings.row_cap} 行处截断（LIANTU_ROW_CAP）",
            f"the answer was cut at {settings.row_cap} rows (LIANTU_ROW_CAP)",
        )


def _query_text(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise BadQuery(f"读不了查询文件 {file}：{why}", f"Cannot read {file}: {why}") from fault
    except UnicodeDecodeError:
        raise BadQuery(f"{file} 不是 UTF-8 文本", f"{file} is not UTF-8 text") from None


def _print_answer(talk: Talk, answer: Answer, form: str) -> None:
    if form == "json" or answer.media_type != TABLES[0]:
        talk.text(f"{answer.body.decode().rstrip()}\n")
        return
    found = orjson.loads(answer.body)
    if "boolean" in found:
        talk.text(f"{str(found['boolean']).lower()}\n")
        return
    names = found["head"]["vars"]
    rows = [[_cell(row.get(name)) for name in names] for row in found["results"]["bindings"]]
    if form == "csv":
        talk.text(as_csv(names, rows))
    else:
        talk.table([Column(name, name) for name in names], rows)


def _cell(term: dict[str, object] | None) -> str:
    if term is None:
        return ""
    value = term["value"]
    return value if isinstance(value, str) else orjson.dumps(value).decode()
