"""Documents that wait to be accepted."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph.build import Workspace
from graph.datadir import Card, DataDir
from graph.drafts import Bounds, Draft, Drafts, plain_name
from ontology.errors import DraftsFull, NotFound
from tests.graph.test_build import ONE, TWO
from tests.graph.world import read_lines

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


def kept(drafts: Drafts, text: str, name: str = "新.txt") -> Draft:
    return drafts.keep(text.encode(), Card(name), read_lines(name, text.encode()), "一版")


def test_a_draft_survives_a_restart_with_all_that_was_read(tmp_path: Path) -> None:
    draft = kept(Drafts(tmp_path, clock=lambda: NOON), ONE)
    again = Drafts(tmp_path, clock=lambda: NOON)
    assert again.all() == (draft,)
    assert again.find(draft.id) == draft
    assert again.raw(draft) == ONE.encode()
    assert again.reading(draft) == read_lines("新.txt", ONE.encode())
    assert draft.id == read_lines("新.txt", ONE.encode()).document.id


def test_the_same_bytes_again_take_the_place_of_the_draft(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, Bounds(count=1), lambda: NOON)
    kept(drafts, ONE)
    kept(drafts, ONE, "改名.txt")
    assert [d.card.name for d in drafts.all()] == ["改名.txt"]


def test_drafts_are_bounded_in_number_and_in_bytes(tmp_path: Path) -> None:
    few = Drafts(tmp_path / "few", Bounds(count=1), lambda: NOON)
    kept(few, ONE)
    with pytest.raises(DraftsFull, match="上限 1 份"):
        kept(few, TWO)
    small = Drafts(tmp_path / "small", Bounds(size=len(ONE.encode()) + 5), lambda: NOON)
    kept(small, ONE)
    with pytest.raises(DraftsFull):
        kept(small, TWO)
    assert len(small.all()) == 1


def test_a_draft_left_too_long_goes_with_all_its_files(tmp_path: Path) -> None:
    now = [NOON]
    drafts = Drafts(tmp_path, Bounds(days=7), lambda: now[0])
    draft = kept(drafts, ONE)
    now[0] += timedelta(days=6, hours=23)
    assert drafts.all() == (draft,)
    now[0] += timedelta(hours=1)
    assert drafts.all() == ()
    with pytest.raises(NotFound, match="过期"):
        drafts.find(draft.id)
    assert list((tmp_path / "drafts").iterdir()) == []


def test_a_discarded_draft_leaves_no_trace(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, clock=lambda: NOON)
    drafts.drop(kept(drafts, ONE))
    assert drafts.all() == ()
    assert list((tmp_path / "drafts").iterdir()) == []


def test_what_a_model_said_of_a_discarded_draft_goes_with_it(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, clock=lambda: NOON)
    draft = kept(drafts, ONE)
    replies = DataDir(tmp_path).replies(draft.sha256)
    replies.mkdir(parents=True)
    (replies / "key.json").write_text("{}")
    drafts.drop(draft)
    assert not replies.exists()
    draft = kept(drafts, ONE)
    DataDir(tmp_path).put(ONE.encode(), Card("新.txt"))
    replies.mkdir()
    drafts.drop(draft)
    assert replies.exists(), "the document is in the graph: its replies are its own"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("../../etc/规划.pdf", "规划.pdf"),
        ("C:\\temp\\规划.pdf", "规划.pdf"),
        ("名\u202egpj\x00.txt", "名gpj.txt"),
        ("长" * 500 + ".txt", "长" * 120 + ".txt"),
        ("<script>.txt", "<script>.txt"),
    ],
)
def test_a_hostile_name_becomes_one_that_may_be_shown(hostile: str, shown: str) -> None:
    assert plain_name(hostile) == shown


def test_the_graph_is_the_same_with_a_draft_beside_it_and_after_taking_it_in(
    tmp_path: Path,
) -> None:
    card = Card("two.txt")
    with Workspace.open(tmp_path / "data", create=True, reader=read_lines) as workspace:
        (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
        workspace.build([tmp_path / "one.txt"])
        before, known = frozenset(workspace.store.triples()), workspace.knowledge()
        reading = workspace.read(TWO.encode(), card)
        Drafts(tmp_path / "data").keep(TWO.encode(), card, reading, workspace.edition)
        having = workspace.would_be({reading.document.sha256: reading})
        assert frozenset(workspace.store.triples()) == before
        assert workspace.knowledge() is known
        assert workspace.rebuild().change.claims.new == ()
        assert frozenset(workspace.store.triples()) == before
        report = workspace.take_in(TWO.encode(), card, reading)
        assert [read.name for read in report.read] == ["two.txt"]
        found = workspace.knowledge()
        assert (found.claims, found.entities) == (
            having.knowledge.claims,
            having.knowledge.entities,
        )
        taken = frozenset(workspace.store.triples())
    with Workspace.open(tmp_path / "plain", create=True, reader=read_lines) as workspace:
        (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
        workspace.build([tmp_path / "one.txt", tmp_path / "two.txt"])
        assert frozenset(workspace.store.triples()) == taken
