"""The page of the words behind a statement, and pages with sentences marked on their pictures."""

import re
from dataclasses import replace

import pytest

from ontology.errors import NotFound
from reading.formats.page_picture import PageLayout
from tests.viz import world
from tests.viz.hostile import hostile
from viz import pages
from viz.page_marks import cut_out, page_view
from viz.pages import Site, View
from viz.pages.evidence import find_evidence
from viz.quotes import quote

SITE = Site(world.knowledge())
GAP = next(g for g in SITE.knowledge.gaps if g.what == "光掩模版")
LACKING = GAP.evidence[0]


def lone(text: str) -> PageLayout:
    """A page on which a text stands in one line."""
    areas = tuple((10 * x, 100, 10 * x + 10, 110) for x in range(len(text)))
    return PageLayout(2000, 1000, text, areas, tuple(range(len(text))))


def test_the_page_shows_the_words_in_their_layout_and_all_that_rests_on_them() -> None:
    html = pages.evidence(SITE, View(), LACKING.id)
    assert '<mark class="is-on">光掩模版本地尚属空白</mark>' in html
    assert "封装测试能力薄弱，" in html
    assert "集成电路 · 光掩模版（缺失）" in html
    assert f'href="/rules#rule-{GAP.rule}"' in html
    assert "置信度" in html
    assert f'href="/documents/{LACKING.document}#{LACKING.id}"' in html
    citations = re.findall(r"<p [^>]*data-citation>([^<]+)</p>", html)
    assert len(citations) == 2
    assert all("光掩模版本地尚属空白" in c for c in citations)


def test_a_claim_is_shown_with_its_stand() -> None:
    claim = next(c for c in SITE.knowledge.claims if c.subject == world.LIANCE)
    html = pages.evidence(SITE, View(lang="en"), claim.evidence[0].id)
    assert 'class="badge b-planned"' in html


@pytest.mark.parametrize("id_", ["ev-none-0-1", "", "ev-", LACKING.id + "0"])
def test_words_that_nothing_rests_on_are_not_found(id_: str) -> None:
    with pytest.raises(NotFound):
        find_evidence(SITE.knowledge, id_)


def test_hostile_words_are_shown_as_they_are() -> None:
    site = hostile()
    for claim in site.knowledge.claims:
        html = pages.evidence(site, View(), claim.evidence[0].id)
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_every_quote_names_its_page_and_leads_to_its_evidence() -> None:
    document = SITE.knowledge.documents[LACKING.document]
    paged = replace(document, pages=(0, LACKING.start))
    known = replace(SITE.knowledge, documents={**SITE.knowledge.documents, paged.id: paged})
    found = quote(known, LACKING)
    assert (found.page, found.cite) == (2, f"/evidence/{LACKING.id}")
    assert replace(found, path="/drafts/doc-1/text").cite == ""


def test_a_cut_out_shows_the_lines_around_the_sentence() -> None:
    document = replace(SITE.knowledge.documents[LACKING.document], pages=(0,))
    drawn = cut_out(document, 1, lone("能力薄弱，光掩模版本地尚属空白，半导体"), LACKING)
    assert drawn.found
    assert drawn.marks[0].areas == ((50, 100, 150, 110),)
    assert drawn.box == (0, 40, 2000, 130)
    assert not cut_out(document, 1, lone("别的字"), LACKING).found


def test_words_that_stand_twice_are_marked_where_they_were_read() -> None:
    document = replace(SITE.knowledge.documents[LACKING.document], text="甲乙。甲乙。", pages=(0,))
    second = replace(LACKING, start=3, end=5, quote="甲乙")
    drawn = page_view(document, 1, lone("甲乙。甲乙。"), (second,), second.id)
    assert drawn.marks[0].areas == ((30, 100, 50, 110),)


def test_a_page_lists_what_was_read_from_it_and_marks_what_is_asked_for() -> None:
    document = replace(SITE.knowledge.documents[LACKING.document], pages=(0,), encoding="pdf")
    known = replace(SITE.knowledge, documents={document.id: document})
    layout = lone("".join(document.text.split()))
    view = View(path="/x", query={"at": LACKING.id})
    html = pages.document_page(Site(known), view, document.id, 1, layout)
    assert html.count("<rect") > 10
    assert re.search(r'<li class="is-on"[^>]*>.{0,200}光掩模版', html)
    assert f'href="/documents/{document.id}/pages/1.png"' in html
    with pytest.raises(NotFound, match="没有页「2」"):
        pages.document_page(Site(known), view, document.id, 2, layout)
