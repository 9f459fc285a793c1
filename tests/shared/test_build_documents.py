from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graph.build import Workspace
from graph.export import ExportFormat, export
from graph.interpret import interpret
from graph.regions import Regions
from ontology.model import Reading, Relation
from ontology.soundness import check
from ontology.triples import objects_of
from ontology.vocab import SPARQL_PREFIXES

EVIDENCE = """SELECT ?document ?start ?end ?quote {
  ?evidence a lt:Evidence ; lt:source ?document ; lt:start ?start ; lt:end ?end ; lt:quote ?quote }"""


@cache
def once(name: str, data: bytes, region: str) -> Reading:
    """The reading of a document, made once for all tests here."""
    return interpret(name, data, region)


@pytest.fixture(scope="module")
def workspace(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(
        tmp_path_factory.mktemp("real") / "data", create=True, reader=once
    ) as opened:
        report = opened.build([shared / "documents"])
        assert report.failed == ()
        assert len(report.read) == 5
        yield opened


def test_every_quote_in_the_store_is_verbatim_in_the_raw_text(workspace: Workspace) -> None:
    texts = {d.id: d.text for d in workspace.knowledge().documents.values()}
    rows = workspace.store.query(SPARQL_PREFIXES + EVIDENCE).rows
    assert len(rows) > 500
    for row in rows:
        document, start, end, quote = (value or "" for value in row)
        assert texts[document.rsplit("/", 1)[1]][int(start) : int(end)] == quote


def test_the_graph_keeps_its_own_invariants(workspace: Workspace) -> None:
    assert check(workspace.store.triples()) == ()


def test_all_the_store_holds_comes_back_as_the_objects_that_are_known(workspace: Workspace) -> None:
    known, found = workspace.knowledge(), objects_of(workspace.store.triples())
    assert {claim.id: claim for claim in found.claims} == known.by_id
    assert {gap.id: gap for gap in found.gaps} == {gap.id: gap for gap in known.gaps}
    seen = {observation.id: observation for observation in known.observations}
    assert {observation.id: observation for observation in found.observations} == seen
    assert {entity.id: entity for entity in found.entities} == known.entities


def test_regions_nest_up_to_a_province(workspace: Workspace) -> None:
    regions = Regions(workspace.knowledge())
    places = regions.places_with_facts()
    assert places
    names = {workspace.knowledge().name(area) for area in regions.path(places[0].id)}
    assert "山东省" in names
    assert workspace.knowledge().direct(Relation.LOCATED_IN)


def test_documents_in_another_order_give_the_same_bytes(
    workspace: Workspace, shared: Path, tmp_path: Path
) -> None:
    files = sorted((shared / "documents").iterdir(), reverse=True)
    with Workspace.open(tmp_path / "data", create=True, reader=once) as other:
        other.build(files)
        for form in ExportFormat:
            ours, theirs = (export(form, w.knowledge(), w.store) for w in (workspace, other))
            assert ours == theirs
