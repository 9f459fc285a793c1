"""The ready questions over the demo documents give the rows that reading them leads to expect."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import ontology
from graph.build import Workspace
from graph.store import Store

EXPECTED: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "questions" / "examples.toml").read_text(encoding="utf-8")
)
QUESTIONS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(ontology.__path__[0]) / "queries").glob("*.rq"))
}
Row = Mapping[str, str]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Store:
    """The graph of the demo documents as it is read, nothing decided."""
    folder = tmp_path_factory.mktemp("questions") / "data"
    workspace = Workspace.open(folder, create=True)
    workspace.build([examples])
    return workspace.store


def asked(text: str, slots: Mapping[str, str]) -> str:
    """A question with its slots filled, the lines that were out of use taken in."""
    for slot, value in slots.items():
        pattern = rf'(?m)^( *# slot: {slot} .*\n *)(?:# )?([^"\n]*)"[^"]*"@zh'
        text, found = re.subn(pattern, rf'\1\2"{value}"@zh', text)
        assert found == 1, slot
    return text


def holds(part: Row, rows: Sequence[Row]) -> bool:
    return any(part.items() <= row.items() for row in rows)


def test_every_question_has_expected_rows() -> None:
    assert list(EXPECTED) == list(QUESTIONS)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_question_gives_what_the_demo_documents_say(store: Store, name: str) -> None:
    wanted = EXPECTED[name]
    found = store.query(asked(QUESTIONS[name], wanted.get("slots", {})))
    rows = [
        {name: cell or "" for name, cell in zip(found.variables, row, strict=True)}
        for row in found.rows
    ]
    assert [part for part in wanted.get("among", ()) if not holds(part, rows)] == []
    assert [part for part in wanted.get("never", ()) if holds(part, rows)] == []
    assert len(rows) == wanted.get("rows", len(rows))
