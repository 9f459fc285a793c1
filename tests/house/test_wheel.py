"""A wheel installed apart from the checkout serves every asset that every page names."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from viz.vendor import FOLDER, manifest

ROOT = Path(__file__).resolve().parents[2]
CRAWL = Path(__file__).with_name("crawl.py")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a freshly built wheel was installed into, without a network."""
    work = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(work), cwd=ROOT)
    (wheel,) = work.glob("*.whl")
    site = work / "site"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    run(*pip, "--no-compile", "--target", str(site), str(wheel), cwd=work)
    return site


@pytest.fixture(scope="module")
def walked(installed: Path) -> Any:
    """What a walk over the pages of the installed package saw."""
    document = ROOT / "examples" / "news-xinghai-2024.txt"
    data = installed.parent / "data"
    told = run(
        sys.executable, str(CRAWL), str(data), str(document), cwd=installed.parent, site=installed
    )
    return json.loads(told)


def run(*command: str, cwd: Path, site: Path | None = None) -> str:
    """What a command says, run with a folder of packages before all others."""
    environment = {**os.environ, "PYTHONPATH": str(site)} if site else None
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_the_pages_come_from_the_wheel_and_every_asset_they_name_is_served(
    installed: Path,
    walked: Any,
) -> None:
    assert walked["from"] == str(installed / "viz")
    assert len(walked["pages"]) > 20
    assert {path: status for path, status in walked["pages"].items() if status != 200} == {}
    assert len(walked["assets"]) > 15
    assert {path: status for path, status in walked["assets"].items() if status != 200} == {}


def test_the_wheel_holds_the_vendored_files_and_no_page_forgets_one(
    installed: Path,
    walked: Any,
) -> None:
    there = {path.name for path in (installed / "viz" / "static" / "vendor").iterdir()}
    assert there == {path.name for path in FOLDER.iterdir()}
    code = {asset.file for asset in manifest() if asset.file.endswith((".js", ".css"))}
    served = {path.rpartition("/")[2] for path in walked["assets"]}
    assert code - served == set()
