"""Facts that say the same become one fact with all its evidence."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ontology.model import Claim, Relation, Status
from reading.model import Fact
from reading.rules.language_model import LANGUAGE_MODEL

MOST_QUOTES = 6  # a name repeated on every page needs no more to be checked


def merged(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One fact for each content, with its evidence in the order of the text, sorted by id.

    A relation that the same document also states as actual is not kept as planned, and one that a
    model told is not kept where a rule reads it otherwise.
    """
    by_id: dict[str, Fact] = {}
    for fact in facts:
        known = by_id.get(fact.id)
        by_id[fact.id] = _joined(known, fact) if known else fact
    claims = [f for f in by_id.values() if isinstance(f, Claim)]
    read = _Said.by(claim for claim in claims if claim.rule != LANGUAGE_MODEL)
    told = _Said.by(claim for claim in claims if claim.rule == LANGUAGE_MODEL)
    kept = (f for f in by_id.values() if not (isinstance(f, Claim) and _outdone(f, read, told)))
    return tuple(sorted(kept, key=lambda f: (type(f).__name__, f.evidence[0].start, f.id)))


def _relation(claim: Claim) -> tuple[str, Relation, str]:
    return claim.subject, claim.predicate, claim.object


@dataclass(frozen=True, slots=True)
class _Said:
    """The relations that some claims speak of, and those they state as actual."""

    any: frozenset[tuple[str, Relation, str]]
    actual: frozenset[tuple[str, Relation, str]]

    @classmethod
    def by(cls, claims: Iterable[Claim]) -> "_Said":
        kept = tuple(claims)
        actual = frozenset(_relation(c) for c in kept if c.status is Status.ACTUAL)
        return cls(frozenset(map(_relation, kept)), actual)


def _outdone(claim: Claim, read: _Said, told: _Said) -> bool:
    """Whether another claim says it better: an actual one, and a rule's better than a model's."""
    relation, planned = _relation(claim), claim.status is Status.PLANNED
    if claim.rule == LANGUAGE_MODEL:
        return relation in read.any or (planned and relation in told.actual)
    return planned and relation in read.actual


def _joined(known: Fact, other: Fact) -> Fact:
    if type(known) is not type(other):
        raise ValueError(f"two kinds of fact share the id {known.id}")
    if LANGUAGE_MODEL in (known.rule, other.rule) and known.rule != other.rule:
        return _supported(known, other)
    evidence = tuple(sorted({*known.evidence, *other.evidence}))[:MOST_QUOTES]
    return replace(known, evidence=evidence, confidence=max(known.confidence, other.confidence))


def _supported(one: Fact, other: Fact) -> Fact:
    """The fact of a rule with what a model quotes for it behind the rule's own evidence."""
    own, told = (other, one) if one.rule == LANGUAGE_MODEL else (one, other)
    evidence = dict.fromkeys((*own.evidence, *told.evidence))
    return replace(own, evidence=tuple(sorted(tuple(evidence)[:MOST_QUOTES])))
