"""The range of ranks under other weights, against brute force."""

import math
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from graph.gaps.stability import RankRange, rank_ranges

SHARES = st.integers(1, 20).map(lambda n: n / 20)


def worths(things: list[tuple[float, ...]], powers: tuple[float, ...]) -> list[float]:
    return [
        round(sum(w * math.log(v) for v, w in zip(thing, powers, strict=True)), 9)
        for thing in things
    ]


@given(st.lists(st.tuples(SHARES, SHARES, SHARES), max_size=8), st.tuples(*[st.integers(0, 3)] * 3))
def test_the_sweep_is_brute_force_over_all_corners_and_the_middle(
    things: list[tuple[float, ...]], weights: tuple[int, ...]
) -> None:
    seen: list[list[int]] = [[] for _ in things]
    for factors in ((1.0, 1.0, 1.0), *product((0.8, 1.2), repeat=3)):
        powers = tuple(f * w for f, w in zip(factors, weights, strict=True))
        found = worths(things, powers)
        for i, value in enumerate(found):
            seen[i].append(1 + sum(other > value for other in found))
    assert rank_ranges(things, weights) == tuple(
        RankRange(ranks[0], min(ranks), max(ranks)) for ranks in seen
    )


def test_a_thing_better_in_every_part_keeps_its_rank() -> None:
    best, worst = rank_ranges([(0.9, 0.9), (0.5, 0.4)], (1, 1))
    assert (best.stable, worst.stable) == (True, True)
    assert (best.rank, worst.rank) == (1, 2)


def test_equal_things_share_the_better_rank() -> None:
    assert [r.rank for r in rank_ranges([(0.5,), (0.5,), (0.4,)], (1,))] == [1, 1, 3]
