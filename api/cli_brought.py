"""What documents bring: before they are added (`add --preview`) and afterwards (`brought`)."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from api import present_brought
from api.cli_output import Column, Talk
from api.language_model import language_model
from api.present import Presenter
from api.settings import Settings, load_settings
from api.workspace import workspace_of
from graph.brought import Brought, brought
from graph.build import Workspace
from graph.datadir import Card
from graph.knowledge import Knowledge
from graph.naming import not_found
from graph.sources import Fault, content, gather, name_of
from graph.state import WouldBe
from graph.tensions.words import reason
from ontology.errors import LiantuError
from ontology.labels import label
from ontology.model import Gap
from viz.site import Site
from viz.texts import text

COLUMNS = (
    Column("变化", "change"),
    Column("对象", "thing"),
    Column("没有它", "without"),
    Column("有了它", "with"),
    Column("原文", "sentence"),
)
Row = tuple[str, str, str, str, str]


def preview(
    talk: Talk, settings: Settings, paths: Iterable[Path], said: Card, *, json: bool
) -> bool:
    """Say what each document would bring, one by one, and add none; whether all could be read."""
    found = gather(paths)
    faults = list(found.faults)
    told: list[dict[str, object]] = []
    with workspace_of(settings, model=language_model(settings)) as workspace:
        for source in found.sources:
            name = name_of(source)
            try:
                reading = workspace.read(content(source), Card(name, said.region, said.columns))
            except LiantuError as error:
                faults.append(Fault(name, error))
                continue
            having = workspace.would_be({reading.document.sha256: reading})
            change = brought(_now(workspace), having, reading.document.id, _home(workspace))
            told.append(_told(talk, name, change, having.knowledge, json=json))
    for fault in faults:
        talk.fail(fault.error)
    if json:
        failed = [
            {"name": f.name, "code": f.error.code, "message": f.error.text(talk.lang)}
            for f in faults
        ]
        talk.json({"data": str(settings.data), "would": told, "failed": failed})
    return not faults


def what_it_brings(
    context: typer.Context,
    document: Annotated[str, typer.Argument(help="文件 id、文件名或标题 · id, file name or title")],
    data: Annotated[
        Path | None, typer.Option("--data", help="数据目录 · data directory [LIANTU_DATA]")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="输出 JSON · JSON on stdout")] = False,
) -> None:
    """一份文件带来了什么 · Show what is known only with a document."""
    talk: Talk = context.obj
    with workspace_of(load_settings(data=data)) as workspace:
        known = workspace.knowledge()
        chosen = known.documents[_meant(known, document)]
        without = workspace.would_be({chosen.sha256: None})
        change = brought(without, _now(workspace), chosen.id, _home(workspace))
        told = _told(talk, chosen.name, change, known, json=json)
    if json:
        talk.json(told)


def _meant(known: Knowledge, words: str) -> str:
    for document in known.documents.values():
        if words in (document.id, document.name, document.title):
            return document.id
    raise not_found("文件", "document", words, tuple(d.name for d in known.documents.values())[:3])


def _now(workspace: Workspace) -> WouldBe:
    return WouldBe(workspace.knowledge(), workspace.one_firm())


def _home(workspace: Workspace) -> tuple[str, ...]:
    home = Site(workspace.knowledge()).default_region
    return (home,) if home else ()


def _told(
    talk: Talk, name: str, change: Brought, known: Knowledge, *, json: bool
) -> dict[str, object]:
    """A difference as plain values, or written out for a person."""
    if json:
        shown = present_brought.difference(Presenter(known), change)
        return {"name": name, **shown.model_dump(mode="json")}
    alone, all_ = len(change.alone), len(change.facts)
    talk.say(
        f"{name}：读到 {all_} 条，其中 {alone} 条只有它说；新名称 {len(change.entities)} 个；"
        f"环节变化 {len(change.moved)}，缺口进展 {len(change.fates)}，"
        f"合并 {len(change.merges)}，矛盾 {len(change.tensions)}",
        f"{name}: {all_} statements, {alone} of them its own; {len(change.entities)} new names; "
        f"segments {len(change.moved)}, gaps {len(change.fates)}, merges {len(change.merges)}, "
        f"tensions {len(change.tensions)}",
    )
    for alike in change.alike:
        talk.say(
            f"注意：内容与「{known.name(alike.document)}」相同 {alike.share:.0%}",
            f"note: {alike.share:.0%} of its sentences stand in “{known.name(alike.document)}”",
        )
    if rows := list(_rows(talk.lang, change, known)):
        talk.table(COLUMNS, rows)
    return {}


def _rows(lang: str, change: Brought, known: Knowledge) -> Iterator[Row]:
    def word(zh: str, en: str) -> str:
        return en if lang == "en" else zh

    for moved in change.moved:
        thing = f"{known.name(moved.chain)} · {moved.name}（{known.name(moved.region)}）"
        states = text(f"state.{moved.before}", lang), text(f"state.{moved.after}", lang)
        yield (
            word("环节", "segment"),
            thing,
            *states,
            moved.evidence[0].quote if moved.evidence else "",
        )
    for fate in change.fates:
        outcomes = text(f"outcome.{fate.before}", lang), text(f"outcome.{fate.after}", lang)
        yield word("缺口进展", "gap"), fate.gap.what, *outcomes, fate.gap.evidence[0].quote
    for told in change.alone:
        if isinstance(told.fact, Gap):
            kind = label(told.fact.kind, lang)
            yield word("新缺口", "new gap"), told.fact.what, "", kind, told.fact.evidence[0].quote
    for merge in change.merges:
        names = "、".join(merge.names)
        yield word("合并", "merge"), names, "", known.name(merge.kept), merge.reason[lang == "en"]
    for tension in change.tensions:
        quotes = " / ".join(e.quote for e in tension.evidence[:2])
        yield word("矛盾", "tension"), reason(tension, lang), "", "", quotes
