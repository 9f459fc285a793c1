"""The list with its tray, and the page of what a document brings."""

import re

import pytest

from graph.brought import Alike, Brought, Fate, Moved, Told
from graph.gaps.model import SegmentState
from graph.lifecycle import Outcome as Became
from graph.one_firm import OneGround
from graph.together import OneFirm
from tests.viz import world
from viz import pages
from viz.pages import Outcome, Site, Tray, View, Waiting

SITE = Site(world.knowledge())
NEWS = world.news().document
EVIL = '"><script>alert(1)</script>.txt'


def found() -> Brought:
    known = SITE.knowledge
    gap = known.gaps[0]
    claims = [c for c in known.claims if c.document == NEWS.id]
    moved = [
        Moved(region, world.IC, world.segment_id("封装测试"), "封装测试", before, after, ())
        for region in (world.HOME, world.YUNLING)
        for before, after in ((SegmentState.WEAK, SegmentState.PLANNED),)
    ]
    return Brought(
        document=NEWS,
        entities=(known.entity(world.YUNLING),),
        known=3,
        facts=tuple(Told(c, (gap.document,) if i == 0 else ()) for i, c in enumerate(claims)),
        moved=tuple(moved),
        fates=(Fate(gap, Became.OPEN, Became.IN_PROGRESS),),
        merges=(OneFirm("firm-x", world.QIXIN, OneGround.SPELLING, ("启芯",), (NEWS.id,)),),
        alike=(Alike(gap.document, 0.97),),
    )


def test_a_draft_shows_what_would_change_with_the_buttons_that_decide() -> None:
    html = pages.document_brought(SITE, View(), found(), "")
    assert f'action="/drafts/{NEWS.id}/accept"' in html
    assert f'action="/drafts/{NEWS.id}/discard"' in html
    assert "还不在图里" in html
    assert "内容与已有文件相同 97%" in html
    assert "未见动静" in html
    assert "启芯 → <b>启芯半导体" in html
    assert "另有 1 份也说" in html
    own = re.findall(rf'href="(/d\w+/{NEWS.id}[^"]*)#ev-', html)
    assert set(own) == {f"/drafts/{NEWS.id}/text"}, "a draft is no document yet"


def test_a_segment_that_changes_alike_in_two_regions_is_one_row() -> None:
    html = pages.document_brought(SITE, View(), found(), "")
    part = html.partition('id="moved"')[2].partition("</section>")[0]
    assert part.count("<tr>") == 2, "the heading and one row"
    assert "星海新区" in part
    assert "云岭集成电路产业园" in part


def test_a_document_of_the_graph_shows_the_same_without_buttons() -> None:
    html = pages.document_brought(SITE, View(), found())
    assert "/drafts/" not in html
    assert f"/documents/{NEWS.id}#ev-" in html


def test_columns_of_a_draft_can_be_read_in_other_roles() -> None:
    site = Site(world.knowledge(), columns={NEWS.id: (("企业名称", "firm"), ("a=b", "?"))})
    html = pages.document_brought(site, View(), found(), "星海新区")
    assert '<input type="hidden" name="title" value="企业名称">' in html
    assert '<option value="firm" selected>企业</option>' in html
    assert 'value="a=b"' not in html
    assert 'name="region" maxlength="200" value="星海新区"' in html


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_tray_tells_what_waits_and_what_is_wrong(lang: str) -> None:
    waiting = Waiting(NEWS, "2025-01-01", 9, 2, 1, ("日期未注明",))
    outcomes = (Outcome("好.txt", draft=NEWS.id), Outcome(EVIL, fault="坏了", known="doc-1"))
    tray = Tray(
        20 * 2**20,
        (".txt", ".pdf"),
        recognises=False,
        days=7,
        waiting=(waiting,),
        outcomes=outcomes,
    )
    html = pages.documents(SITE, View(lang=lang), tray)
    assert 'accept=".txt,.pdf"' in html
    assert "multiple" in html
    assert "日期未注明" in html
    assert "坏了" in html
    assert "/documents/doc-1" in html
    assert "<script>alert" not in html
    assert "liantu[ocr]" in html


def test_without_a_tray_there_is_nothing_to_hand_in() -> None:
    assert "data-upload" not in pages.documents(SITE, View())
