"""networkx graphs built from claims; every edge carries the claims it stands on."""

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from graph.knowledge import Knowledge
from graph.regions import Regions
from ontology.chains.model import ReferenceChain
from ontology.model import Claim, Relation, Review


def network(
    knowledge: Knowledge, region: str | None = None, chain: str | None = None
) -> "nx.MultiDiGraph[str]":
    """Entities joined by unrejected claims: an edge a subject, relation, object and status.

    With a region: claims between things of the region (in it or of no stated place). With a chain:
    claims about what belongs to the chain. Edges have `predicate`, `status`, `claims` (ids, sorted)
    and `confidence` (the highest); nodes have `type` and `name`.
    """
    claims: Iterable[Claim] = (c for c in knowledge.claims if c.review is not Review.REJECTED)
    if region is not None:
        claims = _in_region(knowledge, region, claims)
    if chain is not None:
        members = chain_members(knowledge, chain)
        claims = (c for c in claims if c.subject in members and c.object in members)
    return _drawn(knowledge, claims)


def chain_members(knowledge: Knowledge, chain: str) -> frozenset[str]:
    """The chain, its segments, and every entity that a claim puts into one of them."""
    core = core_of(knowledge, chain)
    joined = {
        claim.subject
        for thing in core
        for claim in knowledge.claims_to(thing)
        if claim.review is not Review.REJECTED and claim.chain in (None, chain)
    }
    return core | joined


def core_of(knowledge: Knowledge, chain: str) -> frozenset[str]:
    """The chain and its segments: those of its reference chain and those that documents state."""
    reference = knowledge.chains.get(chain)
    listed = {segment.id for segment in reference.segments} if reference else set()
    stated = {c.object for c in knowledge.claims_from(chain, Relation.HAS_SEGMENT)}
    return frozenset({chain} | listed | stated)


def supply_graph(chain: ReferenceChain) -> "nx.DiGraph[str]":
    """The segments of a reference chain, an edge from each to the segments that take its output."""
    graph: nx.DiGraph[str] = nx.DiGraph(chain=chain.id, version=chain.version)
    for segment in chain.segments:
        graph.add_node(
            segment.id,
            name=segment.label,
            tier=segment.tier.value,
            criticality=segment.criticality,
            depth=segment.depth,
        )
    for segment in chain.segments:
        graph.add_edges_from((segment.id, target) for target in segment.feeds)
    return graph


def between(knowledge: Knowledge, entities: frozenset[str]) -> "nx.MultiDiGraph[str]":
    """The given entities, each a node even if nothing joins it, and all claims between them."""
    claims = (
        claim
        for thing in sorted(entities)
        for claim in knowledge.claims_from(thing)
        if claim.object in entities and claim.review is not Review.REJECTED
    )
    graph = _drawn(knowledge, claims)
    for entity in sorted(entities - set(graph)):
        _add_node(graph, knowledge, entity)
    return graph


def _in_region(knowledge: Knowledge, region: str, claims: Iterable[Claim]) -> Iterable[Claim]:
    regions = Regions(knowledge)
    inside = regions.inside(region)
    areas = set(regions.areas())

    def belongs(entity: str) -> bool:
        if entity in areas:
            return entity in inside
        placed = regions.located(entity, planned=True)
        return not placed or bool(placed & inside)

    return (
        claim
        for claim in claims
        if (claim.region is None or claim.region in inside)
        and belongs(claim.subject)
        and belongs(claim.object)
    )


def _drawn(knowledge: Knowledge, claims: Iterable[Claim]) -> "nx.MultiDiGraph[str]":
    edges: defaultdict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        # The object of a phase claim is a word, no entity.
        if claim.object in knowledge.entities:
            key = f"{claim.predicate.value}-{claim.status.value}"
            edges[claim.subject, claim.object, key].append(claim)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in sorted({end for subject, target, _ in edges for end in (subject, target)}):
        _add_node(graph, knowledge, entity)
    for (subject, target, key), group in sorted(edges.items()):
        graph.add_edge(
            subject,
            target,
            key=key,
            predicate=group[0].predicate.value,
            status=group[0].status.value,
            claims=tuple(sorted(claim.id for claim in group)),
            confidence=max(claim.confidence for claim in group),
        )
    return graph


def _add_node(graph: "nx.MultiDiGraph[str]", knowledge: Knowledge, entity: str) -> None:
    known = knowledge.entities.get(entity)
    graph.add_node(entity, name=known.name if known else entity, type=known.type if known else "")
