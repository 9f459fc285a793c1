"""Overlapping evidence cut into pieces of text."""

from hypothesis import given
from hypothesis import strategies as st

from viz.marks import Span, pieces

SPANS = st.lists(
    st.builds(
        Span,
        st.integers(0, 30),
        st.integers(0, 30),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["claim", "gap"]),
    ),
    max_size=8,
)


@given(st.text(max_size=25), SPANS)
def test_the_pieces_together_are_the_text(text: str, spans: list[Span]) -> None:
    assert "".join(piece.text for piece in pieces(text, spans)) == text


@given(st.text(min_size=1, max_size=25), SPANS)
def test_each_character_lies_in_just_the_spans_that_cover_it(text: str, spans: list[Span]) -> None:
    place = 0
    for piece in pieces(text, spans):
        for _ in piece.text:
            valid = (s for s in spans if s.start <= place < s.end <= len(text))
            assert set(piece.ids) == {s.id for s in valid}
            place += 1


def test_a_span_begins_in_one_piece_and_runs_through_the_next() -> None:
    first, second = Span(0, 4, "x", "claim"), Span(2, 6, "y", "gap")
    cut = pieces("abcdef", [second, first])
    assert [(p.text, p.ids, p.begins) for p in cut] == [
        ("ab", ("x",), ("x",)),
        ("cd", ("x", "y"), ("y",)),
        ("ef", ("y",), ()),
    ]
    assert cut[1].kinds == ("claim", "gap")


def test_a_span_beyond_the_text_marks_nothing() -> None:
    assert [p.ids for p in pieces("ab", [Span(1, 9, "x", "claim")])] == [()]
