"""The invariants between claims and facts, as the store is asked for them."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from api.cli_commands import run
from api.library import Library
from api.settings import Settings
from graph.build import Workspace
from graph.claims_hold import CLAIM_WITHOUT_FACT, FACT_WITHOUT_CLAIM, hold
from graph.store import EmbeddedStore
from ontology.errors import Unsound
from ontology.invariants import Facts, unsupported
from ontology.triples.terms import node, prop
from tests.api.town import BATTERY, PARK, TEXT, reader
from tests.ontology.sample import sample
from tests.ontology.test_soundness import PLANTED


def store_of(triples: list[ox.Triple]) -> EmbeddedStore:
    store = EmbeddedStore.memory()
    store.apply((), triples)
    return store


def test_a_sound_graph_holds() -> None:
    hold(store_of(list(sample())))


@pytest.mark.parametrize("planted", PLANTED)
def test_the_store_finds_what_set_arithmetic_finds(planted: str) -> None:
    triples = PLANTED[planted][0]
    faults = {fault.rule for fault in unsupported(Facts(frozenset(triples)))}
    store = store_of(triples)
    assert bool(store.query(FACT_WITHOUT_CLAIM).rows) == ("fact-without-claim" in faults)
    assert bool(store.query(CLAIM_WITHOUT_FACT).rows) == ("claim-without-fact" in faults)


def test_neither_question_asks_row_by_row() -> None:
    for query in (FACT_WITHOUT_CLAIM, CLAIM_WITHOUT_FACT):
        assert "MINUS" in query
        assert "NOT EXISTS" not in query


def test_a_commit_that_breaks_an_invariant_is_not_shown(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path, create=True, reader=reader)
    library = Library(workspace, Settings(data=tmp_path))
    before = library.now
    made_up = ox.Triple(node(BATTERY.id), prop("leaderOf"), node(PARK.id))
    workspace.store.apply((), [made_up])
    with pytest.raises(Unsound, match="没有断言支持的事实"):
        library.add("简报.txt", TEXT.encode(), "")
    assert library.now is before
    workspace.store.apply([made_up], ())
    library.close()


def test_a_build_on_the_command_line_tells_of_a_broken_invariant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "简报.txt"
    file.write_text("甲市共有企业3家。", encoding="utf-8")
    assert run(["build", str(file), "--data", str(tmp_path / "data")]) == 0
    with Workspace.open(tmp_path / "data") as workspace:
        workspace.store.apply((), [ox.Triple(node(BATTERY.id), prop("leaderOf"), node(PARK.id))])
    assert run(["build", str(file), "--data", str(tmp_path / "data")]) == 1
    assert "没有断言支持的事实" in capsys.readouterr().err
