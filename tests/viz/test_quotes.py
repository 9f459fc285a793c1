"""Evidence as a reader sees it."""

from datetime import date

from tests.viz import world
from viz.quotes import quote, quotes


def test_a_quote_shows_its_words_within_their_sentence() -> None:
    known = world.knowledge()
    gap = next(g for g in known.gaps if g.what == "光掩模版")
    shown = quote(known, gap.evidence[0])
    assert shown.before == "封装测试能力薄弱，"
    assert shown.words == "光掩模版本地尚属空白"
    assert shown.after == "，半导体设备的进口占比超过70%。"


def test_a_sentence_broken_over_lines_is_joined() -> None:
    known = world.knowledge()
    claim = next(c for c in known.claims if c.subject == world.YUNLING)
    shown = quote(known, claim.evidence[0])
    assert shown.after == "，重点发展集成电路产业，规划面积8.2平方公里。"


def test_a_quote_names_its_document_and_its_date() -> None:
    known = world.knowledge()
    shown = quote(known, known.gaps[0].evidence[0])
    assert shown.title == "澄湾市星海新区先进制造业规划"
    assert shown.issued == date(2024, 3, 1)
    assert shown.path == f"/documents/{known.gaps[0].document}"


def test_the_same_place_is_quoted_once() -> None:
    known = world.knowledge()
    evidence = known.gaps[0].evidence
    assert len(quotes(known, evidence + evidence)) == 1
