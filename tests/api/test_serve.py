"""The server as a process of its own, and the entry point."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.cli_commands import run
from api.cli_serve import example_files
from api.version import VERSION, places, shadows
from graph.build import Workspace

ROOT = Path(__file__).resolve().parents[2]
LIANTU = [sys.executable, "-m", "api.cli"]


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A running server and its address."""
    command = [*LIANTU, "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            assert found, line + process.stderr.read()
            yield found[0], process
        finally:
            process.kill()


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert answer.status == 200
        text: str = answer.read().decode()
        return text


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with Workspace.open(tmp_path / "data", create=True):
        return tmp_path / "data"


def test_the_server_answers_on_a_real_port_and_ends_cleanly(data: Path) -> None:
    with serving("--data", str(data)) as (address, process):
        assert json.loads(fetched(f"{address}healthz")) == {"status": "ok"}
        assert json.loads(fetched(f"{address}api/version"))["version"] == VERSION
        assert "<html" in fetched(address)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=15) in (0, -signal.SIGTERM)
    assert run(["gaps", "--data", str(data), "--json"]) == 0  # the store is free again


def test_a_taken_port_is_one_sentence(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [*LIANTU, "serve", "--data", str(data), "--port", port]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"127.0.0.1:{port}" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_missing_data_directory_is_one_sentence(tmp_path: Path) -> None:
    command = [*LIANTU, "--lang", "en", "serve", "--data", str(tmp_path / "none"), "--port", "0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "first run liantu build" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_pipe_gets_utf_8_whatever_the_locale(data: Path) -> None:
    command = [*LIANTU, "gaps", "--data", str(data), "--chain", "新能源汽车"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "产业链" in done.stdout.decode("utf-8")
    assert "未见记载" in done.stderr.decode("utf-8")


def test_the_demo_builds_once_and_then_only_looks(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    command = ["demo", "--data", str(tmp_path / "demo"), "--no-serve"]
    assert run(command) == 0
    number = len(example_files())
    assert number >= 5
    assert f"读入 {number} 份" in capfd.readouterr().err
    assert run(command) == 0
    assert f"读入 0 份，未变 {number} 份" in capfd.readouterr().err


def test_the_version_is_that_of_the_distribution() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{VERSION}"' in text


def test_the_five_packages_lie_in_one_place() -> None:
    assert set(places().values()) == {ROOT}
    assert shadows(places()) == ()


def test_a_package_from_elsewhere_is_named() -> None:
    found = {**places(), "graph": Path("/somewhere/else")}
    (sentence,) = shadows(found)
    assert "graph" in sentence
    assert "/somewhere/else" in sentence
    assert "hides it" in sentence


def test_a_hidden_package_stops_the_command(tmp_path: Path) -> None:
    (tmp_path / "reading").mkdir()
    (tmp_path / "reading" / "__init__.py").write_text("", encoding="utf-8")
    code = "import sys; sys.path.append(sys.argv[1]); from api.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr
