"""What one document brings, before and after it is accepted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.brought import Brought, brought
from graph.build import Workspace
from graph.datadir import Card
from graph.gaps.model import SegmentState
from graph.lifecycle import Outcome
from graph.state import WouldBe
from graph.tensions.model import Fit
from ontology.model import Claim, Gap

PLAN = """云泽市新能源汽车产业发展规划
2024年3月1日
云泽市新能源汽车产业链缺少驱动电机企业，动力电池主要从市外采购。
泽星汽车有限公司位于云泽市，生产新能源整车。
"""
NEWS = """衡远电机落户云泽市
2025年6月2日
衡远电机股份有限公司位于云泽市，主要生产驱动电机。
泽星汽车有限公司位于云泽市，生产新能源整车。
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("brought")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    with Workspace.open(folder / "data", create=True) as opened:
        opened.build([folder / "plan.txt"], "云泽市")
        yield opened


def now(workspace: Workspace) -> WouldBe:
    return WouldBe(workspace.knowledge(), workspace.one_firm())


@pytest.fixture(scope="module")
def news(workspace: Workspace) -> Brought:
    reading = workspace.read(NEWS.encode(), Card("news.txt", "云泽市"))
    having = workspace.would_be({reading.document.sha256: reading})
    return brought(now(workspace), having, reading.document.id, ())


def named(found: Brought) -> set[str]:
    return {entity.name for entity in found.entities}


def test_a_draft_tells_new_things_and_the_facts_that_another_document_says_too(
    workspace: Workspace, news: Brought
) -> None:
    assert "衡远电机股份有限公司" in named(news)
    assert "泽星汽车有限公司" not in named(news)
    (plan,) = workspace.knowledge().documents
    both = {t.fact.subject for t in news.confirmed if isinstance(t.fact, Claim)}
    assert workspace.knowledge().entity(next(iter(both))).name == "泽星汽车有限公司"
    assert {t.others for t in news.confirmed} == {(plan,)}
    assert len(news.alone) + len(news.confirmed) == len(news.facts)


def test_a_draft_tells_what_changes_in_segments_gaps_names_and_numbers(
    tmp_path: Path, examples: Path
) -> None:
    later = examples / "news-xinghai-2025.txt"
    with Workspace.open(tmp_path / "data", create=True) as opened:
        opened.build([examples / "plan-xinghai.txt"])
        reading = opened.read(later.read_bytes(), Card(later.name))
        having = opened.would_be({reading.document.sha256: reading})
        found = brought(now(opened), having, reading.document.id, ())
    moved = {m.name: (m.before, m.after, [e.quote for e in m.evidence]) for m in found.moved}
    unknown, external = SegmentState.UNKNOWN, SegmentState.EXTERNAL
    assert moved["压缩机"] == (unknown, external, ["但压缩机、芯片仍依赖外购"])
    fates = {(f.gap.what, f.before, f.after) for f in found.fates}
    assert ("光掩模版", Outcome.IN_PROGRESS, Outcome.PARTLY_ADDRESSED) in fates
    assert ("恒澜新能源",) in {one.names for one in found.merges}
    (counts,) = [t for t in found.tensions if t.verdict is Fit.INCOMPARABLE]
    numbers = [e.quote[-3:] for e in counts.evidence]
    assert numbers == ["21个", "36个"]


def test_a_document_brings_the_same_before_and_after_it_is_accepted(
    tmp_path: Path, news: Brought
) -> None:
    for name, text in (("news.txt", NEWS), ("plan.txt", PLAN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Workspace.open(tmp_path / "data", create=True) as opened:
        opened.build([tmp_path / "news.txt", tmp_path / "plan.txt"], "云泽市")
        without = opened.would_be({news.document.sha256: None})
        assert brought(without, now(opened), news.document.id, ()) == news


def test_the_same_text_in_another_file_is_told(workspace: Workspace) -> None:
    reading = workspace.read(("转载\n" + PLAN).encode(), Card("again.txt", "云泽市"))
    having = workspace.would_be({reading.document.sha256: reading})
    found = brought(now(workspace), having, reading.document.id, ())
    assert [a.share for a in found.alike] == [1.0]
    assert not [t for t in found.alone if isinstance(t.fact, Gap)]
