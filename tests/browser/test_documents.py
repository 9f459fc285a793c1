"""Handing documents in and following a statement to its sentence, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload, Page, expect

from api.app import create_app
from api.library import Library
from api.settings import Settings
from graph.build import Workspace
from graph.sources import Upload
from tests.api.town import TEXT
from tests.browser.serving import running
from tests.reading.written import as_pdf

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that takes documents, with one PDF file in its graph."""
    settings = Settings(data=tmp_path_factory.mktemp("desk") / "data")
    workspace = Workspace.open(settings.data, create=True)
    workspace.add(Upload("规划.pdf", as_pdf()))
    with running(create_app(settings, Library(workspace, settings))) as address:
        yield address


def test_files_are_handed_in_looked_at_and_accepted(page: Page, desk: str) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{desk}/documents")
    files = [("简报.txt", TEXT.encode()), ("bild.png", b"x"), ("规划.pdf", as_pdf())]
    page.locator("input[type=file]").set_input_files(
        [FilePayload(name=n, mimeType="application/octet-stream", buffer=d) for n, d in files]
    )
    sent = page.locator("[data-sent] li")
    expect(sent).to_have_count(3)
    expect(sent.nth(0)).to_have_class("good", timeout=15_000)
    expect(sent.nth(1)).to_contain_text("不认识的格式")
    expect(sent.nth(2)).to_contain_text("已经在图中", timeout=15_000)
    sent.nth(0).get_by_role("link", name="看变化").click()
    expect(page.locator(".draft-note")).to_contain_text("还不在图里")
    page.get_by_role("button", name="收下").click()
    page.wait_for_url("**/documents/doc-*/brought")
    expect(page.locator("#drafts")).to_have_count(0)
    assert complaints == []


def test_a_statement_opens_its_sentence_on_the_page_of_its_pdf_from_the_keyboard(
    page: Page, desk: str
) -> None:
    page.goto(f"{desk}/gaps?basis=stated")
    link = page.locator("a.cite").first
    link.focus()
    page.keyboard.press("Enter")
    panel = page.locator("dialog[open]")
    expect(panel.locator("mark.is-on")).to_be_visible()
    expect(panel.locator(".paper rect").first).to_be_visible()
    expect(panel.locator("[data-citation]")).to_have_count(2)
    expect(panel.get_by_role("button", name="复制").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(link).to_be_focused()
