"""The two invariants between claims and facts, asked of the store itself.

Both are set differences: with FILTER NOT EXISTS the engine asks anew for every row. Only the engine of
the data directory is asked: Virtuoso 7 overlooks VALUES and FILTER beside MINUS in a sub-select and
finds faults in a sound graph. `liantu check` holds any graph to the same rules, here.
"""

from graph.store import EmbeddedStore, Store
from ontology.errors import Unsound
from ontology.model import Relation
from ontology.vocab import ID, SPARQL_PREFIXES, code

_RELATIONS = " ".join(f"<{code(relation)}>" for relation in Relation)
_MADE = f"""
    VALUES ?p {{ {_RELATIONS} }}
    ?claim lt:status lt:Actual ; rdf:predicate ?p ; rdf:subject ?s ; rdf:object ?o .
    MINUS {{ ?claim lt:review lt:Pending }} MINUS {{ ?claim lt:review lt:Rejected }}"""

FACT_WITHOUT_CLAIM = f"""{SPARQL_PREFIXES}
SELECT ?s ?p ?o WHERE {{
  {{ SELECT ?s ?p ?o WHERE {{ VALUES ?p {{ {_RELATIONS} }} ?s ?p ?o . FILTER(STRSTARTS(STR(?s), "{ID}")) }} }}
  MINUS {{ {_MADE} }}
  MINUS {{ ?s lt:activeTemplate/lt:includes ?o . BIND(lt:hasSegment AS ?p) }}
}} LIMIT 3"""
CLAIM_WITHOUT_FACT = f"""{SPARQL_PREFIXES}
SELECT ?s ?p ?o WHERE {{
  {{ SELECT ?s ?p ?o WHERE {{ {_MADE} }} }}
  MINUS {{ VALUES ?p {{ {_RELATIONS} }} ?s ?p ?o }}
}} LIMIT 3"""


def hold(store: Store) -> None:
    """Unsound, with examples, where a fact has no actual, published claim, or such a claim no fact."""
    if not isinstance(store, EmbeddedStore):
        return
    for query, zh, en in (
        (FACT_WITHOUT_CLAIM, "没有断言支持的事实", "facts that no claim supports"),
        (CLAIM_WITHOUT_FACT, "没有生成事实的断言", "claims that made no fact"),
    ):
        if rows := store.query(query).rows:
            told = "; ".join(" ".join(str(cell).removeprefix(ID) for cell in row) for row in rows)
            raise Unsound(
                f"图谱不自洽，有{zh}：{told}；请运行 liantu build 重建，若仍出现请报告",
                f"The graph contradicts itself, with {en}: {told}; run liantu build again",
            )
