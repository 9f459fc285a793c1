"""The open workspace behind the server."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.faults import Busy
from api.library import Library
from api.settings import Settings
from graph.build import Workspace
from graph.store import NoWorkerFree
from ontology.errors import DataDirectory, NotFound, QueryTimeout, StoreLocked
from tests.api.town import TEXT, reader

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def library(data: Path) -> Library:
    workspace = Workspace.open(data, create=True, reader=reader)
    return Library(workspace, Settings(data=data))


def test_a_graph_of_many_transactions_answers_queries(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, create=True, reader=reader) as workspace:
        for number in range(6):
            file = tmp_path / f".{number}.txt"
            file.write_text(f"第{number}份文件。", encoding="utf-8")
            workspace.add(file)
    found = library(tmp_path)
    answer = found.ask(COUNT, "text/csv")
    found.close()
    assert int(answer.body.split()[1]) > 1000


def test_who_holds_a_snapshot_keeps_it(tmp_path: Path) -> None:
    found = library(tmp_path)
    before = found.now
    added = found.add("简报.txt", TEXT.encode(), "")
    assert added.new
    assert len(before.knowledge.documents) == 0
    assert len(found.now.knowledge.documents) == 1
    assert found.now is found.now
    found.close()


def test_only_one_library_has_a_data_directory(tmp_path: Path) -> None:
    found = library(tmp_path)
    with pytest.raises(StoreLocked):
        Library.open(Settings(data=tmp_path))
    found.close()
    Library.open(Settings(data=tmp_path)).close()


def test_a_library_needs_a_data_directory_that_exists(tmp_path: Path) -> None:
    with pytest.raises(DataDirectory):
        Library.open(Settings(data=tmp_path / "none"))
    assert not (tmp_path / "none").exists()


def test_more_queries_than_may_wait_are_refused_and_those_that_wait_in_vain_told_so(
    tmp_path: Path,
) -> None:
    settings = Settings(data=tmp_path, query_workers=1, query_timeout=1, query_queue=6)
    found = Library(Workspace.open(tmp_path, create=True, reader=reader), settings)
    found.start()
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with ThreadPoolExecutor(20) as threads:
        asked = [threads.submit(found.ask, slow, "text/csv") for _ in range(20)]
        faults = Counter(type(query.exception()) for query in asked)
    found.close()
    assert set(faults) == {Busy, NoWorkerFree, QueryTimeout}
    assert faults[QueryTimeout] + faults[NoWorkerFree] == 7
    assert faults[Busy] == 13


def test_a_home_region_nobody_knows_is_refused_at_the_start(tmp_path: Path) -> None:
    library(tmp_path).close()
    with pytest.raises(NotFound, match="没有这样的地方"):
        Library.open(Settings(data=tmp_path, region="没有这样的地方"))
    Library.open(Settings(data=tmp_path)).close()
