"""States, worth and both sides on the real documents: the situations of gold cases G4 and G5."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.gaps.agreement import Compared, compared
from graph.gaps.board import board
from graph.gaps.described import chain_of
from graph.gaps.listed import ListedGap, Section, listed_gaps
from graph.gaps.model import Agreement, ChainBoard, SegmentState
from graph.knowledge import Knowledge, knowledge_of
from ontology.chains.loader import load_chains
from ontology.model import Basis, GapKind
from tests.shared.gold_reading import gold_of, gold_reading

STEMS = ("s000", "s001", "s002", "s003", "s004")
CARS, APPLIANCES = "新能源汽车", "智能家电"
PARTS = ("电池", "电机", "电控")


@pytest.fixture(scope="module")
def known(shared: Path) -> Knowledge:
    """The five annotated documents as one graph."""
    return knowledge_of([gold_reading(shared, stem) for stem in STEMS], load_chains())


@pytest.fixture(scope="module")
def district(shared: Path, known: Knowledge) -> str:
    """The region that the plan among the documents speaks for."""
    return known.find_region(gold_of(shared, "s004")["region"]).id


def drawn(known: Knowledge, chain: str, region: str) -> ChainBoard:
    return board(known, chain_of(known, chain), region)


def segment(known: Knowledge, chain: str, name: str) -> str:
    found = chain_of(known, chain).segment(name)
    assert found is not None, name
    return found.id


def stated(known: Knowledge, chain: str, region: str) -> Iterator[ListedGap]:
    for gap in listed_gaps(known, [drawn(known, chain, region)]):
        if gap.basis is Basis.STATED and gap.section is Section.OPEN:
            yield gap


@pytest.mark.parametrize("part", PARTS)
def test_g4_each_outside_part_is_ranked_with_every_part_of_its_worth(
    known: Knowledge, district: str, part: str
) -> None:
    wanted = segment(known, CARS, part)
    (gap,) = [
        g
        for g in stated(known, CARS, district)
        if g.segment == wanted and g.kind is GapKind.EXTERNAL_SUPPLY
    ]
    assert gap.state is SegmentState.EXTERNAL
    assert gap.worth is not None
    assert gap.ranks is not None
    values = {p.name: p.value for p in gap.worth.parts}
    assert values["kind"] == 0.9
    assert values["reach"]
    assert gap.unknown_share is not None
    # Only the battery has a local maker on record: it can be filled best.
    assert (values["fillability"] == 1.0) is (part == "电池")


def test_g4_the_battery_ranks_before_motor_and_controller(known: Knowledge, district: str) -> None:
    ranked = {
        g.segment: g.ranks.rank
        for g in stated(known, CARS, district)
        if g.kind is GapKind.EXTERNAL_SUPPLY and g.ranks
    }
    battery, motor, controller = (ranked[segment(known, CARS, part)] for part in PARTS)
    assert battery < motor
    assert battery < controller


def test_g4_both_sides_contradict_on_the_battery_and_only_documents_speak_of_the_motor(
    known: Knowledge, district: str
) -> None:
    rows: dict[str, Compared] = {
        row.segment.id: row for row in compared([drawn(known, CARS, district)])
    }
    battery, motor = (rows[segment(known, CARS, part)] for part in PARTS[:2])
    assert battery.agreement is Agreement.CONTRADICT
    assert battery.stated
    assert all(p.evidence for p in battery.present)
    assert motor.agreement is Agreement.STATED_ONLY
    assert motor.present == ()


@pytest.mark.parametrize("part", PARTS)
def test_g4_deleting_the_sentence_takes_the_gap_and_the_state_away(
    known: Knowledge, district: str, part: str
) -> None:
    wanted = segment(known, CARS, part)
    sentences = {e for g in known.gaps if g.segment == wanted for e in g.evidence}
    assert sentences
    without = replace(known, gaps=tuple(g for g in known.gaps if not sentences & set(g.evidence)))
    row = drawn(without, CARS, district).row(wanted)
    assert row is not None
    assert row.stated == ()
    assert row.state not in (SegmentState.EXTERNAL, SegmentState.MISSING, SegmentState.UNMATCHED)


def test_g5_the_appliance_inputs_are_stated_missing_or_external_with_their_sentences(
    known: Knowledge, district: str
) -> None:
    found = {(g.what, g.kind): g for g in stated(known, APPLIANCES, district)}
    kinds: dict[str, set[GapKind]] = {}
    for what, kind in found:
        kinds.setdefault(what, set()).add(kind)
    absent = {GapKind.MISSING, GapKind.EXTERNAL_SUPPLY, GapKind.IMPORT_DEPENDENT, GapKind.WEAK}
    for name in ("电机", "芯片", "模具", "不锈钢", "PCM", "彩晶玻璃"):
        told = [kind for what, ks in kinds.items() if name in what for kind in ks]
        assert set(told) & absent, name
    assert all(gap.evidence for gap in found.values())


def test_nothing_without_a_sentence_is_missing_on_any_board(
    known: Knowledge, district: str
) -> None:
    spoken = (SegmentState.MISSING, SegmentState.EXTERNAL, SegmentState.IMPORTED)
    for chain in known.chains:
        for row in drawn(known, chain, district).rows:
            if row.state in spoken:
                assert any(g.evidence for g in row.stated)
            if row.state is SegmentState.UNKNOWN:
                assert not row.present
