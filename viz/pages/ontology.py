"""The page of the ontology: every class, property and code with its words, uses and questions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.store.checkpoint import Usage
from ontology.errors import NotFound
from ontology.labels import label_of
from ontology.vocab import CLASSIFICATION, ID, ONT
from ontology.vocabulary import Term, Vocabulary, vocabulary
from viz.addresses import page_of
from viz.pages.query import Question
from viz.render import render
from viz.site import Site
from viz.view import View

_TERM = re.compile(r"\blt:([A-Za-z][\w-]*)")
_LONGEST = 40
"""Characters of an example's text."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that a term is used of: its words and, where there is one, its address."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with how often it is used here, one use of it, and the questions that ask by it."""

    term: Term
    number: int
    example: tuple[Shown, ...]
    questions: tuple[Question, ...]
    codes: tuple[tuple[Term, int], ...] = ()
    """What a code list holds, each code with how often it is used."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the ontology under a heading of its own."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class IndustryClass:
    """A class of the national classification with the segments it is given to."""

    code: str
    segments: tuple[Shown, ...]


def ontology(site: Site, view: View, usage: Usage, questions: Sequence[Question]) -> str:
    """The whole vocabulary, in the words of both languages, with the numbers of this graph."""
    words = vocabulary()
    drawn = _Drawn(site, view, usage, _asking(questions))
    return render(
        "ontology.html",
        view,
        parts=drawn.parts(words),
        classes=len(words.classes),
        properties=len(words.properties),
        industry=_industry(site, view),
        namespace=ONT,
        things=ID,
    )


class _Drawn:
    """What makes entries of terms."""

    def __init__(
        self, site: Site, view: View, usage: Usage, asking: Mapping[str, Sequence[Question]]
    ) -> None:
        self._site, self._view, self._usage, self._asking = site, view, usage, asking

    def parts(self, words: Vocabulary) -> tuple[Part, ...]:
        """All parts in the order in which they are read."""
        parts = {
            "things": words.things,
            "statements": words.statements,
            "relations": words.relations,
            "conclusions": words.conclusions,
            "other": words.other,
            "lists": words.lists,
        }
        return tuple(Part(name, tuple(map(self._entry, found))) for name, found in parts.items())

    def _entry(self, found: Term) -> Entry:
        asked = tuple(self._asking.get(found.name, ()))
        codes = tuple((code, self._number(code)) for code in found.codes)
        if codes:
            return Entry(found, sum(number for _, number in codes), (), asked, codes)
        example = tuple(map(self._shown, self._usage.examples.get(found.iri, ())))
        return Entry(found, self._number(found), example, asked)

    def _number(self, found: Term) -> int:
        return self._usage.numbers.get(found.iri, 0)

    def _shown(self, value: str) -> Shown:
        if value.startswith(CLASSIFICATION):
            code = value.removeprefix(CLASSIFICATION)
            return Shown(code, f"#gb-{code}")
        if value.startswith(ONT):
            return Shown(_word(value, self._view.lang), f"#{value.removeprefix(ONT)}")
        if not value.startswith(ID):
            return Shown(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…")
        identifier = value.removeprefix(ID)
        known = self._site.knowledge
        named = identifier in known.entities or identifier in known.documents
        words = self._site.name(identifier, self._view.lang) if named else identifier
        page, _, anchor = page_of(self._site, identifier).partition("#")
        address = self._view.link(page) + (f"#{anchor}" if anchor else "") if page else ""
        return Shown(words, address)


def _word(iri: str, lang: str) -> str:
    try:
        return label_of(iri, lang)
    except NotFound:
        return iri


def _asking(questions: Sequence[Question]) -> Mapping[str, Sequence[Question]]:
    """The questions by the terms that their text names."""
    found: dict[str, list[Question]] = {}
    for question in questions:
        for name in sorted(set(_TERM.findall(question.text))):
            found.setdefault(name, []).append(question)
    return found


def _industry(site: Site, view: View) -> tuple[IndustryClass, ...]:
    """The classes of GB/T 4754 that segments of reference chains have, by code."""
    found: dict[str, list[Shown]] = {}
    for chain in site.knowledge.chains.values():
        for segment in chain.segments:
            if segment.gb4754:
                name = site.name(segment.id, view.lang)
                address = view.link(f"/entities/{segment.id}")
                found.setdefault(segment.gb4754, []).append(Shown(name, address))
    return tuple(IndustryClass(code, tuple(found[code])) for code in sorted(found))
