"""The page of one piece of evidence: its words in the raw layout, what rests on them, how to cite."""

import re
from dataclasses import dataclass

from graph.knowledge import Knowledge, waits
from graph.naming import not_found
from ontology.model import Claim, Document, Evidence, Gap, Observation, Review, Status
from viz.citation import cited
from viz.fact_words import Fact, fact_kind, fact_words
from viz.page_marks import PageView
from viz.render import render
from viz.site import Site
from viz.view import View

_AROUND = 180
"""Characters of the raw text before and behind the words."""
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Resting:
    """A fact that rests on the words, with its stand, its rule and how sure that is."""

    words: str
    kind: str
    status: Status | None
    waits: bool
    rule: str
    confidence: float
    link: str


def find_evidence(knowledge: Knowledge, id_: str) -> tuple[Evidence, tuple[Fact, ...]]:
    """The evidence with this id and the facts that rest on it; NotFound for any other."""
    everything: tuple[Fact, ...] = (*knowledge.gaps, *knowledge.claims, *knowledge.observations)
    document, _, _ = id_.removeprefix("ev-").partition("-")
    found: Evidence | None = None
    resting: list[Fact] = []
    for fact in everything:
        if fact.review is Review.REJECTED or not fact.document.endswith(document):
            continue
        for evidence in fact.evidence:
            if evidence.id == id_:
                found = evidence
                resting.append(fact)
                break
    if found is None:
        raise not_found("依据", "evidence", id_, ())
    return found, tuple(resting)


def evidence(site: Site, view: View, id_: str, drawn: PageView | None = None) -> str:
    """The words of an evidence, where they stand, and everything that rests on them."""
    words, facts = find_evidence(site.knowledge, id_)
    document = site.knowledge.documents[words.document]
    before, after = _around(document, words)
    return render(
        "evidence.html",
        view,
        evidence=words,
        document=document,
        before=before,
        after=after,
        page=document.page(words.start),
        facts=[_resting(site, view, fact) for fact in facts],
        citation=cited(document, words, view.lang),
        drawn=drawn,
    )


def _around(document: Document, words: Evidence) -> tuple[str, str]:
    """The raw text around some words, from one paragraph's end to another's where one is near."""
    before = document.text[max(0, words.start - _AROUND) : words.start]
    after = document.text[words.end : words.end + _AROUND]
    ends = [found.end() for found in _PARAGRAPH.finditer(before)]
    if ends:
        before = before[ends[-1] :]
    elif words.start > _AROUND:
        before = "…" + before
    if found := _PARAGRAPH.search(after):
        after = after[: found.start()]
    elif words.end + _AROUND < len(document.text):
        after += "…"
    return before.lstrip("\n"), after.rstrip("\n")


def _resting(site: Site, view: View, fact: Fact) -> Resting:
    return Resting(
        words=fact_words(site, view, fact),
        kind=fact_kind(fact),
        status=None if isinstance(fact, Gap) else fact.status,
        waits=waits(fact),
        rule=fact.rule,
        confidence=fact.confidence,
        link=_link(fact),
    )


def _link(fact: Fact) -> str:
    """The address of what the fact is about."""
    match fact:
        case Claim():
            return f"/entities/{fact.subject}"
        case Observation():
            return f"/entities/{fact.about}"
        case Gap():
            return f"/chains/{fact.chain}"
