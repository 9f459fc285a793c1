"""The open workspace behind the server."""

from pathlib import Path

import pytest

from api.library import Library
from api.settings import Settings
from graph.build import Workspace
from ontology.errors import DataDirectory, StoreLocked
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
