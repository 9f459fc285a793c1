"""A kept reading tied anew to the chains in use: what stays the same keeps its id."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from ontology.chains.model import ReferenceChain
from ontology.model import Claim, Gap, Observation, Reading
from reading.resolve import resolve

_Fact = TypeVar("_Fact", Claim, Observation, Gap)


def retied(reading: Reading, chains: Sequence[ReferenceChain]) -> Reading:
    """The reading with its chains and segments as the chains in use name them.

    A fact that says the same as before keeps its id, so that what people decided about it holds.
    """
    found = resolve(reading, chains)
    return replace(
        found,
        claims=tuple(_kept(reading.claims, found.claims)),
        observations=tuple(_kept(reading.observations, found.observations)),
        gaps=tuple(_kept(reading.gaps, found.gaps)),
    )


def _kept(before: Iterable[_Fact], after: Iterable[_Fact]) -> Iterable[_Fact]:
    known = {replace(fact, id=""): fact for fact in before}
    return (known.get(replace(fact, id=""), fact) for fact in after)
