"""Which media types an Accept header asks for, best first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from api.faults import NotAcceptable

TABLES: Final = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
GRAPHS: Final = (
    "text/turtle",
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
    "application/trig",
)
OFFERED: Final = (*TABLES, *GRAPHS)
# Plain names that clients use for the SPARQL ones.
_STANDS_FOR: Final = {
    "application/json": ("application/sparql-results+json", "application/ld+json"),
    "application/xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "text/plain": ("application/n-triples",),
}


@dataclass(frozen=True, slots=True)
class _Wish:
    kind: str
    weight: float

    @property
    def exactness(self) -> int:
        return 0 if self.kind == "*/*" else 1 if self.kind.endswith("/*") else 2

    def fits(self, media_type: str) -> bool:
        if self.kind == "*/*" or media_type in (self.kind, *_STANDS_FOR.get(self.kind, ())):
            return True
        return self.kind.endswith("/*") and media_type.startswith(self.kind[:-1])


@lru_cache(maxsize=256)
def accepted(header: str | None, offered: tuple[str, ...] = OFFERED) -> tuple[str, ...]:
    """The offered media types that a header allows, the most wanted first; NotAcceptable if none.

    >>> accepted("text/csv, */*;q=0.1")[:2]
    ('text/csv', 'application/sparql-results+json')
    """
    wishes = tuple(_wishes(header or "*/*"))
    weights = {media_type: _weight(media_type, wishes) for media_type in offered}
    liked = [media_type for media_type in offered if weights[media_type] > 0]
    if not liked:
        raise not_acceptable(header or "", offered)
    return tuple(sorted(liked, key=lambda media_type: -weights[media_type]))


def not_acceptable(header: str, offered: Sequence[str]) -> NotAcceptable:
    """The error that names what can be given."""
    can = ", ".join(offered)
    return NotAcceptable(
        f"不能按 Accept「{header}」给出结果；可给：{can}",
        f"Cannot answer in what Accept “{header}” asks for; on offer: {can}",
    )


def _wishes(header: str) -> Iterator[_Wish]:
    for part in header.split(","):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if kind:
            yield _Wish(kind, _quality(parameters))


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return 0.0
    return 1.0


def _weight(media_type: str, wishes: Sequence[_Wish]) -> float:
    """The weight of the most exact wish that fits: `text/csv;q=0, */*` leaves CSV out."""
    fitting = [wish for wish in wishes if wish.fits(media_type)]
    if not fitting:
        return 0.0
    return max(fitting, key=lambda wish: (wish.exactness, wish.weight)).weight
