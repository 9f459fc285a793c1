"""The SPARQL workbench and the ready questions in a real browser, over a whole server."""

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from api.app import create_app
from api.library import Library
from api.settings import Settings
from graph.build import Workspace
from graph.sources import Upload
from tests.api.town import TEXT, reader
from tests.browser.serving import running

pytestmark = pytest.mark.browser
SITES = "PREFIX lt: <https://w3id.org/liantu/ont#> CONSTRUCT { ?s lt:locatedIn ?o } { ?s lt:locatedIn ?o }"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the invented town."""
    settings = Settings(data=tmp_path_factory.mktemp("town") / "data", read_only=True)
    workspace = Workspace.open(settings.data, create=True, reader=reader)
    workspace.add(Upload("简报.txt", TEXT.encode()))
    with running(create_app(settings, Library(workspace, settings))) as address:
        yield address


@pytest.fixture
def bench(browser: Browser, town: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=town)
    context.set_default_timeout(8000)
    yield context.new_page()
    context.close()


def test_a_query_runs_under_our_policy_and_its_answer_leads_on(bench: Page, town: str) -> None:
    asked: set[str] = set()
    complaints: list[str] = []
    bench.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    bench.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    bench.on("pageerror", lambda error: complaints.append(str(error)))
    bench.goto("/query?q=01-leaders")
    expect(bench.locator("[data-query]")).to_be_hidden()
    expect(bench.locator(".yasgui .controlbar")).to_be_hidden()
    bench.get_by_role("button", name="运行查询").click()
    cell = bench.locator(".yasr_results td").first
    expect(cell).to_have_text("泽星汽车有限公司")
    bench.goto(f"/query?query={quote(SITES)}")
    bench.get_by_role("button", name="运行查询").click()
    with bench.context.expect_page() as drawn:
        bench.get_by_role("button", name="画成关系图").click()
    expect(drawn.value.get_by_role("heading", name="清单")).to_be_visible()
    with bench.expect_download() as taken:
        bench.get_by_role("button", name="CSV").click()
    assert taken.value.suggested_filename == "answer.csv"
    assert asked == {urlsplit(town).netloc}
    assert complaints == []


def test_what_the_endpoint_refuses_stands_in_words_and_tabs_outlive_a_link(bench: Page) -> None:
    bench.goto("/query?query=SELECT")
    bench.get_by_role("button", name="运行查询").click()
    expect(bench.locator(".failed")).to_contain_text("没有查成：查询写法有误")
    bench.locator("[data-question]").nth(1).click()
    expect(bench.locator(".yasr_results td", has_text="动力电池").last).to_be_visible()
    bench.goto("/")
    bench.goto("/query")
    expect(bench.locator(".tabsList [role=tab]")).to_have_count(2)


def test_without_scripts_a_question_is_asked_and_sparql_sent(browser: Browser, town: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=town)
    page = context.new_page()
    page.goto("/questions/02-segments")
    page.get_by_label("产业链").select_option("集成电路")
    page.get_by_role("button", name="查", exact=True).click()
    expect(page.locator("td", has_text="晶圆制造").first).to_be_visible()
    page.get_by_text("SPARQL", exact=True).click()
    page.get_by_role("link", name="在 SPARQL 工作台里打开").click()
    page.get_by_role("button", name="运行").click()
    expect(page.get_by_role("link", name="晶圆制造").first).to_be_visible()
    page.goto("/query?run=1&query=SELECT")
    expect(page.get_by_role("alert")).to_contain_text("没有查成：查询写法有误")
    context.close()
