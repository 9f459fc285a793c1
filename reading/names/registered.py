"""Firms the user knows: names from a list of his own, found wherever they stand."""

from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.model import EntityType
from reading.names.scene import Scene, Sight

GROUND = "registry"
_WEIGHT = 0.95
_SHORTEST = 2


def by_registry(scene: Scene, registry: Sequence[str]) -> Iterator[Sight]:
    """The names of a registry, the longest where several begin at one place."""
    names = sorted({name.strip() for name in registry if len(name.strip()) >= _SHORTEST})
    if not names:
        return
    finder = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    for _, start, end in finder.find_matches_as_indexes(scene.layout.clean):
        yield Sight(start, end, EntityType.FIRM, GROUND, _WEIGHT)
