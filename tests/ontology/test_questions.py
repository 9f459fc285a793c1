"""The ready questions: their slots take any word without becoming another query."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions, Store

from ontology.errors import NotFound
from ontology.questions import (
    FOLDER,
    ColumnKind,
    Question,
    SlotKind,
    column,
    columns,
    question,
    questions,
)

HOSTILE = "x\"@zh } ?s ?p ?o . # \\\" \n } SELECT * { ?a ?b ?c } ''' >"
SLOTTED = [q for q in questions() if q.slots]
MARKS = re.compile(r"# slot:")


def variables(asked: str) -> tuple[str, ...]:
    found = Store().query(asked)
    assert isinstance(found, QuerySolutions)
    return tuple(variable.value for variable in found.variables)


@pytest.mark.parametrize("asked", questions(), ids=lambda q: q.name)
def test_every_slot_of_a_file_is_read_and_no_two_are_of_one_kind(asked: Question) -> None:
    assert len(asked.slots) == len(MARKS.findall(asked.text))
    assert len({slot.kind for slot in asked.slots}) == len(asked.slots)


@pytest.mark.parametrize("asked", SLOTTED, ids=lambda q: q.name)
def test_a_hostile_word_in_a_slot_asks_the_same_question(asked: Question) -> None:
    filled = asked.filled({slot.kind: HOSTILE for slot in asked.slots})
    assert variables(filled) == variables(asked.text)
    assert filled.count("\n") == asked.text.count("\n")


@given(st.text())
def test_any_word_stays_one_literal(word: str) -> None:
    asked = question("05")
    filled = asked.filled({SlotKind.CHAIN: word})
    Store().query(filled)
    changed = [
        (one, other)
        for one, other in zip(asked.text.split("\n"), filled.split("\n"), strict=True)
        if one != other
    ]
    assert len(changed) == (1 if word else 0)


def test_a_slot_without_a_word_stays_open_or_keeps_the_word_of_the_file() -> None:
    asked = question("03-no-record")
    assert [(s.name, s.kind, s.open, s.given) for s in asked.slots] == [
        ("产业链", SlotKind.CHAIN, False, "集成电路"),
        ("地区", SlotKind.REGION, True, "山东省"),
    ]
    assert asked.filled({}) == asked.text
    region = asked.filled({SlotKind.REGION: "星海新区"}).splitlines()[11:13]
    assert region[0].endswith("# slot: 地区 · region (take the # from the next line)")
    assert region[1].strip() == (
        '?x lt:locatedIn/(lt:within|lt:locatedIn)* ?r . ?r skos:prefLabel "星海新区"@zh .'
    )


def test_questions_are_found_by_number_name_and_title_else_what_is_near_is_named() -> None:
    leaders = question("01-leaders")
    assert {question(name) for name in ("1", "01", "leaders", leaders.zh, leaders.en)} == {leaders}
    with pytest.raises(NotFound, match="01-leaders"):
        question("lead")


def test_the_list_of_columns_names_every_column_of_the_questions_and_no_other() -> None:
    there = {name for asked in questions() for name in variables(asked.text)}
    assert set(columns()) == there
    heads = [held.en for held in columns().values()]
    assert all(re.fullmatch(r"[A-Za-z0-9 ]+", head) for head in heads)


def test_a_column_that_is_not_listed_holds_plain_words() -> None:
    assert column("没有这一列").kind is ColumnKind.PLAIN
    assert column("企业").head("en") == "firm"
    assert column("企业").head("zh") == "企业"


def test_the_folder_holds_nothing_but_questions_and_the_list_of_columns() -> None:
    assert {path.suffix for path in FOLDER.iterdir()} == {".rq", ".csv"}
