"""The demo documents, built and served by the real application, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from api.app import create_app
from api.library import Library
from api.settings import Settings
from graph.build import Workspace
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


def test_every_page_reachable_from_the_overview_is_whole_and_asks_nobody_else(
    page: Page, demo: str
) -> None:
    asked: set[str] = set()
    complaints: list[str] = []
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(demo)
    links = page.locator("main a, nav a, .foot a").evaluate_all("all => all.map(a => a.href)")
    paths = {re.sub(r"#.*", "", link): link for link in links}
    # One page of each kind and the first few chains, documents and so on.
    kinds: dict[str, list[str]] = {}
    for link in paths.values():
        kinds.setdefault(urlsplit(link).path.split("/")[1], []).append(link)
    assert {"chains", "documents", "gaps", "network", "query", "rules", "entities"} <= set(kinds)
    for links in kinds.values():
        for link in links[:3]:
            answer = page.goto(link)
            assert answer is not None
            assert answer.status == 200, link
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, link
    assert asked == {urlsplit(demo).netloc}
    assert complaints == []


def test_a_gap_of_the_demo_leads_to_its_sentence(page: Page, demo: str) -> None:
    page.goto(f"{demo}/gaps?basis=stated")
    quoted = page.locator(".said mark").first.inner_text()
    page.locator("td:last-child a").first.click()
    marked = page.locator("mark.is-on")
    expect(marked.first).to_be_in_viewport()
    found = "".join(marked.all_inner_texts())
    assert re.sub(r"\s", "", quoted) in re.sub(r"\s", "", found)


def test_a_ready_question_is_answered_in_a_table(page: Page, demo: str) -> None:
    page.goto(f"{demo}/query")
    page.locator("[data-question]").first.click()
    expect(page.locator("[data-said]")).to_contain_text("ms")
    expect(page.locator("[data-said].failed")).to_have_count(0)


def test_the_search_of_the_demo_knows_initials(page: Page, demo: str) -> None:
    page.goto(demo)
    page.get_by_role("combobox", name="搜索").fill("cxqc")
    expect(page.locator("#found [role=option]").first).to_contain_text("澄星汽车")
