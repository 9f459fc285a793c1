from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import decisions
from graph.decisions import Decision, DecisionKind, apply, settle
from graph.knowledge import knowledge_of
from ontology.errors import DataDirectory
from ontology.model import Reading, Relation, Review
from tests.graph.world import CHAIN, FIRM, claim, document, entity, gap, one_line_reading

FIRM_A, FIRM_B, DREAMS = entity(FIRM, "甲方"), entity(FIRM, "乙方"), entity(CHAIN, "造梦")
READING = one_line_reading(FIRM_A, Relation.IN_CHAIN, DREAMS)


def _alias(one: str, other: str) -> Decision:
    return Decision(DecisionKind.ALIAS, one, other)


def test_without_decisions_a_reading_stays_the_same_object() -> None:
    assert apply(settle(()), READING) is READING


def test_a_rejected_claim_is_no_fact_until_the_decision_is_undone() -> None:
    target = READING.claims[0].id
    rejected = Decision(DecisionKind.REVIEW, target, "Rejected", who="丁", when="2026-11-01")
    after = apply(settle([rejected]), READING)
    assert after.claims[0].review is Review.REJECTED
    assert knowledge_of([after]).direct(Relation.IN_CHAIN) == ()
    undone = apply(settle([rejected, Decision(DecisionKind.REVIEW, target)]), READING)
    assert undone == READING


def test_a_gap_is_reviewed_like_a_claim() -> None:
    source = document("造梦缺少梦芯。")
    lack = gap(source, "缺少梦芯", DREAMS, FIRM_A)
    reading = Reading(source, (DREAMS, FIRM_A), gaps=(lack,))
    after = apply(settle([Decision(DecisionKind.REVIEW, lack.id, "Accepted")]), reading)
    assert after.gaps[0].review is Review.ACCEPTED


def test_an_alias_gives_the_claims_of_one_entity_to_another_and_keeps_their_ids() -> None:
    after = apply(settle([_alias(FIRM_A.id, FIRM_B.id)]), READING)
    assert after.claims[0].subject == FIRM_B.id
    assert after.claims[0].id == READING.claims[0].id
    known = knowledge_of([after, one_line_reading(FIRM_B, Relation.IN_CHAIN, DREAMS)])
    assert FIRM_A.id not in known.entities
    assert {known.name(FIRM_B.id), *known.entities[FIRM_B.id].aliases} == {"甲方", "乙方"}


def test_the_later_of_two_opposite_aliases_wins() -> None:
    settled = settle([_alias("a", "b"), _alias("b", "a")])
    assert (settled.entity("a"), settled.entity("b")) == ("a", "a")


def test_keeping_two_entities_apart_takes_an_alias_back() -> None:
    apart = Decision(DecisionKind.KEEP_APART, "b", "a")
    settled = settle([_alias("a", "b"), apart])
    assert settled.entity("a") == "a"
    assert settled.apart == {frozenset("ab")}
    assert settle([apart, _alias("a", "b")]).apart == frozenset()


def test_a_gap_is_left_alone_until_taken_up_again() -> None:
    left = Decision(DecisionKind.NOT_PURSUED, "gap-1", "不做")
    assert settle([left]).not_pursued == {"gap-1"}
    assert settle([left, Decision(DecisionKind.NOT_PURSUED, "gap-1")]).not_pursued == frozenset()


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from(("", *"abcde"))), max_size=25))
def test_aliases_never_lead_in_a_circle(steps: list[tuple[str, str]]) -> None:
    settled = settle(_alias(one, other) for one, other in steps)
    for name in "abcde":
        assert settled.entity(settled.entity(name)) == settled.entity(name)


def test_decisions_are_read_back_as_they_were_made(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    made = (
        Decision(
            DecisionKind.REVIEW, "claim-1", "Rejected", "丁", "2026-11-01", "原文\n说的是别处"
        ),
        Decision(DecisionKind.KEEP_APART, "a", "b"),
    )
    assert decisions.load(file) == ()
    for decision in made:
        decisions.append(file, decision)
    assert decisions.load(file) == made


def test_a_line_cut_off_while_writing_is_no_decision_and_spoils_no_later_one(
    tmp_path: Path,
) -> None:
    file = tmp_path / "decisions.jsonl"
    first, second = _alias("a", "b"), _alias("c", "d")
    decisions.append(file, first)
    with file.open("a", encoding="utf-8") as out:
        out.write('{"kind": "ali')
    assert decisions.load(file) == (first,)
    decisions.append(file, second)
    assert decisions.load(file) == (first, second)


@pytest.mark.parametrize(
    "line", ["{}", "[]", '{"kind": "review", "target": "x", "value": "Maybe"}', "kaputt"]
)
def test_a_broken_line_is_named_with_its_number(tmp_path: Path, line: str) -> None:
    file = tmp_path / "decisions.jsonl"
    decisions.append(file, _alias("a", "b"))
    with file.open("a", encoding="utf-8") as out:
        out.write(line + "\n")
    with pytest.raises(DataDirectory, match="第 2 行"):
        decisions.load(file)


def test_claims_of_untouched_entities_stay_the_same_objects() -> None:
    source = document("甲方在造梦。")
    own = claim(source, "甲方在造梦", (FIRM_A, Relation.IN_CHAIN, DREAMS))
    after = apply(settle([_alias(FIRM_B.id, "firm-x")]), Reading(source, (FIRM_A, DREAMS), (own,)))
    assert after.claims[0] is own
