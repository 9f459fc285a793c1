"""Texts annotated a second time are those annotated first."""

from bench.agreement import AGAIN
from bench.annotation import BLIND, own_passages


def test_every_text_annotated_again_is_the_blind_one_of_its_name_word_for_word() -> None:
    first = {passage["id"]: passage["text"] for passage in own_passages(BLIND)}
    again = own_passages(AGAIN)
    assert len(again) == 16
    assert [p["id"] for p in again if p["text"] != first.get(p["id"])] == []
