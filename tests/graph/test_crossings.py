"""Firms where chains or segments cross the parts of a region."""

from graph.crossings import Cell, crossings
from graph.knowledge import knowledge_of
from graph.regions import Regions
from ontology.model import Relation, Status
from tests.graph.world import CHAIN, FIRM, PARK, PLACE, entity, one_line_reading

A, B, C = (entity(FIRM, f"第{n}公司") for n in "甲乙丙")
TOWN, GARDEN, DREAMS = entity(PLACE, "甲乙市"), entity(PARK, "造梦园"), entity(CHAIN, "造梦")
KNOWN = knowledge_of(
    [
        one_line_reading(GARDEN, Relation.LOCATED_IN, TOWN),
        one_line_reading(A, Relation.LOCATED_IN, GARDEN),
        one_line_reading(A, Relation.LOCATED_IN, TOWN),
        one_line_reading(B, Relation.LOCATED_IN, TOWN),
        one_line_reading(A, Relation.IN_CHAIN, DREAMS),
        one_line_reading(B, Relation.IN_CHAIN, DREAMS),
        one_line_reading(C, Relation.IN_CHAIN, DREAMS),
    ]
)


def test_a_firm_counts_in_the_part_it_is_in_and_in_the_whole_only_if_in_no_part() -> None:
    found = crossings(KNOWN, Regions(KNOWN), TOWN.id)
    assert found.rows == (DREAMS.id,)
    assert found.cell(DREAMS.id, GARDEN.id) == Cell(there=(A.id,))
    assert found.cell(DREAMS.id, TOWN.id) == Cell(there=(B.id,))
    assert found.row_size(DREAMS.id) == 2


def test_firms_of_no_stated_place_are_counted_apart() -> None:
    assert crossings(KNOWN, Regions(KNOWN), TOWN.id).nowhere == 1


def test_a_firm_only_planned_stands_apart_from_those_there() -> None:
    planned = knowledge_of(
        [
            one_line_reading(A, Relation.LOCATED_IN, TOWN),
            one_line_reading(A, Relation.IN_CHAIN, DREAMS, Status.PLANNED),
        ]
    )
    found = crossings(planned, Regions(planned), TOWN.id)
    assert found.cell(DREAMS.id, TOWN.id) == Cell(planned=(A.id,))


def test_an_empty_graph_has_no_crossings() -> None:
    empty = knowledge_of([])
    found = crossings(empty, Regions(empty), "")
    assert (found.rows, found.columns, found.nowhere) == ((), (), 0)
