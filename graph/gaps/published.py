"""The same knowledge without what waits for review: gaps and boards as published facts alone tell."""

from dataclasses import replace

from graph.knowledge import Knowledge, waits


def published_only(knowledge: Knowledge) -> Knowledge:
    """The knowledge without the claims, numbers and gaps that wait for a person.

    The same object where nothing waits.
    """
    claims = tuple(c for c in knowledge.claims if not waits(c))
    observations = tuple(o for o in knowledge.observations if not waits(o))
    gaps = tuple(g for g in knowledge.gaps if not waits(g))
    kept = (len(claims), len(observations), len(gaps))
    if kept == (len(knowledge.claims), len(knowledge.observations), len(knowledge.gaps)):
        return knowledge
    return replace(knowledge, claims=claims, observations=observations, gaps=gaps)
