"""The 72 key projects in the eight boxes of the plan, counted box by box."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from ontology.model import Document, EntityType
from reading.read import page_of

GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "documents"
LABEL = "重点项目"
LISTED = [15, 9, 8, 6, 11, 7, 6, 10]

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated texts are not beside the checkout"),
]


@pytest.fixture(scope="module")
def boxes() -> list[list[tuple[str, EntityType]]]:
    """The names in each cell that lists key projects, with their types."""
    text = json.loads((GOLD / "s004.json").read_text(encoding="utf-8"))["text"]
    page = page_of(Document("doc-000000000000", "0" * 64, "plan.txt", text))
    cells = [block for block in page.layout.blocks if block.label == LABEL]
    return [
        [(m.name, m.type) for m in page.mentions if cell.start <= m.start < cell.end]
        for cell in cells
    ]


def test_each_box_lists_as_many_key_projects_as_the_plan(
    boxes: list[list[tuple[str, EntityType]]],
) -> None:
    assert [len(names) for names in boxes] == LISTED
    assert sum(LISTED) == 72


def test_all_of_them_are_projects_but_an_institute_that_is_listed_as_one(
    boxes: list[list[tuple[str, EntityType]]],
) -> None:
    others = [(n, kind) for names in boxes for n, kind in names if kind is not EntityType.PROJECT]
    assert [kind for _, kind in others] == [EntityType.INSTITUTION]
    assert others[0][0].endswith("研究院")


def test_no_key_project_is_cut_where_a_page_ends(
    boxes: list[list[tuple[str, EntityType]]],
) -> None:
    names = [name for found in boxes for name, _ in found]
    assert all("<" not in name and "\n" not in name for name in names)
    assert sum(name.endswith("产业化技术改造项目") for name in names) == 1
    assert all(one != other for one, other in pairwise(sorted(names)))
