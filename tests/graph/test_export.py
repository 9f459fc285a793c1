import csv
import io

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from graph.export import ExportFormat, claims_table, export, graphml, inert
from graph.knowledge import Knowledge, knowledge_of
from graph.network import network
from graph.store import EmbeddedStore
from ontology.model import Reading, Relation, Status
from tests.graph.world import CHAIN, FIRM, claim, document, entity

FIRMS = (entity(FIRM, "=甲方"), entity(FIRM, "<乙方>&\x01"))
DREAMS = entity(CHAIN, "造梦")


def known() -> Knowledge:
    source = document("=甲方在造梦，\n将供应乙方。")
    claims = (
        claim(source, "=甲方在造梦", (FIRMS[0], Relation.IN_CHAIN, DREAMS)),
        claim(source, "，\n将供应乙方", (FIRMS[0], Relation.SUPPLIES_TO, FIRMS[1]), Status.PLANNED),
    )
    return knowledge_of([Reading(source, (*FIRMS, DREAMS), claims)])


def test_networkx_reads_the_graphml_back() -> None:
    found = nx.read_graphml(io.BytesIO(graphml(known())), force_multigraph=True)
    assert isinstance(found, nx.MultiDiGraph)
    whole = network(known())
    assert set(found) == set(whole)
    assert {(s, t, k) for s, t, k in found.edges(keys=True)} == set(whole.edges(keys=True))
    assert found.nodes[FIRMS[0].id] == {"name": "=甲方", "type": "Firm"}
    assert found.nodes[FIRMS[1].id]["name"] == "<乙方>&"
    edge = found.edges[FIRMS[0].id, DREAMS.id, "inChain-Actual"]
    assert edge["claims"] == known().claims[0].id
    assert edge["confidence"] == 0.9


def test_the_table_of_claims_has_a_row_a_claim_and_no_formula() -> None:
    table = claims_table(known())
    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    assert rows[0][:4] == ["断言编号", "主体类型", "主体", "关系"]
    assert rows[1][2] == "'=甲方"
    assert rows[2][-1] == "，\n将供应乙方"
    assert rows[1][-3:] == ["0", "6", "'=甲方在造梦"]
    assert b"claim,subject_type," in claims_table(known(), "en")


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    cell = inert(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.endswith(text)


@pytest.mark.parametrize("form", list(ExportFormat))
def test_the_same_graph_is_the_same_file(form: ExportFormat) -> None:
    store = EmbeddedStore.memory()
    store.apply((), [Triple(NamedNode("urn:a"), NamedNode("urn:b"), Literal("三"))])
    first, second = export(form, known(), store), export(form, known(), store)
    assert first == second
    assert "三" in first.decode() or form in (ExportFormat.GRAPHML, ExportFormat.CSV)
