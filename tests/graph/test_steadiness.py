"""The span of ranks, against every corner of the box of weights."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from graph.steadiness import spans

NAMES = ("a", "b", "c")
worths = st.fixed_dictionaries({n: st.sampled_from([0.0, 0.2, 0.5, 1.0]) for n in NAMES})
weights = st.fixed_dictionaries({n: st.sampled_from([0.1, 0.3, 0.5, -0.2]) for n in NAMES})


@given(st.lists(worths, min_size=1, max_size=4), weights)
def test_no_choice_of_weights_within_a_fifth_leaves_the_span(
    things: list[dict[str, float]], of: dict[str, float]
) -> None:
    found = spans(things, of)
    for signs in product((0.8, 1.0, 1.2), repeat=len(NAMES)):
        scores = [
            sum(of[n] * s * thing[n] for n, s in zip(NAMES, signs, strict=True)) for thing in things
        ]
        for score, span in zip(scores, found, strict=True):
            above = sum(other > score + 1e-9 for other in scores)
            below = sum(other < score - 1e-9 for other in scores)
            assert span.best <= len(things) - below
            assert above + 1 <= span.worst


def test_one_thing_alone_is_first_whatever_the_weights() -> None:
    (span,) = spans([{"a": 0.5}], {"a": 1.0})
    assert (span.best, span.worst, span.stable) == (1, 1, True)
