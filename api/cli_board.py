"""Commands around the gap board: who could fill it, where, does the list fit, what differs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from api import asked
from api.cli_output import Column, Talk
from api.cli_read import DataOption, JsonOption
from api.present_answers import Answers
from api.settings import load_settings
from api.snapshot import Snapshot
from api.views.answers import ComparisonView, OfferView, ReconciliationView, SideView
from api.workspace import workspace_of
from graph.compare import compare_dates, compare_regions
from graph.gaps.described import chain_of
from graph.gaps.phrases import listing, phrase
from graph.offers import offers
from graph.parks import ParkQuestion, parks_for
from graph.reconcile import reconcile
from ontology.labels import label
from viz.site import Site
from viz.texts import text

ChainOption = Annotated[str, typer.Option("--chain", help="产业链 · value chain")]
RegionOption = Annotated[str, typer.Option("--region", help="地区 · region [LIANTU_REGION]")]
SegmentOption = Annotated[str, typer.Option("--segment", help="环节 · segment")]

_OFFERS = (
    Column("产业链", "chain"),
    Column("环节", "segment"),
    Column("企业", "firm"),
    Column("类别", "kind"),
    Column("理由", "reason"),
    Column("依据", "sentences"),
)
_PARKS = (
    Column("名次", "rank"),
    Column("园区", "park"),
    Column("得分", "score"),
    Column("稳定", "rank holds"),
    Column("依据", "grounds"),
)
_LISTS = (
    Column("产业链", "chain"),
    Column("名录企业或缺口", "listed firm or gap"),
    Column("对应", "fits"),
    Column("说明", "what is known"),
)
_SIDES = (
    Column("环节", "segment"),
    Column("差别", "difference"),
    Column("左", "left"),
    Column("右", "right"),
)


def candidates(
    context: typer.Context,
    data: DataOption = None,
    chain: ChainOption = "",
    segment: SegmentOption = "",
    region: RegionOption = "",
    json: JsonOption = False,
) -> None:
    """谁能补缺口：本地、名录、外地，或没有 · Who could fill each gap, or that nobody is known."""
    talk: Talk = context.obj
    now = opened(data, region)
    answers = Answers(now.present, talk.lang)
    drawn = now.boards(chain, "")
    wanted = {row.segment.id for row in now.rows(drawn, segment)} if segment else set()
    found = [
        answers.offer(offer)
        for board in drawn
        for offer in offers(now.knowledge, board, talk.lang)
        if not wanted or offer.segment in wanted
    ]
    if json:
        talk.json([view.model_dump(mode="json") for view in found])
        return
    talk.table(_OFFERS, (row for view in found for row in _offer_rows(talk, now, view)))
    talk.say(f"{len(found)} 个有缺口的环节", f"{len(found)} segments with a gap")


def parks(
    context: typer.Context,
    chain: ChainOption,
    data: DataOption = None,
    segment: SegmentOption = "",
    region: RegionOption = "",
    weights: Annotated[
        str, typer.Option("--weights", help="另用权重 focus=0.5,space=0 · other weights")
    ] = "",
    json: JsonOption = False,
) -> None:
    """哪个园区合适，依据逐项列出 · Which park suits a chain or segment, ground by ground."""
    talk: Talk = context.obj
    now = opened(data, region)
    question = ParkQuestion(segment, asked.weights(weights))
    wanted = chain_of(now.knowledge, chain)
    fits = parks_for(now.knowledge, wanted, now.region(""), talk.lang, question)
    if json:
        talk.json([now.present.park_fit(fit).model_dump(mode="json") for fit in fits])
        return
    yes, no = ("yes", "no") if talk.lang == "en" else ("是", "否")
    talk.table(
        _PARKS,
        (
            (
                fit.rank,
                fit.name,
                f"{fit.score:.2f}",
                yes if fit.span.stable else f"{no} {fit.span.best}–{fit.span.worst}",
                "\n".join(f"{phrase(f'ground_{p.name}', talk.lang)} {p.text}" for p in fit.parts),
            )
            for fit in fits
        ),
    )
    talk.say(f"{len(fits)} 个园区", f"{len(fits)} parks")


def reconciled(
    context: typer.Context,
    data: DataOption = None,
    chain: ChainOption = "",
    region: RegionOption = "",
    json: JsonOption = False,
) -> None:
    """招商名录对照缺口 · Recruitment lists held against gaps, both ways."""
    talk: Talk = context.obj
    now = opened(data, region)
    answers = Answers(now.present, talk.lang)
    found = [reconcile(now.knowledge, board, talk.lang) for board in now.boards(chain, "")]
    shown = [answers.reconciliation(r) for r in found if chain or r.says_something]
    if json:
        talk.json([view.model_dump(mode="json") for view in shown])
        return
    talk.table(_LISTS, (row for view in shown for row in _list_rows(talk, now, view)))
    lists = sum(view.listed for view in shown)
    without = sum(view.targets_without_gap for view in shown)
    open_ = sum(view.gaps_without_target for view in shown)
    talk.say(
        f"{lists} 份名录；{without} 个名录企业未对应缺口，{open_} 个缺口没有名录企业",
        f"{lists} lists; {without} listed firms fit no gap, {open_} gaps have no listed firm",
    )


def compare(
    context: typer.Context,
    chain: ChainOption,
    data: DataOption = None,
    left: Annotated[str, typer.Option("--left", help="一个地区或园区 · region or park")] = "",
    right: Annotated[str, typer.Option("--right", help="另一个 · the other one")] = "",
    region: RegionOption = "",
    first: Annotated[
        str, typer.Option("--from", help="较早的日期或年份 · earlier day or year")
    ] = "",
    last: Annotated[str, typer.Option("--to", help="较晚的日期或年份 · later day or year")] = "",
    json: JsonOption = False,
) -> None:
    """对比两地、两园或两个日期 · Compare two regions, two parks, or two dates of one region."""
    talk: Talk = context.obj
    now = opened(data, region)
    wanted = chain_of(now.knowledge, chain)
    if asked.sides((left, right), (first, last)):
        days = asked.day(first), asked.day(last)
        found = compare_dates(now.knowledge, wanted, now.region(""), days, talk.lang)
    else:
        ends = now.region(left), now.region(right)
        found = compare_regions(now.knowledge, wanted, ends[0], ends[1], talk.lang)
    view = Answers(now.present, talk.lang).comparison(found)
    if json:
        talk.json(view.model_dump(mode="json"))
        return
    talk.table(_SIDES, _compared_rows(talk, view))
    for caution in view.cautions:
        talk.say(f"注意：{caution.text}", f"note: {caution.text}")


def opened(data: Path | None, region: str) -> Snapshot:
    """The graph in a data directory as it is now, seen from a home region."""
    settings = load_settings(data=data, region=region or None)
    with workspace_of(settings) as workspace:
        site = Site(workspace.knowledge(), home=settings.region)
        return Snapshot(site, str(workspace.generation))


def _offer_rows(talk: Talk, now: Snapshot, view: OfferView) -> Iterator[tuple[object, ...]]:
    ends = now.called(view.chain, talk.lang), now.called(view.segment, talk.lang)
    for item in view.items:
        kind = label(item.kind, talk.lang)
        yield (*ends, item.firm.name, kind, item.reason, len(item.evidence))
    if view.note:
        yield (*ends, "", "", view.note, "")


def _list_rows(talk: Talk, now: Snapshot, view: ReconciliationView) -> Iterator[tuple[object, ...]]:
    chain = now.called(view.chain, talk.lang)
    if not view.listed:
        yield chain, "", "", view.note
    for target in view.targets:
        fits = listing(tuple(now.called(s, talk.lang) for s in target.gaps), talk.lang)
        waits = text("review.mark", talk.lang) if target.waiting else ""
        yield chain, f"{target.firm.name} {waits}".strip(), fits, target.text
    for gap in view.gaps:
        name = now.called(gap.segment, talk.lang) if gap.segment else "、".join(gap.what)
        kinds = listing(tuple(label(kind, talk.lang) for kind in gap.kinds), talk.lang)
        yield chain, name, "、".join(t.name for t in gap.targets), kinds


def _compared_rows(talk: Talk, view: ComparisonView) -> Iterator[tuple[object, ...]]:
    for row in view.segments:
        difference = phrase(f"difference_{row.difference.value}", talk.lang)
        yield row.name, difference, _side(talk, row.left), _side(talk, row.right)


def _side(talk: Talk, side: SideView) -> str:
    state = text(f"state.{side.state.value}", talk.lang)
    names = "、".join(firm.name for firm in side.firms)
    return f"{state} {names}".strip()
