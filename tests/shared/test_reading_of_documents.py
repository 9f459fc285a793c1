"""The given documents read from end to end: weaknesses, targets, quotes, no invented gap.

The levels asserted are the ones reached when this was written; they may rise, not fall.
"""

import json
import random
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bench.quality import as_document
from ontology.identity import plain
from ontology.model import Claim, Evidence, Gap, Observation, Reading, Relation, Status
from reading.layout import lay_out
from reading.read import read

_GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold" / "documents"
_ARTICLES = ("s000", "s001", "s002", "s003")
_PLAN = "s004"
_WEAKNESSES = 19  # 17 numbered ones and two paragraphs
_LISTED = 24  # firms on the four recruitment lists
_CUTS = 12


@cache
def _truth(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def _reading(name: str) -> Reading:
    return read(as_document(name, _truth(name)["text"]))


def _evidence(reading: Reading) -> list[Evidence]:
    facts: list[Claim | Observation | Gap] = [
        *reading.claims,
        *reading.observations,
        *reading.gaps,
    ]
    return [evidence for fact in facts for evidence in fact.evidence]


def _weaknesses(text: str) -> list[tuple[int, int]]:
    """The raw spans of the weaknesses that the plan numbers or gives a paragraph of their own."""
    layout = lay_out(text)
    spans = []
    for block in layout.blocks:
        if block.label == "劣势":
            words = layout.text(block)
            starts = [m.start() for m in re.finditer(r"[一二三四]是", words)] or [0]
            for begin, end in zip(starts, [*starts[1:], len(words)], strict=True):
                first, last = block.start + begin, block.start + end - 1
                spans.append((layout.offsets[first], layout.offsets[last]))
    return spans


def test_every_weakness_of_the_plan_is_found_with_its_sentence() -> None:
    spans = _weaknesses(_truth(_PLAN)["text"])
    assert len(spans) == _WEAKNESSES
    quoted = [e for gap in _reading(_PLAN).gaps for e in gap.evidence]
    found = [
        (start, end)
        for start, end in spans
        if any(start <= e.start <= end or e.start <= start <= e.end for e in quoted)
    ]
    assert len(found) == _WEAKNESSES


@pytest.mark.parametrize("name", _ARTICLES)
def test_articles_that_state_no_gap_yield_none(name: str) -> None:
    assert [gap.what for gap in _reading(name).gaps] == []


def _targets(name: str) -> tuple[set[str], set[str]]:
    """The recruited firms and the chains they are recruited for, in plain spelling."""
    reading = _reading(name)
    entities = {e.id: e for e in reading.entities}
    claims = [c for c in reading.claims if c.predicate is Relation.TARGET_FOR]
    assert {c.status for c in claims} <= {Status.TARGET}
    firms = {plain(n) for c in claims for n in _names(entities[c.subject])}
    chains = {plain(n) for c in claims for n in _names(entities[c.object])}
    return firms, chains


def _names(entity: Any) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


@pytest.mark.parametrize(("name", "least"), [(_PLAN, _LISTED - 1), ("s002", 3)])
def test_recruitment_targets_are_found_in_lists_and_in_prose(name: str, least: int) -> None:
    truth = {plain(r["subject"]) for r in _truth(name)["relations"] if r["type"] == "target_for"}
    firms, _ = _targets(name)
    assert len(truth & firms) >= least


def test_chains_without_a_recruitment_list_get_no_targets() -> None:
    listed = {r["object"] for r in _truth(_PLAN)["relations"] if r["type"] == "target_for"}
    named = {
        plain(n)
        for e in _truth(_PLAN)["entities"]
        if e["type"] == "Industry" and e["name"] in listed
        for n in (e["name"], *e["aliases"])
    }
    _, chains = _targets(_PLAN)
    assert chains
    assert {c for c in chains if c in named} == chains


@pytest.mark.parametrize("name", [*_ARTICLES, _PLAN])
def test_every_quote_is_verbatim_where_it_says(name: str) -> None:
    text = _truth(name)["text"]
    evidence = _evidence(_reading(name))
    assert evidence
    assert [e for e in evidence if text[e.start : e.end] != e.quote] == []


@pytest.mark.parametrize("name", [*_ARTICLES, _PLAN])
def test_every_claim_has_evidence_of_readable_length(name: str) -> None:
    quotes = [e.quote for e in _evidence(_reading(name))]
    long = [q for q in quotes if len(re.sub(r"\s", "", q)) > 160]
    assert len(long) <= len(quotes) // 50


def test_no_cut_of_a_report_makes_reading_fail(shared: Path) -> None:
    chance = random.Random(20261121)
    reports = sorted((shared / "corpus").glob("*.txt"))
    for report in chance.sample(reports, min(_CUTS, len(reports))):
        text = report.read_text(encoding="utf-8")
        start = chance.randrange(len(text))
        cut = text[start : start + chance.randrange(20, 1500)]
        for evidence in _evidence(read(as_document(report.stem, cut))):
            assert cut[evidence.start : evidence.end] == evidence.quote
