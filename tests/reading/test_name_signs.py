"""What speaks for a name, weighed by signs whose weights were fitted."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ontology.model import EntityType
from reading.names.judge import Verdict, judge, without_pairs
from reading.names.labels import TYPES, Labels, Layer
from reading.names.name_signs import Candidate, Marks, Met, likelihoods, signs
from reading.names.tagger import GROUND, Tagged

LEAST = dict.fromkeys(EntityType, 0.4)
FIRM = Candidate(
    "岚屿新材", EntityType.FIRM, {GROUND: 0.5}, ((0, 4),), cut=False, met=Met(1), enough=True
)


def marked(*probabilities: float, kind: EntityType = EntityType.FIRM) -> tuple[Tagged, ...]:
    return tuple(Tagged(10 * at, 10 * at + 4, kind, p) for at, p in enumerate(probabilities))


def told(*marks: Tagged) -> Marks:
    """Some marks with the labels that gave them."""
    names = ("O", *(f"{part}-{letter}" for letter in TYPES for part in "BI"))
    letters = {kind: letter for letter, kind in TYPES.items()}
    shares = np.zeros((max(m.end for m in marks) + 1, len(names)), dtype=np.float32)
    for mark in marks:
        begin = names.index(f"B-{letters[mark.type]}")
        shares[mark.start, begin] = mark.probability
        shares[mark.start + 1 : mark.end, begin + 1] = mark.probability
    shares[:, 0] = 1 - shares[:, 1:].sum(axis=1)
    return Marks.of(marks, Labels(Layer(names, shares), Layer(names[:1], shares[:, :1])))


def test_a_name_is_likelier_the_surer_its_mark_is() -> None:
    weak = replace(FIRM, grounds={GROUND: 0.02}, enough=False)
    chances = [likelihoods([weak], told(*marked(p)))[0] for p in (0.2, 0.5, 0.8, 0.999)]
    assert chances == sorted(chances)
    assert chances[0] < LEAST[EntityType.FIRM] < chances[-1]


def test_a_firm_the_tagger_is_certain_of_stands_even_where_it_cuts_a_word_in_two() -> None:
    cut = replace(FIRM, grounds={GROUND: 0.39}, cut=True, enough=False)
    assert [v.name for v in judge([cut], told(*marked(0.999, 0.99, 0.99)), LEAST)] == ["岚屿新材"]


def test_a_common_word_is_no_firm_because_it_is_marked_once() -> None:
    word = replace(FIRM, name="人工智能", grounds={GROUND: 0.3}, enough=False)
    assert judge([word], told(*marked(0.9)), LEAST) == []


def test_a_name_of_the_registry_stands_whatever_the_tagger_says() -> None:
    known = replace(FIRM, grounds={"registry": 0.95})
    (verdict,) = judge([known], told(*marked(0.99, kind=EntityType.SEGMENT)), LEAST)
    assert verdict.confidence >= 0.95


def test_without_the_tagger_the_grounds_alone_decide() -> None:
    weak = replace(FIRM, name="溪谷电子", grounds={"listed": 0.3}, enough=False)
    strong = replace(FIRM, grounds={"legal form": 0.6})
    (verdict,) = judge([weak, strong], None, LEAST)
    assert (verdict.name, verdict.confidence) == ("岚屿新材", 0.6)


def test_of_two_types_for_one_name_the_likelier_stands() -> None:
    part = replace(FIRM, type=EntityType.SEGMENT, grounds={"peers": 0.45})
    (verdict,) = judge([FIRM, part], told(*marked(0.999)), LEAST)
    assert verdict.type is EntityType.FIRM


def test_much_evidence_for_one_type_does_not_outweigh_the_likelier_type() -> None:
    told_so = {"product head": 0.45, "peers": 0.43, "class word": 0.6}
    part = replace(FIRM, type=EntityType.SEGMENT, grounds=told_so)
    told_both = [part, replace(FIRM, grounds={GROUND: 0.5, "legal form": 0.3})]
    for order in (told_both, told_both[::-1]):
        (verdict,) = judge(order, told(*marked(0.999)), LEAST)
        assert verdict.type is EntityType.FIRM


def test_words_that_may_be_a_technology_or_a_product_are_a_product() -> None:
    part = replace(FIRM, name="减速器", type=EntityType.SEGMENT, grounds={"peers": 0.45})
    skill = replace(part, type=EntityType.TECHNOLOGY, grounds={"class word": 0.9})
    marks = told(*marked(0.999, kind=EntityType.SEGMENT))
    (verdict,) = judge([part, skill], marks, LEAST)
    assert verdict.type is EntityType.SEGMENT


def test_two_likely_links_are_no_third_one_together() -> None:
    def link(name: str, sure: float) -> Verdict:
        return Verdict(name, EntityType.SEGMENT, sure, (), ((0, len(name)),))

    both = [link("滚子及保持架", 0.6), link("滚子", 0.7), link("保持架", 0.8)]
    assert {v.name for v in without_pairs(both)} == {"滚子", "保持架"}
    unsure = [link("滚子及保持架", 0.6), link("滚子", 0.7), link("保持架", 0.3)]
    assert without_pairs(unsure) == unsure


def test_marks_are_met_where_they_overlap_a_place_and_nowhere_else() -> None:
    marks = Marks.of(marked(0.9, 0.8, 0.7))
    met = [(place, mark.start) for place, mark in marks.on([(2, 12), (24, 30)])]
    assert met == [((2, 12), 0), ((2, 12), 10)]


@given(
    st.sampled_from(sorted(EntityType)),
    st.dictionaries(st.text(min_size=1), st.floats(0, 1), max_size=4),
    st.lists(st.floats(0, 1), max_size=4),
)
def test_the_likelihood_of_any_candidate_is_a_chance(
    kind: EntityType, grounds: dict[str, float], sure: list[float]
) -> None:
    one = replace(FIRM, type=kind, grounds=grounds, places=((0, 4), (10, 14)))
    marks = Marks.of(marked(*sure))
    assert 0 <= likelihoods([one], marks)[0] <= 1
    assert all(sign.startswith(f"{kind}: ") for sign in signs(one, marks))
