"""Take the pictures of the documentation again: `make screenshots`."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from api.app import create_app
from api.library import Library
from api.settings import Settings
from graph.build import Workspace
from graph.knowledge import Knowledge
from tests.browser.serving import running
from tests.browser.small_png import pixels, small

ROOT = Path(__file__).resolve().parents[2]
DESKTOP, PHONE = (1440, 900), (390, 844)


def pictures(known: Knowledge) -> tuple[tuple[str, str, tuple[int, int], str], ...]:
    """File name, address, size of the window and colour scheme of each picture."""
    chain = f"/chains/{known.find_chain('新能源汽车').id}"
    battery = known.find_segment("动力电池").id
    plan = next(d.id for d in known.documents.values() if d.name.startswith("plan"))
    said = next(gap.evidence[0].id for gap in known.gaps if gap.evidence)
    return (
        ("overview.png", "/", DESKTOP, "light"),
        ("chain-map.png", chain, DESKTOP, "light"),
        ("chain-map-dark.png", f"{chain}#{battery}", DESKTOP, "dark"),
        ("chain-map-en.png", f"{chain}?lang=en", DESKTOP, "light"),
        ("chain-map-phone.png", chain, PHONE, "light"),
        ("gaps.png", "/gaps", DESKTOP, "light"),
        ("evidence.png", f"/evidence/{said}", DESKTOP, "light"),
        ("documents.png", "/documents", DESKTOP, "light"),
        ("document.png", f"/documents/{plan}", DESKTOP, "light"),
        ("network.png", "/network", DESKTOP, "light"),
        ("questions.png", "/questions/01-leaders?run=1", DESKTOP, "light"),
        ("workbench.png", "/query?q=05-imported", DESKTOP, "light"),
    )


def main() -> None:
    """Build the demo documents, serve them, write the pictures to docs/pictures."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), read_only=False)
        workspace = Workspace.open(settings.data, create=True)
        workspace.build([ROOT / "examples"])
        wanted = pictures(workspace.knowledge())
        app = create_app(settings, Library(workspace, settings))
        with running(app) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            blank = browser.new_page()
            for name, path, size, scheme in wanted:
                taken = pixels(blank, _taken(browser, address + path, size, scheme))
                (ROOT / "docs" / "pictures" / name).write_bytes(small(taken))
            browser.close()


def _taken(browser: Browser, url: str, size: tuple[int, int], scheme: str) -> bytes:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    if page.locator("[data-bench]").count():
        page.get_by_role("button", name="运行查询").click()
        page.locator(".yasr_results td").first.wait_for()
    taken = page.screenshot()
    context.close()
    return taken


if __name__ == "__main__":
    main()
