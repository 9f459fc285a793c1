"""Nothing of the annotated texts stands in the passages the tagger is trained on."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bench.quality import annotated
from reading.training.marks import passages

_GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold"
pytestmark = pytest.mark.skipif(
    not _GOLD.is_dir(), reason="the annotated documents are not beside this checkout (../shared)"
)
_NAMES = {"Firm", "Park", "Project", "Institution"}
_OF_ANY_PLACE = {"开发区", "保税区", "综合保税区", "高新区", "合作区"}
_LEAST_NAME, _RUN = 3, 20


def _joined(text: str) -> str:
    return "".join(text.split())


@cache
def _texts() -> tuple[str, ...]:
    sets = (annotated(_GOLD, name) for name in ("documents", "dev"))
    return tuple(_joined(truth["text"]) for chosen in sets for truth in chosen.values())


@cache
def _corpus() -> str:
    return "\n".join(_joined(passage.text) for passage in passages())


def _names() -> Iterator[str]:
    for name in ("documents", "dev"):
        for truth in annotated(_GOLD, name).values():
            for entity in truth["entities"]:
                if entity["type"] in _NAMES:
                    yield from map(_joined, (entity["name"], *entity["aliases"]))


def test_no_name_annotated_there_stands_in_a_passage() -> None:
    corpus = _corpus()
    known = {n for n in _names() if len(n) >= _LEAST_NAME} - _OF_ANY_PLACE
    assert sorted(name for name in known if name in corpus) == []


def test_no_run_of_twenty_characters_is_shared_with_a_passage() -> None:
    corpus = _corpus()
    runs = {corpus[at : at + _RUN] for at in range(len(corpus) - _RUN)}
    shared = {
        text[at : at + _RUN]
        for text in _texts()
        for at in range(len(text) - _RUN)
        if text[at : at + _RUN] in runs
    }
    assert sorted(shared) == []
