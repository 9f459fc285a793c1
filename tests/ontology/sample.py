"""A small sound graph: one document, one claim of each kind, one number, one gap, one chain."""

from decimal import Decimal

import pyoxigraph as ox

from ontology.chains.model import ReferenceChain, ReferenceSegment, Tier
from ontology.model import (
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Gap,
    GapKind,
    Metric,
    Observation,
    Quantity,
    Relation,
    Status,
)
from ontology.triples import (
    chain_triples,
    claim_triples,
    direct_triple,
    document_triples,
    entity_triples,
    gap_triples,
    observation_triples,
)

DOCUMENT = Document("doc-000000000001", "a" * 64, "规划.txt", "", title="甲市规划", region="甲市")
SENTENCE = (Evidence(DOCUMENT.id, 10, 16, "甲重工落户乙"),)
FIRM = Entity("firm-1", EntityType.FIRM, "甲重工", ("甲重工公司",))
OTHER = Entity("firm-2", EntityType.FIRM, "丙电子")
PARK = Entity("park-1", EntityType.PARK, "乙产业园")
PLACE = Entity("place-1", EntityType.PLACE, "甲市")
CHAIN = Entity("chain-x", EntityType.CHAIN, "甲链")
SEGMENTS = (
    Entity("seg-x-a", EntityType.SEGMENT, "原料"),
    Entity("seg-x-b", EntityType.SEGMENT, "整机"),
)
REFERENCE = ReferenceChain(
    "chain-x",
    "x",
    "甲链",
    "Chain X",
    "1.0.0",
    (
        ReferenceSegment(
            "seg-x-a", "a", "原料", "Feed", Tier.UPSTREAM, 3, "某规划 第一章", "document",
            feeds=("seg-x-b",), gb4754="2611",
        ),
        ReferenceSegment(
            "seg-x-b", "b", "整机", "Machine", Tier.DOWNSTREAM, 2, "通识", "domain", depth=1
        ),
    ),
)  # fmt: skip


def _claim(number: int, subject: str, predicate: Relation, target: str, status: Status) -> Claim:
    return Claim(f"claim-{number}", subject, predicate, target, status, SENTENCE, "sample", 0.9)


CLAIMS = (
    _claim(1, "firm-1", Relation.LOCATED_IN, "park-1", Status.ACTUAL),
    _claim(2, "firm-1", Relation.LEADER_OF, "chain-x", Status.ACTUAL),
    _claim(3, "firm-1", Relation.IN_SEGMENT, "seg-x-b", Status.ACTUAL),
    _claim(4, "firm-2", Relation.TARGET_FOR, "chain-x", Status.TARGET),
    _claim(5, "firm-2", Relation.LOCATED_IN, "park-1", Status.PLANNED),
    _claim(6, "firm-2", Relation.SUPPLIES_TO, "firm-1", Status.NEGATED),
    _claim(7, "park-1", Relation.LOCATED_IN, "place-1", Status.ACTUAL),
)
OUTPUT = Observation(
    "observation-1",
    "chain-x",
    Metric.OUTPUT_VALUE,
    Quantity(Decimal(500), "亿元", "500亿元"),
    Status.TARGET,
    SENTENCE,
    "sample",
    year=2028,
)
LACK = Gap("gap-1", "chain-x", "原料", GapKind.EXTERNAL_SUPPLY, "place-1", SENTENCE, "sample")


def sample() -> list[ox.Triple]:
    """The triples of the sample graph."""
    triples = list(document_triples(DOCUMENT))
    for entity in (FIRM, OTHER, PARK, PLACE, CHAIN, *SEGMENTS):
        triples += entity_triples(entity)
    for claim in CLAIMS:
        triples += claim_triples(claim)
        if (fact := direct_triple(claim)) is not None:
            triples.append(fact)
    triples += observation_triples(OUTPUT)
    triples += gap_triples(LACK)
    triples += chain_triples(REFERENCE)
    return triples
