"""Who is in a segment, or in a chain, inside a region."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple
from weakref import WeakKeyDictionary

from graph.gaps.locality import Locality, is_planned
from graph.gaps.membership import rests_on
from graph.gaps.model import Presence
from graph.knowledge import Knowledge, grouped, holds
from ontology.model import Claim, Entity, EntityType, Evidence, ProjectPhase, Relation, Status

_MEMBERS = (EntityType.FIRM, EntityType.PROJECT)
_RUNNING = (ProjectPhase.COMPLETED, ProjectPhase.IN_OPERATION)
_ORDER = tuple(ProjectPhase)
_PAIR = 2


class _Sighting(NamedTuple):
    """One claim that puts an entity in the region, now or later."""

    claim: Claim
    planned: bool
    located: tuple[Claim, ...]


def presences(locality: Locality, chain: str, claims: Iterable[Claim]) -> tuple[Presence, ...]:
    """The firms and projects that claims of membership put in the region, by name.

    The claims are `inSegment`, `inChain` or `leaderOf` claims with one object. Negated and
    rejected ones, wishes to recruit, and terminated projects give nothing. A firm that only the
    words about its unfinished project put in a segment is planned there, like the project.
    """
    sightings: defaultdict[str, list[_Sighting]] = defaultdict(list)
    for claim in claims:
        if sighting := _sighting(locality, claim):
            sightings[claim.subject].append(sighting)
    known = locality.knowledge
    coming = _words_of_coming_projects(known, sightings)
    leaders = _leaders(known).get(chain, frozenset())
    found = [
        _presence(
            locality,
            known.entities[entity],
            [_as_project(known, s, coming) for s in seen] if entity in coming else seen,
            leader=entity in leaders,
        )
        for entity, seen in sightings.items()
    ]
    return tuple(sorted(found, key=lambda p: (p.planned, p.name, p.entity)))


def phase_of(knowledge: Knowledge, project: str) -> ProjectPhase | None:
    """How far a project is by its latest document; of one date the furthest phase counts."""
    stated = [c for c in knowledge.claims_from(project, Relation.PHASE) if holds(c)]
    if not stated:
        return None
    latest = max(stated, key=lambda c: (_issued(knowledge, c), _ORDER.index(_phase(c)), c.id))
    return _phase(latest)


def developers(knowledge: Knowledge, project: str) -> tuple[str, ...]:
    """The firms that develop a project or plan to, sorted."""
    claims = knowledge.claims_to(project, Relation.DEVELOPS)
    return tuple(sorted({c.subject for c in claims if holds(c) or is_planned(c)}))


def joined(*groups: Iterable[Claim]) -> tuple[Evidence, ...]:
    """The evidence of claims, group by group, nothing twice."""
    found = [e for group in groups for c in group for e in c.evidence]
    if len(found) == _PAIR:  # by far the most: who it is and where; hashing costs more than a look
        return tuple(found) if found[0] != found[1] else (found[0],)
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def _sighting(locality: Locality, claim: Claim) -> _Sighting | None:
    entity = locality.knowledge.entities.get(claim.subject)
    if entity is None or entity.type not in _MEMBERS:
        return None
    if not (holds(claim) or is_planned(claim)):
        return None
    placed = locality.placed(claim)
    if placed is None or _ended(locality.knowledge, entity):
        return None
    return _Sighting(claim, placed[0] or claim.status is Status.PLANNED, placed[1])


def _words_of_coming_projects(
    knowledge: Knowledge, sightings: Mapping[str, list[_Sighting]]
) -> Mapping[str, tuple[Evidence, ...]]:
    """Firm → the words that put its unfinished projects in the segment."""
    words: defaultdict[str, tuple[Evidence, ...]] = defaultdict(tuple)
    for entity, seen in sightings.items():
        if _unfinished(knowledge, knowledge.entities[entity]):
            for firm in developers(knowledge, entity):
                words[firm] += joined(s.claim for s in seen)
    return words


def _as_project(
    knowledge: Knowledge, seen: _Sighting, words: Mapping[str, tuple[Evidence, ...]]
) -> _Sighting:
    """A sighting; a plan if only the words about a firm's unfinished project make it."""
    coming = words[seen.claim.subject]
    in_segment = seen.claim.predicate is Relation.IN_SEGMENT
    only_by_project = in_segment and rests_on(knowledge, seen.claim, coming)
    return seen._replace(planned=True) if only_by_project else seen


def _unfinished(knowledge: Knowledge, entity: Entity) -> bool:
    is_project = entity.type is EntityType.PROJECT
    return is_project and phase_of(knowledge, entity.id) not in _RUNNING


def _ended(knowledge: Knowledge, entity: Entity) -> bool:
    if entity.type is not EntityType.PROJECT:
        return False
    return phase_of(knowledge, entity.id) is ProjectPhase.TERMINATED


def _presence(
    locality: Locality, entity: Entity, seen: list[_Sighting], *, leader: bool
) -> Presence:
    # Plans beside facts add nothing to where a firm stands now.
    telling = [s for s in seen if not s.planned] or seen
    # One sighting is the rule, and a city has tens of thousands.
    alone = telling[0] if len(telling) == 1 else None
    located = alone.located if alone else [c for s in telling for c in s.located]
    is_project = entity.type is EntityType.PROJECT
    firms = developers(locality.knowledge, entity.id) if is_project else ()
    return Presence(
        entity=entity.id,
        name=entity.name,
        # What was planned of a project that now runs has come true: its place and its product.
        planned=_unfinished(locality.knowledge, entity) if is_project else telling[0].planned,
        evidence=joined((alone.claim,) if alone else [s.claim for s in telling], located),
        type=entity.type,
        leader=leader,
        supplier=firms[0] if firms else entity.id,
        areas=_areas(locality, telling),
    )


def _areas(locality: Locality, telling: list[_Sighting]) -> tuple[str, ...]:
    """The areas that sightings speak of: where claims locate somebody, else the document's own."""
    if len(telling) == 1 and len(telling[0].located) == 1:
        return (telling[0].located[0].object,)
    found = {c.object for s in telling for c in s.located}
    found.update(locality.speaks_of(s.claim) for s in telling if not s.located)
    return tuple(sorted(found))


_LEADERS: WeakKeyDictionary[Knowledge, Mapping[str, frozenset[str]]] = WeakKeyDictionary()


def _leaders(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Chain → the firms called its leaders, gathered once."""
    if knowledge not in _LEADERS:
        led = grouped(filter(holds, knowledge.claims_with(Relation.LEADER_OF)), lambda c: c.object)
        _LEADERS[knowledge] = {
            chain: frozenset(c.subject for c in claims) for chain, claims in led.items()
        }
    return _LEADERS[knowledge]


def _phase(claim: Claim) -> ProjectPhase:
    return ProjectPhase(claim.object)


def _issued(knowledge: Knowledge, claim: Claim) -> date:
    document = knowledge.documents.get(claim.document)
    return (document.issued if document else None) or date.min
