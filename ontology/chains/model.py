"""A reference chain: its segments, what feeds what, how critical each is, and who says so."""

from dataclasses import dataclass
from enum import StrEnum

from ontology.identity import plain


class Tier(StrEnum):
    """Where on the chain a segment lies; unknown where only documents name the segment."""

    UPSTREAM = "Upstream"
    MIDSTREAM = "Midstream"
    DOWNSTREAM = "Downstream"
    SUPPORT = "Support"
    UNKNOWN = "Unknown"


@dataclass(frozen=True, slots=True)
class ReferenceSegment:
    """One link of a reference chain. `feeds` are the ids of the segments that take its output.

    `criticality` is 1 (ordinary), 2 (important) or 3 (key); fewer than `min_firms` local firms make
    the segment thin. `depth` is the longest path from a source on the feeds graph.
    """

    id: str
    key: str
    label: str
    label_en: str
    tier: Tier
    criticality: int
    source: str
    basis: str
    aliases: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    gb4754: str = ""
    min_firms: int = 2
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ReferenceChain:
    """One version of a reference chain."""

    id: str
    key: str
    label: str
    label_en: str
    version: str
    segments: tuple[ReferenceSegment, ...]
    aliases: tuple[str, ...] = ()

    def segment(self, name: str) -> ReferenceSegment | None:
        """The segment with this id, or with this label or alias whatever its spelling."""
        wanted = plain(name)
        for segment in self.segments:
            if name == segment.id or wanted in map(plain, (segment.label, *segment.aliases)):
                return segment
        return None
