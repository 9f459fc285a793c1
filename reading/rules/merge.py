"""Facts that say the same become one fact with all its evidence."""

from collections.abc import Iterable
from dataclasses import replace

from ontology.model import Claim, Relation, Status
from reading.model import Fact

MOST_QUOTES = 6  # a name repeated on every page needs no more to be checked


def merged(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One fact for each content, with its evidence in the order of the text, sorted by id.

    A relation that the same document also states as actual is not kept as planned.
    """
    by_id: dict[str, Fact] = {}
    for fact in facts:
        known = by_id.get(fact.id)
        by_id[fact.id] = _joined(known, fact) if known else fact
    actual = {
        (f.subject, f.predicate, f.object)
        for f in by_id.values()
        if isinstance(f, Claim) and f.status is Status.ACTUAL
    }
    kept = (f for f in by_id.values() if not _outdone(f, actual))
    return tuple(sorted(kept, key=lambda f: (type(f).__name__, f.evidence[0].start, f.id)))


def _outdone(fact: Fact, actual: set[tuple[str, Relation, str]]) -> bool:
    if not isinstance(fact, Claim) or fact.status is not Status.PLANNED:
        return False
    return (fact.subject, fact.predicate, fact.object) in actual


def _joined(known: Fact, other: Fact) -> Fact:
    if type(known) is not type(other):
        raise ValueError(f"two kinds of fact share the id {known.id}")
    evidence = tuple(sorted({*known.evidence, *other.evidence}))[:MOST_QUOTES]
    return replace(known, evidence=evidence, confidence=max(known.confidence, other.confidence))
