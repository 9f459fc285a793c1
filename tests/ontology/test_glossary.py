"""The glossary gives one spelling per concept, for every member of every code list."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

import ontology.chains.model
import ontology.model
from graph.gaps.model import SegmentState
from ontology.labels import label, label_of
from ontology.vocab import term
from viz.texts import text

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"


def _enums() -> Iterator[type[StrEnum]]:
    for module in (ontology.model, ontology.chains.model):
        for found in vars(module).values():
            if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum:
                yield found


ENUMS = tuple(_enums())


def rows(heading: str) -> list[tuple[str, str, str]]:
    """The rows of the table under a heading: Chinese, English, code."""
    sections = re.split(r"^## ", GLOSSARY.read_text(encoding="utf-8"), flags=re.MULTILINE)
    section = next(s for s in sections if s.split("\n", 1)[0].strip() == heading)
    return re.findall(r"^\| ([^|]+) \| ([^|]+) \| `([^`|]+)` \|$", section, flags=re.MULTILINE)


@pytest.mark.parametrize("enum", ENUMS, ids=lambda e: e.__name__)
def test_the_glossary_holds_exactly_the_members_of_an_enum_in_their_words(
    enum: type[StrEnum],
) -> None:
    expected = [(label(m), label(m, "en"), m.value) for m in enum]
    assert rows(enum.__name__) == expected


def test_the_glossary_words_the_ideas_as_the_ontology_does() -> None:
    for chinese, english, code in rows("Ideas"):
        assert (chinese, english) == (label_of(term(code)), label_of(term(code), "en"))


def test_the_glossary_words_the_states_as_the_pages_do() -> None:
    expected = [
        (text(f"state.{s.value}", "zh"), text(f"state.{s.value}", "en"), s.value)
        for s in SegmentState
    ]
    assert rows("SegmentState") == expected


def test_no_two_members_of_one_enum_share_a_word() -> None:
    for enum in ENUMS:
        for lang in ("zh", "en"):
            words = [label(member, lang) for member in enum]
            assert len(set(words)) == len(words), (enum.__name__, lang)
