"""Commands for the review queue: list it, accept and reject what is in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer

from api.cli_output import Column, Talk
from api.cli_read import DataOption, JsonOption
from api.settings import Settings, load_settings
from api.snapshot import Snapshot
from api.workspace import workspace_of
from graph import review as waiting
from graph.knowledge import Knowledge
from ontology.errors import NotFound
from ontology.model import Review
from viz.site import Site

_QUOTE = 60
_COLUMNS = (
    Column("编号", "id"),
    Column("读出的事实", "fact"),
    Column("规则", "rule"),
    Column("置信度", "confidence"),
    Column("原文", "sentence"),
)
_WORDS = {Review.ACCEPTED: ("采纳", "accepted"), Review.REJECTED: ("否决", "rejected")}
RuleOption = Annotated[str, typer.Option("--rule", help="只看这条规则 · only of this rule")]
Targets = Annotated[list[str] | None, typer.Argument(metavar="[ID…]", help="编号 · ids of facts")]
Because = Annotated[str, typer.Option("--because", help="理由 · reason, kept with the decision")]


def review(
    context: typer.Context,
    data: DataOption = None,
    rule: RuleOption = "",
    json: JsonOption = False,
) -> None:
    """列出待核的事实 · List the facts that wait for review, the likeliest first."""
    talk: Talk = context.obj
    settings = load_settings(data=data)
    with workspace_of(settings) as workspace:
        now = Snapshot(Site(workspace.knowledge()), str(workspace.generation))
    found = waiting.queue(now.knowledge, rule)
    views = [now.present.waiting(one) for one in found]
    if json:
        talk.json([view.model_dump(mode="json") for view in views])
        return
    talk.table(
        _COLUMNS,
        (
            (
                v.id,
                v.words,
                v.rule,
                f"{v.confidence:.0%}",
                "".join(v.evidence[0].quote.split())[:_QUOTE],
            )
            for v in views
        ),
    )
    counts = waiting.read_by_rule(now.knowledge).values()
    done = sum(published for published, _ in counts)
    talk.say(
        f"{len(found)} 条待核，{done} 条已发布；用 liantu accept／reject 编号 定夺",
        f"{len(found)} wait for review, {done} are published; settle with liantu accept/reject ID",
    )


def _settling(verdict: Review, told: str) -> Callable[..., None]:
    """The command that gives facts a verdict; `told` is its help."""

    def settle(
        context: typer.Context,
        targets: Targets = None,
        data: DataOption = None,
        rule: RuleOption = "",
        because: Because = "",
    ) -> None:
        asked = Asked(tuple(targets or ()), rule, because)
        _settle(context.obj, load_settings(data=data), asked, verdict)

    settle.__doc__ = told
    return settle


accept = _settling(
    Review.ACCEPTED, "采纳待核的事实 · Accept facts by id, or all that wait of a rule."
)
reject = _settling(Review.REJECTED, "否决事实 · Reject facts by id, or all that wait of a rule.")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which facts are meant: some by id, or all that wait of a rule."""

    targets: tuple[str, ...]
    rule: str
    because: str

    def meant(self, knowledge: Knowledge) -> tuple[str, ...]:
        """The ids meant; NotFound where there are none."""
        of_rule = waiting.queue(knowledge, self.rule) if self.rule else ()
        ids = (*self.targets, *(one.fact.id for one in of_rule))
        if not ids:
            raise NotFound(
                "没有要定夺的事实：给出编号，或用 --rule", "Nothing to settle: give ids or --rule"
            )
        return ids


def _settle(talk: Talk, settings: Settings, asked: Asked, verdict: Review) -> None:
    with workspace_of(settings) as workspace:
        ids = asked.meant(workspace.knowledge())
        workspace.decide(*waiting.verdicts(ids, verdict, asked.because))
    zh, en = _WORDS[verdict]
    talk.say(f"{zh} {len(ids)} 条", f"{en} {len(ids)}")
