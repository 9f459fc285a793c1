"""Every answer names the ready questions that give the same, and they exist."""

import pytest
from fastapi.testclient import TestClient

from api.questions import ANSWERED_BY, questions

READY = {question.name for question in questions()}


def test_the_questions_that_answers_name_exist() -> None:
    assert {name for names in ANSWERED_BY.values() for name in names} <= READY


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("/api/gaps", "gaps"),
        ("/api/gaps/agreement", "agreement"),
        ("/api/tensions", "tensions"),
        ("/api/timeline", "life_cycles"),
        ("/api/chains/新能源汽车", "board"),
        ("/api/chains/新能源汽车/parks", "parks"),
        ("/api/chains/新能源汽车/structure", "knockout"),
    ],
)
def test_an_answer_names_its_questions(client: TestClient, address: str, answer: str) -> None:
    assert client.get(address).json()["sparql"] == list(ANSWERED_BY[answer])


@pytest.mark.parametrize(
    ("address", "answer"),
    [("/api/candidates", "candidates"), ("/api/reconcile?chain=新能源汽车", "reconcile")],
)
def test_each_answer_of_several_names_its_questions(
    client: TestClient, address: str, answer: str
) -> None:
    found = client.get(address).json()
    assert found
    assert all(one["sparql"] == list(ANSWERED_BY[answer]) for one in found)
