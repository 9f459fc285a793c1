"""Commands that read documents: into a data directory, or into files of claims."""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import orjson
import typer

from api.cli_brought import preview
from api.cli_output import Talk
from api.language_model import language_model
from api.settings import Settings, load_settings
from api.workspace import workspace_of
from graph import registry
from graph.build import BuildReport, Fault
from graph.claims_hold import hold
from graph.cluster import Cluster
from graph.datadir import Card, DataDir
from graph.sources import content, gather, name_of
from ontology.errors import LiantuError
from reading.formats import from_bytes
from reading.gold import as_gold
from reading.layout.columns import shown
from reading.read import read
from reading.registry import from_file

Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH…", help="文件或目录 · files or directories"),
]
DataOption = Annotated[
    Path | None, typer.Option("--data", help="数据目录 · data directory [LIANTU_DATA]")
]
RegionOption = Annotated[
    str, typer.Option("--region", help="文档所说的地区 · the region the documents speak for")
]
RegistryOption = Annotated[
    Path | None,
    typer.Option("--registry", help="企业名录 txt/csv/xlsx · list of firms, kept with the data"),
]
ColumnsOption = Annotated[
    str,
    typer.Option(
        "--columns",
        help="表格各列的角色，如 企业名称=firm,主要产品=segment · roles of the columns of tables",
    ),
]
JobsOption = Annotated[
    int,
    typer.Option(
        "--jobs",
        min=0,
        help="同时读几份，0 为每核一份 · documents read at a time, 0 for one a core",
    ),
]
PreviewOption = Annotated[
    bool,
    typer.Option(
        "--preview", help="只看会有什么变化，不添加 · show what would change, add nothing"
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON · JSON on stdout")]


class SameStem(LiantuError):
    """Two documents whose claims would be written to one file."""

    exit_code = 2
    code = "same_stem"


def build(
    context: typer.Context,
    paths: Paths,
    data: DataOption = None,
    region: RegionOption = "",
    firms: RegistryOption = None,
    columns: ColumnsOption = "",
    jobs: JobsOption = 0,
    json: JsonOption = False,
) -> None:
    """读文档，建图 · Read documents into a data directory, made if there is none."""
    settings = load_settings(data=data)
    if firms:
        register(context.obj, settings, firms)
    report = build_into(context.obj, settings, paths, region, json=json, jobs=jobs, columns=columns)
    raise typer.Exit(1 if report.failed else 0)


def add(
    context: typer.Context,
    paths: Paths,
    data: DataOption = None,
    region: RegionOption = "",
    firms: RegistryOption = None,
    columns: ColumnsOption = "",
    jobs: JobsOption = 0,
    json: JsonOption = False,
    would: PreviewOption = False,
) -> None:
    """向已有的图添加文档 · Read more documents into an existing data directory."""
    settings = load_settings(data=data)
    if would:
        said = Card("", region, columns)
        read_all = preview(context.obj, settings, paths, said, json=json)
        raise typer.Exit(0 if read_all else 1)
    if firms:
        register(context.obj, settings, firms, create=False)
    report = build_into(
        context.obj,
        settings,
        paths,
        region,
        json=json,
        create=False,
        jobs=jobs,
        columns=columns,
    )
    raise typer.Exit(1 if report.failed else 0)


def register(talk: Talk, settings: Settings, file: Path, *, create: bool = True) -> None:
    """Keep a list of firms with the data: the next build reads every document with it."""
    found = registry.keep(DataDir.open(settings.data, create=create), from_file(file))
    talk.say(f"企业名录共 {len(found)} 家", f"{len(found)} firms in the registry")


def build_into(
    talk: Talk,
    settings: Settings,
    paths: Iterable[Path],
    region: str,
    *,
    json: bool = False,
    create: bool = True,
    jobs: int = 1,
    columns: str = "",
) -> BuildReport:
    """Read documents into the data directory of the settings and say what became of each."""
    model = language_model(settings)
    with (
        workspace_of(settings, create=create, model=model) as workspace,
        talk.progress("读入", "reading") as progress,
    ):
        # A service is asked about one document at a time: how much it bears is not ours to know.
        at_a_time = 1 if model else jobs or os.cpu_count() or 1
        if settings.cluster and not model:
            workspace.crew, at_a_time = partial(Cluster, settings.cluster), max(at_a_time, 2)
        report = workspace.build(paths, region, progress, at_a_time, columns)
        hold(workspace.store)
        documents = len(workspace.knowledge().documents)
    _explain(talk, report)
    if json:
        talk.json({"data": str(settings.data), "documents": documents, **report_json(talk, report)})
    else:
        _sum_up(talk, report, documents)
    return report


def report_json(talk: Talk, report: BuildReport) -> dict[str, object]:
    """A report as plain values."""
    change = report.change
    return {
        "read": [
            {"document": read.document, "name": read.name, "problems": list(read.problems)}
            | ({"columns": dict(read.columns)} if read.columns else {})
            for read in report.read
        ],
        "unchanged": list(report.unchanged),
        "skipped": list(map(str, report.skipped)),
        "failed": [_fault_json(talk, fault) for fault in report.failed],
        "change": {
            kind: {"new": len(part.new), "gone": len(part.gone), "changed": len(part.changed)}
            for kind, part in (
                ("entities", change.entities),
                ("claims", change.claims),
                ("observations", change.observations),
                ("gaps", change.gaps),
            )
        },
    }


def claims(
    context: typer.Context,
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", help="输出目录 · folder for the files")],
    form: Annotated[
        Literal["gold"], typer.Option("--as", help="形状 · shape of the files")
    ] = "gold",
    region: RegionOption = "",
) -> None:
    """只抽取，不建图 · Write what each document says as one JSON file, without a graph."""
    talk: Talk = context.obj
    found = gather(paths)
    failed = list(found.faults)
    files = _targets(out, (Path(name_of(source)).stem for source in found.sources))
    out.mkdir(parents=True, exist_ok=True)
    with talk.progress("抽取", "reading") as progress:
        for place, (source, file) in enumerate(zip(found.sources, files, strict=True)):
            progress(place, len(files), name_of(source))
            try:
                # As the document words it: ties to reference chains would replace its own names.
                reading = read(from_bytes(name_of(source), content(source)), region)
            except LiantuError as error:
                failed.append(Fault(name_of(source), error))
                continue
            shape = {"gold": as_gold}[form](reading)
            file.write_bytes(orjson.dumps(shape, option=orjson.OPT_INDENT_2))
    for fault in failed:
        talk.fail(fault.error)
    written = len(files) - sum(fault not in found.faults for fault in failed)
    talk.say(f"写出 {written} 份到 {out}", f"wrote {written} to {out}")
    raise typer.Exit(1 if failed else 0)


def _targets(out: Path, stems: Iterable[str]) -> tuple[Path, ...]:
    files = tuple(out / f"{stem}.json" for stem in stems)
    twice = sorted({file.name for file in files if files.count(file) > 1})
    if twice:
        named = "、".join(twice)
        raise SameStem(
            f"有文档同名，结果会互相覆盖：{named}；请分开抽取",
            f"Documents of the same name would overwrite each other: {named}; read them apart",
        )
    return files


def _fault_json(talk: Talk, fault: Fault) -> dict[str, str]:
    return {
        "name": fault.name,
        "code": fault.error.code,
        "message": fault.error.text(talk.lang),
    }


_MOST_SKIPPED = 10
"""Files skipped by name; the others are only counted."""


def _explain(talk: Talk, report: BuildReport) -> None:
    for path in report.skipped[:_MOST_SKIPPED]:
        talk.say(f"跳过：{path}（不认识的后缀）", f"skipped: {path} (unknown suffix)")
    if more := len(report.skipped[_MOST_SKIPPED:]):
        talk.say(f"另有 {more} 个不认识的文件也跳过了", f"{more} more files were skipped")
    for fault in report.failed:
        talk.fail(fault.error)
    for done in report.read:
        if done.columns:
            found = shown(done.columns)
            talk.say(
                f"表头：{done.name}：{found}（可用 --columns 更正）",
                f"columns: {done.name}: {found} (correct with --columns)",
            )
        for problem in done.problems:
            talk.say(f"注意：{done.name}：{problem}", f"note: {done.name}: {problem}")


def _sum_up(talk: Talk, report: BuildReport, documents: int) -> None:
    change = report.change
    talk.say(
        f"读入 {len(report.read)} 份，未变 {len(report.unchanged)} 份，"
        f"失败 {len(report.failed)} 份；图中共 {documents} 份文档。"
        f"断言 +{len(change.claims.new)} −{len(change.claims.gone)}，"
        f"数字 +{len(change.observations.new)} −{len(change.observations.gone)}，"
        f"缺口 +{len(change.gaps.new)} −{len(change.gaps.gone)}",
        f"read {len(report.read)}, unchanged {len(report.unchanged)}, "
        f"failed {len(report.failed)}; {documents} documents in the graph. "
        f"claims +{len(change.claims.new)} -{len(change.claims.gone)}, "
        f"numbers +{len(change.observations.new)} -{len(change.observations.gone)}, "
        f"gaps +{len(change.gaps.new)} -{len(change.gaps.gone)}",
    )
