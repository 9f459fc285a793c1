"""The pages of lists against gaps and of comparisons."""

from datetime import date

import pytest

from graph.knowledge import Knowledge
from ontology.model import GapKind, Relation, Status
from tests.graph.gap_world import (
    CHAIN,
    CORE,
    DISTRICT,
    OTHER_CITY,
    SHELL,
    SIBLING,
    World,
    firm,
)
from viz import pages
from viz.pages import Site, View


def town() -> Site:
    """A district with a list, a gap and a resident under the short form of a target."""
    world = World(regions={"plan": DISTRICT.name, "other": SIBLING.name})
    world.lack(GapKind.EXTERNAL_SUPPLY, CORE)
    for name in ("广西机械集团有限公司", "乙方"):
        world.say(firm(name), Relation.TARGET_FOR, CHAIN, Status.TARGET)
    world.local("广机远大", SHELL)
    world.local("丙方", CORE, SIBLING)
    world.issued = {"plan": date(2021, 1, 1), "other": date(2024, 1, 1)}
    return Site(world.knowledge(), home=DISTRICT.id)


def test_the_list_page_shows_both_sides_and_flags_the_house_already_here() -> None:
    html = pages.reconciliation(town(), View())
    assert "名录 2 家，2 家未对应缺口" in html
    assert "或属一家（由名称推断）" in html
    assert html.count("同一家或已在地") == 1
    assert "名录无人" in html


def test_a_chain_without_a_list_says_so_and_never_shows_an_empty_table() -> None:
    world = World()
    world.lack(GapKind.MISSING, CORE)
    html = pages.reconciliation(Site(world.knowledge(), home=DISTRICT.id), View())
    assert "语料中没有拟招商名录" in html
    assert "没有名录不等于没有招商" in html


def test_two_regions_stand_side_by_side_with_their_sentences() -> None:
    query = {"chain": CHAIN.id, "left": DISTRICT.id, "right": SIBLING.id}
    html = pages.comparison(town(), View(query=query))
    assert "丙方" in html
    assert "两边不同" in html
    assert html.count("<mark>") == 0  # quotes stand whole
    assert f'value="{SIBLING.id}" selected' in html


def test_two_dates_stand_side_by_side_and_undated_documents_are_named() -> None:
    query = {"chain": CHAIN.id, "from": "2022", "to": "2025"}
    html = pages.comparison(town(), View(query=query))
    assert "2022-12-31" in html
    assert "2025-12-31" in html


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, "选两个地区"),
        ({"left": DISTRICT.id, "right": DISTRICT.id}, "两边是同一个地区"),
        ({"from": "soon", "to": "2022"}, "日期应写作"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(query: dict[str, str], words: str) -> None:
    assert words in pages.comparison(town(), View(query={"chain": CHAIN.id, **query}))


def test_both_pages_stand_over_an_empty_graph_and_in_english() -> None:
    empty = Site(Knowledge())
    assert "没有名录，也没有缺口记载" in pages.reconciliation(empty, View())
    assert "选两个地区" in pages.comparison(empty, View())
    html = pages.comparison(
        town(), View("en", query={"chain": CHAIN.id, "left": DISTRICT.id, "right": OTHER_CITY.id})
    )
    assert "No document speaks for 壬癸市" in html
