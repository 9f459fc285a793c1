"""Knock-outs stop what they must, and no shortcut differs from trying everything."""

import csv
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph.structure
from graph.structure.alternatives import shipped
from graph.structure.knockout import ElementKind, element_kind, knockout, pairs, singles
from graph.structure.supply import OUTSIDE, Needs, Supply, chain_supply, running, supply_of
from ontology.chains.loader import load_chains
from ontology.chains.model import ReferenceChain
from ontology.errors import NotFound
from ontology.model import GapKind, Relation, Status
from tests.graph.gap_world import (
    BODY,
    CHAIN,
    CORE,
    DISTRICT,
    ORE,
    SHELL,
    World,
    board_of,
    project,
)

CHAINS = {chain.key: chain for chain in load_chains()}
TABLE = Path(graph.structure.__path__[0]) / "alternatives.csv"
Holders = Mapping[str, Mapping[str, tuple[()]]]


def held(chain: ReferenceChain) -> Holders:
    """Firms in a fixed pattern: some segments unheld, some with one firm, two or three."""
    return {
        s.id: {f"firm-{(place * 2 + i) % 7}": () for i in range(place % 4)}
        for place, s in enumerate(chain.segments)
    }


class BruteForce:
    """The same question answered from the tables alone, by recursion."""

    def __init__(self, chain: ReferenceChain, holders: Holders) -> None:
        self.chain = chain
        self.holders = holders
        self.ids = {s.key: s.id for s in chain.segments}
        with TABLE.open(encoding="utf-8") as lines:
            rows = [row for row in csv.DictReader(lines) if row["chain"] == chain.key]
        self.groups = [(self.ids[r["segment"]], r["inputs"].split("|")) for r in rows]

    def runs(self, segment: str, gone: set[str]) -> bool:
        if segment in gone or (self.holders[segment] and not set(self.holders[segment]) - gone):
            return False
        needed = [s.id for s in self.chain.segments if segment in s.feeds]
        for target, keys in self.groups:
            if target == segment:
                group = [self.ids[key] for key in keys]
                needed = [one for one in needed if one not in group]
                if not any(self.runs(one, gone) for one in group):
                    return False
        return all(self.runs(one, gone) for one in needed)

    def stopped(self, gone: set[str]) -> set[str]:
        return {s.id for s in self.chain.segments if not self.runs(s.id, gone)}

    def loss(self, stopped: set[str]) -> float:
        last = [s for s in self.chain.segments if not s.feeds]
        lost = sum(s.criticality for s in last if s.id in stopped)
        return round(lost / sum(s.criticality for s in last), 4)


@pytest.mark.parametrize("key", CHAINS)
def test_singles_and_pairs_equal_brute_force_on_every_chain(key: str) -> None:
    chain = CHAINS[key]
    supply = chain_supply(chain, holders=held(chain))
    brute = BruteForce(chain, held(chain))
    elements = [s.id for s in chain.segments] + [f"firm-{i}" for i in range(7)]
    alone = {element: brute.stopped({element}) for element in elements}
    for found in singles(supply):
        assert set(found.stopped) == alone[found.removed[0]]
        assert found.loss == brute.loss(alone[found.removed[0]])
    expected = {}
    for one, other in combinations(sorted(elements), 2):
        joint = brute.stopped({one, other})
        if joint != alone[one] | alone[other]:
            expected[one, other] = joint
    assert {found.removed: set(found.stopped) for found in pairs(supply)} == expected


def test_the_pattern_of_holders_makes_pairs_that_stop_more_than_their_singles() -> None:
    found = [p for c in CHAINS.values() for p in pairs(chain_supply(c, holders=held(c)))]
    assert len(found) > 30
    assert any(pair.excess > 0 for pair in found)


def test_every_alternative_names_inputs_of_its_segment() -> None:
    for one in shipped():
        target = f"seg-{one.chain}-{one.segment}"
        feeding = {s.key for s in CHAINS[one.chain].segments if target in s.feeds}
        assert set(one.inputs) <= feeding, one


@pytest.mark.parametrize("key", CHAINS)
def test_nothing_is_lost_before_anything_is_removed(key: str) -> None:
    for needs in Needs:
        supply = chain_supply(CHAINS[key], needs, held(CHAINS[key]))
        assert knockout(supply, ()).stopped == ()


@given(st.data())
def test_the_loss_lies_between_any_input_enough_and_all_inputs_needed(data: st.DataObject) -> None:
    chain = CHAINS[data.draw(st.sampled_from(sorted(CHAINS)))]
    elements = [s.id for s in chain.segments] + [f"firm-{i}" for i in range(7)]
    gone = data.draw(st.sets(st.sampled_from(elements), max_size=4))
    mild, tabled, strict = (
        knockout(chain_supply(chain, needs, held(chain)), gone).loss
        for needs in (Needs.ANY, Needs.TABLE, Needs.ALL)
    )
    assert mild <= tabled <= strict


@given(st.data())
def test_removing_more_never_lets_more_run(data: st.DataObject) -> None:
    chain = CHAINS[data.draw(st.sampled_from(sorted(CHAINS)))]
    supply = chain_supply(chain, holders=held(chain))
    elements = st.sampled_from([*supply.holders, *(link.id for link in supply.links)])
    few = data.draw(st.sets(elements, max_size=3))
    more = few | data.draw(st.sets(elements, max_size=3))
    assert running(supply, more) <= running(supply, few)


def dream(world: World) -> Supply:
    return supply_of(board_of(world), CHAIN)


def test_a_sole_supplier_takes_all_downstream_with_it() -> None:
    world = World()
    only = world.local("独芯", CORE)
    found = knockout(dream(world), (only.id,))
    assert found.stopped == (CORE.id, BODY.id)
    assert (found.loss, found.stopped_share) == (1.0, 0.6667)


def test_of_two_suppliers_neither_alone_but_both_together_stop_the_segment() -> None:
    world = World()
    one, other = world.local("甲芯", CORE), world.local("乙芯", CORE)
    supply = dream(world)
    assert knockout(supply, (one.id,)).stopped == ()
    (pair,) = [p for p in pairs(supply) if element_kind(supply, p.removed[0]) is ElementKind.FIRM]
    assert pair.removed == tuple(sorted((one.id, other.id)))
    assert pair.excess == 1.0


def test_supply_from_outside_is_a_holder_that_can_fall_away() -> None:
    world = World()
    only = world.local("独芯", CORE)
    world.lack(GapKind.EXTERNAL_SUPPLY, CORE)
    supply = dream(world)
    assert knockout(supply, (only.id,)).stopped == ()
    assert knockout(supply, (OUTSIDE,)).stopped == ()
    assert knockout(supply, (OUTSIDE, only.id)).stopped == (CORE.id, BODY.id)
    assert element_kind(supply, OUTSIDE) is ElementKind.OUTSIDE


def test_what_nobody_recorded_does_not_fall_with_any_firm() -> None:
    world = World()
    only = world.local("独壳", SHELL)
    world.lack(GapKind.MISSING, ORE)
    supply = dream(world)
    assert knockout(supply, (OUTSIDE,)).stopped == ()
    assert knockout(supply, (only.id,)).stopped == (SHELL.id, BODY.id)


def test_a_plan_holds_nothing_up() -> None:
    world = World()
    coming = project("梦芯项目")
    world.say(coming, Relation.LOCATED_IN, DISTRICT, Status.PLANNED)
    world.say(coming, Relation.IN_SEGMENT, CORE, Status.PLANNED)
    assert dream(world).holders == ()


def test_an_unknown_element_is_refused_by_name() -> None:
    with pytest.raises(NotFound, match="firm-nobody"):
        element_kind(dream(World()), "firm-nobody")
