"""An invented town to serve: one short document and, by hand, everything it says."""

from dataclasses import dataclass, replace
from decimal import Decimal

from ontology.chains.loader import load_chains
from ontology.identity import digest, entity_id
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
    Status,
)
from reading.formats import from_bytes

TEXT = """云泽新区制造业简报

2023年，云泽新区新能源汽车产业产值达到320.5亿元。
泽星汽车有限公司（简称泽星汽车）位于云泽汽车产业园，是新能源汽车产业链的龙头企业，生产新能源整车。
泽川电池位于云泽汽车产业园，已建成动力电池生产线。
泽星汽车所用的驱动电机目前都要从区外采购。
云泽汽车产业园位于云泽新区，聚焦新能源汽车产业。
下一步，着力引进衡远电机，发展驱动电机。
"""
PLACE = Entity(entity_id(EntityType.PLACE, "云泽新区"), EntityType.PLACE, "云泽新区")
PARK = Entity(entity_id(EntityType.PARK, "云泽汽车产业园"), EntityType.PARK, "云泽汽车产业园")
MAKER = Entity(
    entity_id(EntityType.FIRM, "泽星汽车有限公司"),
    EntityType.FIRM,
    "泽星汽车有限公司",
    ("泽星汽车",),
)
BATTERY = Entity(entity_id(EntityType.FIRM, "泽川电池"), EntityType.FIRM, "泽川电池")
WANTED = Entity(entity_id(EntityType.FIRM, "衡远电机"), EntityType.FIRM, "衡远电机")


def reader(name: str, data: bytes, _region: str = "") -> Reading:
    """What the document says; a reading without facts for any other text."""
    document = replace(from_bytes(name, data), region=PLACE.name)
    if document.text != TEXT:
        return Reading(document, problems=("没有读到任何事实",))
    return Scribe(document).reading()


@dataclass(frozen=True)
class Scribe:
    """Writes down what the document says."""

    document: Document

    def reading(self) -> Reading:
        nev = next(chain for chain in load_chains() if chain.label == "新能源汽车")
        chain = Entity(nev.id, EntityType.CHAIN, nev.label)
        segments = {
            name: Entity(found.id, EntityType.SEGMENT, found.label)
            for name in ("新能源整车", "动力电池", "驱动电机")
            if (found := nev.segment(name))
        }
        car, battery, motor = segments.values()
        claims = (
            self.claim(
                "泽星汽车有限公司（简称泽星汽车）位于云泽汽车产业园",
                MAKER,
                Relation.LOCATED_IN,
                PARK,
            ),
            self.claim("是新能源汽车产业链的龙头企业", MAKER, Relation.LEADER_OF, chain),
            self.claim("生产新能源整车", MAKER, Relation.IN_SEGMENT, car),
            self.claim("泽川电池位于云泽汽车产业园", BATTERY, Relation.LOCATED_IN, PARK),
            self.claim("已建成动力电池生产线", BATTERY, Relation.IN_SEGMENT, battery),
            self.claim("云泽汽车产业园位于云泽新区", PARK, Relation.LOCATED_IN, PLACE),
            self.claim("聚焦新能源汽车产业", PARK, Relation.FOCUSES_ON, chain),
            replace(
                self.claim("着力引进衡远电机", WANTED, Relation.TARGET_FOR, chain),
                status=Status.PLANNED,
            ),
        )
        return Reading(
            self.document,
            (PLACE, PARK, MAKER, BATTERY, WANTED, chain, *segments.values()),
            claims,
            (self.output(chain),),
            (self.gap("驱动电机目前都要从区外采购", chain, motor),),
            ("日期未注明",),
        )

    def evidence(self, quote: str) -> tuple[Evidence, ...]:
        start = self.document.text.index(quote)
        return (Evidence(self.document.id, start, start + len(quote), quote),)

    def claim(self, quote: str, subject: Entity, predicate: Relation, target: Entity) -> Claim:
        id_ = "claim-" + digest((self.document.id, subject.id, predicate, target.id))
        found = self.evidence(quote)
        return Claim(id_, subject.id, predicate, target.id, Status.ACTUAL, found, "by_hand")

    def output(self, chain: Entity) -> Observation:
        found = self.evidence("产值达到320.5亿元")
        amount = Quantity(Decimal("320.5"), "亿元", "320.5亿元", Bound.GE)
        return Observation(
            "obs-" + digest((self.document.id, chain.id)),
            chain.id,
            Metric.OUTPUT_VALUE,
            amount,
            Status.ACTUAL,
            found,
            "by_hand",
            year=2023,
            region=PLACE.id,
        )

    def gap(self, quote: str, chain: Entity, segment: Entity) -> Gap:
        return Gap(
            "gap-" + digest((self.document.id, chain.id, segment.id)),
            chain.id,
            "驱动电机",
            GapKind.EXTERNAL_SUPPLY,
            PLACE.id,
            self.evidence(quote),
            "by_hand",
            segment=segment.id,
        )
