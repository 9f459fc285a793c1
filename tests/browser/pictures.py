"""Take the pictures of the documentation again: `python -m tests.browser.pictures`."""

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

ROOT = Path(__file__).resolve().parents[2]
DESKTOP, PHONE = (1440, 900), (390, 844)


def pictures(known: Knowledge) -> tuple[tuple[str, str, tuple[int, int], str], ...]:
    """File name, address, size of the window and colour scheme of each picture."""
    chain = f"/chains/{known.find_chain('新能源汽车').id}"
    battery = known.find_segment("动力电池").id
    plan = next(d.id for d in known.documents.values() if d.name.startswith("plan"))
    return (
        ("overview.png", "/", DESKTOP, "light"),
        ("chain-map.png", chain, DESKTOP, "light"),
        ("chain-map-dark.png", f"{chain}#{battery}", DESKTOP, "dark"),
        ("chain-map-en.png", f"{chain}?lang=en", DESKTOP, "light"),
        ("chain-map-phone.png", chain, PHONE, "light"),
        ("document.png", f"/documents/{plan}", DESKTOP, "light"),
        ("network.png", "/network", DESKTOP, "light"),
    )


def main() -> None:
    """Build the demo documents, serve them, write the pictures to docs/pictures."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), read_only=True)
        workspace = Workspace.open(settings.data, create=True)
        workspace.build([ROOT / "examples"])
        wanted = pictures(workspace.knowledge())
        app = create_app(settings, Library(workspace, settings))
        with running(app) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            for name, path, size, scheme in wanted:
                _take(browser, address + path, size, scheme, ROOT / "docs" / "pictures" / name)
            browser.close()


def _take(browser: Browser, url: str, size: tuple[int, int], scheme: str, file: Path) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    page.screenshot(path=file)
    context.close()


if __name__ == "__main__":
    main()
