"""The gap board and the chain map as an officer uses them: by mouse, keys, phone, without scripts."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import served
from tests.viz import world
from tests.viz.hostile import long_names

pytestmark = pytest.mark.browser

BOARD = (
    "/gaps",
    "/gaps?view=agreement",
    f"/chains/{world.IC}",
    f"/chains/{world.IC}/structure",
    f"/chains/{world.IC}/template",
    "/timeline",
    "/tensions",
    "/reconcile",
    "/compare?from=2020&to=2030",
    "/names",
)


def test_a_gap_is_opened_and_led_to_its_sentence_with_keys_alone(page: Page) -> None:
    page.goto("/gaps")
    row = page.locator("tbody tr", has=page.locator("td:nth-child(3)", has_text="光掩模版")).first
    row.locator("a.opens").focus()
    page.keyboard.press("Enter")
    opened = page.locator(".dossier")
    expect(opened.get_by_role("heading", name="谁可以补上")).to_be_in_viewport()
    expect(opened).to_contain_text("远晖光罩")
    expect(page.locator("thead th").first).to_be_in_viewport()
    opened.locator("figcaption a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark.is-on").first).to_contain_text("光掩模版本地尚属空白")


def test_another_region_changes_the_map_and_the_address_keeps_it(page: Page) -> None:
    page.goto(f"/chains/{world.IC}")
    before = page.locator(".tally").inner_text()
    page.get_by_label("地区").select_option(world.YUNLING)
    page.wait_for_url(re.compile(f"region={world.YUNLING}"))
    expect(page.locator("h1")).to_contain_text("云岭集成电路产业园")
    assert page.locator(".tally").inner_text() != before
    page.locator(".tally a").first.click()
    page.wait_for_url(re.compile(r"state=\w+"))
    assert f"region={world.YUNLING}" in page.url
    expect(page.locator(".node.is-apart").first).to_be_visible()


def test_names_of_any_length_and_direction_keep_the_board_on_a_phone(browser: Browser) -> None:
    with served(long_names()) as home:
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, base_url=home, java_script_enabled=False
        )
        page = context.new_page()
        for path in BOARD:
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200, path
            wide = page.locator("html").evaluate("root => root.scrollWidth - root.clientWidth")
            assert wide <= 0, path
        context.close()
