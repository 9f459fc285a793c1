"""The table of inputs that replace each other: edited, refused with the line, kept, removed."""

from pathlib import Path

import pytest

from graph.build import Workspace
from graph.chains.overlay import OFF, target
from graph.datadir import DataDir
from graph.decisions import Decision, DecisionKind
from graph.gaps.board import board
from graph.gaps.described import chain_of
from graph.sources import Upload
from graph.structure import alternatives_table as table
from graph.structure.alternatives import Alternative, shipped
from graph.structure.knockout import knockout
from graph.structure.supply import Supply, supply_of
from ontology.chains.loader import load_chains
from ontology.errors import BadChainFile, NotFound
from tests.api.town import PLACE, TEXT, reader

CHAINS = load_chains()
NEV = "新能源汽车"


def test_our_table_survives_the_way_into_a_file_and_back() -> None:
    assert table.read("a.csv", table.written(shipped()), CHAINS) == shipped()


def test_names_are_as_good_as_keys() -> None:
    data = "chain,segment,inputs\n新能源汽车,新能源整车,动力电池|燃料电池系统\n".encode()
    assert table.read("a.csv", data, CHAINS) == (
        Alternative("nev", "vehicle", ("battery", "fuelcell")),
    )


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("", "第1行缺少列名 chain、segment、inputs"),
        ("chain,segment\n", "第1行缺少列名 inputs"),
        ("chain,segment,inputs\n无链,x,y|z\n", "第2行：没有参照链「无链」"),
        ("chain,segment,inputs\nnev,wing,a|b\n", "第2行：「新能源汽车」没有环节「wing」"),
        ("chain,segment,inputs\nnev,battery,vehicle|motor\n", "「新能源整车」不供给「动力电池」"),
        ("chain,segment,inputs\n\nnev,vehicle,battery\n", "第3行：「inputs」要有至少两个环节"),
    ],
)
def test_a_table_with_a_fault_is_refused_with_its_place(lines: str, words: str) -> None:
    with pytest.raises(BadChainFile, match=words):
        table.read("a.csv", lines.encode(), CHAINS)


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(BadChainFile, match=r"应为 \.csv 或 \.xlsx"):
        table.read("a.pdf", b"", CHAINS)


def _supply(workspace: Workspace) -> Supply:
    known = workspace.knowledge()
    chain = chain_of(known, NEV)
    return supply_of(board(known, chain, PLACE.id), chain)


def test_the_table_in_use_decides_and_going_back_is_a_decision_too(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Workspace.open(data, create=True, reader=reader) as workspace:
        workspace.add(Upload("简报.txt", TEXT.encode()))
        assert knockout(_supply(workspace), ("seg-nev-battery",)).loss == 0.0
        workspace.decide(table.using(DataDir.open(data), (), "本地只做电池车"))
        assert workspace.knowledge().alternatives == ()
        assert knockout(_supply(workspace), ("seg-nev-battery",)).loss == 1.0
    with Workspace.open(data, reader=reader) as workspace:
        assert workspace.knowledge().alternatives == ()
        workspace.decide(table.removing())
        assert workspace.knowledge().alternatives == shipped()
        assert knockout(_supply(workspace), ("seg-nev-battery",)).loss == 0.0


def test_a_segment_that_the_region_switched_off_has_no_part_in_its_supply(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "data", create=True, reader=reader) as workspace:
        workspace.add(Upload("简报.txt", TEXT.encode()))
        place = target(PLACE.id, "seg-nev-fuelcell")
        workspace.decide(Decision(DecisionKind.OVERLAY, place, OFF))
        supply = _supply(workspace)
        assert "seg-nev-fuelcell" not in {link.id for link in supply.links}
        assert knockout(supply, ("seg-nev-battery",)).loss == 1.0


def test_a_table_gone_from_the_disk_is_missed(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="没有可替代投入表"):
        table.in_use(DataDir(tmp_path), "0123456789ab")
