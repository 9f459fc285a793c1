"""The order of cards on a chain map: few crossings, suppliers above those they supply."""

from collections.abc import Mapping, Sequence

from ontology.chains.model import ReferenceSegment

_SWEEPS = 4


def arranged(
    lanes: Sequence[Sequence[ReferenceSegment]],
) -> tuple[tuple[ReferenceSegment, ...], ...]:
    """The lanes with their segments reordered; the same segments give the same order always."""
    neighbours = _neighbours([s for lane in lanes for s in lane])
    ordered = [_downwards(list(lane)) for lane in lanes]
    for _ in range(_SWEEPS):
        for lane in ordered:
            heights = _heights(ordered)
            lane.sort(key=lambda s: _middle(neighbours[s.id], heights, s.id))
    return tuple(tuple(_downwards(lane)) for lane in ordered)


def _neighbours(segments: Sequence[ReferenceSegment]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {s.id: [] for s in segments}
    for segment in segments:
        for fed in segment.feeds:
            if fed in found:
                found[segment.id].append(fed)
                found[fed].append(segment.id)
    return found


def _heights(lanes: Sequence[Sequence[ReferenceSegment]]) -> Mapping[str, float]:
    return {s.id: (i + 0.5) / len(lane) for lane in lanes for i, s in enumerate(lane)}


def _middle(near: Sequence[str], heights: Mapping[str, float], own: str) -> float:
    known = [heights[n] for n in near if n in heights]
    return sum(known) / len(known) if known else heights[own]


def _downwards(lane: Sequence[ReferenceSegment]) -> list[ReferenceSegment]:
    """The lane with every segment below those of the lane that feed it, else as it was."""
    left = list(lane)
    placed: list[ReferenceSegment] = []
    while left:
        fed = {target for s in left for target in s.feeds if target != s.id}
        following = next((s for s in left if s.id not in fed), left[0])
        placed.append(following)
        left.remove(following)
    return placed
