"""The glossary gives one spelling per concept, for every member of every code list."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

import ontology.chains.model
import ontology.model
from ontology.labels import label

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
HEADINGS = {"EntityType": "Things", "Relation": "Relations"}
"""Headings other than the enum's own name in words."""


def _enums() -> Iterator[type[StrEnum]]:
    for module in (ontology.model, ontology.chains.model):
        for found in vars(module).values():
            if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum:
                yield found


ENUMS = tuple(_enums())


def heading(enum: type[StrEnum]) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", enum.__name__).capitalize()
    return HEADINGS.get(enum.__name__, words)


def sections() -> dict[str, list[tuple[str, str, str]]]:
    """English heading → the rows of its table: Chinese, English, code."""
    parts = re.split(r"^## ", GLOSSARY.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    row = re.compile(r"^\| ([^|]+) \| ([^|]+) \| `([^`|]+)` \|$", re.MULTILINE)
    return {part.split("\n", 1)[0].split(" ", 1)[1]: row.findall(part) for part in parts}


@pytest.mark.parametrize("enum", ENUMS, ids=lambda e: e.__name__)
def test_the_glossary_holds_exactly_the_members_of_an_enum_in_their_words(
    enum: type[StrEnum],
) -> None:
    assert sections()[heading(enum)] == [(label(m), label(m, "en"), m.value) for m in enum]


def test_every_table_with_codes_belongs_to_an_enum() -> None:
    with_codes = {name for name, rows in sections().items() if rows}
    assert with_codes == {heading(enum) for enum in ENUMS}


@pytest.mark.parametrize("enum", ENUMS, ids=lambda e: e.__name__)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_two_members_of_one_enum_share_a_word(enum: type[StrEnum], lang: str) -> None:
    words = [label(member, lang) for member in enum]
    assert len(set(words)) == len(words)
