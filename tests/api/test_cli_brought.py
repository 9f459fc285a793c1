"""What documents bring, as it is typed."""

import json
from pathlib import Path

import pytest

from api.cli_commands import run


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    """A data directory with the plan of the demo."""
    folder = tmp_path_factory.mktemp("brought") / "data"
    assert run(["build", str(examples / "plan-xinghai.txt"), "--data", str(folder)]) == 0
    return folder


def test_a_preview_tells_what_would_change_and_adds_nothing(
    data: Path, examples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    news = str(examples / "news-xinghai-2025.txt")
    assert run(["add", news, "--preview", "--data", str(data)]) == 0
    out, err = capsys.readouterr()
    assert "news-xinghai-2025.txt：读到" in err
    assert "压缩机" in out
    assert "未见记载" in out
    assert run(["add", news, "--preview", "--json", "--data", str(data)]) == 0
    (told,) = json.loads(capsys.readouterr().out)["would"]
    states = {(m["segment"]["name"], m["before"], m["after"]) for m in told["moved"]}
    assert ("压缩机", "unknown", "external") in states
    assert run(["add", news, "--data", str(data), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] == []
    assert run(["brought", "news-xinghai-2025.txt", "--json", "--data", str(data)]) == 0
    assert json.loads(capsys.readouterr().out) == told


def test_a_preview_names_what_cannot_be_read(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "leer.txt").write_text("")
    assert run(["add", str(tmp_path / "leer.txt"), "--preview", "--data", str(data)]) == 1
    assert "leer.txt" in capsys.readouterr().err


def test_a_document_nobody_knows_is_named_with_those_there_are(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["brought", "无此文件", "--data", str(data)]) == 1
    assert "没有文件「无此文件」；相近：" in capsys.readouterr().err
