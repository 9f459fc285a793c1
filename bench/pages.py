"""What pages weigh, and what drawing costs: `python -m bench.pages` (needs chromium).

Draws the same invented graph (seeded; N boxes, 1.5 N lines) with our explorer's drawing and with
pyvis as it comes, one after the other in one browser without a GPU, and counts the processor time
of all its processes; then weighs one page of each kind of the demo.
"""

import gzip
import os
import random
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import starmap
from json import dumps
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, CDPSession, Page, Response, Route, sync_playwright
from pyvis.network import Network

from api.app import create_app
from api.library import Library
from api.settings import Settings
from bench.quality import ROOT, write
from graph.build import Workspace
from tests.browser.serving import running
from viz import STATIC
from viz.network import LIBRARY, SafeNetwork

MARKS: Final = ("<!-- pages:begin -->", "<!-- pages:end -->")
SIZES: Final = (300, 2000)
_REDRAWS: Final = 20
_PATIENCE: Final = 45
_WORDS: Final = "云泽海岭星辰光电新材料智能装备精密制造科技动力能源"
_PAINTED: Final = """() => {
    const from = document.querySelector("canvas");
    if (!from || !from.width || (window.waited && !window.waited())) return false;
    const small = new OffscreenCanvas(60, 40).getContext("2d");
    small.drawImage(from, 0, 0, 60, 40);
    return small.getImageData(0, 0, 60, 40).data.some(v => v);
}"""
_REDRAW: Final = """async (times) => {
    for (let i = 0; i < times; i++) {
        window.zoomed(i % 2 ? 1.02 : 1 / 1.02);
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
    }
}"""
_KINDS: Final = (
    ("overview", "/"),
    ("chain map", "/chains/chain-nev"),
    ("gap board", "/gaps"),
    ("names", "/entities"),
    ("documents", "/documents"),
    ("explorer", "/network"),
    ("ready question", "/questions/01-leaders"),
    ("SPARQL workbench", "/query"),
    ("timeline", "/timeline"),
    ("review", "/review"),
    ("interface (Swagger UI)", "/docs"),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU milliseconds to the first picture and a redraw; None for what never came."""

    first: float
    redraw: float | None


def graph(size: int) -> tuple[list[str], list[tuple[int, int]]]:
    """Invented names and lines between them."""
    chance = random.Random(7)
    names = ["".join(chance.choices(_WORDS, k=chance.randint(9, 14))) for _ in range(size)]
    pairs = {(chance.randrange(size), chance.randrange(size)) for _ in range(size * 3)}
    return names, sorted(p for p in pairs if p[0] != p[1])[:: max(1, len(pairs) // (size * 3 // 2))]


def ours(names: Sequence[str], lines: Sequence[tuple[int, int]]) -> str:
    """A page that draws a graph as the explorer does."""
    network, high = SafeNetwork(), 40
    for at, name in enumerate(names):
        spot = {"x": at // high * 220, "y": at % high * 46}
        looks = {"colour": "t-firm", "dash": [], "focus": False, "pinned": False, "unseen": []}
        network.add_node(
            str(at), label=name[:10], name=name, kind="Firm", physics=False, **spot, **looks
        )
    for at, (source, target) in enumerate(lines):
        beside = source // high == target // high
        looks = {"colour": "wire", "dashes": False, "beside": beside, "way": False}
        network.add_edge(str(source), str(target), id=str(at), **looks)
    code = (STATIC / "network_draw.js").read_text(encoding="utf-8").replace("export ", "")
    library = (STATIC / "vendor" / LIBRARY).read_text(encoding="utf-8")
    style = (STATIC / "base.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html><meta charset="utf-8"><style>{style} #network {{ height: 860px }}</style>'
        f'<div id="network"></div><script>{library}</script><script>{code}\n'
        f"const picture = draw(document.getElementById('network'), {dumps(network.data())});\n"
        "window.zoomed = picture.zoom;\n"
        "window.waited = () => document.getElementById('network').dataset.ready;</script>"
    )


def as_it_comes(names: Sequence[str], lines: Sequence[tuple[int, int]]) -> str:
    """The page that pyvis makes of a graph by default, its library inside."""
    network = Network(height="860px", width="100%", directed=True, cdn_resources="in_line")
    for at, name in enumerate(names):
        network.add_node(at, label=name)
    network.add_edges(lines)
    return f"{network.generate_html()}<script>{_HOOK}</script>"


_HOOK: Final = "window.zoomed = by => network.moveTo({ scale: network.getScale() * by });"


def cpu(session: CDPSession) -> float:
    """Milliseconds that all processes of the browser have worked."""
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return float(sum(process["cpuTime"] for process in found)) * 1000


def drawn(browser: Browser, file: Path) -> Cost:
    """What a page with a picture costs."""
    session = browser.new_browser_cdp_session()
    page = browser.new_page(viewport={"width": 1400, "height": 860})
    page.route("http*://**", _refused)
    before, started = cpu(session), time.monotonic()
    page.goto(file.as_uri(), wait_until="commit")
    painted = False
    while not painted and time.monotonic() - started < _PATIENCE:
        painted = page.evaluate(_PAINTED)
        page.wait_for_timeout(250)
    first, redraw = cpu(session) - before, None
    if painted:
        before = cpu(session)
        page.evaluate(_REDRAW, _REDRAWS)
        redraw = (cpu(session) - before) / _REDRAWS
    page.close()
    return Cost(first, redraw)


def _refused(route: Route) -> None:
    route.abort()


def costs(browser: Browser, folder: Path) -> Iterator[str]:
    """The lines of the table of drawing."""
    for size in SIZES:
        names, lines = graph(size)
        found = []
        for name, made in (("ours", ours), ("pyvis", as_it_comes)):
            file = folder / f"{name}-{size}.html"
            file.write_text(made(names, lines), encoding="utf-8")
            found.append(drawn(browser, file))
        mine, theirs = found
        late = "" if theirs.redraw is not None else f"no picture in {_PATIENCE} s; "
        more = "> " if late else ""
        again = "–" if theirs.redraw is None else f"{theirs.redraw:,.0f}"
        yield (
            f"| {size:,} / {len(lines):,} | {mine.first:,.0f} | {mine.redraw or 0:,.0f} "
            f"| {late}{theirs.first:,.0f} | {again} | {more}{theirs.first / mine.first:.1f} × |"
        )


def weight(page: Page, path: str) -> tuple[tuple[int, int], ...]:
    """Bytes of HTML, JavaScript and CSS that a page loads, each raw and compressed."""
    loaded: list[Response] = []
    page.on("response", lambda answer: loaded.append(answer))  # noqa: PLW0108 - a built-in takes no marks
    page.goto(path, wait_until="networkidle")
    sums = {"document": [0, 0], "script": [0, 0], "stylesheet": [0, 0]}
    for answer in loaded:
        if answer.request.resource_type in sums:
            body = answer.body()
            sums[answer.request.resource_type][0] += len(body)
            sums[answer.request.resource_type][1] += len(gzip.compress(body, mtime=0))
    return tuple((raw, small) for raw, small in sums.values())


@contextmanager
def demo() -> Iterator[str]:
    """The address of a server of the documents of the demo."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), read_only=True)
        workspace = Workspace.open(settings.data, create=True)
        workspace.build([ROOT / "examples"])
        with running(create_app(settings, Library(workspace, settings))) as address:
            yield address


def weights(browser: Browser) -> Iterator[str]:
    """The lines of the table of weights, in kilobytes."""
    with demo() as address:
        for name, path in _KINDS:
            page = browser.new_page(base_url=address)
            found = weight(page, path)
            page.close()
            whole = sum(raw for raw, _ in found), sum(small for _, small in found)
            cells = starmap(_kilobytes, (*found, whole))
            yield f"| {name} | {' | '.join(cells)} |"


def _kilobytes(raw: int, small: int) -> str:
    return f"{raw / 1000:,.0f} / {small / 1000:,.0f}"


def section(browser: Browser, folder: Path) -> str:
    """The section of the results."""
    drawing = "\n".join(costs(browser, folder))
    heavy = "\n".join(weights(browser))
    load = os.getloadavg()[0]
    return f"""## Pages

Reproduce with `python -m bench.pages` (seeded; real Chromium {browser.version} without GPU; load of the machine
afterwards {load:.0f}, so trust the ratio, taken in the same run, before the milliseconds).

### Drawing, CPU milliseconds of all processes of the browser

Ours: places computed beforehand, no physics. pyvis: its defaults, its library inside, foreign requests refused.
A redraw is a zoom by two hundredths with everything in view. The explorer shows at most 300 boxes.

| boxes / lines | ours: first picture | ours: redraw | pyvis: first picture | pyvis: redraw | pyvis ÷ ours, first |
|---|--:|--:|--:|--:|--:|
{drawing}

### Weight, kilobytes raw / compressed

| page of the demo | HTML | JavaScript | CSS | together |
|---|--:|--:|--:|--:|
{heavy}"""


def main() -> None:
    """Measure and write the section of `RESULTS.md`."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        found = section(browser, Path(folder))
        browser.close()
    write(found, marks=MARKS)
    print(found)


if __name__ == "__main__":
    main()
