"""An invented province to look for gaps in: facts are added a sentence at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from graph.gaps.board import board
from graph.gaps.model import ChainBoard, SegmentRow
from graph.knowledge import Knowledge, knowledge_of
from ontology.chains.model import ReferenceChain, ReferenceSegment, Tier
from ontology.identity import digest, document_id, entity_id
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
    Review,
    Status,
)


def entity(kind: EntityType, name: str) -> Entity:
    return Entity(entity_id(kind, name), kind, name)


def firm(name: str) -> Entity:
    return entity(EntityType.FIRM, name)


def project(name: str) -> Entity:
    return entity(EntityType.PROJECT, name)


PROVINCE = entity(EntityType.PLACE, "丙省")
CITY = entity(EntityType.PLACE, "丙丁市")
DISTRICT = entity(EntityType.PLACE, "戊己区")
SIBLING = entity(EntityType.PLACE, "庚辛区")
OTHER_CITY = entity(EntityType.PLACE, "壬癸市")
PARK = entity(EntityType.PARK, "云谷园")
PLACES = (PROVINCE, CITY, DISTRICT, SIBLING, OTHER_CITY, PARK)
PARENTS = {
    CITY.id: PROVINCE.id,
    OTHER_CITY.id: PROVINCE.id,
    DISTRICT.id: CITY.id,
    SIBLING.id: CITY.id,
    PARK.id: DISTRICT.id,
}


def segment(
    key: str, label: str, feeds: Sequence[str] = (), criticality: int = 3, min_firms: int = 2
) -> ReferenceSegment:
    return ReferenceSegment(
        id=f"segment-{key}",
        key=key,
        label=label,
        label_en=key,
        tier=Tier.MIDSTREAM,
        criticality=criticality,
        source="GB",
        basis="standard",
        feeds=tuple(f"segment-{f}" for f in feeds),
        min_firms=min_firms,
    )


ORE = segment("ore", "梦矿", ["core"], criticality=1)
CORE = segment("core", "梦芯", ["body"], criticality=3)
SHELL = segment("shell", "梦壳", ["body"], criticality=2)
BODY = segment("body", "整机", [], criticality=3, min_firms=1)
CHAIN = ReferenceChain(
    "chain-dream", "dream", "造梦机", "Dream machines", "1.2.0", (ORE, CORE, SHELL, BODY)
)
OWN_CHAIN = entity(EntityType.CHAIN, "织云机")


@dataclass
class World:
    """Facts in documents; every fact is one sentence, which is its evidence."""

    chains: tuple[ReferenceChain, ...] = (CHAIN,)
    entities: dict[str, Entity] = field(default_factory=dict)
    facts: list[tuple[str, Claim | Gap | Observation]] = field(default_factory=list)
    regions: dict[str, str] = field(default_factory=lambda: {"plan": DISTRICT.name})
    issued: dict[str, date] = field(default_factory=dict)

    def say(
        self,
        subject: Entity,
        predicate: Relation,
        target: Entity | ReferenceSegment | ReferenceChain | str,
        status: Status = Status.ACTUAL,
        **more: str | Review,
    ) -> str:
        """Add a claim by a document (`doc`), perhaps about another `region`, perhaps reviewed."""
        doc = str(more.get("doc", "plan"))
        self.entities[subject.id] = subject
        if isinstance(target, Entity):
            self.entities[target.id] = target
        object_ = target if isinstance(target, str) else target.id
        review, region, chain = more.get("review"), more.get("region"), more.get("chain")
        claim = Claim(
            id=f"claim-{digest((subject.id, predicate, object_, status, doc, *map(str, more)))}",
            subject=subject.id,
            predicate=predicate,
            object=object_,
            status=status,
            evidence=(self._evidence(doc),),
            rule="test",
            chain=str(chain) if chain else None,
            region=str(region) if region else None,
            review=review if isinstance(review, Review) else None,
        )
        self.facts.append((doc, claim))
        return claim.id

    def again(self, subject: Entity, predicate: Relation, target: ReferenceSegment) -> None:
        """Read another claim out of the sentence added last."""
        doc, last = self.facts[-1]
        self.say(subject, predicate, target, doc=doc)
        claim = self.facts[-1][1]
        self.facts[-1] = (doc, replace(claim, evidence=last.evidence))

    def lack(
        self,
        kind: GapKind,
        at: ReferenceSegment | None,
        region: Entity = DISTRICT,
        **more: str | GapScope | Review,
    ) -> str:
        """Add a gap stated of a segment (None: of no known one) in a region."""
        doc, scope, review = more.get("doc", "plan"), more.get("scope"), more.get("review")
        chain = str(more.get("chain", CHAIN.id))
        where = at.id if at else None
        gap = Gap(
            id=f"gap-{digest((kind, str(where), region.id, str(doc), str(scope), chain))}",
            chain=chain,
            what=at.label if at else "某物",
            kind=kind,
            region=region.id,
            evidence=(self._evidence(str(doc)),),
            rule="test",
            scope=scope if isinstance(scope, GapScope) else GapScope.LINK,
            segment=where,
            review=review if isinstance(review, Review) else None,
        )
        self.facts.append((str(doc), gap))
        return gap.id

    def capacity(self, about: Entity, value: int, unit: str, doc: str = "plan") -> None:
        """Add a stated capacity."""
        stated = f"{value}{unit}"
        self.facts.append(
            (
                doc,
                Observation(
                    id=f"obs-{digest((about.id, stated, doc))}",
                    about=about.id,
                    metric=Metric.CAPACITY,
                    quantity=Quantity(Decimal(value), unit, stated),
                    status=Status.ACTUAL,
                    evidence=(self._evidence(doc),),
                    rule="test",
                ),
            )
        )

    def local(self, name: str, at: ReferenceSegment, where: Entity = DISTRICT) -> Entity:
        """Add a firm that lies somewhere and works in a segment."""
        added = firm(name)
        self.say(added, Relation.LOCATED_IN, where)
        self.say(added, Relation.IN_SEGMENT, at)
        return added

    def without(self, fact: str) -> "World":
        """The same world with the sentence of one fact deleted."""
        kept = [(doc, f) for doc, f in self.facts if f.id != fact]
        return World(self.chains, self.entities, kept, self.regions, self.issued)

    def knowledge(self) -> Knowledge:
        """Everything said so far."""
        docs = dict.fromkeys([*self.regions, *(doc for doc, _ in self.facts)])
        return knowledge_of(map(self._reading, docs), self.chains, PARENTS, PLACES)

    def _reading(self, doc: str) -> Reading:
        facts = [f for d, f in self.facts if d == doc]
        document = Document(
            id=document_id(_sha(doc)),
            sha256=_sha(doc),
            name=f"{doc}.txt",
            text="。".join(f"第{i:04}句" for i in range(500)),
            title=f"文件{doc}",
            region=self.regions.get(doc, ""),
            issued=self.issued.get(doc),
        )
        return Reading(
            document,
            entities=tuple(self.entities.values()),
            claims=tuple(f for f in facts if isinstance(f, Claim)),
            gaps=tuple(f for f in facts if isinstance(f, Gap)),
            observations=tuple(f for f in facts if isinstance(f, Observation)),
        )

    def _evidence(self, doc: str) -> Evidence:
        i = sum(d == doc for d, _ in self.facts)
        return Evidence(document_id(_sha(doc)), i * 7, i * 7 + 6, f"第{i:04}句")


def _sha(doc: str) -> str:
    return digest((doc,))


def board_of(world: World, region: Entity = DISTRICT) -> ChainBoard:
    return board(world.knowledge(), CHAIN, region.id)


def row_of(world: World, region: Entity = DISTRICT, segment: ReferenceSegment = CORE) -> SegmentRow:
    row = board_of(world, region).row(segment.id)
    assert row is not None
    return row
