"""How likely each character begins or continues a name, and the spans that could be names."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.model import EntityType
from reading.layout import lay_out
from reading.names.labels import GROUND, Fit, Labels, Layer, by_labels
from reading.names.scene import Scene
from reading.names.tagger import tagging
from reading.sentences import split

FIRM = EntityType.FIRM
NAMES = ("O", "B-F", "I-F")


def scene(text: str) -> Scene:
    layout = lay_out(text)
    return Scene.of(layout, split(layout))


def labels(*rows: tuple[float, float, float]) -> Labels:
    """The labels of a text whose characters carry O, B-F and I-F with these shares."""
    shares = np.array([*rows, (0.0, 0.0, 0.0)], dtype=np.float32)
    return Labels(Layer(NAMES, shares), Layer(NAMES, np.zeros_like(shares)))


def fit_of(told: Labels, start: int, end: int) -> Fit:
    """How well a span fits as the outer name of a firm."""
    return dict(told.fits(FIRM, [(start, end)]))["outer"][0]


def test_a_span_fits_as_well_as_its_begin_its_weakest_inside_and_its_end() -> None:
    told = labels((0.1, 0.8, 0.1), (0.1, 0.0, 0.9), (0.4, 0.0, 0.6), (0.7, 0.0, 0.3))
    fit = fit_of(told, 0, 3)
    assert (fit.begin, fit.least, fit.end) == pytest.approx((0.8, 0.6, 0.7))
    assert fit.whole == pytest.approx(0.8 * 0.6 * 0.7)
    assert fit.type == pytest.approx((0.9 + 0.9 + 0.6) / 3)


def test_where_an_end_is_doubtful_both_spans_are_candidates() -> None:
    told = labels((0.1, 0.9, 0.0), (0.1, 0.0, 0.9), (0.5, 0.0, 0.5), (1.0, 0.0, 0.0))
    stage = scene("岚屿新。")
    spans = {(s.start, s.end) for s in by_labels(stage, told, frozenset())}
    assert spans == {(0, 2), (0, 3)}


def test_a_span_that_is_marked_already_is_no_second_candidate() -> None:
    told = labels((0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0))
    assert not list(by_labels(scene("岚屿。"), told, {(0, 2, FIRM)}))


def test_a_type_without_labels_has_no_fit() -> None:
    assert not [*labels((1.0, 0.0, 0.0)).fits(EntityType.PARK, [(0, 1)])]


def test_what_the_tagger_marks_fits_better_than_words_of_policy() -> None:
    stage = scene("磬屿电子投资的二期项目开工。各级各部门要提高认识，压实责任，确保任务落到实处。")
    told = tagging(stage).labels
    assert fit_of(told, 0, 4).whole > 0.5
    assert fit_of(told, 18, 21).whole < 0.1
    assert told.named(0, 4) > 0.9
    assert told.named(14, 18) < 0.1


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    stage = scene(text)
    for seen in by_labels(stage, tagging(stage).labels, frozenset()):
        assert 0 <= seen.start < seen.end <= len(stage.layout.clean)
        assert seen.ground == GROUND
