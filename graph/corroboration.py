"""What several independent documents say: one ground more for each of their facts.

Documents are independent of each other where neither repeats the other's sentence. Each says a fact
with the measured chance of its rule; that all of them err is as likely as the product of their
errors, at best `_MOST`. Two weak words of one rule may err alike and count as one. A doubt that comes back in every document (the region nobody names, a name
inside another name) is not lessened by repetition: such facts neither lift others nor are lifted.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import prod
from typing import TypeVar

from ontology.identity import plain
from ontology.model import Claim, Gap, Observation, Reading, Review
from reading.resolve import UMBRELLA
from reading.rules import trust

_Fact = TypeVar("_Fact", Claim, Observation, Gap)
SEVERAL = "documents:several"
_MOST = 0.95
_REPEATED = frozenset({"home:assumed", "home:untitled", "words:elsewhere", "names:nested"})


@dataclass(frozen=True, slots=True)
class Voice:
    """One document's word for one fact: how likely it is right, in which sentences."""

    document: str
    chance: float
    rule: str
    quotes: frozenset[str]

    def errs_like(self, other: "Voice") -> bool:
        """Whether both rest on one weak rule, or one repeats the other's sentence."""
        weak = max(self.chance, other.chance) < trust.PUBLISHED
        return (weak and self.rule == other.rule) or _repeats(self.quotes, other.quotes)


Voices = Mapping[Hashable, Mapping[str, Voice]]
"""What is said → document → its word for it."""


def said(fact: Claim | Observation | Gap) -> Hashable:
    """What a fact says, whoever says it where."""
    match fact:
        case Claim():
            chain, region = fact.chain, fact.region
            return (fact.subject, fact.predicate, fact.object, fact.status, chain, region)
        case Observation():
            quantity, when = fact.quantity, (fact.year, fact.as_of)
            number = (quantity.value, quantity.value_max, quantity.unit, quantity.bound)
            return (fact.about, fact.metric, number, fact.status, when, fact.scope, fact.region)
        case Gap():
            return (fact.chain, fact.kind, plain(fact.what), fact.region, fact.segment, fact.basis)


def voices(reading: Reading) -> Mapping[Hashable, Voice]:
    """What a document says that may lift others, each with its best word."""
    found: dict[Hashable, Voice] = {}
    for fact in _facts(reading):
        if _counts(fact):
            key = said(fact)
            known = found.get(key)
            quotes = frozenset(plain(e.quote) for e in fact.evidence)
            best = known if known and known.chance >= fact.confidence else None
            found[key] = Voice(
                reading.document.id,
                best.chance if best else fact.confidence,
                best.rule if best else fact.rule,
                quotes | (known.quotes if known else frozenset()),
            )
    return found


def corroborated(reading: Reading, heard: Voices) -> Reading:
    """The reading with its facts lifted by what other documents say; the same object if by none."""
    found = replace(
        reading,
        claims=tuple(_lifted(c, heard) for c in reading.claims),
        observations=tuple(_lifted(o, heard) for o in reading.observations),
        gaps=tuple(_lifted(g, heard) for g in reading.gaps),
    )
    return reading if found == reading else found


def _lifted(fact: _Fact, heard: Voices) -> _Fact:
    others = heard.get(said(fact), {})
    own = others.get(fact.document)
    if own is None or not _counts(fact):
        return fact
    rest = (voice for d, voice in sorted(others.items()) if d != own.document)
    independent: list[float] = _independent(own, rest)
    if not independent:
        return fact
    chance = round(min(_MOST, 1 - prod(1 - c for c in (fact.confidence, *independent))), 3)
    confidence = max(fact.confidence, chance)
    settled = fact.review if fact.review is not Review.PENDING else None
    review = settled if confidence >= trust.PUBLISHED else fact.review
    grounds = tuple(sorted({*fact.grounds, SEVERAL}))
    return replace(fact, confidence=confidence, review=review, grounds=grounds)


def _independent(own: Voice, others: Iterable[Voice]) -> list[float]:
    """The chances of the voices that cannot be wrong just as this one or as one another."""
    heard = [own]
    for voice in others:
        if not any(voice.errs_like(known) for known in heard):
            heard.append(voice)
    return [voice.chance for voice in heard[1:]]


def _repeats(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a sentence of one stands in a sentence of the other."""
    return any(a in b or b in a for a in one for b in other)


def _counts(fact: Claim | Observation | Gap) -> bool:
    """Whether a fact was measured, is rejected by nobody, and has no doubt that repeats."""
    measured = bool(trust.chance(fact.rule, trust.support(fact.grounds)))
    clear = not (_REPEATED & set(fact.grounds)) and UMBRELLA not in fact.grounds
    return measured and clear and fact.review is not Review.REJECTED


def _facts(reading: Reading) -> Iterator[Claim | Observation | Gap]:
    yield from reading.claims
    yield from reading.observations
    yield from reading.gaps
