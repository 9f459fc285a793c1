"""Commands that ask the graph: gaps and SPARQL."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import orjson
import typer

from api.cli_output import Column, Talk, as_csv
from api.cli_read import DataOption, JsonOption
from api.negotiation import GRAPHS, TABLES
from api.settings import load_settings
from api.snapshot import Snapshot
from api.views import GapView
from graph.build import Workspace
from graph.gaps.model import ChainBoard
from graph.store import Answer, GuardedReader
from ontology.errors import BadQuery
from ontology.labels import label
from ontology.model import Basis, GapKind
from viz.site import Site

_QUOTE = 60  # characters of a sentence that a table shows; JSON has all of it
_COLUMNS = (
    Column("产业链", "chain"),
    Column("环节", "segment"),
    Column("缺口", "gap"),
    Column("类型", "kind"),
    Column("依据", "basis"),
    Column("严重度", "severity"),
    Column("原文", "sentence"),
    Column("文档", "document"),
)


def gaps(
    context: typer.Context,
    data: DataOption = None,
    chain: Annotated[str, typer.Option("--chain", help="产业链 · value chain")] = "",
    region: Annotated[str, typer.Option("--region", help="地区 · region [LIANTU_REGION]")] = "",
    kind: Annotated[GapKind | None, typer.Option("--kind", help="类型 · kind of gap")] = None,
    basis: Annotated[Basis | None, typer.Option("--basis", help="依据 · basis")] = None,
    unknown: Annotated[
        bool, typer.Option("--unknown", help="也列未见记载的环节 · list segments without record")
    ] = False,
    json: JsonOption = False,
) -> None:
    """列出缺口及原文 · List the gaps of a region with the sentences that state them."""
    talk: Talk = context.obj
    settings = load_settings(data=data, region=region or None)
    with Workspace.open(settings.data) as workspace:
        site = Site(workspace.knowledge(), home=settings.region)
        now = Snapshot(site, str(workspace.generation))
    boards = now.boards(chain, "")
    found = [
        now.present.listed_gap(gap)
        for gap in now.gaps(chain, "", unknown=unknown or kind is GapKind.NO_RECORD)
        if (kind is None or gap.kind is kind) and (basis is None or gap.basis is basis)
    ]
    silent = sum(row.state == "unknown" for board in boards for row in board.rows)
    if json:
        talk.json(_gaps_json(now, boards, found))
        return
    talk.table(_COLUMNS, (_gap_row(talk, gap) for gap in found))
    place = now.knowledge.name(now.region(""))
    talk.say(
        f"{place}：{len(found)} 个缺口；另有 {silent} 个环节未见记载（不等于缺失）",
        f"{place}: {len(found)} gaps; {silent} segments without any record (not the same as missing)",
    )


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
        Workspace.open(settings.data) as workspace,
        GuardedReader(workspace.checkpoint(), most_rows=settings.row_cap) as reader,
    ):
        answer = reader.query(sparql, f"{TABLES[0]},{graph}", settings.query_timeout)
    _print_answer(talk, answer, form)
    if answer.truncated:
        talk.say(
            f"结果在 {settings.row_cap} 行处截断（LIANTU_ROW_CAP）",
            f"the answer was cut at {settings.row_cap} rows (LIANTU_ROW_CAP)",
        )


def _gaps_json(
    now: Snapshot, boards: tuple[ChainBoard, ...], gaps: list[GapView]
) -> dict[str, object]:
    place = now.present.maybe(now.region(""))
    return {
        "region": place.model_dump(mode="json") if place else None,
        "chains": [now.chain_view(board).model_dump(mode="json") for board in boards],
        "gaps": [gap.model_dump(mode="json") for gap in gaps],
    }


def _gap_row(talk: Talk, gap: GapView) -> tuple[object, ...]:
    first = gap.evidence[0] if gap.evidence else None
    return (
        gap.chain.name,
        gap.segment.name if gap.segment else "",
        gap.what,
        label(gap.kind, talk.lang),
        label(gap.basis, talk.lang),
        f"{gap.severity.value:.2f}" if gap.severity else "",
        _shortened(first.quote) if first else "",
        " ".join(first.title.split()) if first else "",
    )


def _shortened(quote: str) -> str:
    words = "".join(quote.split())
    return words if len(words) <= _QUOTE else f"{words[: _QUOTE - 1]}…"


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
