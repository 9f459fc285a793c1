"""Bad input: a clear sentence, exit code 1, nothing lost."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli_commands import run
from graph.build import Workspace

GOOD = "云泽新区新能源汽车产业产值达到320亿元。\n"
Capture = pytest.CaptureFixture[str]


def failed(capfd: Capture, *arguments: object) -> str:
    """The one sentence of a command that fails."""
    code = run([str(argument) for argument in arguments])
    out, err = capfd.readouterr()
    assert (code, out) == (1, "")
    assert "Traceback" not in err
    return next(line for line in err.splitlines() if line.startswith("错误："))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with one document, for copying."""
    folder = tmp_path_factory.mktemp("built")
    file = folder / "good.txt"
    file.write_text(GOOD, encoding="utf-8")
    assert run(["build", str(file), "--data", str(folder / "data")]) == 0
    return folder / "data"


@pytest.fixture
def data(tmp_path: Path, built: Path) -> Path:
    """A data directory with one document."""
    return Path(shutil.copytree(built, tmp_path / "data"))


def documents(data: Path) -> list[str]:
    with Workspace.open(data) as workspace:
        return [document.name for document in workspace.knowledge().documents.values()]


UNREADABLE = {
    "leer.txt": (b"", "没有文字"),
    "bild.png": (b"\x89PNG\r\n", "不认识"),
    "kein_suffix": (b"text", "不认识"),
    "zufall.txt": (bytes(range(128, 256)) * 4, "读不出"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(
    tmp_path: Path, capfd: Capture, data: Path, name: str
) -> None:
    content, said = UNREADABLE[name]
    bad, other = tmp_path / name, tmp_path / "other.txt"
    bad.write_bytes(content)
    other.write_text("另一份文件。", encoding="utf-8")
    sentence = failed(capfd, "build", bad, other, "--data", data)
    assert name in sentence
    assert said in sentence
    assert sorted(documents(data)) == ["good.txt", "other.txt"]


def test_a_file_of_50_mb_is_refused(tmp_path: Path, capfd: Capture, data: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as out:
        out.truncate(50 * 1024 * 1024)
    assert "50.0 MB" in failed(capfd, "add", big, "--data", data)
    assert documents(data) == ["good.txt"]


def test_gb18030_is_recognised(tmp_path: Path, capfd: Capture, data: Path) -> None:
    file = tmp_path / "gb.txt"
    file.write_bytes(GOOD.encode("gb18030"))
    assert run(["add", str(file), "--data", str(data), "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["documents"] == 2


def test_a_missing_file_is_named(capfd: Capture, data: Path, tmp_path: Path) -> None:
    assert "没有这个文件" in failed(capfd, "build", tmp_path / "none.txt", "--data", data)


def test_a_directory_means_the_files_in_it(tmp_path: Path, capfd: Capture) -> None:
    folder = tmp_path / "texts"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "deep" / "b.txt").write_text("更深的一份文件。", encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"x")
    assert run(["build", str(folder), "--data", str(tmp_path / "data")]) == 0
    assert "photo.jpg" in capfd.readouterr().err
    assert sorted(documents(tmp_path / "data")) == ["a.txt", "b.txt"]


def test_a_directory_without_documents_is_named(tmp_path: Path, capfd: Capture) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert str(empty) in failed(capfd, "build", empty, "--data", tmp_path / "data")


def test_a_directory_is_no_query(tmp_path: Path, capfd: Capture, data: Path) -> None:
    assert str(tmp_path) in failed(capfd, "query", tmp_path, "--data", data)


def test_a_directory_of_something_else_is_left_alone(tmp_path: Path, capfd: Capture) -> None:
    other = tmp_path / "photos"
    other.mkdir()
    (other / "a.jpg").write_bytes(b"x")
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    assert "不是 liantu 的数据目录" in failed(capfd, "build", good, "--data", other)
    assert [p.name for p in other.iterdir()] == ["a.jpg"]


def test_a_data_directory_of_another_version_is_left_alone(capfd: Capture, data: Path) -> None:
    (data / "VERSION").write_text("99\n", encoding="utf-8")
    before = sorted(p.relative_to(data) for p in data.rglob("*"))
    sentence = failed(capfd, "gaps", "--data", data)
    assert "99" in sentence
    assert sorted(p.relative_to(data) for p in data.rglob("*")) == before


def test_a_store_open_elsewhere_is_left_alone(data: Path) -> None:
    with Workspace.open(data):
        code = [sys.executable, "-m", "api.cli", "gaps", "--data", str(data)]
        root = Path(__file__).resolve().parents[2]
        done = subprocess.run(code, cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "正被另一个 liantu 进程使用" in done.stderr
    assert "Traceback" not in done.stderr
    assert documents(data) == ["good.txt"]


def test_an_export_that_cannot_be_written_is_named(
    capfd: Capture, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "none" / "graph.trig"
    assert str(out) in failed(capfd, "export", "--format", "nt", "--data", data, "--out", out)
