"""The workbench: the page where questions are put to the graph in SPARQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ontology.questions import columns
from ontology.vocab import BASE, ONT, SKOS, SPARQL_PREFIXES
from viz.answers import Table
from viz.render import render
from viz.view import View

LIBRARY: Final = "yasgui-4.6.2.min"
WORDS: Final = (
    "Add a new tab",
    "Add tab",
    "Close Tab",
    "Close other tabs",
    "Close tab",
    "Copy Tab",
    "Download result",
    "New Tab",
    "Rename Tab",
    "Response",
    "Run query",
    "Share query",
    "Show all",
    "Undo close Tab",
)
"""What the editor says in English; `yasgui.` and the words in lower case is the key of each."""


START: Final = f"""PREFIX lt: <{ONT}>
PREFIX skos: <{SKOS}>
SELECT ?thing ?name WHERE {{
  ?thing a lt:Firm ; skos:prefLabel ?name .
}}
LIMIT 20
"""
"""The query that a new tab begins with."""


@dataclass(frozen=True, slots=True)
class Question:
    """A ready question with its title in the reader's language and its SPARQL text."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """The query to begin with, "" for a ready question, and its answer where it was run."""

    text: str = ""
    answer: Table | None = None
    problem: str = ""


def query(view: View, questions: Sequence[Question], written: Written | None = None) -> str:
    """A form for SPARQL with the ready questions beside it; `q` in the address chooses one."""
    begun = written or Written()
    known = {question.id: question for question in questions}
    chosen = known.get(view.asked("q")) or (questions[0] if questions else None)
    return render(
        "query.html",
        view,
        questions=questions,
        chosen=chosen.id if chosen else "",
        title=chosen.title if chosen else "",
        text=begun.text or (chosen.text if chosen else ""),
        answer=begun.answer,
        problem=begun.problem,
        texts={question.id: question.text for question in questions},
        base=BASE,
        start=START,
        kinds={name: held.kind.value for name, held in columns().items() if held.linked},
        prefixes=SPARQL_PREFIXES,
        library=LIBRARY,
        words={word: view.t(f"yasgui.{word.lower().replace(' ', '.')}") for word in WORDS},
    )
