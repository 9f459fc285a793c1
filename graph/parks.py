"""Which park suits a chain or one of its segments: grounds with their sentences, added up openly.

score = Σ weight × worth over the grounds in parks.toml, never below 0. Where documents are silent a
ground says so and counts nothing: silence is not a zero, so `known` tells the two apart. A ranking
that weights a fifth more or less could turn over is marked unstable.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.gaps.board import board
from graph.gaps.locality import Locality, locality_of
from graph.knowledge import Knowledge
from graph.park_grounds import NEVER_STATED, ParkPart, Site, grounds, settings
from graph.steadiness import Span, spans
from ontology.chains.model import ReferenceChain
from ontology.errors import BadInput, NotFound
from ontology.model import EntityType

__all__ = ["NEVER_STATED", "ParkFit", "ParkPart", "ParkQuestion", "park_weights", "parks_for"]

_TELLING = ("focus", "neighbours", "residents", "projects")
"""A park is weighed if one of these is on record for it; a mere mention is no ground."""
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class ParkQuestion:
    """What is asked beside the chain: one of its segments, other weights for some grounds."""

    segment: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParkFit:
    """How well a park suits a chain; `area` is the innermost region the park lies in.

    `rank` counts from 1; `span` holds the ranks it could have if weights were a fifth off.
    """

    park: str
    name: str
    chain: str
    area: str
    score: float
    parts: tuple[ParkPart, ...]
    rank: int = 1
    span: Span = field(default_factory=lambda: Span(1, 1))

    @property
    def worths(self) -> Mapping[str, float]:
        """The worth of each ground that is on record."""
        return {part.name: part.worth for part in self.parts if part.known}


def park_weights(changes: Mapping[str, float] | None = None) -> Mapping[str, float]:
    """The published weights with some changed; BadInput for a ground there is not."""
    published = settings().weights
    for name, weight in (changes or {}).items():
        if name not in published:
            known = "、".join(published)
            raise BadInput(
                f"没有园区依据「{name}」；可用：{known}",
                f"There is no ground “{name}”; there are: {', '.join(published)}",
            )
        if not -1 <= weight <= 1:
            raise BadInput(
                f"依据「{name}」的权重 {weight} 不在 -1 到 1 之间",
                f"The weight {weight} of “{name}” is not between -1 and 1",
            )
    return {**published, **(changes or {})}


def parks_for(
    knowledge: Knowledge,
    chain: ReferenceChain,
    region: str,
    lang: str = "zh",
    question: ParkQuestion | None = None,
) -> tuple[ParkFit, ...]:
    """The parks inside a region for which a telling ground is on record, best first.

    A firm in a park that lies in another counts for the inner one alone. NotFound for a segment
    that the chain has not.
    """
    asked = question or ParkQuestion()
    weights = park_weights(asked.weights)
    locality = locality_of(knowledge, region)
    drawn = board(knowledge, chain, region)
    place = Site(locality, chain, drawn, _segment(chain, asked.segment), lang)
    fits = [_fit(place, park, weights) for park in sorted(parks_inside(locality))]
    ranked = sorted((f for f in fits if _told(f)), key=lambda f: (-f.score, f.name, f.park))
    steady = spans([f.worths for f in ranked], weights)
    return tuple(replace(f, rank=i + 1, span=steady[i]) for i, f in enumerate(ranked))


def parks_inside(locality: Locality) -> Iterator[str]:
    """The parks inside a region, in no order."""
    for area in locality.inside:
        known = locality.knowledge.entities.get(area)
        if known and known.type is EntityType.PARK:
            yield area


def _segment(chain: ReferenceChain, name: str) -> str:
    if not name:
        return ""
    found = chain.segment(name) or next((s for s in chain.segments if s.key == name), None)
    if found is None:
        raise NotFound(
            f"产业链「{chain.label}」没有环节「{name}」",
            f"The chain “{chain.label}” has no segment “{name}”",
        )
    return found.id


def _fit(place: Site, park: str, weights: Mapping[str, float]) -> ParkFit:
    parts = grounds(place, park)
    above = place.locality.regions.parents(park)
    score = sum(weights.get(p.name, 0.0) * p.worth for p in parts)
    return ParkFit(
        park=park,
        name=place.locality.knowledge.name(park),
        chain=place.chain.id,
        area=above[0] if above else "",
        score=round(min(1.0, max(0.0, score)), _DIGITS),
        parts=parts,
    )


def _told(fit: ParkFit) -> bool:
    return any(part.known for part in fit.parts if part.name in _TELLING)
