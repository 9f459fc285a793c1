"""Our scoring and the annotators' own give the same numbers on real readings."""

import copy
import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bench.quality import annotated, as_document
from bench.scoring import score_all
from reading.gold import as_gold
from reading.read import read

_GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold"
pytestmark = pytest.mark.skipif(
    not _GOLD.is_dir(), reason="the annotated documents are not beside this checkout (../shared)"
)
_SETS = ("documents", "dev")
Texts = dict[str, dict[str, Any]]


@cache
def _theirs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", _GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _annotated(name: str) -> Texts:
    return {key: dict(gold) for key, gold in annotated(_GOLD, name).items()}


@cache
def _readings(name: str) -> Texts:
    golds = _annotated(name)
    return {key: as_gold(read(as_document(key, gold["text"]))) for key, gold in golds.items()}


def _disturbed(golds: Texts) -> Texts:
    """The annotations themselves with every third item spoilt, and every fourth said twice."""
    spoilt = copy.deepcopy(golds)
    for gold in spoilt.values():
        for key in ("entities", "relations", "observations", "gaps"):
            gold[key] = list(_spoilt(gold[key]))
    return spoilt


def _spoilt(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for number, item in enumerate(items):
        if number % 3 == 0:
            for part in ("name", "subject", "what", "status"):
                if part in item:
                    item[part] = f"{item[part]}集团"
        yield item
        if number % 4 == 0:
            yield dict(item)


def _compare(golds: Texts, reads: Texts) -> None:
    table, _, kinds, _ = _theirs().evaluate(golds, reads)
    ours = score_all(golds, reads)
    assert set(ours.counts) == set(table)
    assert ours.kinds == kinds
    for line, row in table.items():
        count = ours.counts[line]
        counted = (count.right, count.wrong, count.missed, count.repeated)
        assert counted == (row["tp"], row["fp"], row["fn"], row["dup"]), line
        measured = (count.precision, count.recall, count.f1)
        assert measured == pytest.approx((row["P"], row["R"], row["F1"]), abs=1e-9), line


@pytest.mark.parametrize("name", _SETS)
def test_both_scorers_agree_on_what_was_read(name: str) -> None:
    _compare(_annotated(name), _readings(name))


@pytest.mark.parametrize("name", _SETS)
def test_both_scorers_agree_on_spoilt_annotations(name: str) -> None:
    _compare(_annotated(name), _disturbed(_annotated(name)))


@pytest.mark.parametrize("name", _SETS)
def test_both_scorers_agree_that_an_empty_reading_finds_nothing(name: str) -> None:
    _compare(_annotated(name), {})


@pytest.mark.parametrize("name", _SETS)
def test_the_annotations_agree_with_themselves(name: str) -> None:
    golds = _annotated(name)
    ours = score_all(golds, golds)
    assert {line: count.f1 for line, count in ours.counts.items() if count.f1 < 1} == {}
