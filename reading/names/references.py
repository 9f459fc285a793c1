"""Chains and segments that the reference chains know by name: one vote among others."""

from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.chains.loader import load_chains
from ontology.model import EntityType
from reading.names.scene import Scene, Sight

_WEIGHT = {EntityType.CHAIN: 0.3, EntityType.SEGMENT: 0.2}
_SHORTEST = 2


@cache
def _known() -> tuple[tuple[str, EntityType], ...]:
    chains = load_chains()
    labels = {(name, EntityType.CHAIN) for c in chains for name in (c.label, *c.aliases)}
    labels |= {
        (name, EntityType.SEGMENT)
        for chain in chains
        for segment in chain.segments
        for name in (segment.label, *segment.aliases)
    }
    return tuple(sorted(entry for entry in labels if len(entry[0]) >= _SHORTEST))


@cache
def _finder() -> AhoCorasick:
    return AhoCorasick([name for name, _ in _known()], matchkind=MatchKind.Standard)


def by_reference(scene: Scene) -> Iterator[Sight]:
    """A name of a reference chain or segment that begins and ends where words do."""
    starts, ends = scene.borders
    found = _finder().find_matches_as_indexes(scene.layout.clean, overlapping=True)
    for which, start, end in found:
        if start in starts and end in ends:
            kind = _known()[which][1]
            yield Sight(start, end, kind, "reference chain", _WEIGHT[kind])


@cache
def _segments() -> tuple[str, ...]:
    return tuple(name for name, kind in _known() if kind is EntityType.SEGMENT)


def ends_in_segment(name: str) -> bool:
    """Whether a name ends in the name of a segment of a reference chain (湿法隔膜 in 隔膜)."""
    return name.endswith(_segments())
