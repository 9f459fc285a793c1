"""Very many triples at once: every engine has them in the end, and a load cut off leaves nothing."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from graph import state
from graph.build import Workspace
from graph.sources import Upload
from graph.store import EmbeddedStore, Opener, Store, Triple, remote
from ontology.errors import DataDirectory
from tests.graph.engines import opener, servers
from tests.graph.world import read_lines

__all__ = ["opener", "servers"]  # fixtures
LONG = "\n".join(f"Firm:第{n}公司 locatedIn Place:乙市 Actual" for n in range(40))
SHORT = "Firm:甲方 locatedIn Place:乙市 Actual"


@pytest.fixture
def store(opener: Opener, tmp_path: Path) -> Iterator[Store]:
    opened = opener(tmp_path / "store")
    yield opened
    opened.close()


def numbered(numbers: Iterable[int]) -> list[Triple]:
    return [Triple(NamedNode("urn:a"), NamedNode("urn:p"), Literal(f"第{n}")) for n in numbers]


def test_what_is_loaded_stands_beside_what_was_there(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "_PART", 100)
    store.apply((), numbered(range(10)), {"k": "v"})
    store.load(numbered(range(5, 250)))
    assert set(store.triples()) == set(numbered(range(250)))
    assert (len(store), store.notes()) == (250, {"k": "v"})


def built(data: Path, *texts: str, way: Opener = EmbeddedStore.open) -> bytes:
    with Workspace.open(data, create=True, reader=read_lines, opener=way) as work:
        for text in texts:
            work.build([Upload(f"{len(text)}.txt", text.encode())])
        return work.store.dump()


def test_a_document_loaded_in_bulk_makes_the_same_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = built(tmp_path / "one", SHORT, LONG)
    monkeypatch.setattr(state, "_MANY", 100)
    assert built(tmp_path / "two", SHORT, LONG) == wanted
    assert built(tmp_path / "three", LONG, SHORT) == wanted


class Cut(EmbeddedStore):
    """A store whose loads of a document break off in the middle."""

    def load(self, add: Iterable[Triple]) -> None:
        if self.notes().get("edition"):
            super().load(islice(add, 50))
            raise DataDirectory("磁盘满了", "No space left")
        super().load(add)


def test_a_load_that_breaks_off_leaves_no_trace_here_or_in_the_next_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = built(tmp_path / "plain", SHORT)
    monkeypatch.setattr(state, "_MANY", 100)
    for data in (tmp_path / "here", tmp_path / "next"):
        work = Workspace.open(data, create=True, reader=read_lines, opener=Cut.open)
        report = work.build([Upload("long.txt", LONG.encode())])
        assert [fault.name for fault in report.failed] == ["long.txt"]
        assert len(work.store) > 3000
        if data.name == "here":
            work.build([Upload(f"{len(SHORT)}.txt", SHORT.encode())])
            assert work.store.dump() == wanted
        work.close()
    with Workspace.open(tmp_path / "next", reader=read_lines) as work:
        assert work.store.dump() == built(tmp_path / "empty")
