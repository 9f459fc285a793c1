"""Suppliers, leaders, targets and what parks work on, sentence by sentence of our own writing."""

import csv
from pathlib import Path

import pytest

from reading.training.marks import unmarked
from tests.reading.rule_page import claims, page_of

_KINDS = {"F": "firm", "J": "project", "K": "park", "I": "chain", "S": "segment"}
_TABLE = Path(__file__).with_name("relation_sentences.tsv")


def _rows() -> list[tuple[str, str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [(row["rule"], row["sentence"], row["told"]) for row in rows]


@pytest.mark.parametrize(("rule", "sentence", "told"), _rows())
def test_a_sentence_tells_its_relations_and_no_other(rule: str, sentence: str, told: str) -> None:
    text, marks = unmarked(sentence)
    names: dict[str, list[str]] = {}
    for mark in marks:
        names.setdefault(_KINDS[mark.type], []).append(text[mark.start : mark.end])
    page = page_of(text, **{kind: " ".join(found) for kind, found in names.items()})
    said = {f"{subject}>{object_}:{status}" for subject, _, object_, status in claims(page, rule)}
    assert said == set(filter(None, told.split("；")))
