"""The page of a chain proposed from documents."""

from tests.graph.test_chain_bonds import CHAIN_ID, read
from viz import pages
from viz.pages import Site, View


def test_a_proposal_shows_what_it_leaves_out_with_the_reason_and_a_sentence() -> None:
    names = ("菌种", "菌草", "林药", "系统", "路灯")
    site = Site(read("林下经济产业包括菌种、菌草、林药、系统。\n\n全县新建公路、路灯。", *names))
    page = pages.template(site, View("zh", "", "/chains/x/template"), CHAIN_ID, ())
    assert "未列入的名称 2 个" in page
    assert "<b>系统</b>" in page
    assert "词义太泛" in page
    assert "全县新建公路" in page
