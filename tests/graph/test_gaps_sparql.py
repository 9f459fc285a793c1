"""The stated gaps of the list are the rows of the ready question 21, asked of the store."""

import re
from pathlib import Path

import pytest

import ontology
from graph.build import Workspace
from graph.gaps.board import boards
from graph.gaps.listed import Section, listed_gaps
from ontology.labels import label
from ontology.model import Basis, EntityType
from ontology.vocab import iri

QUESTION = Path(ontology.__path__[0]) / "queries" / "21-stated-gaps.rq"
Row = tuple[str, ...]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Workspace:
    """The graph of the demo documents."""
    folder = tmp_path_factory.mktemp("sparql") / "data"
    made = Workspace.open(folder, create=True)
    made.build([examples])
    return made


def asked(workspace: Workspace, region: str) -> set[Row]:
    """The rows of the question for a region: gap, what, kind, sentence."""
    text = QUESTION.read_text(encoding="utf-8")
    text = re.sub(r'(?m)^ *# (\?area \(.*)"山东省"', rf'  \1"{region}"', text)
    assert f'"{region}"@zh' in text
    found = workspace.store.query(text)
    places = [found.variables.index(name) for name in ("缺口", "缺什么", "类型", "原文")]
    return {tuple(str(row[i]) for i in places) for row in found.rows}


def test_the_question_gives_the_stated_gaps_of_the_list_and_no_other(workspace: Workspace) -> None:
    name = "星海新区"
    known = workspace.knowledge()
    region = known.find_region(name).id
    listed = [
        gap
        for gap in listed_gaps(known, boards(known, region))
        if gap.basis is Basis.STATED and gap.section is not Section.UNLOCATED
    ]
    assert len(listed) >= 20
    rows = {
        (iri(gap.id), gap.what, label(gap.kind), evidence.quote)
        for gap in listed
        for evidence in gap.evidence
    }
    assert asked(workspace, name) == rows
    assert known.entities[region].type is EntityType.PLACE
