"""What the whole pack is drawn from: the board of a chain with everything that answers from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.gaps.described import chain_of
from graph.gaps.listed import ListedGap
from graph.gaps.locality import Locality, locality_of
from graph.gaps.model import ChainBoard, Presence
from graph.gaps.phrases import listing
from graph.knowledge import AREAS, Knowledge, holds, waits
from graph.lifecycle import LifeCycle, life_cycles
from graph.offers import Offer, offers
from graph.parks import ParkFit, parks_for
from graph.report.model import Cell, Why, cell
from graph.report.words import word
from ontology.chains.model import ReferenceChain
from ontology.labels import label
from ontology.model import (
    Claim,
    EntityType,
    Evidence,
    Metric,
    Observation,
    Relation,
    Review,
    Status,
)

_MEMBERSHIP = (Relation.IN_SEGMENT, Relation.IN_CHAIN, Relation.LEADER_OF)
_WISHED = (Status.PLANNED, Status.TARGET)


@dataclass(frozen=True, eq=False)
class Ground:
    """The answers of the system about one chain in one region, each made once."""

    # Without slots: what several lists and pictures need is made when first asked for.
    knowledge: Knowledge
    board: ChainBoard
    gaps: tuple[ListedGap, ...]
    lang: str = "zh"

    def say(self, key: str, **values: str | int) -> str:
        """Words in the reader's language."""
        return word(key, self.lang, **values)

    @cached_property
    def chain(self) -> ReferenceChain:
        """The chain, by its template or as documents describe it."""
        return chain_of(self.knowledge, self.board.chain)

    @cached_property
    def locality(self) -> Locality:
        """What lies in the region."""
        return locality_of(self.knowledge, self.board.region)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """Who could fill each segment with a gap."""
        return offers(self.knowledge, self.board, self.lang)

    @cached_property
    def parks(self) -> tuple[ParkFit, ...]:
        """The parks that suit the chain, best first."""
        return parks_for(self.knowledge, self.chain, self.board.region, self.lang)

    @cached_property
    def lives(self) -> tuple[LifeCycle, ...]:
        """What became of each stated gap."""
        return life_cycles(self.knowledge, self.board.chain, self.board.region)

    @cached_property
    def present(self) -> tuple[tuple[str, Presence], ...]:
        """Everybody on the board with the segment, "" for members of no stated one."""
        placed = [(row.segment.id, p) for row in self.board.rows for p in row.present]
        return (*placed, *(("", p) for p in self.board.chain_level))

    def name(self, entity: str) -> str:
        """The name of a thing in the reader's language."""
        if self.lang == "en":
            for row in self.board.rows:
                if row.segment.id == entity and row.segment.label_en:
                    return row.segment.label_en
        return self.knowledge.name(entity)

    def names(self, entities: Iterable[str]) -> str:
        """Names in a row, each once."""
        return listing(tuple(dict.fromkeys(map(self.name, entities))), self.lang)

    def is_a(self, entity: str, kind: EntityType) -> bool:
        """Whether a thing is of a type."""
        known = self.knowledge.entities.get(entity)
        return known is not None and known.type is kind

    def lively(self, subject: str, *relations: Relation) -> tuple[Claim, ...]:
        """What holds or is planned of a thing by claims that nobody rejected."""
        claims = self.knowledge.claims_from(subject, *relations)
        return tuple(c for c in claims if holds(c) or is_plan(c))

    def objects(self, subject: str, relation: Relation) -> Cell:
        """The things that a relation leads to, planned ones marked; facts before plans."""
        claims = self.lively(subject, relation)
        if relation is Relation.LOCATED_IN:
            kinds = {e.id for e in self.knowledge.entities.values() if e.type in AREAS}
            claims = tuple(c for c in claims if c.object in kinds)
        facts = {c.object for c in claims if holds(c)}
        shown = [c for c in claims if holds(c) or c.object not in facts]
        said = [
            self.name(c.object)
            if c.object in facts
            else self.say("mark_planned", text=self.name(c.object))
            for c in sorted(shown, key=lambda c: c.object not in facts)
        ]
        words = listing(tuple(dict.fromkeys(said)), self.lang)
        return cell(words, proof(shown), waits=all_wait(shown))

    def numbers(
        self, entities: Iterable[str], *metrics: Metric, but: tuple[Metric, ...] = ()
    ) -> Cell:
        """The numbers given for some things, of some metrics or of all but some."""
        seen = [
            o
            for entity in dict.fromkeys(entities)
            for o in self.knowledge.observations_by_about.get(entity, ())
            if o.review is not Review.REJECTED and o.status is not Status.NEGATED
            if (not metrics or o.metric in metrics) and o.metric not in but
        ]
        words = listing(tuple(dict.fromkeys(map(self.number, seen))), self.lang)
        spoken = (e for o in seen for e in o.evidence)
        return cell(words, spoken, waits=bool(seen) and all(map(waits, seen)))

    def number(self, seen: Observation) -> str:
        """A number in words: year, metric, value as stated, and whether it is planned."""
        year = self.say("year", year=seen.year) if seen.year else ""
        said = f"{year}{label(seen.metric, self.lang)} {seen.quantity.stated_as}"
        if seen.scope:
            said = self.say("aside", text=said, note=seen.scope)
        return self.say("mark_planned", text=said) if seen.status in _WISHED else said

    def present_waits(self, segment: str, present: Presence) -> bool:
        """Whether only facts too weak to be published put somebody where he stands."""
        wanted, target = set(present.evidence), segment or self.board.chain
        claims = [
            c
            for c in self.knowledge.claims_from(present.entity, *_MEMBERSHIP)
            if c.object == target and wanted & set(c.evidence)
        ]
        return all_wait(claims)

    def segments(self, found: Iterable[tuple[str, Presence]]) -> Cell:
        """The segments of presences of one thing."""
        placed = [(segment, p) for segment, p in found if segment]
        spoken = (e for _, p in placed for e in p.evidence)
        idle = bool(placed) and all(self.present_waits(s, p) for s, p in placed)
        return cell(self.names(s for s, _ in placed), spoken, Why.NO_SEGMENT, waits=idle)


def is_plan(claim: Claim) -> bool:
    """Whether a claim says what is planned or aimed at, rejected by nobody."""
    return claim.status in _WISHED and claim.review is not Review.REJECTED


def proof(claims: Iterable[Claim]) -> tuple[Evidence, ...]:
    """The evidence of claims, each place once."""
    return tuple(dict.fromkeys(e for c in claims for e in c.evidence))


def all_wait(claims: Iterable[Claim]) -> bool:
    """Whether there are claims and all of them wait for review."""
    found = tuple(claims)
    return bool(found) and all(map(waits, found))
