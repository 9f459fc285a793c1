"""The card of one thing, and the list of all things."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.knowledge import Knowledge
from ontology.labels import label
from ontology.model import (
    Claim,
    Document,
    Entity,
    EntityType,
    Gap,
    Observation,
    ProjectPhase,
    Relation,
    Review,
    Status,
)
from viz.chain_map import StatedGap, stated
from viz.merged import merged_names
from viz.proofs import Proof, of_claim, of_observation
from viz.render import render
from viz.site import Site
from viz.view import View

_SHOWN = 500
_MOST = 200
"""Facts of one group on a card; a province has more residents than a page can show."""

_FIRST = 12
"""Facts of one group that stand open; the rest waits behind a click."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What claims of one status say, seen from one end; `other` is the thing at the other end."""

    other: str
    name: str
    status: Status
    context: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one relation in one direction."""

    title: str
    facts: tuple[Fact, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Number:
    """An observation with its proof; `region` is named only where it is another than usual."""

    seen: Observation
    region: str
    proof: Proof


def entity(site: Site, view: View, entity_id: str) -> str:
    """The card of a thing: every claim, number and gap about it, each with its sentence."""
    knowledge = site.knowledge
    thing = knowledge.entity(entity_id)
    return render(
        "entity.html",
        view,
        entity=thing,
        name=site.name(thing.id, view.lang),
        place_path=_places(site, thing),
        actions=_actions(site, view, thing),
        one_firm=merged_names(site, view, thing.id),
        houses=[h for h in site.houses if thing.id in (h.member, h.house)],
        groups=[*_groups(site, view, thing.id, outward=True), *_groups(site, view, thing.id)],
        numbers=_numbers(knowledge, thing.id),
        gaps=_gaps(site, thing.id),
        papers=_papers(knowledge, thing.id),
        first=_FIRST,
        site_name=knowledge.name,
    )


def entities(site: Site, view: View) -> str:
    """The things that the words asked for find, by type; without words those most is said of."""
    counted = [(e, _said(site.knowledge, e.id)) for e in _found(site, view)]
    # Places up the gazetteer and segments of templates that nobody mentions would bury the rest.
    spoken = [(e, n) for e, n in counted if n or view.asked("q")]
    shown = spoken[:_SHOWN]
    groups = [
        (t, [(e.id, site.name(e.id, view.lang), n) for e, n in shown if e.type is t])
        for t in EntityType
    ]
    return render(
        "entities.html",
        view,
        asked=view.asked("q"),
        types=tuple(EntityType),
        groups=[(t, things) for t, things in groups if things],
        total=len(spoken),
        total_shown=len(shown),
    )


def _found(site: Site, view: View) -> list[Entity]:
    """The entities asked for, best first."""
    types = tuple(t for t in EntityType if t.value == view.asked("type"))
    if view.asked("q"):
        return [hit.entity for hit in site.search.find(view.asked("q"), types, _SHOWN)]
    known = site.knowledge
    chosen = (e for e in known.entities.values() if not types or e.type in types)
    return sorted(chosen, key=lambda e: (-_said(known, e.id), e.name, e.id))


def _said(knowledge: Knowledge, entity_id: str) -> int:
    claims = (*knowledge.claims_from(entity_id), *knowledge.claims_to(entity_id))
    return len(claims) + len(knowledge.observations_by_about.get(entity_id, ()))


def _places(site: Site, thing: Entity) -> list[tuple[str, str]]:
    """The way from the outermost area down to where the thing is."""
    areas = site.regions.located(thing.id)
    if not areas:
        return []
    innermost = max(sorted(areas), key=lambda area: len(site.regions.path(area)))
    way = [area for area in reversed(site.regions.path(innermost)) if area != thing.id]
    return [(a, site.knowledge.name(a)) for a in way if a in site.knowledge.entities]


def _actions(site: Site, view: View, thing: Entity) -> list[tuple[str, str]]:
    when = (view.link("/timeline", thing=thing.id), "timeline.of")
    around = (view.link("/network", entity=thing.id), "to.network")
    if thing.type is EntityType.CHAIN:
        return [(view.link(f"/chains/{thing.id}"), "to.map"), when, around]
    if thing.type is EntityType.SEGMENT:
        chains = [c for c in site.knowledge.chains.values() if c.segment(thing.id)]
        return [
            *((view.link(f"/chains/{c.id}") + f"#{thing.id}", "to.map") for c in chains),
            when,
            around,
        ]
    if thing.type in (EntityType.PLACE, EntityType.PARK):
        return [(view.link("/", region=thing.id), "to.region"), when, around]
    return [when, around]


def _groups(site: Site, view: View, thing: str, *, outward: bool = False) -> list[Group]:
    knowledge = site.knowledge
    groups = []
    for relation in Relation:
        if outward:
            claims = _kept(knowledge.claims_from(thing, relation))
            title = label(relation, view.lang)
        else:
            claims = _kept(knowledge.claims_to(thing, relation))
            title = view.t("inverse." + relation.value)
        facts = _facts(site, view, claims, outward=outward)
        if facts:
            groups.append(Group(title, facts[:_MOST], len(facts)))
    return groups


def _kept(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.review is not Review.REJECTED]


def _facts(site: Site, view: View, claims: list[Claim], *, outward: bool) -> tuple[Fact, ...]:
    """The claims joined that say the same, however many documents say it."""
    joined: dict[tuple[str, Status, str], list[Claim]] = {}
    for claim in claims:
        other = claim.object if outward else claim.subject
        joined.setdefault((other, claim.status, _context(site, view, claim)), []).append(claim)
    return tuple(
        Fact(
            other if other in site.knowledge.entities else "",
            _end(site, view, same[0]) if outward else site.name(other, view.lang),
            status,
            context,
            tuple(of_claim(site.knowledge, claim) for claim in same),
        )
        for (other, status, context), same in joined.items()
    )


def _end(site: Site, view: View, claim: Claim) -> str:
    if claim.predicate is Relation.PHASE:
        return label(ProjectPhase(claim.object), view.lang)
    return site.name(claim.object, view.lang)


def _context(site: Site, view: View, claim: Claim) -> str:
    """The chain and the region in which a claim is meant, where it names them."""
    named = [id_ for id_ in (claim.chain, claim.region) if id_]
    return " · ".join(site.name(id_, view.lang) for id_ in named)


def _numbers(knowledge: Knowledge, thing: str) -> list[Number]:
    seen = [
        o for o in knowledge.observations_by_about.get(thing, ()) if o.review is not Review.REJECTED
    ]
    ordered = sorted(seen, key=lambda o: (o.metric.value, -(o.year or 0), o.id))
    return [
        Number(o, knowledge.name(o.region) if o.region else "", of_observation(knowledge, o))
        for o in ordered
    ]


def _papers(knowledge: Knowledge, thing: str) -> list[Document]:
    """The documents that say something of a thing, the latest first, undated ones last."""
    said: tuple[Claim | Observation | Gap, ...] = (
        *knowledge.claims_from(thing),
        *knowledge.claims_to(thing),
        *knowledge.observations_by_about.get(thing, ()),
        *(g for g in knowledge.gaps if thing in (g.chain, g.segment, g.region)),
    )
    spans = (e for one in said if one.review is not Review.REJECTED for e in one.evidence)
    found = {e.document: knowledge.documents[e.document] for e in spans}
    latest = sorted(found.values(), key=lambda d: (d.title or d.name, d.id))
    return sorted(latest, key=lambda d: d.issued or date.min, reverse=True)


def _gaps(site: Site, thing: str) -> tuple[StatedGap, ...]:
    return stated(
        site,
        (
            gap
            for gap in site.knowledge.gaps
            if thing in (gap.chain, gap.segment, gap.region) and gap.review is not Review.REJECTED
        ),
    )
