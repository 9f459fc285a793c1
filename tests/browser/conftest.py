"""One browser and one server for all browser tests."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import served
from tests.viz import world
from tests.viz.hostile import hostile
from viz.site import Site

_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium.

    It goes with its module: while it runs, its event loop occupies this thread, and a test of
    anything asynchronous that the same worker runs next could not start one.
    """
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        told = "no chromium on this machine (apt-get install chromium)"
        if os.environ.get("LIANTU_TEST_BROWSER"):
            pytest.fail(f"LIANTU_TEST_BROWSER is set, but there is {told}")
        pytest.skip(told)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(_ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def home() -> Iterator[str]:
    """The address of the pages of the invented world."""
    with served(Site(world.knowledge())) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_home() -> Iterator[str]:
    """The address of the pages of the hostile world."""
    with served(hostile()) as address:
        yield address


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    """A fresh window of desktop size; addresses are relative to the server."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=home)
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()
