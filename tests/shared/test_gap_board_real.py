"""The gap board on the five real documents, read from end to end."""

from collections import Counter
from pathlib import Path

import pytest

from graph.build import Workspace
from graph.candidates import candidates
from graph.gaps.board import board, boards
from graph.gaps.model import ChainBoard, SegmentState
from graph.gaps.view import gap_rows
from graph.knowledge import Knowledge
from ontology.identity import core
from ontology.model import CandidateKind, Document, EntityType, GapKind
from tests.shared.gold_reading import gold_of


@pytest.fixture(scope="module")
def known(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The graph that `liantu build` makes of the documents."""
    folder = tmp_path_factory.mktemp("gaps") / "data"
    with Workspace.open(folder, create=True) as workspace:
        report = workspace.build([shared / "documents"])
        assert report.failed == ()
        return workspace.knowledge()


@pytest.fixture(scope="module")
def plan(known: Knowledge) -> Document:
    """The plan among the documents, which states nearly all the gaps."""
    stated = Counter(gap.document for gap in known.gaps)
    return known.documents[stated.most_common(1)[0][0]]


@pytest.fixture(scope="module")
def home(known: Knowledge, plan: Document) -> str:
    """The region that the plan's gaps are stated for."""
    regions = Counter(gap.region for gap in known.gaps if gap.document == plan.id)
    return regions.most_common(1)[0][0]


@pytest.fixture(scope="module")
def overview(known: Knowledge, home: str) -> tuple[ChainBoard, ...]:
    return boards(known, home)


def test_every_stated_gap_of_the_plan_is_listed_with_its_words(
    known: Knowledge, plan: Document, home: str, overview: tuple[ChainBoard, ...]
) -> None:
    rows = [row for found in overview for row in gap_rows(found) if row["basis"] == "stated"]
    assert all(
        known.documents[e["document"]].text[e["start"] : e["end"]] == e["quote"]
        for row in rows
        for e in row["evidence"]
    )
    listed = {(row["chain"], row["what"], row["kind"]) for row in rows}
    stated = [g for g in known.gaps if g.document == plan.id and g.region == home]
    assert len(stated) >= 100
    assert {(g.chain, g.what, g.kind.value) for g in stated} - listed == set()


def test_every_reference_chain_with_an_annotated_weakness_lists_stated_gaps(
    shared: Path, known: Knowledge, overview: tuple[ChainBoard, ...]
) -> None:
    names = {
        core(EntityType.CHAIN, name): chain.id
        for chain in known.chains.values()
        for name in (chain.label, *chain.aliases)
    }
    annotated = {core(EntityType.CHAIN, g["chain"]) for g in gold_of(shared, "s004")["gaps"]}
    wanted = {names[name] for name in annotated if name in names}
    assert len(wanted) >= 7
    stated = {row["chain"] for b in overview for row in gap_rows(b) if row["basis"] == "stated"}
    assert wanted - stated == set()


@pytest.mark.parametrize("part", ["电池", "电机", "电控"])
def test_the_three_car_parts_are_external_with_unmatched_local_capability(
    known: Knowledge, home: str, part: str
) -> None:
    chain = known.chains[known.find_chain("新能源汽车").id]
    segment = chain.segment(part)
    assert segment is not None
    row = board(known, chain, home).row(segment.id)
    assert row is not None
    assert row.state is SegmentState.EXTERNAL
    kinds = {gap.kind for gap in row.stated}
    assert {GapKind.EXTERNAL_SUPPLY, GapKind.UNMATCHED_LOCAL} <= kinds


def test_a_local_battery_maker_is_offered_with_its_sentences(known: Knowledge, home: str) -> None:
    chain = known.chains[known.find_chain("新能源汽车").id]
    segment = chain.segment("电池")
    assert segment is not None
    found = candidates(known, board(known, chain, home), segment.id)
    assert found[0].kind is CandidateKind.LOCAL
    assert "合作关系：文件称尚未形成" in found[0].reason
    assert all(c.evidence for c in found)


def test_a_comparison_region_s_maker_is_nowhere_local(
    overview: tuple[ChainBoard, ...],
) -> None:
    here = {p.name for b in overview for row in b.rows for p in row.present}
    here |= {p.name for b in overview for p in b.chain_level}
    assert not {name for name in here if name.startswith(("和辉", "格力", "美的"))}


def test_every_board_keeps_what_is_known_and_what_is_not_apart(
    overview: tuple[ChainBoard, ...],
) -> None:
    for found in overview:
        assert sum(found.counts.values()) == len(found.rows)
        for row in found.rows:
            assert (row.state is SegmentState.UNKNOWN) is not bool(
                row.present or [f for f in row.findings if f.gap and f.state]
            )
