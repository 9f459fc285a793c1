"""A server over the invented town."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.library import Library
from api.settings import Settings
from graph.build import Workspace
from graph.sources import Upload
from tests.api.town import TEXT, reader


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application over the town; tests that share it change nothing."""
    settings = Settings(data=tmp_path_factory.mktemp("town"), read_only=True, query_timeout=5)
    with serving(settings) as found:
        yield found


@pytest.fixture
def open_client(tmp_path: Path) -> Iterator[TestClient]:
    """The application over a town of its own, which takes documents up to 20 KB."""
    with serving(Settings(data=tmp_path / "data", upload_limit=20_000)) as found:
        yield found


def serving(settings: Settings) -> TestClient:
    """The application over the town in the settings' data directory."""
    workspace = Workspace.open(settings.data, create=True, reader=reader)
    workspace.add(Upload("简报.txt", TEXT.encode()))
    app = create_app(settings, Library(workspace, settings))
    return TestClient(app, raise_server_exceptions=False)
