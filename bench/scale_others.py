"""The question of the gap board as others would ask it: plain networkx, and SPARQL in rdflib."""

from collections import defaultdict

import networkx as nx
import rdflib

from bench.graph_triples import written
from graph.knowledge import Knowledge
from ontology.model import EntityType, Relation, Status
from ontology.vocab import SPARQL_PREFIXES, iri

_BATCH = 50_000
# A group a step: rdflib joins groups from left to right by its indexes. Written as one group, it
# begins with whatever has two constants and multiplies (not done after eight minutes at 3,000 firms).
_COUNTS = """
SELECT ?s (COUNT(DISTINCT ?f) AS ?n) WHERE {
  { ?area lt:within* <REGION> } { ?f lt:locatedIn ?area } { ?f a lt:Firm ; lt:inSegment ?s }
} GROUP BY ?s
"""
_AT_WORK = """
SELECT ?s ?f ?words ?stay WHERE {
  { ?area lt:within* <REGION> } { ?lies rdf:object ?area }
  { ?lies rdf:predicate lt:locatedIn ; lt:status lt:Actual ; rdf:subject ?f } { ?f a lt:Firm }
  { ?lies lt:evidence ?e } { ?e lt:quote ?stay }
  { ?works rdf:subject ?f }
  { ?works rdf:predicate lt:inSegment ; lt:status lt:Actual ; rdf:object ?s }
  { ?works lt:evidence ?d } { ?d lt:quote ?words }
}
"""
_PLANNED = """
SELECT ?s ?f ?words WHERE {
  { ?area lt:within* <REGION> } { ?lies rdf:object ?area }
  { ?lies rdf:predicate lt:locatedIn ; lt:status lt:Planned ; rdf:subject ?f }
  { ?works rdf:subject ?f } { ?works rdf:predicate lt:inSegment ; rdf:object ?s }
  { ?works lt:evidence ?d } { ?d lt:quote ?words }
}
"""
_STATED = """
SELECT ?s ?kind ?words WHERE {
  { ?area lt:within* <REGION> } { ?g lt:inRegion ?area } { ?g lt:kind ?kind ; lt:atSegment ?s }
  { ?g lt:evidence ?d } { ?d lt:quote ?words }
}
"""


def networkx_graph(known: Knowledge) -> "nx.MultiDiGraph[str]":
    """Entities as nodes, claims as edges with their predicate, status and evidence."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((e.id, {"type": e.type}) for e in known.entities.values())
    graph.add_edges_from(
        (
            c.subject,
            c.object,
            {"predicate": c.predicate, "status": c.status, "evidence": c.evidence},
        )
        for c in known.claims
    )
    return graph


def networkx_counts(graph: "nx.MultiDiGraph[str]", known: Knowledge, region: str) -> dict[str, int]:
    """Segment → the firms at work there in a region: the loop anybody would write first."""
    inside = {region} | {area for area, above in known.parents.items() if above == region}
    found: dict[str, int] = {}
    for chain in known.chains.values():
        for segment in chain.segments:
            firms = {
                firm
                for firm, _, data in graph.in_edges(segment.id, data=True)
                if data["predicate"] is Relation.IN_SEGMENT
                and data["status"] is Status.ACTUAL
                and graph.nodes[firm]["type"] is EntityType.FIRM
                and _lies_in(graph, firm, inside)
            }
            if firms:
                found[segment.id] = len(firms)
    return dict(sorted(found.items()))


def _lies_in(graph: "nx.MultiDiGraph[str]", firm: str, inside: set[str]) -> bool:
    return any(
        area in inside
        and data["predicate"] is Relation.LOCATED_IN
        and data["status"] is Status.ACTUAL
        for _, area, data in graph.out_edges(firm, data=True)
    )


def rdflib_graph(known: Knowledge) -> rdflib.Graph:
    """Direct triples, claims, gaps and evidence, as the product's own graph holds them."""
    graph = rdflib.Graph()
    batch: list[str] = []
    for triple in written(known):
        batch.append(f"{triple} .\n")
        if len(batch) == _BATCH:
            graph.parse(data="".join(batch), format="nt")
            batch.clear()
    graph.parse(data="".join(batch), format="nt")
    return graph


def rdflib_counts(graph: rdflib.Graph, region: str, form: str) -> dict[str, int]:
    """Segment → the firms at work there: counted by the engine, or out of everything the board has."""
    if form == "counts":
        rows = _rows(graph, _COUNTS, region)
        return dict(sorted((_id(s), int(n)) for s, n in rows))
    firms: defaultdict[str, set[str]] = defaultdict(set)
    for segment, firm, *_ in _rows(graph, _AT_WORK, region):
        firms[_id(segment)].add(firm)
    for query in (_PLANNED, _STATED):
        _rows(graph, query, region)
    return {segment: len(found) for segment, found in sorted(firms.items())}


def _rows(graph: rdflib.Graph, query: str, region: str) -> list[tuple[str, ...]]:
    asked = SPARQL_PREFIXES + query.replace("<REGION>", f"<{iri(region)}>")
    return [tuple(map(str, row)) for row in graph.query(asked)]  # type: ignore[arg-type]


def _id(value: str) -> str:
    return value.rpartition("/")[2]
