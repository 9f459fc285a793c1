"""The explorer in a real browser: unfolding, saved views, the offline file, hostile words."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route

from tests.browser.serving import application, running, view_of
from tests.viz import world
from tests.viz.crowd import crowded
from tests.viz.hostile import EVIL, PAYLOAD, hostile
from viz.explorer.asked import asked
from viz.explorer.drawn import drawn
from viz.explorer.scene import scene
from viz.pages.network import network_drawing, network_export, network_svg
from viz.site import Site

pytestmark = pytest.mark.browser


def explorer(site: Site) -> Starlette:
    """The pages of a site with the routes of the explorer."""

    def seen(request: Request) -> Response:
        view = view_of(request)
        return JSONResponse(drawn(site, scene(site, asked(view.query)), view.lang))

    def svg(request: Request) -> Response:
        return Response(network_svg(site, view_of(request)), media_type="image/svg+xml")

    def export(request: Request) -> Response:
        return HTMLResponse(network_export(site, view_of(request)))

    async def drawing(request: Request) -> Response:
        form = await request.form()
        return HTMLResponse(network_drawing(site, view_of(request), str(form["graph"])))

    return Starlette(
        routes=[
            Route("/api/explore", seen),
            Route("/network/export", export),
            Route("/network/picture.svg", svg),
            Route("/network/drawing", drawing, methods=["POST"]),
            Mount("/", application(site)),
        ]
    )


@pytest.fixture(scope="module")
def crowd() -> Iterator[str]:
    """The address of a world whose park holds more than one step shows."""
    with running(explorer(crowded(60))) as address:
        yield address


def counts(page: Page) -> str:
    return page.locator("[data-part=counts]").inner_text()


def places(page: Page) -> dict[str, list[float]]:
    found: dict[str, list[float]] = page.evaluate(
        """() => Object.fromEntries(document.querySelector("[data-explorer]").picture.data().nodes
            .map(node => [node.id, [node.x, node.y]]))"""
    )
    return found


def test_a_node_tells_its_counts_unfolds_and_is_restored_from_the_address(
    page: Page, crowd: str
) -> None:
    page.goto(f"{crowd}/network?entity={world.YUNLING}")
    expect(page.locator("#network[data-ready] canvas")).to_be_visible()
    firms = page.locator(".behind tr", has_text="企业")
    expect(firms).to_contain_text("显示15／共60")
    before = places(page)
    firms.get_by_role("link", name="再展开25个").click()
    expect(page.locator("[data-said]")).to_have_text("加了25个节点，现在显示44／共64。")
    expect(firms).to_contain_text("显示40／共60")
    after = places(page)
    assert len(after) == len(before) + 25
    assert {node: after[node] for node in before} == before
    page.reload()
    expect(firms).to_contain_text("显示40／共60")
    assert places(page) == after
    page.go_back()
    expect(firms).to_contain_text("显示15／共60")


def test_a_double_click_unfolds_or_says_that_there_is_nothing(page: Page, crowd: str) -> None:
    page.goto(f"{crowd}/network?entity={world.QIXIN}")
    expect(page.locator("#network[data-ready] canvas")).to_be_visible()

    def double_click(node: str) -> None:
        spot = page.evaluate(
            "id => document.querySelector('[data-explorer]').picture.where(id)", node
        )
        page.locator("#network canvas").dblclick(position={"x": spot["x"], "y": spot["y"]})

    double_click(world.QIXIN)
    expect(page.locator("[data-said]")).to_contain_text("没有可以再展开的")
    double_click(world.HOME)
    expect(page.locator("[data-said]")).to_contain_text("加了")
    steps = parse_qs(urlsplit(page.url).query)["open"][0]
    assert f"{world.HOME}.all.25" in steps


def test_the_saved_file_opens_from_the_disk_and_asks_for_nothing(
    browser: Browser, crowd: str, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page = context.new_page()
    got = context.request.get(f"{crowd}/network/export?entity={world.YUNLING}").text()
    file = tmp_path / "视图.html"
    file.write_text(got, encoding="utf-8")
    context.set_offline(offline=True)
    asked_for: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    expect(page.locator("#network[data-ready] canvas")).to_be_visible()
    page.locator("summary", has_text="群星").first.click()
    painted = page.locator("#network canvas").evaluate(
        "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v)"
    )
    assert painted
    assert asked_for == [file.as_uri()]
    assert complaints == []
    context.close()


def test_hostile_words_run_nowhere_in_the_explorer_and_its_files(
    browser: Browser, tmp_path: Path
) -> None:
    triples = [
        {"s": f"http://a.example/{PAYLOAD}", "p": PAYLOAD, "o": f"http://a.example/#{PAYLOAD}"}
    ]
    with running(explorer(hostile())) as address:
        context = browser.new_context(bypass_csp=True, base_url=address)
        page = context.new_page()
        dialogs: list[str] = []

        def dismissed(dialog: Dialog) -> None:
            dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", dismissed)
        page.goto(f"/network?entity={EVIL}&open={EVIL}.all.25&sel={EVIL}")
        expect(page.locator("#network[data-ready] canvas")).to_be_visible()
        page.locator("[data-node] a[data-go]").first.evaluate("link => link.click()")
        expect(page.locator("[data-said]")).to_contain_text("现在显示")
        page.goto(f"/network/picture.svg?entity={EVIL}")
        file = tmp_path / "saved.html"
        file.write_text(
            context.request.get(f"{address}/network/export?entity={EVIL}").text(), encoding="utf-8"
        )
        page.goto(file.as_uri())
        expect(page.locator("#network[data-ready]")).to_be_visible()
        page.goto("/network")
        page.evaluate(
            """graph => {
                const form = document.createElement("form"), field = document.createElement("textarea");
                form.method = "post"; form.action = "/network/drawing";
                field.name = "graph"; field.value = graph;
                form.append(field); document.body.append(form); form.submit();
            }""",
            json.dumps({"title": PAYLOAD, "triples": triples}),
        )
        expect(page.locator("#network[data-ready] canvas")).to_be_visible()
        assert page.locator("img[src=x]").count() == 0
        assert dialogs == []
        context.close()


def test_the_explorer_reads_on_a_phone_list_first(browser: Browser, crowd: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=crowd)
    page = context.new_page()
    for face in ("picture", "table", "matrix", "flows"):
        page.goto(f"/network?chain=all&as={face}")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, face
    page.goto("/network")
    heights = [page.locator(part).bounding_box() for part in (".list", ".canvas")]
    tops = [box["y"] for box in heights if box]
    assert tops == sorted(tops)
    assert re.search(r"显示\d+／共\d+", counts(page))
    context.close()
