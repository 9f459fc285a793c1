"""The demo documents, built and served by the real application, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from api.app import create_app
from api.library import Library
from api.settings import Settings
from graph.build import Workspace
from tests.browser.barriers import barriers
from tests.browser.serving import running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Iterator[str]:
    """The address of the real application over the demo documents."""
    settings = Settings(data=tmp_path_factory.mktemp("demo"), read_only=True)
    workspace = Workspace.open(settings.data, create=True)
    workspace.build([examples])
    with running(create_app(settings, Library(workspace, settings))) as address:
        yield address


CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
# One page of each kind that has an address of its own; the others are found on the way.
KINDS = (
    "/",
    "/chains/chain-nev",
    "/chains/chain-nev/structure",
    "/chains/chain-nev/template",
    "/gaps",
    "/gaps?view=agreement",
    "/timeline",
    "/tensions",
    "/reconcile",
    "/compare",
    "/names",
    "/rules",
    "/review",
    "/questions/01-leaders?lang=en",
    "/query?lang=zh",
    "/network",
    "/network?chain=all&as=table",
    "/network?chain=all&as=matrix",
    "/network?chain=all&as=flows",
)
FOUND = (
    ("/entities", "a[href^='/entities/firm-']"),
    ("/entities?type=Park", "a[href^='/entities/park-']"),
    ("/documents", "td a[href^='/documents/doc-']"),
    ("/documents", "a[href$='/brought']"),
    ("/gaps?basis=stated", "a.cite"),
)
DARK = frozenset({"/chains/chain-nev", "/gaps", "/network"})


def kinds(page: Page) -> list[str]:
    """The address of one page of each kind."""
    found = []
    for start, link in FOUND:
        page.goto(start)
        found += [start, page.locator(link).first.get_attribute("href") or ""]
    return list(dict.fromkeys((*KINDS, *found)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_is_whole_asks_nobody_else_and_bars_nobody(
    browser: Browser, demo: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(base_url=demo, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    asked: set[str] = set()
    complaints: list[str] = []
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in kinds(page):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, path
        assert page.evaluate(CONTRAST) == [], path
        if scheme == "light" or path in DARK:
            assert barriers(page) == [], path
    assert asked == {urlsplit(demo).netloc}
    assert complaints == []
    context.close()


def test_the_search_knows_initials_and_leads_to_a_card_from_the_keyboard(
    page: Page, demo: str
) -> None:
    page.goto(demo)
    page.keyboard.press("/")
    page.keyboard.type("cxqc")
    expect(page.locator("#found [role=option]").first).to_contain_text("澄星汽车")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("澄星汽车")
