"""Walking the network: who is next to a thing, and the ways between two."""

from graph.explore import Ways, beside, neighbours, ways
from graph.knowledge import knowledge_of
from graph.network import between
from ontology.model import EntityType, Reading, Relation, Review, Status
from tests.graph.world import CHAIN, FIRM, PARK, PLACE, claim, document, entity, one_line_reading

A, B, C, D = (entity(FIRM, f"第{n}公司") for n in "甲乙丙丁")
TOWN, GARDEN, DREAMS = entity(PLACE, "甲乙市"), entity(PARK, "造梦园"), entity(CHAIN, "造梦")
KNOWN = knowledge_of(
    [
        one_line_reading(A, Relation.LOCATED_IN, TOWN),
        one_line_reading(B, Relation.LOCATED_IN, TOWN),
        one_line_reading(A, Relation.IN_CHAIN, DREAMS),
        one_line_reading(C, Relation.IN_CHAIN, DREAMS),
        one_line_reading(C, Relation.LOCATED_IN, GARDEN),
    ]
)


def test_neighbours_come_by_type_in_the_order_of_the_ontology() -> None:
    assert dict(neighbours(KNOWN, A.id)) == {
        EntityType.PLACE: (TOWN.id,),
        EntityType.CHAIN: (DREAMS.id,),
    }


def test_of_equal_neighbours_the_better_known_comes_first() -> None:
    assert beside(KNOWN, DREAMS.id) == tuple(sorted((A.id, C.id)))
    more = knowledge_of(
        [
            one_line_reading(A, Relation.IN_CHAIN, DREAMS),
            one_line_reading(C, Relation.IN_CHAIN, DREAMS),
            one_line_reading(C, Relation.LOCATED_IN, GARDEN),
        ]
    )
    assert beside(more, DREAMS.id) == (C.id, A.id)


def test_what_a_person_rejected_makes_no_neighbours() -> None:
    source = document("甲公司供应乙公司。")
    fact = (A, Relation.SUPPLIES_TO, B)
    said = claim(source, "甲公司供应乙公司", fact, Status.ACTUAL, Review.REJECTED)
    assert beside(knowledge_of([Reading(source, (A, B), (said,))]), A.id) == ()


def test_the_shortest_way_leaves_places_out() -> None:
    assert ways(KNOWN, A.id, GARDEN.id) == Ways(((A.id, DREAMS.id, C.id, GARDEN.id),))


def test_a_way_over_a_place_is_told_as_one() -> None:
    assert ways(KNOWN, A.id, B.id) == Ways(((A.id, TOWN.id, B.id),), over_places=True)


def test_nothing_joins_what_no_document_joins() -> None:
    alone = knowledge_of(
        [one_line_reading(A, Relation.LOCATED_IN, TOWN), Reading(document("丁"), (D,))]
    )
    assert ways(alone, A.id, D.id) == Ways(())


def test_a_denied_relation_is_no_way() -> None:
    source = document("甲公司不供应乙公司。")
    said = claim(source, "甲公司不供应乙公司", (A, Relation.SUPPLIES_TO, B), Status.NEGATED)
    known = knowledge_of([Reading(source, (A, B), (said,))])
    assert beside(known, A.id) == (B.id,)
    assert ways(known, A.id, B.id) == Ways(())


def test_a_graph_between_things_holds_those_that_nothing_joins() -> None:
    graph = between(KNOWN, frozenset({A.id, TOWN.id, GARDEN.id}))
    assert set(graph) == {A.id, TOWN.id, GARDEN.id}
    assert list(graph.edges(keys=True)) == [(A.id, TOWN.id, "locatedIn-Actual")]
