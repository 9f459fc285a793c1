"""Commands for reference chains: list, export, diff, activate, propose, change for a region."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli_alternatives import alternatives, bytes_of
from api.cli_board import opened
from api.cli_output import Column, Talk
from api.cli_read import DataOption, JsonOption
from api.overlaying import Wish, overlaying
from api.present_answers import Answers, difference_view, template_views
from api.settings import load_settings
from api.views.answers import ChainDifferenceView
from api.workspace import workspace_of
from graph.chains import kept
from graph.chains.activation import activate, going_back
from graph.chains.proposed import propose, without_template
from graph.chains.sheet import SheetFormat, read, written
from graph.datadir import DataDir
from graph.gaps.described import chain_of
from graph.gaps.phrases import listing, phrase
from ontology.chains.model import ReferenceChain
from ontology.errors import BadInput
from viz.texts import text

app = typer.Typer(
    help="参照链：导出、差异、启用、由文件提出、地区调整 · Reference chains: export, diff, activate, "
    "propose, change for a region",
    no_args_is_help=True,
)
app.command("alternatives")(alternatives)
_CHAINS = (
    Column("代号", "key"),
    Column("产业链", "chain"),
    Column("版本", "version"),
    Column("留存版本", "kept"),
    Column("环节", "segments"),
)
_CHANGES = (
    Column("改动", "change"),
    Column("环节", "segment"),
    Column("栏", "field"),
    Column("原", "before"),
    Column("新", "after"),
)
File = Annotated[Path, typer.Argument(metavar="FILE", help="csv、xlsx 或 ttl · csv, xlsx or ttl")]
Name = Annotated[str, typer.Argument(metavar="CHAIN", help="产业链 · value chain")]
Out = Annotated[Path, typer.Option("--out", help="写到哪个文件 · file to write, by its suffix")]
Because = Annotated[str, typer.Option("--because", help="理由，随决定留存 · reason, kept")]


@app.command("list")
def listed(context: typer.Context, data: DataOption = None, json: JsonOption = False) -> None:
    """列出参照链，及可提出参照链的产业链 · List reference chains, and chains without one."""
    talk: Talk = context.obj
    now = opened(data, "")
    folder = DataDir.open(load_settings(data=data).data)
    views = template_views((c, kept.versions(folder, c.key)) for c in now.knowledge.chains.values())
    without = without_template(now.knowledge)
    if json:
        talk.json(
            {
                "items": [view.model_dump(mode="json") for view in views],
                "without": [{"chain": e.id, "name": e.name, "parts": n} for e, n in without],
            }
        )
        return
    spoken = {
        c.key: now.site.name(c.id, talk.lang) or c.label for c in now.knowledge.chains.values()
    }
    talk.table(
        _CHAINS,
        ((v.key, spoken[v.key], v.version, "、".join(v.versions), v.segments) for v in views),
    )
    names = listing(tuple(f"{entity.name} ({parts})" for entity, parts in without), talk.lang)
    talk.say(f"没有参照链：{names or '无'}", f"without a reference chain: {names or 'none'}")


@app.command()
def export(
    context: typer.Context,
    chain: Name,
    out: Out,
    data: DataOption = None,
    version: Annotated[str, typer.Option("--version", help="留存的一版 · a kept version")] = "",
) -> None:
    """把参照链写成文件以便修改 · Write a reference chain to a file to edit."""
    talk: Talk = context.obj
    now = opened(data, "")
    found = now.knowledge.chains.get(chain_of(now.knowledge, chain).id)
    if found is None:
        raise BadInput(
            f"「{chain}」没有参照链，可用 liantu chains propose",
            f"“{chain}” has no reference chain; try liantu chains propose",
        )
    if version:
        found = kept.version(DataDir.open(load_settings(data=data).data), found.key, version)
    _write(talk, found, out)


@app.command()
def diff(
    context: typer.Context, file: File, data: DataOption = None, json: JsonOption = False
) -> None:
    """启用前看差异 · What a file would change against the chain in use; nothing is kept."""
    talk: Talk = context.obj
    now = opened(data, "")
    chain = _read(file)
    found = kept.judged(now.knowledge.chains.get(chain.id), chain)
    _show(talk, difference_view(chain, found), json=json)


@app.command("activate")
def use(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE|KEY@VERSION", help="文件或留存的一版 · file or version")
    ],
    data: DataOption = None,
    because: Because = "",
) -> None:
    """启用一版参照链，旧版留存 · Use a version from now on; the one before stays kept."""
    talk: Talk = context.obj
    settings = load_settings(data=data)
    path = settings.data
    key, at, version = file.partition("@")
    with workspace_of(settings) as workspace:
        folder = DataDir.open(path)
        if at and not Path(file).exists():
            workspace.decide(going_back(folder, key, version, because))
        else:
            chain = _read(Path(file))
            activate(workspace, folder, chain, because)
            key, version = chain.key, chain.version
    talk.say(f"已启用 {key} {version}", f"{key} {version} is in use")


@app.command("propose")
def proposal(
    context: typer.Context,
    chain: Name,
    data: DataOption = None,
    out: Annotated[Path | None, typer.Option("--out", help="写到文件 · file to write")] = None,
    key: Annotated[str, typer.Option("--key", help="代号 · key, a-z and 0-9")] = "",
    json: JsonOption = False,
) -> None:
    """由文件原文提出参照链 · Propose a reference chain from the words of the documents."""
    talk: Talk = context.obj
    now = opened(data, "")
    found = propose(now.knowledge, chain, key)
    view = Answers(now.present, talk.lang).proposal(found)
    if out:
        _write(talk, found.chain, out)
    if json:
        talk.json(view.model_dump(mode="json"))
        return
    columns = (Column("链位", "tier"), Column("环节", "segment"), Column("原文", "sentence"))
    rows = (
        (text(f"tier.{s.tier}", talk.lang), s.label, "".join(s.evidence[0].quote.split()))
        for s in view.segments
    )
    talk.table(columns, rows)
    for one in view.left_out:
        talk.say(f"未列入：{one.name}（{one.text}）", f"left out: {one.name} ({one.text})")


@app.command("overlay")
def change(
    context: typer.Context,
    region: Annotated[str, typer.Argument(metavar="REGION", help="地区 · region")],
    chain: Name,
    segment: Annotated[str, typer.Argument(metavar="SEGMENT", help="环节 · segment")],
    value: Annotated[
        str, typer.Argument(metavar="off|1|2|3|undo", help="停用、重要度或撤销 · what holds there")
    ],
    data: DataOption = None,
    because: Because = "",
) -> None:
    """地区停用环节或改重要度 · Switch a segment off in a region, or change its criticality there."""
    talk: Talk = context.obj
    wish = Wish(region, segment, "" if value == "undo" else value, because)
    with workspace_of(load_settings(data=data)) as workspace:
        known = workspace.knowledge()
        workspace.decide(overlaying(known, wish, (chain_of(known, chain),)))
    talk.say(f"{segment}：{value}（{region}）", f"{segment}: {value} ({region})")


def _read(file: Path) -> ReferenceChain:
    return read(file.name, bytes_of(file))


def _write(talk: Talk, chain: ReferenceChain, out: Path) -> None:
    suffix = out.suffix.lower().removeprefix(".")
    if suffix not in tuple(SheetFormat):
        raise BadInput(
            f"{out}：文件名应以 .csv、.xlsx 或 .ttl 结尾", f"{out}: end in .csv, .xlsx or .ttl"
        )
    out.write_bytes(written(chain, SheetFormat(suffix)))
    talk.say(f"写好 {out}（{chain.version}）", f"wrote {out} ({chain.version})")


def _show(talk: Talk, view: ChainDifferenceView, *, json: bool) -> None:
    if json:
        talk.json(view.model_dump(mode="json"))
        return
    rows = (
        (phrase(f"change_{c.kind}", talk.lang), c.label, c.field, c.before, c.after)
        for c in view.changes
    )
    talk.table(_CHANGES, rows)
    before = view.old or phrase("change_none", talk.lang)
    talk.say(f"{view.label} {before} → {view.new}", f"{view.label} {before} → {view.new}")
