"""What a region decided about a reference chain: segments switched off, criticalities changed.

The chain itself stays one; a board of the region, or of any area inside it, is drawn without the
segments switched off. The innermost region that decided about a segment counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ontology.chains.model import ReferenceChain, ReferenceSegment
from ontology.errors import BadInput

OFF = "off"
VALUES = ("", OFF, "1", "2", "3")
"""What can be decided about a segment: nothing (undo), switched off, or a criticality."""
_SEPARATOR = "/"
MARK = "+地区"
"""What a version carries that a region changed."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """One decision of a region about one segment; `value` is "off" or a criticality."""

    region: str
    segment: str
    value: str
    note: str = ""
    who: str = ""
    when: str = ""


def target(region: str, segment: str) -> str:
    """The target of a decision about a segment in a region."""
    return f"{region}{_SEPARATOR}{segment}"


def meant(decided: str, value: str) -> tuple[str, str]:
    """The region and the segment that such a decision is about; BadInput for anything else."""
    region, separator, segment = decided.partition(_SEPARATOR)
    if not (separator and region and segment) or value not in VALUES:
        known = "、".join(v for v in VALUES if v)
        raise BadInput(
            f"地区调整应写作 地区/环节 与 {known}，不能是「{decided}」「{value}」",
            f"A regional change is region/segment with {known}, not '{decided}' with '{value}'",
        )
    return region, segment


def overlaid(
    chain: ReferenceChain, overlays: Iterable[Overlay], regions: Sequence[str]
) -> ReferenceChain:
    """A chain as some regions, the innermost first, have it; the same object if they change nothing."""
    by_place = {(o.region, o.segment): o for o in overlays}
    if not by_place:
        return chain
    decided = {
        segment.id: found
        for segment in chain.segments
        if (found := _innermost(by_place, regions, segment.id))
    }
    if not decided:
        return chain
    off = {id_ for id_, overlay in decided.items() if overlay.value == OFF}
    kept = tuple(_changed(chain, decided, off))
    return replace(chain, version=chain.version + MARK, segments=kept)


def _innermost(
    by_place: dict[tuple[str, str], Overlay], regions: Sequence[str], segment: str
) -> Overlay | None:
    return next((by_place[r, segment] for r in regions if (r, segment) in by_place), None)


def _changed(
    chain: ReferenceChain, decided: dict[str, Overlay], off: set[str]
) -> Iterator[ReferenceSegment]:
    for segment in chain.segments:
        if segment.id in off:
            continue
        feeds = tuple(fed for fed in segment.feeds if fed not in off)
        overlay = decided.get(segment.id)
        weight = int(overlay.value) if overlay else segment.criticality
        yield replace(segment, feeds=feeds, criticality=weight)
