"""A small invented world to test with: every sentence is its own document span."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from graph.knowledge import Knowledge, knowledge_of
from graph.merging import joined
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
from reading.formats import from_bytes

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


_LINE = re.compile(r"(\w+):(\S+) (\w+) (\w+):(\S+) (\w+)")


def read_lines(name: str, data: bytes, region: str = "") -> Reading:
    """A reader of a language of our own: 「Firm:甲方 locatedIn Place:乙市 Actual」, a fact a line."""
    source = replace(from_bytes(name, data), region=region)
    entities: list[Entity] = []
    claims: list[Claim] = []
    problems: list[str] = []
    for line in source.text.splitlines():
        found = _LINE.fullmatch(line)
        if not found:
            problems.append(f"看不懂：{line}")
            continue
        subject = entity(EntityType(found[1]), found[2])
        target = entity(EntityType(found[4]), found[5])
        entities += [subject, target]
        fact = (subject, Relation(found[3]), target)
        claims.append(claim(source, line, fact, Status(found[6])))
    return Reading(source, joined(entities), tuple(claims), problems=tuple(problems))
