"""Reports cut and spliced anywhere are read without a failure."""

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ontology.identity import document_id
from ontology.model import Document
from reading.read import read

if TYPE_CHECKING:
    from reading.model import Fact

CUTS, LONGEST = 40, 1500


def test_random_cuts_and_splices_of_reports_are_read(shared: Path) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted((shared / "corpus").glob("*.txt"))]
    if not texts:
        pytest.skip("no reports in ../shared/corpus")
    rolled = random.Random(20260101)
    for _ in range(CUTS):
        parts = []
        for _ in range(rolled.randint(1, 6)):
            text = rolled.choice(texts)
            start = rolled.randrange(len(text))
            parts.append(text[start : start + rolled.randint(1, LONGEST)])
        spliced = rolled.choice(("", "\n", "、", "（")).join(parts)
        reading = read(Document(document_id("0" * 64), "0" * 64, "cut.txt", spliced))
        facts: tuple[Fact, ...] = (*reading.claims, *reading.observations, *reading.gaps)
        for fact in facts:
            for evidence in fact.evidence:
                assert spliced[evidence.start : evidence.end] == evidence.quote
