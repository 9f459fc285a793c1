"""What stands beside a candidate: the other items of its list, and its rivals in place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.model import EntityType
from reading.names.beside import Beside

FIRM, SEGMENT = EntityType.FIRM, EntityType.SEGMENT


def beside(text: str, **chances: float) -> Beside:
    """A text in which some words are firms with these chances."""
    told = [
        (FIRM, ((text.index(name), text.index(name) + len(name)),), c)
        for name, c in chances.items()
    ]
    return Beside.of(text, told)


def test_the_items_of_a_list_speak_for_each_other() -> None:
    near = beside("岚屿、砺珂和磬川签约", 岚屿=0.9, 砺珂=0.4, 磬川=0.7)
    signs = near.signs(FIRM, ((3, 5),))
    assert signs["beside: same type"] == pytest.approx(0.8)
    assert (signs["beside: same type at best"], signs["beside: same type at worst"]) == (0.9, 0.7)
    assert signs["beside: another type"] == 0
    assert signs["beside: 2 names"] == 1


def test_an_item_nobody_takes_for_a_name_is_told() -> None:
    signs = beside("岚屿、什么签约", 岚屿=0.9).signs(FIRM, ((0, 2),))
    assert signs == {"beside: no name": 1.0}


def test_a_candidate_of_another_type_in_the_same_place_is_a_rival() -> None:
    near = Beside.of("岚屿签约", [(FIRM, ((0, 2),), 0.3), (SEGMENT, ((0, 2),), 0.8)])
    assert near.signs(FIRM, ((0, 2),)) == {"beside: rival": 0.8}


def test_longer_and_shorter_names_in_the_same_place_are_told_apart() -> None:
    near = beside("岚屿新材料签约", 岚屿=0.2, 岚屿新材=0.6, 岚屿新材料=0.5)
    signs = near.signs(FIRM, ((0, 4),))
    assert (signs["beside: longer"], signs["beside: shorter"]) == (0.5, 0.2)
    assert signs["beside: overlapping"] == 0.5


def test_a_name_that_stands_alone_has_nothing_beside_it() -> None:
    assert beside("岚屿签约", 岚屿=0.9).signs(FIRM, ((0, 2),)) == {}


@given(
    st.text("甲乙、和及", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 4), st.floats(0, 1)), max_size=12),
)
def test_any_candidates_give_signs_between_none_and_one(
    text: str, spans: list[tuple[int, int, float]]
) -> None:
    told = [
        (FIRM, ((start, min(start + size, len(text))),), chance)
        for start, size, chance in spans
        if start < len(text)
    ]
    near = Beside.of(text, told)
    for kind, places, _ in told:
        assert all(0 <= strength <= 1 for strength in near.signs(kind, places).values())
