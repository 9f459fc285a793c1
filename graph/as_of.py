"""What was known on a day: the documents issued until then, and what they say."""

from dataclasses import replace
from datetime import date

from graph.knowledge import Knowledge


def as_of(knowledge: Knowledge, day: date) -> Knowledge:
    """The knowledge in the documents issued until a day; undated documents are left out.

    Decisions of people hold whatever the day.
    """
    kept = {id_: d for id_, d in knowledge.documents.items() if d.issued and d.issued <= day}
    return replace(
        knowledge,
        documents=kept,
        claims=tuple(c for c in knowledge.claims if c.document in kept),
        observations=tuple(o for o in knowledge.observations if o.document in kept),
        gaps=tuple(g for g in knowledge.gaps if g.document in kept),
    )


def undated(knowledge: Knowledge) -> tuple[str, ...]:
    """The ids of the documents that bear no date, sorted."""
    return tuple(sorted(d.id for d in knowledge.documents.values() if d.issued is None))
