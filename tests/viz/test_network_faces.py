"""The files and the other faces of the explorer: saved page, SVG, matrix, flows, table, panel."""

import json
import re
from xml.etree import ElementTree

import pytest

from graph.crossings import Cell, Crossings
from ontology.errors import BadInput
from tests.viz import world
from tests.viz.crowd import crowded
from tests.viz.hostile import EVIL, PAYLOAD, hostile
from viz.explorer.flows import REST, flows
from viz.explorer.given import given
from viz.explorer.looks import palette
from viz.explorer.saved import LARGEST
from viz.pages.network import network, network_drawing, network_export, network_svg
from viz.site import Site
from viz.view import View

SITE = Site(world.knowledge())


def view(lang: str = "zh", **query: str) -> View:
    return View(lang, query.get("region", ""), "/network", query)


def test_a_full_picture_is_saved_under_its_size_with_all_it_needs() -> None:
    many = crowded(420)
    asked = view(entity=world.YUNLING, open=f"{world.YUNLING}.Firm.299")
    page = network_export(many, asked)
    assert len(page.encode()) < LARGEST == 1_200_000
    assert "default-src &#39;none&#39;" in page
    assert re.findall(r"(?:src|href)=[\"'](?!#)", page) == []
    assert page == network_export(many, asked)


def test_a_saved_page_imports_nothing() -> None:
    code = network_export(SITE, view()).rpartition('<script type="module">')[2]
    assert not re.search(r"^\s*(import|export) ", code, re.MULTILINE)


def test_hostile_words_stay_words_in_every_file() -> None:
    site = hostile()
    page = network_export(site, view(entity=EVIL))
    assert PAYLOAD not in page
    assert page.count("<script") == 3
    drawn = network_svg(site, view(entity=EVIL))
    tree = ElementTree.fromstring(drawn)
    assert {element.tag.rpartition("}")[2] for element in tree.iter()} <= {
        "svg",
        "rect",
        "path",
        "polygon",
        "text",
    }


def test_a_picture_names_its_counts_and_its_legend() -> None:
    texts = [e.text for e in ElementTree.fromstring(network_svg(SITE, view())).iter() if e.text]
    assert texts[:2] == ["集成电路", "显示13／共13"]
    assert "企业 6" in texts
    assert any("规划" in text for text in texts)


def test_the_palette_is_that_of_the_style_sheet() -> None:
    colours = palette()
    assert colours["t-firm"] == "#1b5a9e"
    assert colours["wire"] == "#8d98a8"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("face", ["table", "matrix", "flows"])
def test_every_face_is_drawn_in_both_languages(face: str, lang: str) -> None:
    page = network(SITE, view(lang, **{"as": face}))
    assert "芯片设计" in page or "Chip design" in page


def test_everything_at_once_is_a_matrix_and_no_tangle() -> None:
    assert '<table class="matrix">' in network(crowded(420), view(chain="all"))
    assert 'id="network"' in network(crowded(420), view(chain="all", **{"as": "picture"}))


def test_the_table_goes_on_over_pages() -> None:
    many = crowded(120)
    first = network(many, view(**{"as": "table", "type": "Firm"}))
    last = network(many, view(**{"as": "table", "type": "Firm", "page": "99"}))
    assert "1 / 2" in first
    assert "2 / 2" in last


def test_flows_are_as_wide_as_their_firms_and_the_small_ones_go_together() -> None:
    firms = tuple(f"f{i}" for i in range(40))
    rows = tuple(f"r{i:02}" for i in range(20))
    cells = {
        (row, "here"): Cell((firms[i], firms[i + 1]), (firms[39],)) for i, row in enumerate(rows)
    }
    made = flows(Crossings(rows, ("here",), cells))
    assert [bar.id for bar in made.right] == [*rows[:14], REST]
    assert made.left[0].size == 22
    assert sum(band.number for band in made.bands) == 60
    assert {band.planned for band in made.bands} == {True, False}
    widths = {band.number: band.width for band in made.bands if not band.planned}
    assert widths[12] == pytest.approx(6 * widths[2])


def test_the_panel_counts_by_type_before_anything_is_unfolded() -> None:
    page = network(crowded(60), view(entity=world.YUNLING))
    assert "显示15／共60" in page
    assert "再展开25个" in page


def test_a_picture_says_what_it_is_to_who_cannot_see_it() -> None:
    page = network(SITE, view())
    assert 'role="img" aria-label="关系网络图，共13个节点；旁边的清单是它的文字版"' in page
    assert len(re.findall(r'<li data-node="', page)) == 13


def test_handed_in_triples_without_relations_draw_an_empty_page() -> None:
    assert "没有可画的关系" in network_drawing(SITE, view(), '{"triples": []}')


def test_a_hostile_graph_handed_in_stays_words() -> None:
    triples = [{"s": "http://a.example/x", "p": PAYLOAD, "o": f"http://a.example/{PAYLOAD}"}]
    page = network_drawing(SITE, view(), json.dumps({"title": PAYLOAD, "triples": triples}))
    assert PAYLOAD not in page
    assert "<img src=x" not in page


def test_what_is_handed_in_badly_is_refused_with_its_place() -> None:
    with pytest.raises(BadInput, match=r"triples\.0\.p"):
        given('{"triples": [{"s": "x", "o": "y"}]}')
