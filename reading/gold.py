"""A reading in the shape of hand annotations, so that both can be compared."""

from collections.abc import Callable
from typing import Any

from ontology.model import (
    Claim,
    EntityType,
    Gap,
    GapKind,
    Observation,
    Reading,
    Relation,
    Status,
)

TYPES = {
    EntityType.FIRM: "Firm",
    EntityType.PARK: "Park",
    EntityType.CHAIN: "Industry",
    EntityType.SEGMENT: "Stage",
    EntityType.PROJECT: "Project",
    EntityType.INSTITUTION: "Institution",
    EntityType.PLACE: "Place",
}
"""What hand annotations call the types of names."""
_RELATIONS = {
    Relation.LOCATED_IN: "located_in",
    Relation.IN_CHAIN: "in_chain",
    Relation.LEADER_OF: "leader_of",
    Relation.TARGET_FOR: "target_for",
    Relation.HAS_SEGMENT: "has_stage",
    Relation.IN_SEGMENT: "operates_in_stage",
    Relation.SUPPLIES_TO: "supplies",
    Relation.DEVELOPS: "develops",
    Relation.FOCUSES_ON: "focuses_on",
}
_STATUS = {
    Status.ACTUAL: "actual",
    Status.PLANNED: "planned",
    Status.TARGET: "planned",
    Status.NEGATED: "negated",
}
_GAPS = {
    GapKind.MISSING: "missing",
    GapKind.WEAK: "weak",
    GapKind.IMPORT_DEPENDENT: "import_dependent",
    GapKind.EXTERNAL_SUPPLY: "external_supply",
    GapKind.UNMATCHED_LOCAL: "unmatched_local",
}


def as_gold(reading: Reading) -> dict[str, Any]:
    """The reading as plain lists of entities, relations, observations and gaps, all by name.

    Types, relations and kinds that hand annotations do not know are left out.
    """
    names = {entity.id: entity.name for entity in reading.entities}

    def name(entity: str) -> str:
        return names.get(entity, entity)

    document = reading.document
    return {
        "id": document.name.rpartition(".")[0] or document.name,
        "title": document.title,
        "source": document.name,
        "date": document.issued.isoformat() if document.issued else None,
        "region": document.region,
        "text": document.text,
        "entities": [
            {"type": TYPES[e.type], "name": e.name, "aliases": list(e.aliases)}
            for e in reading.entities
            if e.type in TYPES
        ],
        "relations": [_relation(c, name) for c in reading.claims if known_to_gold(c)],
        "observations": [_observation(o, name) for o in reading.observations],
        "gaps": [_gap(g, name) for g in reading.gaps],
    }


def relation_name(relation: Relation) -> str:
    """What hand annotations call a relation."""
    return _RELATIONS[relation]


def known_to_gold(claim: Claim) -> bool:
    """Whether hand annotations know the relation of a claim."""
    return claim.predicate in _RELATIONS


def _relation(claim: Claim, name: Callable[[str], str]) -> dict[str, Any]:
    return {
        "type": _RELATIONS[claim.predicate],
        "subject": name(claim.subject),
        "object": name(claim.object),
        "status": _STATUS[claim.status],
        "quote": claim.evidence[-1].quote,
    }


def _observation(seen: Observation, name: Callable[[str], str]) -> dict[str, Any]:
    value = float(seen.quantity.value)
    return {
        "subject": name(seen.about),
        "metric": seen.metric.value,
        "value": int(value) if value.is_integer() else value,
        "unit": seen.quantity.unit,
        "year": seen.year,
        "kind": "actual" if seen.status is Status.ACTUAL else "target",
        "quote": seen.evidence[-1].quote,
    }


def _gap(gap: Gap, name: Callable[[str], str]) -> dict[str, Any]:
    return {
        "chain": name(gap.chain),
        "region": name(gap.region),
        "what": gap.what,
        "kind": _GAPS.get(gap.kind, "other"),
        "quote": gap.evidence[-1].quote,
    }
