"""A server over the invented town."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.cli_commands import run
from api.library import Library
from api.settings import Settings
from graph.build import Workspace
from graph.sources import Upload
from tests.api.town import TEXT, reader
from tests.api.typed import Said, Typed

HOST = "testserver"


@pytest.fixture(scope="session")
def town_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town's data directory, for copying."""
    data = tmp_path_factory.mktemp("town") / "data"
    with Workspace.open(data, create=True, reader=reader) as workspace:
        workspace.add(Upload("简报.txt", TEXT.encode()))
    return data


@pytest.fixture(scope="session")
def client(town_data: Path) -> Iterator[TestClient]:
    """The application over the town; tests that share it change nothing."""
    data = Path(shutil.copytree(town_data, town_data.with_name("served")))
    with serving(Settings(data=data, read_only=True, query_timeout=5, hosts=HOST)) as found:
        yield found


@pytest.fixture
def open_client(tmp_path: Path, town_data: Path) -> Iterator[TestClient]:
    """The application over a town of its own, which takes documents up to 20 KB."""
    data = Path(shutil.copytree(town_data, tmp_path / "data"))
    with serving(Settings(data=data, upload_limit=20_000, hosts=HOST)) as found:
        yield found


@pytest.fixture
def liantu(capfd: pytest.CaptureFixture[str]) -> Typed:
    """One command line → (exit code, stdout, stderr)."""

    def command(*arguments: object) -> Said:
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return command


def serving(settings: Settings) -> TestClient:
    """The application over the data directory of the settings."""
    workspace = Workspace.open(settings.data, reader=reader)
    app = create_app(settings, Library(workspace, settings))
    return TestClient(app, raise_server_exceptions=False)
