"""What became of a stated gap: who came to the segments it names, by later documents.

The states follow each other: open, in progress (only plans, contracts or building sites came),
partly addressed (somebody landed or runs, but not in every segment named), addressed (somebody
runs in every segment named). All but the first are inferred, and shown with both sentences.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from graph.gaps.locality import Locality, is_planned, locality_of
from graph.gaps.presence import phase_of
from graph.knowledge import Knowledge, holds
from graph.spoken import Sentence, sentences
from graph.timeline import DateOf, When, progress, said_when
from ontology.chains.model import ReferenceChain
from ontology.model import (
    Basis,
    Claim,
    EntityType,
    Evidence,
    Gap,
    GapKind,
    GapScope,
    ProjectPhase,
    Relation,
    Review,
    Status,
)

_SETTLED_BY_COMERS = (
    GapKind.MISSING,
    GapKind.WEAK,
    GapKind.IMPORT_DEPENDENT,
    GapKind.EXTERNAL_SUPPLY,
)
_MEMBERS = (EntityType.FIRM, EntityType.PROJECT)


class Step(StrEnum):
    """How far somebody who comes to a segment is, the furthest last."""

    PLANNED = "planned"
    SIGNED = "signed"
    UNDER_CONSTRUCTION = "under_construction"
    LANDED = "landed"
    RUNNING = "running"


class Outcome(StrEnum):
    """What became of a stated gap. `NOT_BY_COMERS`: no firm that comes can settle such a gap."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    PARTLY_ADDRESSED = "partly_addressed"
    ADDRESSED = "addressed"
    NOT_BY_COMERS = "not_by_comers"


_STEPS = tuple(Step)
_THERE = (Step.LANDED, Step.RUNNING)
_PHASES = {
    ProjectPhase.NEGOTIATING: Step.PLANNED,
    ProjectPhase.TO_BUILD: Step.PLANNED,
    ProjectPhase.SIGNED: Step.SIGNED,
    ProjectPhase.UNDER_CONSTRUCTION: Step.UNDER_CONSTRUCTION,
    ProjectPhase.COMPLETED: Step.RUNNING,
    ProjectPhase.IN_OPERATION: Step.RUNNING,
}
_WORDS = {
    "Target": Step.PLANNED,
    "Negotiating": Step.PLANNED,
    "Signed": Step.SIGNED,
    "UnderConstruction": Step.UNDER_CONSTRUCTION,
    "Landed": Step.LANDED,
    "Completed": Step.RUNNING,
    "InOperation": Step.RUNNING,
}


@dataclass(frozen=True, slots=True)
class Comer:
    """A firm or project that a later document, or a plan of the same one, puts in a segment.

    `later` tells whether its document is known to be later than the gap's; where one of them has
    no date this is not known, and the comer changes nothing about the gap.
    """

    entity: str
    segment: str
    step: Step
    when: When
    document: str
    later: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class LifeCycle:
    """A statement about one or more segments, and what came of it.

    `gaps` are the gaps that the same words state. `basis` is stated for an open gap, computed for
    everything that is inferred from who came later. `as_of` is the latest date that speaks for the
    outcome.
    """

    gaps: tuple[Gap, ...]
    outcome: Outcome
    basis: Basis
    stated: When
    as_of: When
    segments: tuple[str, ...]
    reached: tuple[str, ...]
    comers: tuple[Comer, ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words that state the gap."""
        return tuple(dict.fromkeys(e for gap in self.gaps for e in gap.evidence))


def life_cycles(knowledge: Knowledge, chain: str, region: str) -> tuple[LifeCycle, ...]:
    """What became of every gap stated for a chain in a region, in the order of the statements."""
    locality = locality_of(knowledge, region)
    statements: defaultdict[Evidence, list[Gap]] = defaultdict(list)
    for gap in knowledge.gaps_by_chain.get(chain, ()):
        if gap.review is not Review.REJECTED and locality.covers(gap):
            statements[gap.evidence[0]].append(gap)
    return tuple(_life(locality, tuple(statements[words])) for words in sorted(statements))


def _life(locality: Locality, gaps: tuple[Gap, ...]) -> LifeCycle:
    document = locality.knowledge.documents[gaps[0].document]
    stated = said_when(document)
    able = [g for g in gaps if g.kind in _SETTLED_BY_COMERS and g.scope is GapScope.LINK]
    segments = tuple(dict.fromkeys(g.segment for g in able if g.segment))
    comers = tuple(c for g in able if g.segment for c in _comers(locality, g, stated))
    telling = [c for c in comers if c.later]
    reached = tuple(
        s for s in segments if any(c.segment == s and c.step in _THERE for c in telling)
    )
    outcome = _outcome(segments, comers, able=bool(able))
    told = [c.when for c in telling] or [c.when for c in comers]
    inferred = outcome not in (Outcome.OPEN, Outcome.NOT_BY_COMERS)
    return LifeCycle(
        gaps=gaps,
        outcome=outcome,
        basis=Basis.COMPUTED if inferred else Basis.STATED,
        stated=stated,
        as_of=max(told, key=lambda w: w.order) if inferred else stated,
        segments=segments,
        reached=reached,
        comers=comers,
    )


def _outcome(segments: tuple[str, ...], comers: tuple[Comer, ...], *, able: bool) -> Outcome:
    if not able:
        return Outcome.NOT_BY_COMERS
    telling = [c for c in comers if c.later]
    running = {c.segment for c in telling if c.step is Step.RUNNING}
    if segments and running >= set(segments):
        return Outcome.ADDRESSED
    if any(c.step in _THERE for c in telling):
        return Outcome.PARTLY_ADDRESSED
    # A plan of the document that states the gap answers it, whatever its date.
    return Outcome.IN_PROGRESS if any(c.later or _answers(c) for c in comers) else Outcome.OPEN


def _answers(comer: Comer) -> bool:
    return comer.step not in _THERE and comer.when.basis is not DateOf.UNKNOWN


def _comers(locality: Locality, gap: Gap, stated: When) -> Iterator[Comer]:
    """Each firm and project in a gap's segment, at its furthest step."""
    known = locality.knowledge
    best: dict[str, Comer] = {}
    claims = tuple(_entering(known, gap))
    # Who is there when the document states the gap does not come later.
    there = {c.subject for c in claims if holds(c) and c.document == gap.document}
    for claim in claims:
        if claim.subject in there and claim.document != gap.document:
            continue
        if (comer := _comer(locality, claim, gap, stated)) is not None:
            other = best.get(comer.entity)
            if other is None or _rank(comer) > _rank(other):
                best[comer.entity] = comer
    yield from sorted(best.values(), key=lambda c: (c.when.order, known.name(c.entity), c.entity))


def _rank(comer: Comer) -> tuple[bool, int, tuple[int, int, int]]:
    return comer.later, _STEPS.index(comer.step), comer.when.order


def _comer(locality: Locality, claim: Claim, gap: Gap, stated: When) -> Comer | None:
    known = locality.knowledge
    entity = known.entities.get(claim.subject)
    placed = locality.placed(claim)
    if entity is None or entity.type not in _MEMBERS or placed is None:
        return None
    planned, located = placed
    words = _sentence(known, claim.evidence[0])
    when = said_when(known.documents[claim.document], words)
    step = _step(known, claim, words, planned=planned or claim.status is Status.PLANNED)
    own = claim.document == gap.document
    if step is None or (own and step in _THERE):
        return None  # ended, or already there when the document states the gap
    return Comer(
        entity=entity.id,
        segment=gap.segment or "",
        step=step,
        when=when,
        document=claim.document,
        later=not own and _later(when, stated),
        evidence=tuple(dict.fromkeys(e for c in (claim, *located) for e in c.evidence)),
    )


def _later(when: When, stated: When) -> bool:
    """Whether something is surely said later: both dated, or bounded by years that do not meet."""
    if when.day and stated.day:
        return when.day > stated.day
    if when.day and stated.before:
        return when.day.year >= stated.before
    if stated.day and when.after:
        return when.after > stated.day.year
    return False


def _step(
    knowledge: Knowledge, claim: Claim, words: Sentence | None, *, planned: bool
) -> Step | None:
    """How far a comer is: by its phase, by the words behind its name, else by the claim."""
    phase = phase_of(knowledge, claim.subject)
    if phase is ProjectPhase.TERMINATED:
        return None
    if phase:
        return _PHASES[phase]
    if planned:
        return Step.PLANNED
    name = knowledge.name(claim.subject)
    at = words.text.find(name) if words else -1
    told = progress(words.text, at + len(name))[1] if words and at >= 0 else ""
    # Whoever is said to be there, without a word on whether he produces, has landed.
    return _WORDS.get(told, Step.LANDED)


def _sentence(knowledge: Knowledge, evidence: Evidence) -> Sentence | None:
    """The sentence in which evidence begins."""
    for sentence in sentences(knowledge.documents[evidence.document]):
        whole = sentence.evidence()
        if whole.start <= evidence.start < whole.end:
            return sentence
    return None


def _entering(knowledge: Knowledge, gap: Gap) -> Iterator[Claim]:
    """The claims that put somebody in the segment of a gap.

    A segment that a document names in its own short words counts as the reference segment with
    this name where the claim, or its sentence, speaks of the same chain.
    """
    reference = knowledge.chains.get(gap.chain)
    for claim in knowledge.claims_with(Relation.IN_SEGMENT):
        if not (holds(claim) or is_planned(claim)):
            continue
        if claim.object == gap.segment or _same_by_name(knowledge, reference, claim, gap):
            yield claim


@lru_cache(maxsize=2)
def _reference_segments(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(s.id for chain in knowledge.chains.values() for s in chain.segments)


def _same_by_name(
    knowledge: Knowledge, reference: ReferenceChain | None, claim: Claim, gap: Gap
) -> bool:
    if reference is None or claim.object in _reference_segments(knowledge):
        return False
    named = reference.segment(knowledge.name(claim.object))
    if named is None or named.id != gap.segment:
        return False
    chain = knowledge.entities.get(gap.chain)
    words = {reference.label, *reference.aliases, *(chain.aliases if chain else ())}
    said = claim.evidence[0].quote
    return claim.chain == gap.chain or any(w in said for w in words if len(w) > 1)
