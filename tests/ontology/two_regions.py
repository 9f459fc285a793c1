"""A small graph of two regions and three documents, some of it rejected, planned or overtaken."""

from collections.abc import Iterator
from decimal import Decimal

import pyoxigraph as ox

from ontology.identity import digest
from ontology.labels import ontology_triples
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
    ProjectPhase,
    Quantity,
    Relation,
    Review,
    Status,
)
from ontology.triples import (
    chain_triples,
    claim_triples,
    direct_triple,
    document_triples,
    entity_triples,
    gap_triples,
    nesting_triple,
    observation_triples,
)
from tests.ontology.sample import CHAIN, REFERENCE, SEGMENTS

CITY = Document("doc-00000000000a", "a" * 64, "市.txt", "", title="甲市规划", region="甲市")
NEWS = Document("doc-00000000000b", "b" * 64, "报.txt", "", region="甲市")
OTHER = Document("doc-00000000000c", "c" * 64, "区.txt", "", title="乙市概况", region="乙市")
NAMES = {
    EntityType.FIRM: ("甲钢", "甲机", "丙机", "丁材"),
    EntityType.PARK: ("甲园", "乙园"),
    EntityType.PLACE: ("甲市", "乙市", "丙省", "戊省"),
    EntityType.PROJECT: ("一期", "二期", "三期", "四期"),
}
ENTITIES = {
    name: Entity(f"{kind.value.lower()}-{n}", kind, name)
    for kind, names in NAMES.items()
    for n, name in enumerate(names)
} | {entity.name: entity for entity in (CHAIN, *SEGMENTS)}


def said(document: Document, quote: str) -> tuple[Evidence, ...]:
    start = int(digest((quote,))[:4], 16)  # other words, another place
    return (Evidence(document.id, start, start + len(quote), quote),)


def claim(
    document: Document,
    fact: tuple[str, Relation, str],
    status: Status = Status.ACTUAL,
    review: Review | None = None,
) -> Claim:
    subject, predicate, target = fact
    identifier = f"claim-{document.id[-1]}-{ENTITIES[subject].id}-{predicate}-{status}"
    end = target if predicate is Relation.PHASE else ENTITIES[target].id
    identifier += f"-{end}"
    quote = f"{subject}和{target}"
    return Claim(
        identifier, ENTITIES[subject].id, predicate, end, status, said(document, quote), "r",
        confidence=0.6 if review else 0.9, review=review,
    )  # fmt: skip


def output(document: Document, about: str, value: str, status: Status, year: int) -> Observation:
    quantity = Quantity(Decimal(value), "亿元", f"{value}亿元")
    identifier = f"observation-{document.id[-1]}-{ENTITIES[about].id}-{status}"
    evidence = said(document, f"{about}{value}亿元")
    return Observation(
        identifier, ENTITIES[about].id, Metric.OUTPUT_VALUE, quantity, status, evidence, "r",
        year=year,
    )  # fmt: skip


def gap(what: str, kind: GapKind, segment: str, review: Review | None = None) -> Gap:
    return Gap(
        f"gap-{kind}-{ENTITIES[segment].id}-{review}", "chain-x", what, kind, ENTITIES["甲市"].id,
        said(CITY, what), "r", segment=ENTITIES[segment].id, review=review,
    )  # fmt: skip


CLAIMS = (
    claim(CITY, ("甲钢", Relation.IN_SEGMENT, "原料")),
    claim(CITY, ("甲钢", Relation.LOCATED_IN, "甲园")),
    claim(CITY, ("甲机", Relation.IN_SEGMENT, "整机")),
    claim(CITY, ("丙机", Relation.IN_SEGMENT, "整机"), review=Review.REJECTED),
    claim(CITY, ("丁材", Relation.TARGET_FOR, "甲链"), Status.TARGET),
    claim(CITY, ("甲机", Relation.TARGET_FOR, "甲链"), Status.TARGET, Review.REJECTED),
    claim(CITY, ("甲园", Relation.LOCATED_IN, "甲市")),
    claim(CITY, ("甲园", Relation.FOCUSES_ON, "甲链")),
    claim(OTHER, ("乙园", Relation.LOCATED_IN, "乙市")),
    claim(OTHER, ("乙园", Relation.FOCUSES_ON, "甲链")),
    claim(OTHER, ("甲机", Relation.LOCATED_IN, "乙园")),
    claim(CITY, ("一期", Relation.PHASE, ProjectPhase.SIGNED)),
    claim(CITY, ("二期", Relation.PHASE, ProjectPhase.SIGNED)),
    claim(CITY, ("二期", Relation.IN_SEGMENT, "整机"), Status.PLANNED),
    claim(NEWS, ("二期", Relation.PHASE, ProjectPhase.UNDER_CONSTRUCTION)),
    claim(CITY, ("三期", Relation.PHASE, ProjectPhase.COMPLETED)),
    claim(NEWS, ("三期", Relation.PHASE, ProjectPhase.IN_OPERATION)),
    claim(CITY, ("四期", Relation.PHASE, ProjectPhase.SIGNED)),
    claim(NEWS, ("四期", Relation.PHASE, ProjectPhase.TERMINATED)),
)
OBSERVATIONS = (
    output(CITY, "甲链", "300", Status.ACTUAL, 2024),
    output(CITY, "甲链", "500", Status.TARGET, 2028),
    output(NEWS, "甲链", "450", Status.TARGET, 2028),
    output(OTHER, "甲链", "900", Status.TARGET, 2030),
    output(NEWS, "甲钢", "20", Status.ACTUAL, 2023),
    output(OTHER, "甲钢", "25", Status.ACTUAL, 2024),
)
GAPS = (
    gap("精料", GapKind.IMPORT_DEPENDENT, "原料"),
    gap("本地钢", GapKind.UNMATCHED_LOCAL, "原料"),
    gap("误读", GapKind.IMPORT_DEPENDENT, "整机", Review.REJECTED),
)


def graph() -> Iterator[ox.Triple]:
    """The triples of the two regions, with the ontology's own words."""
    yield from ontology_triples()
    yield from chain_triples(REFERENCE)
    for document in (CITY, NEWS, OTHER):
        yield from document_triples(document)
    for entity in ENTITIES.values():
        yield from entity_triples(entity)
    yield nesting_triple(ENTITIES["甲市"].id, ENTITIES["丙省"].id)
    yield nesting_triple(ENTITIES["乙市"].id, ENTITIES["戊省"].id)
    for each in CLAIMS:
        yield from claim_triples(each)
        if (fact := direct_triple(each)) is not None:
            yield fact
    for number in OBSERVATIONS:
        yield from observation_triples(number)
    for lack in GAPS:
        yield from gap_triples(lack)
