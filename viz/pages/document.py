"""The page of one document with everything read from it marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.knowledge import AREAS, Knowledge, waits
from graph.page_pictures import is_pictured
from ontology.labels import label
from ontology.model import (
    Claim,
    Gap,
    Observation,
    ProjectPhase,
    Relation,
    Review,
    Status,
)
from viz.fact_words import fact_kind
from viz.marks import Span, pieces
from viz.render import render
from viz.site import Site
from viz.view import View
from viz.wording import quantity

_Fact = Claim | Observation | Gap

_FEW = 30
"""A longer group of statements is folded, but for the first."""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement read from the document, in a few words, and the evidence to jump to."""

    words: str
    evidence: str
    status: Status | None
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one kind."""

    title: str
    kind: str
    lines: tuple[Line, ...]


def document(site: Site, view: View, document_id: str, *, draft: bool = False) -> str:
    """The raw text of a document with the evidence marked in it, and what was read from where.

    A `draft` is in no graph yet: `site` is the one on which it would be.
    """
    knowledge = site.knowledge
    shown = knowledge.document(document_id)
    facts = [f for f in _facts(knowledge) if _of(f, shown.id)]
    return render(
        "document.html",
        view,
        document=shown,
        region_name=site.name(shown.region, view.lang) if shown.region else "",
        region_id=_region(knowledge, shown.region),
        problems=site.problems.get(shown.id, ()),
        columns=site.columns.get(shown.id, ()),
        pieces=pieces(shown.text, _spans(facts, shown.id)),
        groups=_groups(site, view, facts),
        pages={
            e.id: shown.page(e.start) for f in facts for e in f.evidence if e.document == shown.id
        },
        total=len(facts),
        few=_FEW,
        draft=draft,
        pictured=is_pictured(shown) and not draft,
    )


def _region(knowledge: Knowledge, named: str) -> str:
    """The id of the region a document speaks for; "" where no such region is known."""
    areas = (e for e in knowledge.entities.values() if e.type in AREAS)
    return next((e.id for e in areas if named in (e.id, e.name, *e.aliases)), "") if named else ""


def _facts(knowledge: Knowledge) -> Iterator[_Fact]:
    everything: tuple[_Fact, ...] = (
        *knowledge.gaps,
        *knowledge.claims,
        *knowledge.observations,
    )
    return (fact for fact in everything if fact.review is not Review.REJECTED)


def _of(fact: _Fact, document_id: str) -> bool:
    return any(e.document == document_id for e in fact.evidence)


def _spans(facts: Iterable[_Fact], document_id: str) -> set[Span]:
    return {
        Span(e.start, e.end, e.id, fact_kind(fact))
        for fact in facts
        for e in fact.evidence
        if e.document == document_id
    }


def _groups(site: Site, view: View, facts: list[_Fact]) -> list[Group]:
    gaps = tuple(_gap_line(site, view, f) for f in facts if isinstance(f, Gap))
    numbers = tuple(_number_line(site, view, f) for f in facts if isinstance(f, Observation))
    claims = [f for f in facts if isinstance(f, Claim)]
    related = [
        Group(
            label(relation, view.lang),
            "claim",
            tuple(_claim_line(site, view, c) for c in claims if c.predicate is relation),
        )
        for relation in Relation
    ]
    groups = [
        Group(view.t("stated.gaps"), "gap", gaps),
        Group(view.t("numbers"), "number", numbers),
        *related,
    ]
    return [group for group in groups if group.lines]


def _gap_line(site: Site, view: View, gap: Gap) -> Line:
    kind = view.t("aside", text=label(gap.kind, view.lang))
    words = f"{site.name(gap.chain, view.lang)} · {gap.what}{kind}"
    return Line(words, gap.evidence[0].id, None, waits(gap))


def _number_line(site: Site, view: View, seen: Observation) -> Line:
    about = site.name(seen.about, view.lang)
    when = f"{seen.year} · " if seen.year else ""
    figure = quantity(seen.quantity, view.lang)
    words = f"{about} · {when}{label(seen.metric, view.lang)} {figure}"
    return Line(words, seen.evidence[0].id, seen.status, waits(seen))


def _claim_line(site: Site, view: View, claim: Claim) -> Line:
    if claim.predicate is Relation.PHASE:
        target = label(ProjectPhase(claim.object), view.lang)
    else:
        target = site.name(claim.object, view.lang)
    words = f"{site.name(claim.subject, view.lang)} → {target}"
    return Line(words, claim.evidence[0].id, claim.status, waits(claim))
