"""Commands about structure: what stops, what a newcomer would change, measures of tables."""

from pathlib import Path
from typing import Annotated

import typer

from api import views
from api.cli_output import Column, Talk
from api.cli_read import DataOption, JsonOption
from api.faults import fault_of
from api.present_structure import StructurePresenter, communities_view, shared_views
from api.questions import ANSWERED_BY
from api.settings import Settings, load_settings
from api.snapshot import Snapshot
from api.structure_table import structure_table
from api.workspace import workspace_of
from graph.gaps.described import chain_of
from graph.gaps.phrases import listing
from graph.jackknife import Ground
from graph.regional.measures import DESCRIBED, Measure, Measured, measured
from graph.structure.communities import communities
from graph.structure.report import impact_of, structure
from graph.structure.shared import shared_segments
from graph.structure.supply import Needs
from graph.whatif import Supposition, what_if
from ontology.errors import BadInput, MissingInput
from ontology.model import EntityType, ProjectPhase
from viz.site import Site
from viz.texts import text

_RANKS = (
    Column("名次", "rank"),
    Column("名次范围", "range"),
    Column("没有了", "without"),
    Column("需求损失", "loss"),
    Column("上下界", "bounds"),
    Column("全链停摆", "chain stopped"),
    Column("停下的环节", "what stops"),
)
_SHARED = (
    Column("行业", "class"),
    Column("链数", "chains"),
    Column("关键", "key"),
    Column("环节", "segments"),
)
_CHANGES = (
    Column("环节", "segment"),
    Column("原状态", "before"),
    Column("新状态", "after"),
    Column("原企业数", "firms before"),
    Column("新企业数", "firms after"),
    Column("原严重度", "severity before"),
    Column("新严重度", "severity after"),
    Column("直陈与记载", "stated against record"),
)
_VALUES = (
    Column("地区", "region"),
    Column("行业", "industry"),
    Column("另一行业", "other industry"),
    Column("值", "value"),
)
ChainOption = Annotated[str, typer.Option("--chain", help="产业链 · value chain")]
RegionOption = Annotated[str, typer.Option("--region", help="地区 · region [LIANTU_REGION]")]


def knockout(
    context: typer.Context,
    data: DataOption = None,
    chain: ChainOption = "",
    region: RegionOption = "",
    without: Annotated[
        list[str] | None,
        typer.Option("--without", help="没有了什么，可多次 · segment, firm or 区外, repeatable"),
    ] = None,
    needs: Annotated[
        Needs, typer.Option("--needs", help="投入怎么算 · how inputs are read")
    ] = Needs.TABLE,
    pairs: Annotated[bool, typer.Option("--pairs", help="成对断供 · key pairs")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="输出 CSV 表 · CSV on stdout")] = False,
    json: JsonOption = False,
) -> None:
    """断链影响：没有了谁，停下什么 · What stops without a segment, a firm or a pair."""
    talk: Talk = context.obj
    settings = load_settings(data=data, region=region or None)
    now = _now(settings)
    if not chain:
        _across(talk, now, json=json)
        return
    wanted = chain_of(now.knowledge, chain)
    present = StructurePresenter(now.present, wanted)
    drawn = now.site.board(wanted.id, now.region(""))
    if without:
        impact = impact_of(now.knowledge, drawn, wanted, without, needs)
        shown = present.knockout(drawn, impact, needs)
        _print(talk, now, shown, (shown.impact,), json=json)
        _bounds(talk, drawn.unknown_share, shown.assumed)
        return
    ground = Ground(now.knowledge, now.site.regions, wanted, now.region(""))
    found = present.structure(structure(ground, drawn, needs))
    if csv:
        talk.text(structure_table(found, talk.lang))
        return
    _print(talk, now, found, found.pairs if pairs else found.singles, json=json)
    _bounds(talk, drawn.unknown_share, found.assumed)


def whatif(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="假设的企业或项目 · who comes")],
    chain: Annotated[str, typer.Option("--chain", help="产业链 · value chain")],
    segment: Annotated[
        list[str], typer.Option("--segment", help="环节，可多次 · segment, repeatable")
    ],
    data: DataOption = None,
    region: RegionOption = "",
    project: Annotated[bool, typer.Option("--project", help="是项目 · a project")] = False,
    planned: Annotated[bool, typer.Option("--planned", help="只是规划 · planned only")] = False,
    phase: Annotated[
        ProjectPhase | None, typer.Option("--phase", help="项目阶段 · phase of the project")
    ] = None,
    json: JsonOption = False,
) -> None:
    """假设新增一家，看什么会变 · What would differ if a firm or project came; nothing is stored."""
    talk: Talk = context.obj
    now = _now(load_settings(data=data, region=region or None))
    wanted = chain_of(now.knowledge, chain)
    supposed = Supposition(
        name=name,
        segments=tuple(one.id if (one := wanted.segment(s)) else s for s in segment),
        region=now.region(""),
        type=EntityType.PROJECT if project or phase else EntityType.FIRM,
        planned=planned,
        phase=phase,
    )
    found = what_if(now.knowledge, wanted, supposed, now.site.regions)
    shown = StructurePresenter(now.present, wanted).what_if(found)
    if json:
        talk.json(shown.model_dump(mode="json"))
        return
    talk.table(_CHANGES, (_change_row(talk, now, c) for c in shown.segments))
    coverage = _percent(shown.coverage_before), _percent(shown.coverage_after)
    talk.say(
        f"{shown.supposed}已知环节覆盖 {coverage[0]} → {coverage[1]}；没有存入图中",
        f"{shown.supposed} Coverage of known segments {coverage[0]} → {coverage[1]}; not stored",
    )


def quotient(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="csv/tsv/xlsx 数据表 · table")
    ] = None,
    measure: Annotated[
        Measure, typer.Option("--measure", help="指标 · measure")
    ] = Measure.LOCATION_QUOTIENT,
    json: JsonOption = False,
) -> None:
    """由数据表算区位商、关联密度、复杂度等 · Location quotients and the like of a table."""
    talk: Talk = context.obj
    try:
        found = measured(measure, file.name if file else "", _bytes(file) if file else None)
    except MissingInput as error:
        if not json:
            raise
        talk.json({"error": fault_of(error).as_object()})
        raise typer.Exit(error.exit_code) from None
    if json:
        talk.json(
            views.TableAnswer(
                measure=measure,
                formula=DESCRIBED[measure].formula,
                table=file.name if file else "",
                values=tuple(map(_value, found)),
            ).model_dump(mode="json")
        )
        return
    talk.table(_VALUES, ((v.region, v.industry, v.other, f"{v.value:.4f}") for v in found))
    talk.say(DESCRIBED[measure].formula, DESCRIBED[measure].formula)


def _now(settings: Settings) -> Snapshot:
    with workspace_of(settings) as workspace:
        site = Site(workspace.knowledge(), home=settings.region)
        return Snapshot(site, str(workspace.generation))


def _across(talk: Talk, now: Snapshot, *, json: bool) -> None:
    """What several chains share, and what hangs together in the region."""
    shared = shared_views(shared_segments(now.knowledge.chains.values()))
    region = now.region("")
    groups = communities_view(now.present, region, communities(now.knowledge, region))
    if json:
        talk.json(
            {
                "shared": [one.model_dump(mode="json") for one in shared],
                "communities": groups.model_dump(mode="json"),
                "sparql": ANSWERED_BY["shared"],
            }
        )
        return
    talk.table(_SHARED, (_shared_row(talk, now, one) for one in shared))
    zh = groups.why_not or f"{len(groups.groups)} 个群组，模块度 {groups.modularity}"
    en = groups.why_not_en or f"{len(groups.groups)} groups, modularity {groups.modularity}"
    talk.say(f"群组：{zh}。用 --chain 看一条链的断链影响", f"Groups: {en}. --chain shows one chain")


def _print(
    talk: Talk,
    now: Snapshot,
    whole: views.View,
    impacts: tuple[views.ImpactView, ...],
    *,
    json: bool,
) -> None:
    if json:
        talk.json(whole.model_dump(mode="json"))
    else:
        talk.table(_RANKS, (_impact_row(talk, now, impact) for impact in impacts))


def _bounds(talk: Talk, unknown: float, assumed: tuple[str, ...]) -> None:
    for one in assumed:
        talk.say(
            f"假设（没有文件这样说，可改：liantu chains alternatives）：{one}",
            f"assumed (no document says so; to edit: liantu chains alternatives): {one}",
        )
    talk.say(
        f"上下界：任一投入即可—全部投入必需；{_percent(unknown)} 的环节未见记载，只在直接移除时才停",
        f"bounds: any one input is enough – all are needed; {_percent(unknown)} of the segments "
        "have no record and stop only when removed themselves",
    )


def _impact_row(talk: Talk, now: Snapshot, impact: views.ImpactView) -> tuple[object, ...]:
    spread = impact.spread
    return (
        spread.rank if spread else "",
        f"{spread.best}–{spread.worst}" if spread else "",
        " + ".join(now.called(element.thing, talk.lang) for element in impact.removed),
        _percent(impact.loss),
        f"{_percent(impact.mild)}–{_percent(impact.strict)}",
        _percent(impact.stopped_share),
        listing(tuple(now.called(thing, talk.lang) for thing in impact.stopped), talk.lang),
    )


def _shared_row(talk: Talk, now: Snapshot, one: views.SharedView) -> tuple[object, ...]:
    members = tuple(
        f"{now.called(m.chain, talk.lang)}·{now.called(m.segment, talk.lang)}" for m in one.members
    )
    return one.code, one.chains, "✓" if one.critical else "", listing(members, talk.lang)


def _change_row(talk: Talk, now: Snapshot, change: views.StandChangeView) -> tuple[object, ...]:
    before, after = change.before, change.after
    return (
        now.called(change.segment, talk.lang),
        text(f"state.{before.state.value}", talk.lang),
        text(f"state.{after.state.value}", talk.lang),
        before.firms,
        after.firms,
        before.severity,
        after.severity,
        text(f"agreed.{after.agreement.value}", talk.lang),
    )


def _value(one: Measured) -> views.TableValueView:
    return views.TableValueView(
        region=one.region, industry=one.industry, other=one.other, value=one.value
    )


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise BadInput(f"读不了数据表 {file}：{why}", f"Cannot read {file}: {why}") from fault


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.0%}"
