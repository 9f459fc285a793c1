"""A text cut at the borders of overlapping spans, so that each piece knows the spans it is in."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text with the id of what it belongs to and the kind of that."""

    start: int
    end: int
    id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text, the ids of all spans it lies in, those that begin here, and their kinds."""

    text: str
    ids: tuple[str, ...]
    begins: tuple[str, ...]
    kinds: tuple[str, ...]


def pieces(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """The text in pieces, none empty, that together are the text.

    >>> [p.text for p in pieces("abcdef", [Span(1, 4, "x", "claim"), Span(3, 5, "y", "gap")])]
    ['a', 'bc', 'd', 'e', 'f']
    """
    ordered = sorted(s for s in spans if 0 <= s.start < s.end <= len(text))
    borders = sorted({0, len(text), *(s.start for s in ordered), *(s.end for s in ordered)})
    made: list[Piece] = []
    active: list[Span] = []
    waiting = 0
    for start, end in pairwise(borders):
        active = [s for s in active if s.end > start]
        while waiting < len(ordered) and ordered[waiting].start == start:
            active.append(ordered[waiting])
            waiting += 1
        made.append(_piece(text[start:end], start, active))
    return tuple(made)


def _piece(text: str, start: int, active: list[Span]) -> Piece:
    return Piece(
        text=text,
        ids=tuple(dict.fromkeys(s.id for s in active)),
        begins=tuple(dict.fromkeys(s.id for s in active if s.start == start)),
        kinds=tuple(sorted({s.kind for s in active})),
    )
