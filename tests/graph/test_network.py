from graph.knowledge import knowledge_of
from graph.network import chain_members, network, supply_graph
from ontology.model import EntityType, Reading, Relation, Review, Status
from tests.graph.world import (
    CHAIN,
    FIRM,
    PLACE,
    claim,
    document,
    entity,
    one_line_reading,
    reference_chain,
)

FIRMS = tuple(entity(FIRM, f"第{n}公司") for n in "甲乙丙")
DREAMS, HERE, THERE = entity(CHAIN, "造梦"), entity(PLACE, "甲乙市"), entity(PLACE, "丙丁市")
KNOWN = knowledge_of(
    [
        one_line_reading(FIRMS[0], Relation.LOCATED_IN, HERE),
        one_line_reading(FIRMS[1], Relation.LOCATED_IN, THERE),
        one_line_reading(FIRMS[0], Relation.IN_CHAIN, DREAMS),
        one_line_reading(FIRMS[1], Relation.IN_CHAIN, DREAMS),
        one_line_reading(FIRMS[1], Relation.SUPPLIES_TO, FIRMS[2]),
    ]
)


def test_an_edge_carries_its_claims_status_and_predicate() -> None:
    source = document(
        "甲公司供应乙公司。甲公司供给乙公司。甲公司将供应乙公司。甲公司不供应乙公司。"
    )
    fact = (FIRMS[0], Relation.SUPPLIES_TO, FIRMS[1])
    claims = (
        claim(source, "甲公司供应乙公司", fact),
        claim(source, "甲公司供给乙公司", fact),
        claim(source, "甲公司将供应乙公司", fact, Status.PLANNED),
        claim(source, "甲公司不供应乙公司", fact, Status.ACTUAL, Review.REJECTED),
    )
    graph = network(knowledge_of([Reading(source, FIRMS[:2], claims)]))
    edges = {key: data for _, _, key, data in graph.edges(keys=True, data=True)}
    assert set(edges) == {"suppliesTo-Actual", "suppliesTo-Planned"}
    assert edges["suppliesTo-Actual"]["claims"] == tuple(sorted((claims[0].id, claims[1].id)))
    assert graph.nodes[FIRMS[0].id] == {"name": "第甲公司", "type": EntityType.FIRM}


def test_a_region_leaves_out_what_lies_elsewhere() -> None:
    graph = network(KNOWN, region=HERE.id)
    assert set(graph) == {FIRMS[0].id, HERE.id, DREAMS.id}


def test_a_chain_leaves_out_what_does_not_belong_to_it() -> None:
    assert chain_members(KNOWN, DREAMS.id) == {DREAMS.id, FIRMS[0].id, FIRMS[1].id}
    assert set(network(KNOWN, chain=DREAMS.id)) == {DREAMS.id, FIRMS[0].id, FIRMS[1].id}


def test_supply_runs_from_each_segment_to_those_it_feeds() -> None:
    chain = reference_chain()
    ore, core, dream = (segment.id for segment in chain.segments)
    graph = supply_graph(chain)
    assert list(graph.edges) == [(ore, core), (core, dream)]
    assert graph.nodes[dream]["name"] == "造梦机整机"
