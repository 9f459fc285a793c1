"""Structure on the real documents: situations that must hold whatever else is read."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from graph.build import Workspace
from graph.gaps.board import board
from graph.gaps.described import chain_of
from graph.gaps.model import ChainBoard
from graph.knowledge import Knowledge
from graph.structure.knockout import knockout, pairs
from graph.structure.report import impact_of
from graph.structure.shared import shared_segments
from graph.structure.supply import OUTSIDE, Supply, supply_of
from ontology.chains.model import ReferenceChain
from ontology.model import GapKind

CARS, CHIPS = "新能源汽车", "集成电路"


@pytest.fixture(scope="module")
def known(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """The graph that `liantu build` makes of the documents."""
    folder = tmp_path_factory.mktemp("structure") / "data"
    with Workspace.open(folder, create=True) as workspace:
        workspace.build([shared / "documents"])
        return workspace.knowledge()


@pytest.fixture(scope="module")
def home(known: Knowledge) -> str:
    """The region for which most gaps are stated: that of the plan."""
    return Counter(gap.region for gap in known.gaps).most_common(1)[0][0]


def drawn(known: Knowledge, home: str, name: str) -> tuple[ReferenceChain, ChainBoard, Supply]:
    chain = chain_of(known, name)
    found = board(known, chain, home)
    return chain, found, supply_of(found, chain)


@pytest.mark.parametrize("name", [CARS, CHIPS])
def test_what_is_bought_outside_hangs_on_the_outside_and_says_which_sentence(
    known: Knowledge, home: str, name: str
) -> None:
    chain, found, supply = drawn(known, home, name)
    bought = {
        row.segment.id
        for row in found.rows
        if any(g.kind in (GapKind.EXTERNAL_SUPPLY, GapKind.IMPORT_DEPENDENT) for g in row.stated)
    }
    held = {link.id for link in supply.links if OUTSIDE in link.holders}
    assert held
    assert held <= bought
    impact = impact_of(known, found, chain, ["区外"])
    alone = {link.id for link in supply.links if set(link.holders) == {OUTSIDE}}
    assert alone <= set(impact.knockout.stopped)
    (outside,) = impact.elements
    texts = {d.id: d.text for d in known.documents.values()}
    assert outside.evidence
    assert all(texts[e.document][e.start : e.end] == e.quote for e in outside.evidence)


def test_electric_motors_bought_outside_stop_the_car_when_the_outside_falls_away(
    known: Knowledge, home: str
) -> None:
    chain, found, supply = drawn(known, home, CARS)
    motor, car = chain.segment("驱动电机"), chain.segment("整车")
    assert motor
    assert car
    stopped = impact_of(known, found, chain, [motor.id]).knockout.stopped
    assert {motor.id, car.id} <= set(stopped)
    assert set(stopped) <= {link.id for link in supply.links}


@pytest.mark.parametrize("name", [CARS, CHIPS])
def test_key_pairs_are_those_of_trying_every_pair(known: Knowledge, home: str, name: str) -> None:
    _, _, supply = drawn(known, home, name)
    everything = (*(link.id for link in supply.links), *supply.holders)
    stops = {e: set(knockout(supply, (e,)).stopped) for e in everything}
    wanted = {
        frozenset(two)
        for two in combinations(everything, 2)
        if set(knockout(supply, two).stopped) != stops[two[0]] | stops[two[1]]
    }
    assert {frozenset(pair.removed) for pair in pairs(supply)} == wanted


def test_a_segment_without_a_record_stops_nothing_unless_it_is_removed(
    known: Knowledge, home: str
) -> None:
    _, found, supply = drawn(known, home, CARS)
    silent = {row.segment.id for row in found.rows if not row.present and not row.stated}
    everyone = knockout(supply, supply.holders)
    own = {link.id for link in supply.links if not link.holders}
    assert silent <= own
    held = {link.id for link in supply.links if link.holders}
    assert held <= set(everyone.stopped)


def test_critical_segments_that_chains_share_are_of_several_chains(known: Knowledge) -> None:
    found = shared_segments(known.chains.values())
    critical = [one for one in found if one.critical]
    assert critical
    for one in critical:
        assert one.chains == len({chain.id for chain, _ in one.members}) > 1
        assert any(segment.criticality == 3 for _, segment in one.members)
