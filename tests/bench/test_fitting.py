"""Weights fitted to choices."""

from pathlib import Path

from bench.fitting import HALF, Choice, Pull, fitted, write
from reading.weights import chances, weights, worth

NEAR, FAR = {"near": 1.0}, {"far": 1.0}


def test_a_sign_that_right_candidates_show_weighs_more_than_one_of_wrong_ones() -> None:
    found = fitted([Choice((NEAR, FAR), (True, False))] * 5)
    assert found["near"] > 0.5 > -0.5 > found["far"]


def test_a_choice_whose_candidates_are_all_right_or_all_wrong_teaches_nothing() -> None:
    assert fitted([Choice((NEAR, FAR), (True, True)), Choice((NEAR,), (False,))]) == {}


def test_weights_stay_at_what_they_are_pulled_to_where_choices_say_nothing_else() -> None:
    even = [Choice((NEAR, FAR), (True, False)), Choice((NEAR, FAR), (False, True))]
    found = fitted(even, Pull({"near": 0.0, "far": 0.0}))
    assert found == {"near": 0.0, "far": 0.0}


def test_a_sign_that_is_met_too_rarely_has_no_weight() -> None:
    rare = Choice((NEAR, {**FAR, "rare": 1.0}), (True, False))
    assert "rare" not in fitted([rare, Choice((NEAR, FAR), (True, False))], Pull({}, least=2))


def test_fitted_chances_are_the_shares_counted() -> None:
    """Three of four choices go to the near one: its odds are three to one."""
    counted = [Choice((NEAR, {}), (True, False))] * 300 + [Choice((NEAR, {}), (False, True))] * 100
    found = fitted(counted)
    likely, _ = chances([worth(NEAR, found), 0.0])
    assert round(likely, 2) == 0.75


def test_choices_of_real_texts_count_as_much_as_all_others_together() -> None:
    """Ten real choices go to the near one, forty of our own to the far one: neither weighs more."""
    real = [Choice((NEAR, FAR), (True, False), "documents")] * 10
    ours = [Choice((NEAR, FAR), (False, True), "open")] * 40
    counted = fitted(real + ours)
    assert counted["near"] < -0.5 < 0.5 < counted["far"]
    assert fitted(real + ours, Pull({}, real=HALF)) == {"near": 0.0, "far": 0.0}


def test_choices_of_real_texts_never_count_less_than_others() -> None:
    real = [Choice((NEAR, FAR), (True, False), "documents")] * 40
    ours = [Choice((NEAR, FAR), (False, True), "open")] * 10
    assert fitted(real + ours, Pull({}, real=HALF)) == fitted(real + ours)


def test_where_all_texts_are_real_each_choice_counts_once() -> None:
    real = [Choice((NEAR, FAR), (True, False), "documents")] * 5
    assert fitted(real, Pull({}, real=HALF)) == fitted(real)


def test_a_written_table_gives_the_same_weights_back(tmp_path: Path) -> None:
    table = tmp_path / "some_weights.tsv"
    write({"near": 1.25, "far": -0.5, "nothing": 0.0}, table, "python -m bench.something")
    assert weights(table) == {"near": 1.25, "far": -0.5}
