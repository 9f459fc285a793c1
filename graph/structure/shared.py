"""Segments that several chains share by class: filling one helps several chains."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ontology.chains.model import ReferenceChain, ReferenceSegment

_KEY = 3


@dataclass(frozen=True, slots=True)
class SharedSegment:
    """A class of GB/T 4754 that segments of several chains fall under.

    `members` are chain and segment, by chain key. `weight` is the sum over the chains of the
    highest criticality that a segment of the class has there. `critical` holds where it is key in
    one chain at least.
    """

    code: str
    members: tuple[tuple[ReferenceChain, ReferenceSegment], ...]
    weight: int
    critical: bool

    @property
    def chains(self) -> int:
        """How many chains share it."""
        return len({chain.id for chain, _ in self.members})


def shared_segments(chains: Iterable[ReferenceChain]) -> tuple[SharedSegment, ...]:
    """The classes shared by two chains or more: most chains first, then the weightiest.

    `ontology/queries/20-shared.rq` asks the graph the same.
    """
    groups: defaultdict[str, list[tuple[ReferenceChain, ReferenceSegment]]] = defaultdict(list)
    for chain in sorted(chains, key=lambda c: c.key):
        for segment in chain.segments:
            if segment.gb4754:
                groups[segment.gb4754].append((chain, segment))
    found = (_shared(code, tuple(members)) for code, members in groups.items())
    several = (shared for shared in found if shared.chains > 1)
    return tuple(sorted(several, key=lambda s: (-s.chains, -s.weight, s.code)))


def _shared(
    code: str, members: tuple[tuple[ReferenceChain, ReferenceSegment], ...]
) -> SharedSegment:
    highest: defaultdict[str, int] = defaultdict(int)
    for chain, segment in members:
        highest[chain.id] = max(highest[chain.id], segment.criticality)
    return SharedSegment(code, members, sum(highest.values()), max(highest.values()) >= _KEY)
