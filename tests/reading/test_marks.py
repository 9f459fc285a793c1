"""The training corpus is well formed, large, and partly kept out of training."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.training.marks import TYPES, labels, passages, unmarked

CORPUS = tuple(passages())


def test_the_corpus_is_large_and_every_passage_has_its_own_id() -> None:
    assert len(CORPUS) >= 1_000
    assert sum(len(p.text) for p in CORPUS) >= 300_000
    assert len({p.id for p in CORPUS}) == len(CORPUS)


def test_a_tenth_of_the_corpus_is_kept_out_of_training() -> None:
    splits = [p.split for p in CORPUS]
    assert set(splits) == {"train", "test"}
    assert 0.095 <= splits.count("test") / len(splits) <= 0.2


def test_no_mark_is_left_in_the_plain_text_and_no_name_is_empty() -> None:
    for passage in CORPUS:
        assert "{" not in passage.text
        assert "}" not in passage.text
        assert all(passage.text[n.start : n.end].strip() for n in passage.names), passage.id


def test_names_inside_names_are_labelled_apart() -> None:
    text, names = unmarked("{J:{F:甲}二期}开工")
    assert (text, len(names)) == ("甲二期开工", 2)
    passage = next(p for p in CORPUS if any(n.depth == 1 for n in p.names))
    outer, inner = labels(passage)
    assert len(outer) == len(inner) == len(passage.text)
    assert any(label.startswith("B-") for label in inner)


@pytest.mark.parametrize("wrong", ["{F:甲", "甲}", "{F:甲}}", "{J:{F:甲}二期"])
def test_a_mark_that_does_not_close_or_open_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        unmarked(wrong)


@given(st.lists(st.tuples(st.sampled_from(TYPES), st.text("甲乙 丙\n", min_size=1))))
def test_taking_the_marks_away_leaves_the_words(parts: list[tuple[str, str]]) -> None:
    text, names = unmarked("和".join(f"{{{kind}:{words}}}" for kind, words in parts))
    assert text == "和".join(words for _, words in parts)
    assert [(n.type, text[n.start : n.end]) for n in names] == parts
