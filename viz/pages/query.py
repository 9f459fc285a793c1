"""The page where questions are put to the graph in SPARQL."""

from collections.abc import Sequence
from dataclasses import dataclass

from ontology.vocab import BASE
from viz.render import render
from viz.view import View


@dataclass(frozen=True, slots=True)
class Question:
    """A ready question with its title in the reader's language and its SPARQL text."""

    id: str
    title: str
    text: str


def query(view: View, questions: Sequence[Question]) -> str:
    """A form for SPARQL with the ready questions beside it; `q` in the address chooses one."""
    known = {question.id: question for question in questions}
    chosen = known.get(view.asked("q")) or (questions[0] if questions else None)
    return render(
        "query.html",
        view,
        questions=questions,
        chosen=chosen.id if chosen else "",
        text=chosen.text if chosen else "",
        texts={question.id: question.text for question in questions},
        base=BASE,
    )
