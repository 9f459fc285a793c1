"""Something lies in the smallest of the sites that hold one another."""

from ontology.model import Claim, Relation
from reading.model import Page
from reading.rules import facts
from tests.reading.rule_page import page_of


def _sites(page: Page) -> set[tuple[str, str]]:
    names = {entity.id: entity.name for entity in page.entities}
    return {
        (names[fact.subject], names[fact.object])
        for fact in facts(page)
        if isinstance(fact, Claim) and fact.predicate is Relation.LOCATED_IN
    }


def test_a_firm_of_a_park_is_not_told_to_lie_in_the_city_too() -> None:
    text = "云帆市加快发展。星河产业园集聚了蓝桥科技。蓝桥科技去年扩产。"
    page = page_of(text, home="云帆市", place="云帆市", park="星河产业园", firm="蓝桥科技")
    assert _sites(page) == {("蓝桥科技", "星河产业园"), ("星河产业园", "云帆市")}


def test_a_district_stands_for_the_city_around_it() -> None:
    text = "在青岛市，蓝桥科技落户城阳区。蓝桥科技员工300人。"
    page = page_of(text, home="青岛市", place="青岛市 城阳区", firm="蓝桥科技")
    assert _sites(page) == {("蓝桥科技", "城阳区")}


def test_two_sites_that_do_not_hold_one_another_both_stay() -> None:
    text = "蓝桥科技位于星河产业园。蓝桥科技落户明月产业园。"
    page = page_of(text, park="星河产业园 明月产业园", firm="蓝桥科技")
    assert _sites(page) == {("蓝桥科技", "星河产业园"), ("蓝桥科技", "明月产业园")}


def test_a_firm_whose_manager_speaks_lies_in_the_region_the_text_speaks_for() -> None:
    text = "云帆市机声隆隆。“订单排到年底。”蓝桥科技总经理林远说。"
    page = page_of(text, home="云帆市", place="云帆市", firm="蓝桥科技")
    assert _sites(page) == {("蓝桥科技", "云帆市")}
