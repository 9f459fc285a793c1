"""From what a model told and the text backs to claims and gaps, by the ids every rule uses."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from ontology import places
from ontology.identity import entity_id, plain
from ontology.model import (
    Claim,
    Entity,
    EntityType,
    Evidence,
    Gap,
    GapKind,
    Reading,
    Relation,
    Status,
)
from reading.language_model.chunks import Span
from reading.language_model.prompt import relations
from reading.language_model.schema import ToldFact, ToldGap
from reading.language_model.support import Backed, Passage, Refusal, backed
from reading.model import Layout, Modality, Sentence
from reading.names.lexicon import words
from reading.rules.language_model import LANGUAGE_MODEL
from reading.rules.stating import LONGEST_QUOTE, Said, claim_id, gap_id

_WHOLE, _PART = 0.55, 0.45  # below what a rule is sure of; both names in the quote, or one
_COMPUTED = frozenset({GapKind.THIN, GapKind.SINGLE_SUPPLIER, GapKind.NO_RECORD})
_BESIDE = (EntityType.PRODUCT, EntityType.TECHNOLOGY)
_THINGS = (*_BESIDE, EntityType.SEGMENT, EntityType.CHAIN)
"""What a name may mean beside a segment or a chain."""
_AREAS = (EntityType.PLACE, EntityType.PARK)
_BROUGHT_ABOUT = frozenset(
    {
        Relation.LOCATED_IN,
        Relation.SUPPLIES_TO,
        Relation.DEVELOPS,
        Relation.FOCUSES_ON,
        Relation.MAKES,
        Relation.MASTERS,
        Relation.IN_SEGMENT,
    }
)
"""What is so only once a plan is carried out; a leader is one while plans lean on it."""
_ALIKE = {
    Status.PLANNED: (Status.PLANNED, Status.TARGET),
    Status.TARGET: (Status.TARGET, Status.PLANNED),
}
"""Stands that are no contradiction; the rules choose between them."""
_STANDS = {
    Modality.PLANNED: (Status.PLANNED, (Status.ACTUAL,)),
    Modality.TARGET: (Status.TARGET, (Status.ACTUAL, Status.PLANNED)),
    Modality.NEGATED: (Status.NEGATED, (Status.ACTUAL,)),
}
"""The stand a sentence of a mood takes, and instead of which ones."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim or gap that the text backs, with the entities it speaks of."""

    fact: Claim | Gap
    entities: tuple[Entity, ...]


@dataclass(frozen=True)
class Ground:
    """What the rules read from a document, and its text, to hold a model's words against."""

    reading: Reading
    layout: Layout
    sentences: tuple[Sentence, ...]

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Entity, ...]]:
        found: dict[str, tuple[Entity, ...]] = {}
        for entity in self.reading.entities:
            for name in {plain(n) for n in (entity.name, *entity.aliases)}:
                found[name] = (*found.get(name, ()), entity)
        return found

    @cached_property
    def _by_id(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.reading.entities}

    @cached_property
    def _said(self) -> Mapping[tuple[str, Relation, str], tuple[Claim, ...]]:
        found: dict[tuple[str, Relation, str], tuple[Claim, ...]] = {}
        for claim in self.reading.claims:
            key = (claim.subject, claim.predicate, claim.object)
            found[key] = (*found.get(key, ()), claim)
        return found

    def claim(self, told: ToldFact, passage: Passage) -> Telling | Refusal:
        """The claim a model told, or why it is none."""
        held = backed(passage, told.quote, (told.subject, told.object))
        if isinstance(held, Refusal):
            return held
        if self._is_addressed(held):
            return Refusal.ADDRESSED
        subject = self._entity(told.subject, told.subject_type)
        object_ = self._entity(told.object, told.object_type)
        if subject is None or object_ is None:
            return Refusal.NOT_A_NAME
        ends = relations().get(told.relation)
        fits = ends and subject.type in ends.subject and object_.type in ends.object
        if not fits or subject.id == object_.id:
            return Refusal.WRONG_TYPES
        made = self._claim(Said(subject.id, told.relation, object_.id, told.status), held)
        return Telling(made, (subject, object_)) if made else Refusal.AGAINST_RULES

    def gap(self, told: ToldGap, passage: Passage) -> Telling | Refusal:
        """The gap a model told, or why it is none."""
        held = backed(passage, told.quote, (told.chain, told.what))
        if isinstance(held, Refusal):
            return held
        if self._is_addressed(held):
            return Refusal.ADDRESSED
        chain = self._entity(told.chain, EntityType.CHAIN)
        if chain is None or _is_generic(told.what):
            return Refusal.NOT_A_NAME
        if chain.type is not EntityType.CHAIN or told.kind in _COMPUTED:
            return Refusal.WRONG_TYPES
        evidence = self._evidence(held)
        for known in self.reading.gaps:
            if _is_same(known, told.what, evidence):
                if known.kind is not told.kind:
                    return Refusal.AGAINST_RULES
                return Telling(replace(known, evidence=evidence, rule=LANGUAGE_MODEL), ())
        document = self.reading.document.id
        made = Gap(
            id=gap_id(document, chain.id, told.what, told.kind, self._home),
            chain=chain.id,
            what=told.what,
            kind=told.kind,
            region=self._home,
            evidence=evidence,
            rule=LANGUAGE_MODEL,
            confidence=_sureness(held),
        )
        return Telling(made, (chain,))

    def _claim(self, said: Said, held: Backed) -> Claim | None:
        """The claim with its evidence, under the id of the rules' same one; None against theirs."""
        known = self._said.get((said.subject, said.predicate, said.object), ())
        softened = replace(said, status=self._status(said, held.quote))
        alike = (*_ALIKE.get(said.status, (said.status,)), softened.status)
        same = [claim for status in alike for claim in known if claim.status is status]
        if known and not same:
            return None
        said = Said(*_content(same[0])) if same else softened
        return Claim(
            id=claim_id(self.reading.document.id, said),
            subject=said.subject,
            predicate=said.predicate,
            object=said.object,
            status=said.status,
            evidence=self._evidence(held),
            rule=LANGUAGE_MODEL,
            confidence=_sureness(held),
            chain=said.chain,
            region=said.region,
        )

    @cached_property
    def _addressed(self) -> tuple[Span, ...]:
        """The spans of blocks that speak to a machine, each with the block after it."""
        clean, blocks, patterns = self.layout.clean, self.layout.blocks, _addressing()
        return tuple(
            (block.start, behind.end)
            for block, behind in zip(blocks, (*blocks[1:], *blocks[-1:]), strict=True)
            if any(pattern.search(clean, block.start, block.end) for pattern in patterns)
        )

    def _is_addressed(self, held: Backed) -> bool:
        """Whether the quote or a name touches words meant for a machine."""
        return any(
            start < span[1] and span[0] < end
            for start, end in self._addressed
            for span in (held.quote, *held.names)
        )

    @cached_property
    def _home(self) -> str:
        """The entity the document speaks for, "" if none is known."""
        known = self._by_name.get(plain(self.reading.document.region), ())
        return next((e.id for e in known if e.type in _AREAS), "")

    def _entity(self, name: str, kind: EntityType) -> Entity | None:
        """The entity of a name: the one the rules know, of whatever type, else a new one."""
        known = self._by_name.get(plain(name), ())
        same = next((e for e in known if e.type is kind), None)
        beside = kind in _BESIDE and all(e.type in _THINGS for e in known)
        if same or (known and not beside):
            return same or known[0]
        if _is_generic(name) or (kind not in _AREAS and name in places.names()):
            return None
        made = Entity(entity_id(kind, name), kind, name)
        return self._by_id.get(made.id, made)

    def _status(self, said: Said, quote: Span) -> Status:
        """The stand told; of what plans bring about, no firmer than the sentences quoted."""
        told = said.status
        if said.predicate is Relation.TARGET_FOR:
            return told if told is Status.NEGATED else Status.TARGET
        for sentence in self.sentences:
            if sentence.start < quote[1] and quote[0] < sentence.end:
                stand, instead = _STANDS.get(sentence.modality, (told, ()))
                told = stand if told in instead and said.predicate in _BROUGHT_ABOUT else told
        return told

    def _evidence(self, held: Backed) -> tuple[Evidence, ...]:
        """The quote, and the sentences of names that stand outside it, in the order of the text."""
        outside = (n for n in held.names if not (held.quote[0] <= n[0] and n[1] <= held.quote[1]))
        spans = sorted({held.quote, *map(self._around, outside)})
        document = self.reading.document.id
        return tuple(self.layout.evidence(document, start, end) for start, end in spans)

    def _around(self, name: Span) -> Span:
        """The sentence a name stands in, or the name alone where that is long."""
        for sentence in self.sentences:
            if sentence.start <= name[0] and name[1] <= sentence.end:
                short = sentence.end - sentence.start <= LONGEST_QUOTE
                return (sentence.start, sentence.end) if short else name
        return name


@cache
def _addressing() -> tuple[re.Pattern[str], ...]:
    text = Path(__file__).with_name("addressed.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(re.compile(line, re.IGNORECASE) for line in lines)


def _content(claim: Claim) -> tuple[str, Relation, str, Status, str | None, str | None]:
    return claim.subject, claim.predicate, claim.object, claim.status, claim.chain, claim.region


def _sureness(held: Backed) -> float:
    return _WHOLE if held.is_whole else _PART


def _is_same(known: Gap, what: str, evidence: tuple[Evidence, ...]) -> bool:
    """Whether a gap of the rules is about the same words in the same place."""
    near = any(e.start < q.end and q.start < e.end for e in known.evidence for q in evidence)
    return near and (what in known.what or known.what in what)


def _is_generic(name: str) -> bool:
    """Whether a name is made of nothing but words that name nothing (本地龙头企业)."""
    return _made_of(words("generic"), name)


def _made_of(parts: Iterable[str], name: str) -> bool:
    reached = {0}
    for end in range(1, len(name) + 1):
        if any(name.endswith(p, 0, end) and end - len(p) in reached for p in parts):
            reached.add(end)
    return len(name) in reached
