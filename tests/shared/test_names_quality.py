"""The names of the annotated texts are found at least as well as when last measured."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ontology.model import Document
from reading.facts import with_facts
from reading.gold import TYPES
from reading.layout import lay_out
from reading.names import find, lexicon
from reading.sentences import split

GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold"
FLOORS = {
    "documents": {
        "Firm": 0.89,
        "Park": 0.87,
        "Project": 0.89,
        "Institution": 0.80,
        "Industry": 0.77,
        "Stage": 0.67,
        "Place": 0.78,
    },
    "dev": {"Firm": 0.88, "Project": 0.79, "Place": 0.72, "Industry": 0.70, "Institution": 0.90},
}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated texts are not beside the checkout"),
]


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def entities_of(text: str) -> list[dict[str, Any]]:
    layout = lay_out(text)
    document = with_facts(Document("doc-000000000000", "0" * 64, "gold.txt", text), layout)
    names = find(document, layout, split(layout))
    return [
        {"type": TYPES[e.type], "name": e.name, "aliases": list(e.aliases)}
        for e in names.entities
        if e.type in TYPES
    ]


@pytest.mark.parametrize("folder", sorted(FLOORS))
def test_names_are_found_as_well_as_when_last_measured(folder: str) -> None:
    gold = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((GOLD / folder).glob("*.json"))
    }
    found = {stem: {"entities": entities_of(one["text"])} for stem, one in gold.items()}
    table = scorer().evaluate(gold, found)[0]
    reached = {kind: table[f"entity {kind}"]["F1"] for kind in FLOORS[folder]}
    below = {k: round(v, 3) for k, v in reached.items() if v < FLOORS[folder][k]}
    assert below == {}


def test_no_name_of_the_annotated_texts_stands_in_the_lexicons() -> None:
    names = {
        entity["name"]
        for path in sorted(GOLD.glob("*/*.json"))
        for entity in json.loads(path.read_text(encoding="utf-8"))["entities"]
        if entity["type"] in ("Firm", "Park", "Project", "Institution")
    }
    folder = Path(__file__).resolve().parents[2] / "reading" / "names" / "lexicons"
    words = {
        word
        for path in sorted(folder.iterdir())
        for line in path.read_text(encoding="utf-8").splitlines()
        for word in line.split(",")[:1]
    }
    assert (names & words) - lexicon.words("park_heads") == set()
