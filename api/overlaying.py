"""What a region wants done about a segment, in ids or names, as the decision that says it."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.chains import overlay
from graph.decisions import Decision, DecisionKind
from graph.knowledge import Knowledge
from graph.naming import not_found
from ontology.chains.model import ReferenceChain, ReferenceSegment
from ontology.errors import BadInput

_NEAR = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """A region, one of its segments, and what is to hold there: off, a criticality, "" to undo."""

    region: str
    segment: str
    value: str
    because: str = ""


def overlaying(
    knowledge: Knowledge, wish: Wish, chains: Iterable[ReferenceChain] | None = None
) -> Decision:
    """The decision; `chains` are those the segment may belong to, all where none are given.

    NotFound for a region or segment that nobody knows, BadInput for a name that several chains use
    and for a value there is not.
    """
    if wish.value not in overlay.VALUES:
        every = "、".join(value for value in overlay.VALUES if value)
        raise BadInput(
            f"地区调整只能是 {every} 或撤销，不能是「{wish.value}」",
            f"A region changes a segment to {every.replace('、', ', ')} or back, "
            f"not “{wish.value}”",
        )
    within = tuple(knowledge.chains.values() if chains is None else chains)
    # What was decided once can be undone although its segment has left the chain since.
    known = any(wish.segment == one.segment for one in knowledge.overlays)
    segment = wish.segment if known else _segment(within, wish.segment).id
    place = overlay.target(knowledge.find_region(wish.region).id, segment)
    return Decision(DecisionKind.OVERLAY, place, wish.value, note=wish.because)


def _segment(chains: tuple[ReferenceChain, ...], name: str) -> ReferenceSegment:
    found = [segment for chain in chains if (segment := chain.segment(name))]
    if not found:
        labels = tuple(s.label for chain in chains for s in chain.segments)[:_NEAR]
        raise not_found("环节", "segment", name, labels)
    if len(found) > 1:
        ids = ", ".join(segment.id for segment in found)
        raise BadInput(
            f"有几条产业链都有环节「{name}」，请给出编号：{ids}",
            f"Several chains have a segment “{name}”; give its id: {ids}",
        )
    return found[0]
