"""What follows from names stands in the graph, marked, and goes when its ground goes."""

from pathlib import Path

import pytest

from graph.build import Workspace
from graph.decisions import Decision, DecisionKind
from graph.gaps.board import boards
from graph.gaps.listed import Section, listed_gaps
from ontology.model import Basis
from ontology.soundness import check
from ontology.vocab import ONT, SPARQL_PREFIXES, iri
from tests.graph.test_gaps_sparql import asked


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.open(tmp_path / "data", create=True)


def put(workspace: Workspace, folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    workspace.build([file])


def pairs(workspace: Workspace, relation: str) -> set[tuple[str, str]]:
    """The names of what a relation joins; of a document its file, of a firm that is gone its id."""
    found = workspace.store.query(
        f"{SPARQL_PREFIXES}SELECT ?a ?b ?x WHERE {{ ?x {relation} ?o . ?o skos:prefLabel ?b "
        "OPTIONAL { ?x skos:prefLabel ?p } OPTIONAL { ?x lt:fileName ?f } "
        "BIND(COALESCE(?p, ?f, STR(?x)) AS ?a) }"
    )
    return {(str(row[0]), str(row[1])) for row in found.rows}


def test_a_district_named_after_its_city_lies_in_it_and_says_why(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = "青岛光电产业园位于青岛蓝岸新区。青岛蓝岸新区新能源汽车产业链缺少动力电池企业。"
    put(workspace, tmp_path, "甲.txt", text)
    assert ("青岛蓝岸新区", "青岛市") in pairs(workspace, "lt:withinByName")
    assert pairs(workspace, "lt:withinByName") < pairs(workspace, "lt:within")
    assert check(workspace.store.triples()) == ()


def test_the_outer_city_is_asked_for_as_many_gaps_as_its_board_has(
    tmp_path: Path, examples: Path
) -> None:
    made = Workspace.open(tmp_path / "data", create=True)
    made.build([examples])
    known = made.knowledge()
    region = known.find_region("澄湾市").id
    stated = {
        iri(gap.id)
        for gap in listed_gaps(known, boards(known, region))
        if gap.basis is Basis.STATED and gap.section is not Section.UNLOCATED
    }
    inner = {iri(g.id) for g in known.gaps if g.region == known.find_region("星海新区").id}
    assert len(stated) > len(inner & stated) >= 20
    assert {row[0] for row in asked(made, "澄湾市")} == stated
    made.close()


def test_a_branch_and_its_firm_are_joined_until_one_of_them_is_gone(
    workspace: Workspace, tmp_path: Path
) -> None:
    put(workspace, tmp_path, "甲.txt", "甲光重工有限公司落户青岛市，主营驱动电机。")
    put(workspace, tmp_path, "乙.txt", "甲光重工有限公司青岛分公司位于青岛市，主营驱动电机。")
    joined = {("甲光重工有限公司青岛分公司", "甲光重工有限公司")}
    assert pairs(workspace, "lt:branchOf") == pairs(workspace, "lt:inHouseOf") == joined
    assert check(workspace.store.triples()) == ()
    document = next(d.id for d in workspace.knowledge().documents.values() if d.name == "甲.txt")
    workspace.remove(document)
    assert pairs(workspace, "lt:inHouseOf") == set()


def test_a_document_speaks_for_the_area_that_its_region_is(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "甲.txt"
    file.write_text("青岛市新能源汽车产业链缺少动力电池企业。", encoding="utf-8")
    workspace.build([file], region="青岛市")
    assert pairs(workspace, "lt:speaksForArea") == {("甲.txt", "青岛市")}


def test_the_id_of_a_merged_firm_leads_to_the_one_it_goes_under(
    workspace: Workspace, tmp_path: Path
) -> None:
    put(workspace, tmp_path, "甲.txt", "甲光重工有限公司落户青岛市。乙星机电有限公司落户青岛市。")
    known = workspace.knowledge()
    one, other = (
        next(e.id for e in known.entities.values() if e.name == name)
        for name in ("甲光重工有限公司", "乙星机电有限公司")
    )
    workspace.decide(Decision(DecisionKind.ALIAS, one, other))
    assert {pair[0] for pair in pairs(workspace, "dct:isReplacedBy")} == {iri(one)}
    workspace.decide(Decision(DecisionKind.ALIAS, one))
    assert pairs(workspace, "dct:isReplacedBy") == set()


def test_opening_a_graph_whose_conclusions_were_cut_off_draws_them(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "甲.txt"
    file.write_text("青岛市新能源汽车产业链缺少动力电池企业。", encoding="utf-8")
    workspace.build([file], region="青岛市")
    whole = frozenset(workspace.store.triples())
    spoken = frozenset(t for t in whole if t.predicate.value == f"{ONT}speaksForArea")
    assert spoken
    workspace.store.apply(spoken, (), {"concluded": None})
    workspace.close()
    again = Workspace.open(tmp_path / "data")
    assert frozenset(again.store.triples()) == whole
    again.close()
