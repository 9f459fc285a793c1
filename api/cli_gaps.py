"""Commands about gaps: list them, hold stated against computed, decide not to pursue one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from api import present_gaps
from api.cli_output import Column, Talk
from api.cli_read import DataOption, JsonOption
from api.pursuit import pursuit
from api.questions import ANSWERED_BY
from api.settings import Settings, load_settings
from api.snapshot import Snapshot
from api.views import ListedGapView, PursuitAsked
from api.workspace import workspace_of
from graph.build import Workspace
from graph.decisions import left_alone
from graph.gaps.agreement import Compared, compared, tally
from graph.gaps.listed import Section
from graph.gaps.model import ChainBoard, SegmentState
from graph.gaps.weights import Weights, change, changes_in, standard_weights
from ontology.errors import BadInput
from ontology.labels import label
from ontology.model import Basis, GapKind, Review
from viz.site import Site
from viz.texts import text

_QUOTE = 60  # characters of a sentence that a table shows; JSON has all of it
_COLUMNS = (
    Column("编号", "id"),
    Column("名次", "rank"),
    Column("产业链", "chain"),
    Column("环节", "segment"),
    Column("缺口", "gap"),
    Column("类型", "kind"),
    Column("依据", "basis"),
    Column("值得度", "worth"),
    Column("严重度", "severity"),
    Column("本链未见记载", "unknown"),
    Column("原文", "sentence"),
    Column("文档", "document"),
)
_SIDES = (
    Column("产业链", "chain"),
    Column("环节", "segment"),
    Column("状态", "state"),
    Column("文件直陈", "stated"),
    Column("按记载推算", "computed"),
    Column("对照", "agreement"),
    Column("直陈原文", "stated in the words"),
    Column("企业记载", "firms on record"),
    Column("本链未见记载", "unknown"),
)
_SECTIONS = {
    Section.NOT_PURSUED: ("不招引", "not pursued"),
    Section.UNLOCATED: ("未注明地区或产业链", "without a known region or chain"),
}
RegionOption = Annotated[str, typer.Option("--region", help="地区 · region [LIANTU_REGION]")]
PublishedOption = Annotated[
    bool, typer.Option("--published", help="只算已发布的事实 · without facts that wait for review")
]


def gaps(
    context: typer.Context,
    data: DataOption = None,
    chain: Annotated[str, typer.Option("--chain", help="产业链 · value chain")] = "",
    region: RegionOption = "",
    kind: Annotated[GapKind | None, typer.Option("--kind", help="类型 · kind of gap")] = None,
    basis: Annotated[Basis | None, typer.Option("--basis", help="依据 · basis")] = None,
    unknown: Annotated[
        bool, typer.Option("--unknown", help="也列未见记载的环节 · list segments without record")
    ] = False,
    published: PublishedOption = False,
    agreement: Annotated[
        bool,
        typer.Option("--agreement", help="直陈与推算逐环节对照 · stated against computed"),
    ] = False,
    state: Annotated[
        SegmentState | None,
        typer.Option("--state", help="只看这一状态的环节 · segments in this state, e.g. planned"),
    ] = None,
    weights: Annotated[
        Path | None,
        typer.Option("--weights", metavar="FILE", help="权重文件（TOML）· file of weights"),
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option("--weight", metavar="NAME=N", help="改一个权重，如 reach=2 · one weight"),
    ] = None,
    json: JsonOption = False,
) -> None:
    """列出缺口及原文 · List the gaps of a region with the sentences that state them."""
    talk: Talk = context.obj
    now = _now(load_settings(data=data, region=region or None), published=published)
    if agreement or state:
        rows = compared(now.boards(chain, ""))
        _both_sides(talk, now, [r for r in rows if state in (None, r.state)], json=json)
        return
    using = _weights(weights, weight)
    boards = now.boards(chain, "")
    found = [
        present_gaps.listed_gap(now.present, gap)
        for gap in now.gaps(chain, "", using)
        if (kind is None or gap.kind is kind)
        and (basis is None or gap.basis is basis)
        and (unknown or kind is GapKind.NO_RECORD or gap.kind is not GapKind.NO_RECORD)
    ]
    if json:
        talk.json(_gaps_json(now, boards, found, using))
        return
    _print_gaps(talk, now, boards, found)


def decide(
    context: typer.Context,
    target: Annotated[str, typer.Argument(metavar="GAP", help="缺口或环节编号 · id of a gap")],
    data: DataOption = None,
    not_pursued: Annotated[
        bool | None,
        typer.Option("--not-pursued/--pursued", help="不招引，或恢复 · take off the list, or undo"),
    ] = None,
    because: Annotated[str, typer.Option("--because", help="理由 · reason")] = "",
    who: Annotated[str, typer.Option("--who", help="决定人 · who decides")] = "",
    region: RegionOption = "",
) -> None:
    """决定不招引某缺口 · Take a gap off the list with a reason, or put it back."""
    talk: Talk = context.obj
    if not_pursued is None:
        raise BadInput(
            "请说明决定：--not-pursued --because 理由，或 --pursued",
            "Say what is decided: --not-pursued --because REASON, or --pursued",
        )
    settings = load_settings(data=data, region=region or None)
    asked = PursuitAsked(target=target, pursued=not not_pursued, because=because, who=who)
    with workspace_of(settings) as workspace:
        gap, made = pursuit(_snapshot(workspace, settings), asked)
        workspace.decide(made)
    if not_pursued:
        talk.say(f"不招引：{gap.what}（{because}）", f"not pursued: {gap.what} ({because})")
    else:
        talk.say(f"已恢复：{gap.what}", f"pursued again: {gap.what}")


def _now(settings: Settings, *, published: bool) -> Snapshot:
    with workspace_of(settings) as workspace:
        now = _snapshot(workspace, settings)
    return now.published if published else now


def _snapshot(workspace: Workspace, settings: Settings) -> Snapshot:
    alone = left_alone(workspace.decisions)
    site = Site(workspace.knowledge(), home=settings.region, left_alone=alone)
    return Snapshot(site, str(workspace.generation))


def _weights(file: Path | None, changes: list[str] | None) -> Weights:
    """The published weights with a file's changes, then those of the command line."""
    told = {**(changes_in(file) if file else {}), **dict(map(change, changes or ()))}
    return standard_weights().with_changes(told)


def _gaps_json(
    now: Snapshot, boards: tuple[ChainBoard, ...], gaps: list[ListedGapView], weights: Weights
) -> dict[str, object]:
    place = now.present.maybe(now.region(""))
    sections = {
        key: [gap.model_dump(mode="json") for gap in gaps if gap.section is section]
        for section, key in zip(Section, ("gaps", "not_pursued", "unlocated"), strict=True)
    }
    return {
        "region": place.model_dump(mode="json") if place else None,
        "weights": {"version": weights.version, **weights.parts, "rules": dict(weights.of)},
        "chains": [now.chain_view(board).model_dump(mode="json") for board in boards],
        **sections,
        "sparql": ANSWERED_BY["gaps"],
    }


def _print_gaps(
    talk: Talk, now: Snapshot, boards: Iterable[ChainBoard], found: list[ListedGapView]
) -> None:
    drawn = {section: [g for g in found if g.section is section] for section in Section}
    talk.table(_COLUMNS, (_gap_row(talk, now, gap) for gap in drawn[Section.OPEN]))
    for section, (zh, en) in _SECTIONS.items():
        if drawn[section]:
            talk.say(f"{zh}：{len(drawn[section])} 个", f"{en}: {len(drawn[section])}")
            talk.table(_COLUMNS, (_gap_row(talk, now, gap) for gap in drawn[section]))
    place = now.knowledge.name(now.region(""))
    silent = sum(row.state == "unknown" for board in boards for row in board.rows)
    number = sum(gap.kind is not GapKind.NO_RECORD for gap in drawn[Section.OPEN])
    talk.say(
        f"{place}：{number} 个缺口；另有 {silent} 个环节未见记载（不等于缺失）",
        f"{place}: {number} gaps; {silent} segments without any record (not the same as missing)",
    )


def _gap_row(talk: Talk, now: Snapshot, gap: ListedGapView) -> tuple[object, ...]:
    first = gap.evidence[0] if gap.evidence else None
    ranks = gap.ranks
    said = f"{ranks.rank}（{ranks.best}–{ranks.worst}）" if ranks else ""
    words = gap.decision.because if gap.decision else _shortened(first.quote) if first else ""
    return (
        gap.id,
        said.replace("（", " (").replace("）", ")") if talk.lang == "en" else said,
        now.called(gap.chain, talk.lang),
        now.called(gap.segment, talk.lang) if gap.segment else "",
        gap.what,
        label(gap.kind, talk.lang) + _waiting(talk, gap),
        label(gap.basis, talk.lang),
        f"{gap.worth.value:.2f}" if gap.worth else "",
        f"{gap.severity.value:.2f}" if gap.severity else "",
        _share(gap.unknown_share),
        words,
        " ".join(first.title.split()) if first else "",
    )


def _waiting(talk: Talk, gap: ListedGapView) -> str:
    if gap.review is not Review.PENDING:
        return ""
    return " (to be reviewed)" if talk.lang == "en" else "（待核）"


def _both_sides(talk: Talk, now: Snapshot, rows: list[Compared], *, json: bool) -> None:
    if json:
        views = (present_gaps.compared(now.present, row) for row in rows)
        talk.json(
            {
                "tally": {way.value: n for way, n in tally(rows).items()},
                "segments": [view.model_dump(mode="json") for view in views],
                "sparql": ANSWERED_BY["agreement"],
            }
        )
        return
    talk.table(_SIDES, (_side_row(talk, now, row) for row in rows if row.stated or row.present))
    said = tally(rows)
    talk.say(
        "；".join(f"{text(f'agreed.{way.value}', 'zh')} {n}" for way, n in said.items()),
        "; ".join(f"{text(f'agreed.{way.value}', 'en')} {n}" for way, n in said.items()),
    )


def _side_row(talk: Talk, now: Snapshot, row: Compared) -> tuple[object, ...]:
    stated = row.stated_state
    return (
        now.site.name(row.chain, talk.lang),
        (talk.lang == "en" and row.segment.label_en) or row.segment.label,
        text(f"state.{row.state.value}", talk.lang),
        text(f"state.{stated.value}", talk.lang) if stated else "",
        text(f"state.{row.computed_state.value}", talk.lang),
        text(f"agreed.{row.agreement.value}", talk.lang),
        _first_stated(now, row),
        "、".join(p.name for p in row.present),
        _share(row.unknown_share),
    )


def _first_stated(now: Snapshot, row: Compared) -> str:
    """The first words that state a gap, with the part of the region they speak of."""
    for finding in row.stated:
        for evidence in finding.evidence:
            part = f"{now.knowledge.name(finding.region)}：" if finding.region != row.region else ""
            return part + _shortened(evidence.quote)
    return ""


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"


def _shortened(quote: str) -> str:
    words = "".join(quote.split())
    return words if len(words) <= _QUOTE else f"{words[: _QUOTE - 1]}…"
