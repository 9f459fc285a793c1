"""Swagger UI in a real browser, served by the real application under its own policy."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from api.app import create_app
from api.library import Library
from api.settings import Settings
from graph.build import Workspace
from graph.sources import Upload
from tests.api.town import TEXT, reader
from tests.browser.serving import running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the invented town."""
    settings = Settings(data=tmp_path_factory.mktemp("docs") / "data", read_only=True)
    workspace = Workspace.open(settings.data, create=True, reader=reader)
    workspace.add(Upload("简报.txt", TEXT.encode()))
    with running(create_app(settings, Library(workspace, settings))) as address:
        yield address


def test_a_route_can_be_tried_out_without_asking_anyone_else(browser: Browser, town: str) -> None:
    page = browser.new_page(base_url=town)
    page.set_default_timeout(15_000)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/docs")
    route = page.locator(".opblock", has_text="/api/regions")
    route.locator(".opblock-summary").click()
    route.get_by_role("button", name="Try it out").click()
    route.get_by_role("button", name="Execute").click()
    expect(route.locator(".live-responses-table")).to_contain_text("云泽新区")
    page.close()
    assert set(asked) == {urlsplit(town).netloc}
    assert complaints == []
