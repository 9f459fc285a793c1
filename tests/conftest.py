"""What every test may use."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by folder: tests under tests/shared need the documents beside the checkout."""
    for item in items:
        if "tests/shared" in item.path.as_posix():
            item.add_marker(pytest.mark.shared)
            if not SHARED.is_dir():
                reason = "the annotated documents are not beside this checkout (../shared)"
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of documents and annotations beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the annotated documents are not beside this checkout (../shared)")
    return SHARED


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of demo documents."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("no chromium on this machine")
    return found
