"""The ready questions asked of a graph, with words in their slots."""

import re
from pathlib import Path

import ontology
from graph.build import Workspace
from graph.decisions import Decision, DecisionKind
from ontology.model import Claim, Gap, Observation, Review

_FOLDER = Path(ontology.__path__[0]) / "queries"
Row = dict[str, str]


def question(name: str, **slots: str) -> str:
    """The text of a question with words in some of its slots."""
    text = (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")
    for slot, word in slots.items():
        pattern = rf"(?m)^( *# slot: {slot} .*\n +)(?:# )?(.*)$"
        line = re.search(pattern, text)
        assert line, (name, slot)
        spoken = re.sub(r'"[^"]*"(?=@zh)', f'"{word}"', line[2])
        text = text[: line.start()] + line[1] + spoken + text[line.end() :]
    return text


def asked(workspace: Workspace, name: str, **slots: str) -> list[Row]:
    """The rows of a question, "" where one has no value."""
    found = workspace.store.query(question(name, **slots))
    return [
        {key: value or "" for key, value in zip(found.variables, row, strict=True)}
        for row in found.rows
    ]


def accept_all(workspace: Workspace) -> None:
    """Accept all that waits: a nesting that waits is believed by boards, but is no triple yet."""
    known = workspace.knowledge()
    facts: list[Claim | Observation | Gap] = [*known.claims, *known.observations, *known.gaps]
    waiting = [f.id for f in facts if f.review is Review.PENDING]
    workspace.decide(*(Decision(DecisionKind.REVIEW, id_, "Accepted") for id_ in waiting))
