"""Who could fill a segment: those already here, those somebody wants here, those elsewhere.

Nobody is offered without a sentence. Score = 1 local, 0.6 target, 0.4 elsewhere; times 0.7 for
plans; times 0.5 for a target without a sentence about the segment, 0.25 for one that documents put
in other segments only; times 0.9 for each step outwards to the region where it stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain as chained
from itertools import islice

from graph.called import called
from graph.gaps.locality import Locality, locality_of
from graph.gaps.membership import memberships, overlap, within_of
from graph.gaps.model import ChainBoard, Presence, SegmentRow
from graph.gaps.phrases import listing, phase_word, phrase, sentence
from graph.gaps.presence import developers, joined, phase_of
from graph.kinship import kin_of
from graph.knowledge import Knowledge, holds
from ontology.errors import NotFound
from ontology.model import (
    Candidate,
    CandidateKind,
    Claim,
    EntityType,
    Evidence,
    GapKind,
    Metric,
    Observation,
    Relation,
    Review,
    Status,
)

_BASE = {CandidateKind.LOCAL: 1.0, CandidateKind.TARGET: 0.6, CandidateKind.ELSEWHERE: 0.4}
_ORDER = tuple(CandidateKind)
_PLANNED, _UNSPECIFIED, _OTHER_SEGMENT, _STEP = 0.7, 0.5, 0.25, 0.9
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question: who could fill this row of this board, in which language."""

    locality: Locality
    board: ChainBoard
    row: SegmentRow
    lang: str

    def say(self, key: str, **values: str | int) -> str:
        return phrase(key, self.lang, **values)

    @property
    def neighbours(self) -> tuple[str, ...]:
        """Who of the chain is on record here, and the members of stated groups."""
        present = (p for row in self.board.rows for p in row.present)
        here = [p.entity for p in (*present, *self.board.chain_level)]
        groups = self.locality.knowledge.claims_with(Relation.PART_OF_GROUP)
        return tuple(sorted({*here, *(c.subject for c in groups)}))

    @property
    def chain(self) -> str:
        """The chain's name in the reader's language."""
        board = self.board
        return called(self.locality.knowledge.chains, board.chain, board.chain_name, self.lang)

    @property
    def segment(self) -> str:
        """The segment's name in the reader's language."""
        segment = self.row.segment
        return (self.lang == "en" and segment.label_en) or segment.label

    def candidate(self, firm: str, kind: CandidateKind, factor: float, told: "_Told") -> Candidate:
        return Candidate(
            segment=self.row.segment.id,
            firm=firm,
            kind=kind,
            score=round(_BASE[kind] * factor, _DIGITS),
            reason=sentence(told.parts, self.lang),
            evidence=tuple(dict.fromkeys(told.evidence)),
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """The parts of a reason with the evidence for them."""

    parts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def candidates(
    knowledge: Knowledge, board: ChainBoard, segment: str | SegmentRow, lang: str = "zh"
) -> tuple[Candidate, ...]:
    """The firms that could fill a segment of a board, best first; empty where nobody is on record.

    The segment is given by its row, id or key; NotFound if the board has none such. Local ones
    come first, nearest first, then documented recruitment targets of the chain in the region, then
    firms that documents put in the segment elsewhere.
    """
    asked = _asked(knowledge, board, segment, lang)
    return _best(asked, chained(_local(asked), _targets(asked), _elsewhere(asked)))


def nearest(
    knowledge: Knowledge, board: ChainBoard, segment: str | SegmentRow, lang: str = "zh"
) -> tuple[Candidate, ...]:
    """The local candidates and the targets, best first; only if there are none, one from elsewhere.

    One of those elsewhere, the first on record, is enough to tell that somebody could be asked: its
    cost does not grow with the firms of other regions.
    """
    asked = _asked(knowledge, board, segment, lang)
    if near := _best(asked, chained(_local(asked), _targets(asked))):
        return near
    here = _here(asked)
    away = (c for c in _memberships(asked) if holds(c) and c.subject not in here)
    return tuple(_outside(asked, _firm(asked, c.subject), [c]) for c in islice(away, 1))


def _asked(knowledge: Knowledge, board: ChainBoard, segment: str | SegmentRow, lang: str) -> _Asked:
    row = segment if isinstance(segment, SegmentRow) else board.row(segment)
    if row is None:
        raise NotFound(
            f"产业链「{board.chain_name}」没有环节「{segment}」",
            f"The chain “{board.chain_name}” has no segment “{segment}”",
        )
    return _Asked(locality_of(knowledge, board.region), board, row, lang)


def _best(asked: _Asked, offered: Iterable[Candidate]) -> tuple[Candidate, ...]:
    name = asked.locality.knowledge.name
    best: dict[str, Candidate] = {}
    for found in offered:
        # A firm that is local is not offered again as a target or from elsewhere.
        best.setdefault(found.firm, found)
    return tuple(
        sorted(
            best.values(),
            key=lambda c: (_ORDER.index(c.kind), -c.score, name(c.firm), c.firm),
        )
    )


def _local(asked: _Asked) -> Iterator[Candidate]:
    groups: defaultdict[str, list[Presence]] = defaultdict(list)
    for presence in asked.row.present:
        groups[presence.supplier or presence.entity].append(presence)
    unmatched = tuple(
        e for g in asked.row.stated if g.kind is GapKind.UNMATCHED_LOCAL for e in g.evidence
    )
    for firm in sorted(groups):
        present = groups[firm]
        planned = all(p.planned for p in present)
        areas = tuple(dict.fromkeys(a for p in present for a in p.areas))
        told = _local_reason(asked, firm, present, areas)
        if unmatched:
            told = _Told((*told.parts, asked.say("unmatched")), (*told.evidence, *unmatched))
        steps = _steps(asked, areas)
        factor = (_PLANNED if planned else 1.0) * _STEP**steps
        yield asked.candidate(firm, CandidateKind.LOCAL, factor, told)


def _local_reason(
    asked: _Asked, firm: str, present: list[Presence], areas: tuple[str, ...]
) -> _Told:
    planned = all(p.planned for p in present)
    key = "local_planned" if planned else "local"
    parts = [asked.say(key, where=_where(asked, areas), segment=asked.segment)]
    evidence = [e for p in present for e in p.evidence]
    for project in (p for p in present if p.type is EntityType.PROJECT and p.entity != firm):
        parts.append(_by_project(asked, project))
        claims = asked.locality.knowledge.claims_to(project.entity, Relation.DEVELOPS)
        evidence += joined(c for c in claims if _lively(c) and c.subject == firm)
    if any(p.leader for p in present):
        parts.append(asked.say("leader"))
    if made := _products(asked, firm, evidence):
        names = dict.fromkeys(asked.locality.knowledge.name(c.object) for c in made)
        parts.append(asked.say("product", names=listing(tuple(names), asked.lang)))
        evidence += joined(made)
    for observation in _capacities(asked, [firm, *(p.entity for p in present)], evidence):
        key = "capacity" if observation.status is Status.ACTUAL else "capacity_planned"
        parts.append(asked.say(key, value=observation.quantity.stated_as))
        evidence += observation.evidence
    return _Told(tuple(parts), tuple(evidence))


def _by_project(asked: _Asked, project: Presence) -> str:
    phase = phase_of(asked.locality.knowledge, project.entity)
    return asked.say("by_project", project=project.name, phase=phase_word(phase, asked.lang))


def _capacities(
    asked: _Asked, entities: list[str], evidence: Iterable[Evidence]
) -> Iterator[Observation]:
    """The capacities of a firm or its projects, where they are about no other segment.

    That is where the entity works in no other segment of the chain, or where the same words put it
    in this one.
    """
    known = asked.locality.knowledge
    spans = tuple(evidence)
    for entity in dict.fromkeys((*entities, *_own_projects(asked, entities))):
        only = _segments(asked, entity) <= {asked.row.segment.id}
        for found in known.observations_by_about.get(entity, ()):
            if found.metric is not Metric.CAPACITY or found.review is Review.REJECTED:
                continue
            if found.status is Status.NEGATED:
                continue
            if only or any(overlap(a, b) for a in found.evidence for b in spans):
                yield found


def _products(asked: _Asked, firm: str, evidence: Iterable[Evidence]) -> tuple[Claim, ...]:
    """What a firm makes, where that is about no other segment."""
    spans = tuple(evidence)
    only = _segments(asked, firm) <= {asked.row.segment.id}
    made = asked.locality.knowledge.claims_from(firm, Relation.MAKES)
    about = (c for c in made if only or any(overlap(a, b) for a in c.evidence for b in spans))
    return tuple(c for c in about if holds(c))


def _own_projects(asked: _Asked, firms: Iterable[str]) -> Iterator[str]:
    """The projects of firms that work in no other segment of the chain."""
    for firm in firms:
        if _segments(asked, firm) == {asked.row.segment.id}:
            for claim in asked.locality.knowledge.claims_from(firm, Relation.DEVELOPS):
                if _lively(claim):
                    yield claim.object


def _segments(asked: _Asked, entity: str) -> set[str]:
    """The segments of this chain that an entity is said to work in."""
    claims = asked.locality.knowledge.claims_from(entity, Relation.IN_SEGMENT)
    chain = {row.segment.id for row in asked.board.rows}
    return {c.object for c in claims if _lively(c)} & chain


def _targets(asked: _Asked) -> Iterator[Candidate]:
    locality = asked.locality
    wanted: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in locality.knowledge.claims_to(asked.board.chain, Relation.TARGET_FOR):
        if _lively(claim) and locality.speaks_of(claim) in locality.inside:
            wanted[claim.subject].append(claim)
    for firm in sorted(wanted):
        listed = wanted[firm]
        areas = tuple(dict.fromkeys(map(locality.speaks_of, listed)))
        where, link = _where(asked, areas), asked.chain
        parts = [asked.say("target", where=where, chain=link)]
        factor, capable = _capability(asked, firm)
        resident = _resident(asked, firm)
        yield asked.candidate(
            firm,
            CandidateKind.TARGET,
            factor,
            _Told(
                (*parts, *capable.parts, *resident.parts),
                (*joined(listed), *capable.evidence, *resident.evidence),
            ),
        )


def _capability(asked: _Asked, firm: str) -> tuple[float, _Told]:
    """What documents say of a target's segments, and how much that is worth."""
    known = asked.locality.knowledge
    claims = [c for c in known.claims_from(firm, Relation.IN_SEGMENT) if _lively(c)]
    here = [c for c in claims if c.object == asked.row.segment.id]
    if here:
        said = asked.say("target_capable", segment=asked.segment)
        return 1.0, _Told((said,), joined(here))
    english = asked.lang == "en"
    chain = {
        row.segment.id: (english and row.segment.label_en) or row.segment.label
        for row in asked.board.rows
    }
    others = [c for c in claims if c.object in chain]
    if others:
        names = tuple(dict.fromkeys(chain[c.object] for c in others))
        said = asked.say(
            "target_other_segment", segments=listing(names, asked.lang), segment=asked.segment
        )
        return _OTHER_SEGMENT, _Told((said,), joined(others))
    return _UNSPECIFIED, _Told((asked.say("target_unspecified", segment=asked.segment),), ())


def _resident(asked: _Asked, firm: str) -> _Told:
    """Whether a target, or one of its house, is already here."""
    located = asked.locality.standing(firm).actual
    parts = [asked.say("target_resident")] if located else []
    evidence = [*joined(located)]
    for kin in kin_of(asked.locality, firm, asked.neighbours):
        member = asked.locality.knowledge.name(kin.member)
        parts.append(asked.say(f"kin_{kin.ground.value}", member=member, words=kin.words))
        evidence += kin.evidence
    return _Told(tuple(parts), tuple(evidence))


def _elsewhere(asked: _Asked) -> Iterator[Candidate]:
    here = _here(asked)
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in _memberships(asked):
        if holds(claim) and claim.subject not in here:
            groups[_firm(asked, claim.subject)].append(claim)
    for firm in sorted(set(groups) - here):
        yield _outside(asked, firm, groups[firm])


def _here(asked: _Asked) -> set[str]:
    return {id_ for p in asked.row.present for id_ in (p.entity, p.supplier)}


def _outside(asked: _Asked, firm: str, claims: list[Claim]) -> Candidate:
    """The candidate that claims of membership make of a firm of another region."""
    locality, known = asked.locality, asked.locality.knowledge
    located = tuple(
        c
        for subject in dict.fromkeys(c.subject for c in claims)
        for c in known.claims_from(subject, Relation.LOCATED_IN)
        if holds(c) and c.object not in locality.inside
    )
    areas = tuple(dict.fromkeys(c.object for c in located)) or _spoken(asked, claims)
    key = "elsewhere" if areas else "elsewhere_unknown"
    said = asked.say(key, where=_where(asked, areas), segment=asked.segment)
    return asked.candidate(
        firm,
        CandidateKind.ELSEWHERE,
        _STEP ** _steps(asked, areas),
        _Told((said,), joined(claims, located)),
    )


def _memberships(asked: _Asked) -> Iterator[Claim]:
    known, segment = asked.locality.knowledge, asked.row.segment.id
    gaps = [g for g in known.gaps_by_chain.get(asked.board.chain, ()) if g.segment == segment]
    within = within_of(asked.board.chain, asked.board.version)
    return memberships(known, segment, (*asked.row.stated, *gaps), within)


def _firm(asked: _Asked, entity: str) -> str:
    """The firm behind a project, if one is on record; otherwise the entity itself."""
    known = asked.locality.knowledge
    if known.entities[entity].type is not EntityType.PROJECT:
        return entity
    return next(iter(developers(known, entity)), entity)


def _spoken(asked: _Asked, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The outside areas that claims speak of; a document's own region places no outsider."""
    locality = asked.locality
    areas = dict.fromkeys(locality.speaks_of(c) for c in claims)
    return tuple(a for a in areas if a and a not in locality.inside)


def _where(asked: _Asked, areas: Iterable[str]) -> str:
    return listing(tuple(map(asked.locality.knowledge.name, areas)), asked.lang)


def _steps(asked: _Asked, areas: Iterable[str]) -> int:
    """How many steps outwards from the gap's region lies the nearest region with these areas.

    Nothing known counts as one step beyond the outermost region.
    """
    regions = asked.locality.regions
    path = regions.path(asked.row.scope or asked.board.region)
    spans = [regions.inside(step) for step in path]
    found = (next((i for i, s in enumerate(spans) if a in s), len(path)) for a in areas)
    return min(found, default=len(path))


def _lively(claim: Claim) -> bool:
    return claim.status is not Status.NEGATED and claim.review is not Review.REJECTED
