"""Bridges, shared segments and communities, each with values written out."""

import networkx as nx
import pyoxigraph as ox
import pytest

from graph.structure.communities import communities
from graph.structure.shared import shared_segments
from graph.structure.topology import topology
from ontology.chains.loader import load_chains
from ontology.chains.model import ReferenceChain
from ontology.labels import ontology_triples
from ontology.model import Relation
from ontology.triples.chains import chain_triples, name_triples
from tests.graph.gap_world import BODY, CHAIN, CORE, DISTRICT, ORE, SHELL, World
from tests.ontology.test_queries import QUERIES, rows_of

CHAINS = load_chains()


def test_a_chain_without_circles_hangs_on_every_edge() -> None:
    found = topology(CHAIN)
    assert found.bridges == ((ORE.id, CORE.id), (CORE.id, BODY.id), (SHELL.id, BODY.id))
    assert found.articulations == (CORE.id, BODY.id)
    assert found.alone == ()


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: chain.key)
def test_removing_a_bridge_or_a_joint_falls_a_chain_apart_and_nothing_else_does(
    chain: ReferenceChain,
) -> None:
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(s.id for s in chain.segments)
    edges = [(s.id, target) for s in chain.segments for target in s.feeds]
    plain.add_edges_from(edges)
    parts = nx.number_connected_components(plain)
    bridges, joints = [], []
    for edge in edges:
        left = plain.copy()
        left.remove_edge(*edge)
        if nx.number_connected_components(left) > parts:
            bridges.append(edge)
    for node in plain:
        left = plain.copy()
        left.remove_node(node)
        if nx.number_connected_components(left) > parts - (not plain.degree(node)):
            joints.append(node)
    found = topology(chain)
    assert sorted(found.bridges) == sorted(bridges)
    assert sorted(found.articulations) == sorted(joints)


def test_the_ready_question_finds_the_same_shared_classes() -> None:
    store = ox.Store()
    triples = {*ontology_triples()}
    for chain in CHAINS:
        triples |= {*chain_triples(chain), *name_triples(chain)}
    store.extend(ox.Quad(*triple) for triple in triples)
    query = next(path for path in QUERIES if path.stem == "20-shared")
    rows = {row[0]: int(row[1]) for row in rows_of(store, query.read_text(encoding="utf-8"))}
    assert {shared.code: shared.chains for shared in shared_segments(CHAINS)} == rows
    assert len(rows) == 21


def test_the_most_shared_classes_come_first_with_their_criticality() -> None:
    found = shared_segments(CHAINS)
    assert [shared.chains for shared in found] == sorted((s.chains for s in found), reverse=True)
    semiconductors = next(shared for shared in found if shared.code == "3985")
    assert {chain.key for chain, _ in semiconductors.members} >= {"ic", "display", "nev"}
    assert semiconductors.critical


def test_few_things_make_no_communities_and_say_why() -> None:
    world = World()
    world.local("甲芯", CORE)
    found = communities(world.knowledge(), DISTRICT.id)
    assert (found.groups, found.things) == ((), 2)
    assert found.why_not is not None
    assert found.why_not[0].startswith("只有 2 个")


def test_two_clusters_are_found_as_two_groups() -> None:
    world = World()
    for at in (CORE, SHELL):
        for i in range(7):
            world.local(f"{at.label}{i}厂", at)
    found = communities(world.knowledge(), DISTRICT.id)
    assert [len(group) for group in found.groups] == [8, 8]
    assert found.modularity == 0.5
    assert all(any(at.id in group for group in found.groups) for at in (CORE, SHELL))


def test_one_lump_makes_no_communities() -> None:
    world = World()
    hub = world.local("枢纽厂", CORE)
    for i in range(14):
        world.say(world.local(f"配套{i}厂", CORE), Relation.SUPPLIES_TO, hub)
    found = communities(world.knowledge(), DISTRICT.id)
    assert found.groups == ()
    assert found.why_not is not None
    assert "模块度" in found.why_not[0]
