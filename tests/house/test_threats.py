"""Every test that docs/threats.md names is there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")


def test_every_control_names_a_test_that_is_there() -> None:
    there = "".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py")
    )
    named = set(re.findall(r"`(test_\w+)`", TEXT))
    assert len(named) > 15
    assert sorted(name for name in named if f"def {name}(" not in there) == []


def test_every_file_named_is_there() -> None:
    for name in re.findall(r"`(tests/[\w/*.]+\.py)`", TEXT):
        assert list(ROOT.glob(name)), name


def test_every_threat_has_a_control_and_a_test() -> None:
    rows = [line.split("|")[1:-1] for line in TEXT.splitlines() if line.startswith("| T")]
    assert [row[0].strip() for row in rows] == [f"T{n + 1}" for n in range(len(rows))]
    assert all(cell.strip() for row in rows for cell in row)
    assert all("test_" in row[3] for row in rows)
