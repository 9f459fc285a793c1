"""The pack rests on sentences: every filled cell has some, every blank one says why."""

import pytest

from graph.gaps.listed import listed_gaps
from graph.gaps.model import ChainBoard
from graph.knowledge import Knowledge
from graph.report.drawn_up import drawn_up
from graph.report.lists.printed import printed, printed_date
from graph.report.model import Cell, ListKey, PictureKey, Report, Why, cell
from ontology.model import Document, EntityType, Evidence, GapKind, Relation, Status
from tests.graph.gap_world import (
    CHAIN,
    CORE,
    DISTRICT,
    PARK,
    World,
    board_of,
    entity,
    firm,
    project,
)

MAKER = firm("梦芯厂")
PRODUCT = entity(EntityType.PRODUCT, "梦芯片")


def pack(knowledge: Knowledge, board: ChainBoard) -> Report:
    return drawn_up(knowledge, board, listed_gaps(knowledge, [board]))


def town() -> World:
    """A maker of cores in a park, a planned project, a stated weakness of cores."""
    world = World()
    world.say(PARK, Relation.LOCATED_IN, DISTRICT)
    world.say(MAKER, Relation.LOCATED_IN, PARK)
    world.say(MAKER, Relation.IN_SEGMENT, CORE)
    world.say(MAKER, Relation.MAKES, PRODUCT)
    world.say(project("梦芯扩产项目"), Relation.IN_SEGMENT, CORE, Status.PLANNED)
    world.lack(GapKind.WEAK, CORE)
    return world


@pytest.fixture(scope="module")
def report() -> Report:
    world = town()
    return pack(world.knowledge(), board_of(world))


def test_there_are_five_pictures_and_five_lists_in_the_order_of_the_genre(report: Report) -> None:
    assert [sheet.key for sheet in report.sheets] == list(ListKey)
    assert [picture.key for picture in report.pictures] == list(PictureKey)


def test_every_filled_cell_leads_to_words_of_its_document(report: Report) -> None:
    documents = town().knowledge().documents
    numbered = {source.number: source.evidence for source in report.sources}
    filled = [c for sheet in report.sheets for row in sheet.rows for c in row if c.text]
    assert len(filled) > 10
    for one in filled:
        numbers = report.numbers(one.evidence)
        assert numbers
        for found in (numbered[n] for n in numbers):
            assert documents[found.document].text[found.start : found.end] == found.quote


def test_a_cell_is_text_with_words_or_nothing_with_a_reason() -> None:
    spoken = (Evidence("doc-1", 0, 1, "甲"),)
    assert cell("甲", ()) == Cell(why=Why.UNSTATED)
    assert cell("甲", spoken).evidence == spoken
    for wrong in (
        {"text": "甲"},
        {"why": None},
        {"text": "甲", "evidence": spoken, "why": Why.NOBODY},
    ):
        with pytest.raises(ValueError, match="Cell"):
            Cell(**wrong)


def test_firms_stand_with_what_documents_say_and_the_rest_is_blank(report: Report) -> None:
    row = report.sheets[0].rows[0]
    assert [c.text for c in row[:3]] == ["梦芯厂", "梦芯", "现状"]
    assert row[3] == Cell(why=Why.UNSTATED)
    assert row[5].text == "梦芯片"


def test_a_picture_without_ground_says_so_instead_of_being_drawn(report: Report) -> None:
    technology = report.pictures[1]
    assert technology.nodes == ()
    assert technology.missing.startswith("文件没有写明本链企业掌握")


def test_segments_without_any_record_are_a_remark_and_no_problem(report: Report) -> None:
    problems = report.sheets[3]
    assert [row[1].text for row in problems.rows] == ["梦芯"] * len(problems.rows)
    assert any("不等于缺失" in remark for remark in problems.remarks)


def test_lines_end_at_boxes_that_are_drawn(report: Report) -> None:
    for picture in report.pictures:
        drawn = {node.id for node in picture.nodes}
        assert {end for tie in picture.ties for end in (tie.source, tie.target)} <= drawn


def test_without_documents_the_lists_are_empty_and_the_chain_is_the_template() -> None:
    world = World()
    empty = pack(world.knowledge(), board_of(world))
    assert [len(sheet.rows) for sheet in empty.sheets] == [0] * 5
    assert empty.sources == ()
    assert [bool(p.nodes) for p in empty.pictures] == [True, False, False, False, False]
    assert all(node.faint for node in empty.pictures[0].nodes)
    assert len(empty.pictures[0].nodes) == len(CHAIN.segments)


def test_words_printed_over_two_lines_are_found_and_an_inferred_date_is_not() -> None:
    document = Document("doc-1", "0", "a.txt", "戊己区制\n造业方案")
    assert [e.quote for e in printed(document, "戊己区制造业方案")] == ["戊己区制\n造业方案"]
    assert printed(document, "庚辛区方案") == ()
    assert printed_date(document) == ()
