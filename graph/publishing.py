"""What is published and what waits for a person: decided by what was measured, fact by fact."""

from dataclasses import replace
from typing import TypeVar

from ontology.model import Claim, Gap, Observation, Reading, Review
from reading.resolve import UMBRELLA
from reading.rules import trust

_Fact = TypeVar("_Fact", Claim, Observation, Gap)


def published(reading: Reading) -> Reading:
    """The same facts with their measured chance as confidence; those too weak are to be reviewed."""
    return replace(
        reading,
        claims=tuple(map(_weighed, reading.claims)),
        observations=tuple(map(_weighed, reading.observations)),
        gaps=tuple(map(_weighed, reading.gaps)),
    )


def _weighed(fact: _Fact) -> _Fact:
    chance = trust.chance(fact.rule, trust.support(fact.grounds))
    if not chance:
        # A rule that nobody measured, or a model: its own word counts, and it always waits.
        return replace(fact, review=Review.PENDING)
    # A word for several chains settles none of them.
    waits = chance < trust.PUBLISHED or UMBRELLA in fact.grounds
    return replace(fact, confidence=chance, review=Review.PENDING if waits else None)
