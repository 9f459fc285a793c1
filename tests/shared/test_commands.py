"""The commands on the real documents."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.cli_commands import run


@pytest.fixture(scope="module")
def gaps(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What `liantu gaps --json` lists after `liantu build` of the five documents."""
    out = tmp_path_factory.mktemp("real")
    data = str(out / "data")
    assert run(["build", str(shared / "documents"), "--data", data]) == 0
    with pytest.MonkeyPatch.context() as patch, (out / "gaps.json").open("w+") as stdout:
        patch.setattr("sys.stdout", stdout)
        assert run(["gaps", "--data", data, "--basis", "stated", "--json"]) == 0
        stdout.seek(0)
        found: list[dict[str, Any]] = json.load(stdout)["gaps"]
        return found


def test_every_listed_sentence_is_verbatim(gaps: list[dict[str, Any]], shared: Path) -> None:
    texts = {
        path.name: path.read_text(encoding="utf-8") for path in (shared / "documents").glob("*.txt")
    }
    assert gaps
    for gap in gaps:
        for evidence in gap["evidence"]:
            spans = {text[evidence["start"] : evidence["end"]] for text in texts.values()}
            assert evidence["quote"] in spans


def test_the_stated_weaknesses_of_the_plan_are_listed(
    gaps: list[dict[str, Any]], shared: Path
) -> None:
    gold = json.loads((shared / "gold" / "documents" / "s004.json").read_text(encoding="utf-8"))
    text = gold["text"]
    listed = [(e["start"], e["end"]) for gap in gaps for e in gap["evidence"]]
    stated = [
        (text.index(gap["quote"]), text.index(gap["quote"]) + len(gap["quote"]))
        for gap in gold["gaps"]
    ]
    found = [any(s < end and start < e for s, e in listed) for start, end in stated]
    assert sum(found) / len(found) > 0.85
