"""The pages of ready questions: their list, and one with its slots, its answer and its SPARQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import urlencode

from graph.slots import TYPES, choices
from graph.store.rows import Rows
from ontology.questions import Question, Slot, SlotKind
from viz.answers import table
from viz.render import render
from viz.site import Site
from viz.view import View

_LISTED = 150
"""Choices up to so many are a list to pick from; of more the reader types a part of the name."""
_OFFERED = 400
"""Names up to so many stand in the page as completions; of more the browser asks for the near."""
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Posed:
    """A question as a reader put it: the words given, the SPARQL and what came of it.

    `found` is None where there is no answer, `problem` says why; `unknown` is the slot whose word
    nothing is called.
    """

    question: Question
    given: Mapping[SlotKind, str]
    sparql: str
    found: Rows | None = None
    problem: str = ""
    unknown: SlotKind | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a field: its value, its words, how deep it stands under others."""

    value: str
    words: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A slot as a field of a form; `near` are names like the one given that nothing has.

    `kind` is the class to search names of, where the options are not all.
    """

    slot: Slot
    value: str
    options: tuple[Option, ...]
    listed: bool
    kind: str = ""
    near: tuple[str, ...] = field(default=())


def questions(view: View, ready: Sequence[Question]) -> str:
    """The list of ready questions by what they ask for."""
    return render("questions.html", view, groups=_grouped(ready), total=len(ready))


def question(site: Site, view: View, posed: Posed, ready: Sequence[Question]) -> str:
    """One question: its slots as a form, the answer as a table, the SPARQL."""
    asked = {kind.value: word for kind, word in posed.given.items() if word}
    return render(
        "question.html",
        view,
        question=posed.question,
        fields=[_field(site, view, posed, slot) for slot in posed.question.slots],
        answer=table(site, posed.found, view.lang) if posed.found else None,
        problem=posed.problem,
        sparql=posed.sparql,
        words=asked,
        file=f"/api/questions/{posed.question.name}?{urlencode({**asked, 'lang': view.lang})}",
        ready=ready,
    )


def default(site: Site, slot: Slot, view: View) -> str:
    """The word that stands in a slot before the reader chose one: "" where it may stay open."""
    if slot.open:
        return ""
    region = site.region(view)
    if slot.kind is SlotKind.REGION:
        return site.knowledge.name(region) if region else slot.given
    drawn = site.boards(region) if slot.kind is SlotKind.CHAIN else ()
    return drawn[0].chain_name if drawn else slot.given


def _grouped(ready: Sequence[Question]) -> list[tuple[str, list[Question]]]:
    """The questions by the kind of the slot they begin with; those without a slot last."""
    order = [*(kind.value for kind in SlotKind), "nothing"]

    def first(question: Question) -> str:
        return question.slots[0].kind.value if question.slots else "nothing"

    found = sorted(ready, key=lambda q: (order.index(first(q)), q.name))
    return [(kind, list(group)) for kind, group in groupby(found, key=first)]


def _field(site: Site, view: View, posed: Posed, slot: Slot) -> Field:
    value = posed.given.get(slot.kind, "")
    options = _options(site, view, slot.kind, value)
    type_ = TYPES.get(slot.kind)
    hits = site.search.find(value, (type_,), _NEAR) if type_ and posed.unknown is slot.kind else ()
    return Field(
        slot=slot,
        value=value,
        options=options if len(options) <= _OFFERED else (),
        listed=len(options) <= _LISTED and posed.unknown is not slot.kind,
        kind=type_.value if type_ and len(options) > _OFFERED else "",
        near=tuple(dict.fromkeys(hit.entity.name for hit in hits)),
    )


def _options(site: Site, view: View, kind: SlotKind, chosen: str) -> tuple[Option, ...]:
    if kind is SlotKind.REGION:
        known = site.knowledge
        here = next((p.id for p in site.places if p.name == chosen), "")
        return tuple(Option(p.name, known.name(p.id), p.depth) for p in site.choices(here))
    names = {site.knowledge.chains[c].label: c for c in site.knowledge.chains}
    return tuple(
        Option(word, site.name(names[word], view.lang) if word in names else word)
        for word in choices(site.knowledge, kind)
    )
