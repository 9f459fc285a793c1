"""Commands on time and contradiction: what became of gaps, what is said when, what does not fit."""

from typing import Annotated

import typer

from api import present_time
from api.cli_output import Column, Talk
from api.cli_read import DataOption, JsonOption
from api.questions import ANSWERED_BY
from api.settings import Settings, load_settings
from api.snapshot import Snapshot
from api.views.time import LifeCycleView, MentionView, WhenView
from api.workspace import workspace_of
from graph.lifecycle import life_cycles
from graph.naming import not_found
from graph.series import series
from graph.tensions.found import of_rule
from graph.tensions.found import tensions as every
from graph.tensions.words import reason
from graph.timeline import DateOf
from graph.timeline import timeline as timeline_of
from ontology.model import Entity
from viz.site import Site
from viz.texts import text

_QUOTE = 60
_LIVES = (
    Column("产业链", "chain"),
    Column("缺口", "gap"),
    Column("结果", "outcome"),
    Column("提出", "stated"),
    Column("截至", "as of"),
    Column("后来者", "who came"),
    Column("原文", "sentence"),
)
_MENTIONS = (
    Column("日期", "date"),
    Column("状态", "status"),
    Column("进展", "progress"),
    Column("名称", "name"),
    Column("原文", "sentence"),
    Column("文档", "document"),
)
_CHECKS = (
    Column("结论", "verdict"),
    Column("规则", "rule"),
    Column("说明", "reason"),
    Column("原文", "sentences"),
)


def timeline(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="[NAME]", help="企业、项目、园区 · firm, project or park, by id or name"
        ),
    ] = "",
    data: DataOption = None,
    chain: Annotated[str, typer.Option("--chain", help="产业链 · value chain")] = "",
    region: Annotated[str, typer.Option("--region", help="地区 · region [LIANTU_REGION]")] = "",
    json: JsonOption = False,
) -> None:
    """缺口的来龙去脉，或某一对象的历次记载 · What became of gaps, or what is said of one thing when."""
    talk: Talk = context.obj
    now = _now(load_settings(data=data, region=region or None))
    if name:
        _of_thing(talk, now, name, json=json)
    else:
        _of_gaps(talk, now, chain, json=json)


def tensions(
    context: typer.Context,
    data: DataOption = None,
    rule: Annotated[str, typer.Option("--rule", help="只看这条规则 · only of this rule")] = "",
    all_checks: Annotated[
        bool,
        typer.Option("--all", help="也列相符与不可比的 · also what agrees or cannot be compared"),
    ] = False,
    json: JsonOption = False,
) -> None:
    """列出矛盾与对不上的数 · List contradictions and numbers that do not fit, with all sentences."""
    talk: Talk = context.obj
    now = _now(load_settings(data=data))
    found = every(now.knowledge)
    shown = [t for t in of_rule(found, rule) if all_checks or t.alarm]
    if json:
        views = [present_time.tension(now.present, t, talk.lang) for t in shown]
        listed = [view.model_dump(mode="json") for view in views]
        talk.json({"tensions": listed, "sparql": ANSWERED_BY["tensions"]})
        return
    talk.table(
        _CHECKS,
        (
            (
                text(f"verdict.{t.verdict.value}", talk.lang),
                text(f"tension.{t.rule}", talk.lang),
                reason(t, talk.lang),
                "\n".join(_shortened(e.quote) for e in t.evidence[:3]),
            )
            for t in shown
        ),
    )
    alarms = sum(t.alarm for t in found)
    talk.say(
        f"{alarms} 处对不上，共核对 {len(found)} 处（--all 全列）",
        f"{alarms} do not fit, {len(found)} checks in all (--all lists them)",
    )


def _now(settings: Settings) -> Snapshot:
    with workspace_of(settings) as workspace:
        site = Site(workspace.knowledge(), home=settings.region)
        return Snapshot(site, str(workspace.generation))


def _of_gaps(talk: Talk, now: Snapshot, chain: str, *, json: bool) -> None:
    known, place = now.knowledge, now.region("")
    chains = [known.find_chain(chain).id] if chain else sorted(known.gaps_by_chain)
    lives = [
        present_time.life_cycle(now.present, one)
        for id_ in (chains if place else ())
        for one in life_cycles(known, id_, place)
    ]
    if json:
        area = now.present.maybe(place)
        talk.json(
            {
                "region": area.model_dump(mode="json") if area else None,
                "items": [one.model_dump(mode="json") for one in lives],
                "sparql": ANSWERED_BY["life_cycles"],
            }
        )
        return
    talk.table(_LIVES, (_life_row(talk, now, one) for one in lives))
    came = sum(bool(one.comers) for one in lives)
    talk.say(
        f"{len(lives)} 处直陈的缺口，其中 {came} 处有后来者；除“未见动静”外都是推断",
        f"{len(lives)} stated gaps, somebody came to {came}; all but “open” is inferred",
    )


def _life_row(talk: Talk, now: Snapshot, one: LifeCycleView) -> tuple[object, ...]:
    lang = talk.lang
    return (
        now.called(one.chain, lang),
        "、".join(gap.what for gap in one.gaps),
        text(f"outcome.{one.outcome.value}", lang),
        _date(one.stated),
        _date(one.as_of) if one.comers else "",
        "、".join(f"{c.thing.name}（{text(f'step.{c.step.value}', lang)}）" for c in one.comers),
        _shortened(one.gaps[0].evidence[0].quote),
    )


def _of_thing(talk: Talk, now: Snapshot, name: str, *, json: bool) -> None:
    entity = _meant(now, name)
    found = timeline_of(now.knowledge, entity.id)
    view = present_time.timeline(now.present, found, series(now.knowledge, entity.id))
    if json:
        talk.json(view.model_dump(mode="json"))
        return
    talk.table(_MENTIONS, (_mention_row(talk, one) for one in view.mentions))
    for line in view.series:
        if line.warned:
            values = " → ".join(
                f"{n.stated_as}（{''.join(n.definition) or n.thing}）" for n in line.numbers
            )
            talk.say(
                f"注意：{values}，口径不同，不计算增长",
                f"note: {values}: counted otherwise, no growth is computed",
            )
    talk.say(
        f"{entity.name}：{len(view.mentions)} 处记载，{view.undated} 处所在文件没有日期",
        f"{entity.name}: {len(view.mentions)} mentions, {view.undated} in undated documents",
    )


def _meant(now: Snapshot, name: str) -> Entity:
    """The thing with this id, or the best known one that the words find."""
    if known := now.knowledge.entities.get(name):
        return known
    called = [e for e in now.knowledge.entities.values() if name in (e.name, *e.aliases)]
    if called:
        return max(called, key=lambda e: (len(now.knowledge.claims_from(e.id)), e.id))
    raise not_found("实体", "entity", name, tuple(e.name for e in now.found(name, None)[:3]))


def _mention_row(talk: Talk, one: MentionView) -> tuple[object, ...]:
    return (
        _date(one.when),
        text(f"mention.{one.status.value}", talk.lang),
        one.progress,
        "、".join(thing.name for thing in one.names),
        _shortened(one.evidence.quote),
        " ".join(one.evidence.title.split()),
    )


def _date(said: WhenView) -> str:
    """A date, or the years between which an undated document lies."""
    if said.date:
        return str(said.date.year) if said.basis is DateOf.STATED else said.date.isoformat()
    bounds = f"{said.after or ''}–{said.before or ''}"
    return f"？{bounds}" if len(bounds) > 1 else "？"


def _shortened(quote: str) -> str:
    words = "".join(quote.split())
    return words if len(words) <= _QUOTE else f"{words[: _QUOTE - 1]}…"
