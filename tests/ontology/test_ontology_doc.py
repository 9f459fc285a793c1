"""What docs/ontology.md shows an analyst runs, and gives what it promises."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.ontology.test_queries import rows_of
from tests.ontology.test_soundness import PLANTED
from tests.ontology.two_regions import graph

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "ontology.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sparql\n(.*?)```", TEXT, flags=re.DOTALL)
EXPECTED = [
    [("精料", "精料")],
    [("甲钢", "原料")],
    [("乙园", "现状", "0.9", "甲机和乙园", "区.txt")],
]


@pytest.mark.parametrize(("example", "expected"), list(zip(EXAMPLES, EXPECTED, strict=True)))
def test_an_example_gives_its_rows(example: str, expected: list[tuple[str, ...]]) -> None:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in graph())
    assert rows_of(store, example) == expected


def test_every_invariant_that_the_tests_break_stands_in_the_document() -> None:
    named = {rule for _, (_, rule) in PLANTED.values() if "-" in rule}
    assert {rule for rule in named if f"`{rule}`" not in TEXT} == set()
