"""Our own test sets share no name with the annotated documents."""

import json
from pathlib import Path

import pytest

from bench.annotation import BLIND, OWN, own_passages

_GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold"
_KINDS = {"Firm", "Park", "Project", "Institution"}
pytestmark = pytest.mark.skipif(
    not _GOLD.is_dir(), reason="the annotated documents are not beside this checkout (../shared)"
)


def test_no_name_of_the_annotated_documents_is_in_our_split() -> None:
    names = {
        name
        for file in sorted(_GOLD.glob("*/*.json"))
        for entity in json.loads(file.read_text(encoding="utf-8"))["entities"]
        if entity["type"] in _KINDS
        for name in (entity["name"], *entity["aliases"])
        if len(name) >= 3
    }
    ours = {
        name
        for folder in (OWN, BLIND)
        for passage in own_passages(folder)
        for entity in passage["entities"]
        if entity["type"] in _KINDS
        for name in (entity["name"], *entity["aliases"])
    }
    assert sorted(names & ours) == []


def test_no_line_of_the_documents_is_in_our_split() -> None:
    texts = [
        json.loads(file.read_text(encoding="utf-8"))["text"]
        for file in sorted(_GOLD.glob("*/*.json"))
    ]
    lines = {line.strip() for text in texts for line in text.splitlines() if len(line) >= 20}
    passages = own_passages() + own_passages(BLIND)
    ours = {line.strip() for p in passages for line in p["text"].splitlines()}
    assert sorted(lines & ours) == []
