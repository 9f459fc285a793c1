"""The command for whole countries: tables once, states of all regions from them."""

import csv
import io
import json
from pathlib import Path

import pytest

from api.cli_commands import run
from graph.build import Workspace
from tests.graph.world import read_lines


@pytest.fixture
def data(tmp_path: Path) -> Path:
    town = tmp_path / "town.txt"
    town.write_text(
        "Firm:甲方 locatedIn Place:乙市 Actual\nFirm:甲方 inSegment Segment:梦芯 Actual\n"
        "ValueChain:造梦机 hasSegment Segment:梦芯 Actual",
        encoding="utf-8",
    )
    with Workspace.open(tmp_path / "data", create=True, reader=read_lines) as work:
        assert work.build([town]).failed == ()
    return tmp_path / "data"


def test_tables_are_exported_once_and_asked_without_the_graph(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = tmp_path / "tables"
    assert run(["export", "--tables", str(tables), "--data", str(data)]) == 0
    assert "写出 14 张表" in capsys.readouterr().err
    assert run(["national", "--tables", str(tables), "--json"]) == 0
    (line,) = json.loads(capsys.readouterr().out)
    assert (line["state"], line["suppliers"], line["agreement"]) == ("single", 1, "computed_only")


def test_without_tables_they_are_made_on_the_way(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["national", "--data", str(data), "--unknown"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert len(rows) > 100
    assert {row["state"] for row in rows} == {"single", "unknown"}


def test_a_folder_without_tables_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["national", "--tables", str(tmp_path)]) == 1
    assert "liantu export --tables" in capsys.readouterr().err


def test_an_export_needs_to_know_what_to_write(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "--data", str(data)]) == 2
    assert "--tables" in capsys.readouterr().err
