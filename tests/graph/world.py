"""A small invented world to test with: every sentence is its own document span."""

import hashlib
from collections.abc import Mapping
from decimal import Decimal

from graph.knowledge import Knowledge, knowledge_of
from ontology.chains.model import ReferenceChain, ReferenceSegment, Tier
from ontology.identity import digest, document_id, entity_id
from ontology.model import (
    Bound,
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
    Reading,
    Relation,
    Review,
    Status,
)

FIRM, PARK, PLACE, CHAIN = (
    EntityType.FIRM,
    EntityType.PARK,
    EntityType.PLACE,
    EntityType.CHAIN,
)


def entity(kind: EntityType, name: str, *aliases: str) -> Entity:
    return Entity(entity_id(kind, name), kind, name, aliases)


def document(text: str, name: str = "甲.txt") -> Document:
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(document_id(sha), sha, name, text)


def evidence(source: Document, quote: str) -> Evidence:
    start = source.text.index(quote)
    return Evidence(source.id, start, start + len(quote), quote)


def claim(
    source: Document,
    quote: str,
    fact: tuple[Entity, Relation, Entity],
    status: Status = Status.ACTUAL,
    review: Review | None = None,
) -> Claim:
    subject, predicate, target = fact
    found = evidence(source, quote)
    id_ = "claim-" + digest((found.id, subject.id, predicate, target.id, status))
    return Claim(
        id_, subject.id, predicate, target.id, status, (found,), "test_rule", review=review
    )


def gap(source: Document, quote: str, chain: Entity, region: Entity) -> Gap:
    found = evidence(source, quote)
    id_ = "gap-" + digest((found.id, chain.id, region.id))
    return Gap(id_, chain.id, quote, GapKind.MISSING, region.id, (found,), "test_rule")


def observation(source: Document, quote: str, about: Entity, value: Quantity) -> Observation:
    found = evidence(source, quote)
    id_ = "obs-" + digest((found.id, about.id))
    return Observation(
        id_, about.id, Metric.OUTPUT_VALUE, value, Status.ACTUAL, (found,), "test_rule"
    )


def one_line_reading(
    subject: Entity, predicate: Relation, target: Entity, status: Status = Status.ACTUAL
) -> Reading:
    """A document that says one thing."""
    source = document(f"{subject.name} {predicate.value} {target.name} {status.value}。")
    stated = claim(source, source.text, (subject, predicate, target), status)
    return Reading(source, (subject, target), (stated,))


def located(*pairs: tuple[Entity, Entity], parents: Mapping[str, str] | None = None) -> Knowledge:
    """Knowledge of things lying in areas, a document each."""
    readings = [one_line_reading(a, Relation.LOCATED_IN, b) for a, b in pairs]
    return knowledge_of(readings, parents=parents)


def reference_chain() -> ReferenceChain:
    """Three segments in a row."""
    label = "造梦机产业链"
    keys = ("ore", "core", "dream")
    labels = ("梦矿", "梦芯", "造梦机整机")
    ids = [f"segment-{digest((label, key))}" for key in keys]
    segments = tuple(
        ReferenceSegment(
            id=ids[i],
            key=keys[i],
            label=labels[i],
            label_en=keys[i],
            tier=(Tier.UPSTREAM, Tier.MIDSTREAM, Tier.DOWNSTREAM)[i],
            criticality=i + 1,
            source="test",
            basis="domain",
            feeds=tuple(ids[i + 1 : i + 2]),
            depth=i,
        )
        for i in range(3)
    )
    chain = entity_id(CHAIN, label)
    return ReferenceChain(chain, "dream", label, "Dream machines", "1.0.0", segments, ("造梦",))


def amount(value: str) -> Quantity:
    return Quantity(Decimal(value), "亿元", value, Bound.GE)
