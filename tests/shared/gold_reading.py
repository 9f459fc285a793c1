"""Hand annotations as readings: what a perfect reader would hand to the graph."""

import csv
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from ontology.chains.loader import load_chains
from ontology.identity import digest, entity_id
from ontology.model import (
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Gap,
    GapKind,
    GapScope,
    Metric,
    Observation,
    Quantity,
    Reading,
    Relation,
    Status,
)
from reading.resolve import resolve

_TYPES = {"Industry": EntityType.CHAIN, "Stage": EntityType.SEGMENT}
_RELATIONS = {
    "located_in": Relation.LOCATED_IN,
    "in_chain": Relation.IN_CHAIN,
    "leader_of": Relation.LEADER_OF,
    "target_for": Relation.TARGET_FOR,
    "has_stage": Relation.HAS_SEGMENT,
    "operates_in_stage": Relation.IN_SEGMENT,
    "supplies": Relation.SUPPLIES_TO,
    "develops": Relation.DEVELOPS,
    "focuses_on": Relation.FOCUSES_ON,
}
_STATUS = {"actual": Status.ACTUAL, "planned": Status.PLANNED, "negated": Status.NEGATED}
_KINDS = {
    "missing": GapKind.MISSING,
    "weak": GapKind.WEAK,
    "import_dependent": GapKind.IMPORT_DEPENDENT,
    "external_supply": GapKind.EXTERNAL_SUPPLY,
    "unmatched_local": GapKind.UNMATCHED_LOCAL,
    "other": GapKind.OTHER,
}

Gold = Mapping[str, Any]


def gold_of(shared: Path, stem: str) -> Gold:
    """The annotation of one of the five documents."""
    path = shared / "gold" / "documents" / f"{stem}.json"
    loaded: Gold = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def gold_reading(shared: Path, stem: str) -> Reading:
    """One annotated document as a reading, tied to the reference chains."""
    return resolve(_Annotated(gold_of(shared, stem), _scopes(shared)).reading(), load_chains())


def _scopes(shared: Path) -> Mapping[tuple[str, str, str], GapScope]:
    path = shared / "gold" / "documents" / "gap_scope.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return {(r["chain"], r["what"], r["kind"]): GapScope(r["scope"]) for r in rows}


class _Annotated:
    def __init__(self, gold: Gold, scopes: Mapping[tuple[str, str, str], GapScope]) -> None:
        self.gold, self.scopes = gold, scopes
        self.document = f"doc-{gold['id']}"
        self.entities = [self._entity(e) for e in gold["entities"]]
        if gold["region"] not in self.ids:
            home = entity_id(EntityType.PLACE, gold["region"])
            self.entities.append(Entity(home, EntityType.PLACE, gold["region"]))
        self.chains = {
            r["subject"]: self.ids[r["object"]]
            for r in gold["relations"]
            if r["type"] == "in_chain" and r["object"] in self.ids
        }

    @property
    def ids(self) -> Mapping[str, str]:
        return {n: e.id for e in reversed(self.entities) for n in (*e.aliases, e.name)}

    def reading(self) -> Reading:
        gold = self.gold
        document = Document(
            id=self.document,
            sha256=digest((gold["id"],)),
            name=f"{gold['id']}.txt",
            text=gold["text"],
            title=gold["title"],
            region=gold["region"],
        )
        ids = self.ids
        return Reading(
            document,
            tuple(self.entities),
            tuple(
                self._claim(ids, n, r)
                for n, r in enumerate(gold["relations"])
                if r["subject"] in ids and r["object"] in ids
            ),
            tuple(
                self._observation(ids, n, o)
                for n, o in enumerate(gold["observations"])
                if o["subject"] in ids and o["value"] is not None
            ),
            tuple(self._gap(ids, n, g) for n, g in enumerate(gold["gaps"])),
        )

    def _entity(self, gold: Gold) -> Entity:
        kind = _TYPES.get(gold["type"]) or EntityType(gold["type"])
        return Entity(entity_id(kind, gold["name"]), kind, gold["name"], tuple(gold["aliases"]))

    def _evidence(self, quote: str) -> tuple[Evidence, ...]:
        start = self.gold["text"].index(quote)
        return (Evidence(self.document, start, start + len(quote), quote),)

    def _claim(self, ids: Mapping[str, str], number: int, gold: Gold) -> Claim:
        predicate = _RELATIONS[gold["type"]]
        wished = predicate is Relation.TARGET_FOR
        return Claim(
            id=f"claim-{self.gold['id']}-{number}",
            subject=ids[gold["subject"]],
            predicate=predicate,
            object=ids[gold["object"]],
            status=Status.TARGET if wished else _STATUS[gold["status"]],
            evidence=self._evidence(gold["quote"]),
            rule="gold",
            chain=self.chains.get(gold["subject"]) if predicate is Relation.IN_SEGMENT else None,
        )

    def _observation(self, ids: Mapping[str, str], number: int, gold: Gold) -> Observation:
        value = Decimal(str(gold["value"]))
        return Observation(
            id=f"obs-{self.gold['id']}-{number}",
            about=ids[gold["subject"]],
            metric=Metric(gold["metric"]),
            quantity=Quantity(value, gold["unit"] or "", f"{value}{gold['unit'] or ''}"),
            status=Status.ACTUAL if gold["kind"] == "actual" else Status.TARGET,
            evidence=self._evidence(gold["quote"]),
            rule="gold",
            year=gold["year"],
        )

    def _gap(self, ids: Mapping[str, str], number: int, gold: Gold) -> Gap:
        key = (gold["chain"], gold["what"], gold["kind"])
        return Gap(
            id=f"gap-{self.gold['id']}-{number}",
            chain=ids.get(gold["chain"], entity_id(EntityType.CHAIN, gold["chain"])),
            what=gold["what"],
            kind=_KINDS[gold["kind"]],
            region=ids[gold["region"]],
            evidence=self._evidence(gold["quote"]),
            rule="gold",
            scope=self.scopes.get(key, GapScope.LINK),
        )
