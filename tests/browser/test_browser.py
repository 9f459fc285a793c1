"""The pages in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.viz import world
from tests.viz.hostile import EVIL, hostile

pytestmark = pytest.mark.browser

CHAIN = f"/chains/{world.IC}"
DOCUMENT = f"/documents/{world.plan().document.id}"
PAGES = (
    "/",
    CHAIN,
    "/gaps",
    "/entities",
    f"/entities/{world.QIXIN}",
    "/documents",
    DOCUMENT,
    "/network",
    "/rules",
    "/query",
    "/entities/firm-none",
)


def test_hostile_names_and_texts_execute_nothing_even_without_our_policy(
    browser: Browser, hostile_home: str
) -> None:
    context = browser.new_context(bypass_csp=True, base_url=hostile_home)
    page = context.new_page()
    dialogs: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismissed)
    evil = [d for d in hostile().knowledge.documents.values() if "script" in d.name]
    addresses = (*PAGES, f"/entities/{EVIL}", f"/documents/{evil[0].id}", "/gaps?region=<script>")
    for path in (*addresses, f"/network?entity={EVIL}", f"{CHAIN}#{world.segment_id('芯片设计')}"):
        page.goto(path)
    page.get_by_role("combobox", name="搜索").fill("script")
    expect(page.locator("#found [role=option]")).to_have_count(1)
    page.goto("/query")
    page.get_by_role("button", name="运行查询").click()
    expect(page.locator(".yasr_results td")).to_have_text("<img src=x onerror=alert(1)>")
    assert dialogs == []
    assert page.locator("img[src=x]").count() == 0
    context.close()


def test_a_gap_leads_to_its_sentence_in_the_document_in_two_clicks(page: Page) -> None:
    page.goto(CHAIN)
    page.locator("[data-gaplist]").get_by_text("光掩模版").first.click()
    panel = page.locator("[data-detail].is-shown")
    expect(panel.locator("mark").first).to_have_text("光掩模版本地尚属空白")
    panel.locator(".stated figcaption a").first.click()
    marked = page.locator("mark.is-on")
    expect(marked).to_have_text("光掩模版本地尚属空白")
    expect(marked).to_be_in_viewport()


_ASTRAY = """cells => cells.filter(cell => getComputedStyle(cell).display === "grid"
    && [...cell.childNodes].some(n => n.nodeType === Node.TEXT_NODE
        && n.data.trim() && n.previousElementSibling)).map(cell => cell.innerText)"""


@pytest.mark.parametrize(
    ("lang", "feeds"), [("zh", "供给 → 封装测试"), ("en", "feeds → Packaging and test")]
)
def test_a_phone_shows_pages_without_scrolling_sideways_and_words_for_wires(
    browser: Browser, home: str, lang: str, feeds: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=home)
    page = context.new_page()
    for path in (*PAGES, "/reconcile", "/compare", f"{CHAIN}/structure"):
        page.goto(f"{path}?lang={lang}")
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, path
        assert page.locator("td").evaluate_all(_ASTRAY) == [], path
    page.goto(f"{CHAIN}?lang={lang}")
    expect(page.locator(".wires path")).to_have_count(0)
    fab = page.locator(f"[id='{world.segment_id('晶圆制造')}']")
    expect(fab.locator(".feeds")).to_contain_text(feeds)
    context.close()


def test_wires_leave_on_the_right_and_arrive_on_the_left(page: Page) -> None:
    page.goto(CHAIN)
    lines = page.locator(".wires path:not(.tip)")
    expect(lines).to_have_count(14)
    cards = page.locator("[data-node]").evaluate_all(
        """nodes => nodes.map(n => {
            const at = n.closest(".map").getBoundingClientRect().left, box = n.getBoundingClientRect();
            return [box.left - at, box.right - at];
        })"""
    )
    for drawn in lines.evaluate_all("paths => paths.map(p => p.getAttribute('d'))"):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", drawn)]
        starts = min(abs(numbers[0] - right) for _, right in cards)
        ends = min(abs(numbers[-2] - left) for left, _ in cards)
        assert starts < 3, drawn
        assert ends < 12, drawn


def test_the_map_works_from_the_keyboard_and_keeps_its_path_when_redrawn(page: Page) -> None:
    page.goto(CHAIN)
    card = page.locator(f"[id='{world.segment_id('半导体设备')}'] h3 a")
    card.focus()
    expect(page.locator(".map")).to_have_class(re.compile("has-focus"))
    page.keyboard.press("Enter")
    heading = page.locator("[data-detail].is-shown h2")
    expect(heading).to_be_focused()
    expect(heading).to_have_text("半导体设备")
    page.keyboard.press("Escape")
    expect(page.locator("[data-detail].is-shown")).to_have_count(0)
    expect(card).to_be_focused()
    first = page.locator(".wires path").first
    drawn = first.get_attribute("d")
    page.set_viewport_size({"width": 1200, "height": 800})
    expect(first).not_to_have_attribute("d", drawn or "")
    expect(page.locator(".map")).to_have_class(re.compile("has-focus"))


def test_a_link_to_a_segment_opens_it(page: Page) -> None:
    page.goto(f"{CHAIN}#{world.segment_id('封装测试')}")
    expect(page.locator("[data-detail].is-shown h2")).to_have_text("封装测试")
    page.get_by_role("button", name="返回缺口清单").click()
    expect(page.locator("[data-gaplist]")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-detail].is-shown h2")).to_have_text("封装测试")


def test_theme_and_language_are_remembered(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="切换深浅色").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Documents", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert {c["name"]: c["value"] for c in page.context.cookies()} == {"lang": "en"}


def test_a_mark_in_a_document_and_its_line_in_the_list_find_each_other(page: Page) -> None:
    page.goto(DOCUMENT)
    page.locator("mark", has_text="封装测试能力薄弱").click()
    expect(page.locator(".read li.is-on").first).to_contain_text("封装测试")
    page.locator(".read a", has_text="光掩模版").click()
    expect(page.locator("mark.is-on")).to_have_text("光掩模版本地尚属空白")


def test_a_chain_map_prints_on_one_sheet(page: Page) -> None:
    page.goto(CHAIN)
    sheet = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type /Page\b", sheet)) == 1
