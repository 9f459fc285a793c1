"""The gap board on perfectly read documents: the hand annotations taken as readings."""

from pathlib import Path

import pytest

from graph.candidates import candidates
from graph.gaps.board import board, boards
from graph.gaps.described import chain_of
from graph.gaps.model import Agreement, ChainBoard, SegmentState
from graph.gaps.view import gap_rows
from graph.knowledge import Knowledge, knowledge_of
from ontology.chains.loader import load_chains
from ontology.model import CandidateKind, EntityType, GapKind, Relation, Status
from tests.shared.gold_reading import gold_of, gold_reading

STEMS = ("s000", "s001", "s002", "s003", "s004")
BATTERY, MOTOR, CONTROLLER = "电池", "电机", "电控"


@pytest.fixture(scope="module")
def known(shared: Path) -> Knowledge:
    """The five annotated documents as one graph."""
    return knowledge_of([gold_reading(shared, stem) for stem in STEMS], load_chains())


@pytest.fixture(scope="module")
def district(shared: Path, known: Knowledge) -> str:
    """The region that the plan among the documents speaks for."""
    return known.find_region(gold_of(shared, "s004")["region"]).id


@pytest.fixture(scope="module")
def cars(known: Knowledge, district: str) -> ChainBoard:
    return board(known, chain_of(known, "新能源汽车"), district)


def test_every_stated_gap_stands_on_a_board_with_its_sentence(
    shared: Path, known: Knowledge, district: str
) -> None:
    shown = [row for b in boards(known, district) for row in gap_rows(b)]
    stated = {(row["what"], row["kind"], row["quote"]) for row in shown if row["basis"] == "stated"}
    kinds = {"missing": "Missing", "weak": "Weak", "other": "OtherGap"}
    kinds |= {"import_dependent": "ImportDependent", "external_supply": "ExternalSupply"}
    kinds |= {"unmatched_local": "UnmatchedLocal"}
    annotated = gold_of(shared, "s004")["gaps"]
    assert {(g["what"], kinds[g["kind"]], g["quote"]) for g in annotated} - stated == set()


@pytest.mark.parametrize("part", [BATTERY, MOTOR, CONTROLLER])
def test_the_three_car_parts_are_external_and_their_local_capability_unmatched(
    known: Knowledge, cars: ChainBoard, part: str
) -> None:
    segment = known.chains[cars.chain].segment(part)
    assert segment is not None
    row = cars.row(segment.id)
    assert row is not None
    assert row.state is SegmentState.EXTERNAL
    kinds = {g.kind for g in row.stated}
    assert {GapKind.EXTERNAL_SUPPLY, GapKind.UNMATCHED_LOCAL} <= kinds


def test_the_local_battery_maker_is_offered_first_with_capacity_and_missing_relation(
    shared: Path, known: Knowledge, cars: ChainBoard
) -> None:
    gold = gold_of(shared, "s004")
    makers = {
        r["subject"]
        for r in gold["relations"]
        if r["type"] == "operates_in_stage" and r["object"] == BATTERY and r["status"] == "actual"
    }
    segment = known.chains[cars.chain].segment(BATTERY)
    assert segment is not None
    row = cars.row(segment.id)
    assert row is not None
    assert {p.name for p in row.present if p.type is EntityType.FIRM} == makers
    assert row.agreement is Agreement.CONTRADICT
    first = candidates(known, cars, row)[0]
    assert known.name(first.firm) in makers
    assert first.kind is CandidateKind.LOCAL
    assert "记载产能 40亿瓦时" in first.reason
    assert "合作关系：文件称尚未形成" in first.reason


@pytest.mark.parametrize("part", [MOTOR, CONTROLLER])
def test_motor_and_controller_have_no_local_candidate(
    known: Knowledge, cars: ChainBoard, part: str
) -> None:
    segment = known.chains[cars.chain].segment(part)
    assert segment is not None
    found = candidates(known, cars, segment.id)
    assert CandidateKind.LOCAL not in {c.kind for c in found}


def test_nobody_on_a_recruitment_list_is_present_by_the_list_alone(
    known: Knowledge, district: str
) -> None:
    targets = {
        c.subject
        for c in known.claims_with(Relation.TARGET_FOR)
        if not any(
            p.status is Status.ACTUAL for p in known.claims_from(c.subject, Relation.LOCATED_IN)
        )
    }
    assert targets
    for found in boards(known, district):
        here = {p.entity for row in found.rows for p in row.present if not p.planned}
        here |= {p.entity for p in found.chain_level if not p.planned}
        assert here & targets == set()


def test_every_candidate_has_a_sentence(known: Knowledge, district: str) -> None:
    for found in boards(known, district):
        for row in found.rows:
            assert all(c.evidence for c in candidates(known, found, row))
