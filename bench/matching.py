"""Which read items count as which annotated ones: a largest matching, preferred pairs first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Fits = Callable[[int, int], bool]
"""Whether the read item of one number can stand for the annotated item of another."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs (read → annotated), and the read items left over.

    `repeats` fit only annotated items that are taken already; `wrong` fit none.
    """

    pairs: dict[int, int]
    repeats: tuple[int, ...]
    wrong: tuple[int, ...]


def largest(read: int, annotated: int, fits: Fits, preferred: Sequence[Fits] = ()) -> Matching:
    """A matching with as many pairs as possible, each annotated item taken at most once.

    Pairs that meet the earlier conditions of `preferred` are tried before the others.

    >>> largest(3, 1, lambda i, j: i != 2)
    Matching(pairs={0: 0}, repeats=(1,), wrong=(2,))
    """
    edges = [[j for j in range(annotated) if fits(i, j)] for i in range(read)]
    taken: dict[int, int] = {}
    for wanted in preferred:
        _fill([[j for j in row if wanted(i, j)] for i, row in enumerate(edges)], taken)
    _fill(edges, taken)
    pairs = {i: j for j, i in taken.items()}
    left = [i for i in range(read) if i not in pairs]
    return Matching(
        pairs,
        tuple(i for i in left if edges[i]),
        tuple(i for i in left if not edges[i]),
    )


def _fill(edges: Sequence[Sequence[int]], taken: dict[int, int]) -> None:
    """Give every unmatched read item a place along an augmenting path, where there is one."""
    placed = set(taken.values())
    for start in range(len(edges)):
        if start not in placed:
            _augment(start, edges, taken)


def _augment(start: int, edges: Sequence[Sequence[int]], taken: dict[int, int]) -> bool:
    # An explicit stack: a path may be as long as a document has facts.
    seen: set[int] = set()
    path: list[tuple[int, int]] = []
    stack = [(start, iter(edges[start]))]
    while stack:
        item, places = stack[-1]
        place = next((j for j in places if j not in seen), None)
        if place is None:
            stack.pop()
            if path:
                path.pop()
            continue
        seen.add(place)
        path.append((item, place))
        if place not in taken:
            taken.update({j: i for i, j in path})
            return True
        stack.append((taken[place], iter(edges[taken[place]])))
    return False
