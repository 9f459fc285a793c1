"""The page of a chain's structure answers by its address alone."""

import re

import pytest

from ontology.errors import NotFound
from tests.viz import world
from viz.pages import Site, View, chain_structure


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(world.knowledge())


def drawn(site: Site, **asked: str) -> str:
    path = f"/chains/{world.IC}/structure"
    return chain_structure(site, View(asked.get("lang", "zh"), "", path, asked), world.IC)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_every_segment_and_firm_can_be_chosen(site: Site) -> None:
    html = drawn(site)
    assert html.count('<option value="' + world.segment_id("芯片设计") + '"') == 3
    assert f'<option value="{world.QIXIN}"' in html
    assert '<option value="outside"' in html


def test_a_removal_shows_what_stops_with_its_sentence(site: Site) -> None:
    html = drawn(site, without=world.QIXIN)
    assert "从事芯片设计" in html
    shown = words(html)
    assert "需求损失 100%" in shown
    assert "停下的环节：芯片设计、晶圆制造" in shown


def test_two_removals_are_joint(site: Site) -> None:
    shown = words(drawn(site, **{"without": "云岭微电子", "and": "澄芯科技"}))
    assert "其中100%只因同时发生" in shown


def test_a_newcomer_shows_only_what_differs(site: Site) -> None:
    asked = {"name": "某某软件", "segment": world.segment_id("EDA工具")}
    html = drawn(site, **asked)
    part = html[html.index('id="whatif"') : html.index("逐一移除")]
    assert part.count("<tr>") == 2
    assert "假设：某某软件在" in part
    assert "假设不存入图中" in part


def test_the_page_speaks_english(site: Site) -> None:
    shown = words(drawn(site, lang="en", without=world.segment_id("芯片设计")))
    assert "Lost demand 100%" in shown
    assert "Wafer fabrication" in shown


def test_an_unknown_removal_is_refused_by_name(site: Site) -> None:
    with pytest.raises(NotFound, match="乌有厂"):
        drawn(site, without="乌有厂")
