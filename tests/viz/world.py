"""A small invented world to draw: two documents, a city, a park, a handful of firms."""

from datetime import date
from decimal import Decimal

from graph.knowledge import Knowledge, knowledge_of
from ontology.chains.model import ReferenceChain, ReferenceSegment, Tier
from ontology.identity import digest, document_id, entity_id
from ontology.model import (
    Bound,
    Claim,
    DateBasis,
    Document,
    Entity,
    EntityType,
    Evidence,
    Gap,
    GapKind,
    GapScope,
    Genre,
    Metric,
    Observation,
    Quantity,
    Reading,
    Relation,
    Status,
)

PLAN = """澄湾市星海新区先进制造业规划

星海新区位于澄湾市。云岭集成电路产业园位于星海新区，重点发展集成电路产业，
规划面积8.2平方公里。

一、现状。新区已引进启芯半导体从事芯片设计，云岭微电子、澄芯科技从事晶圆制造。
晶沛材料建成半导体材料生产线，2023年产值达到45.6亿元。
封装测试能力薄弱，光掩模版本地尚属空白，半导体设备的进口占比超过70%。
产业领军人才不足。

二、目标。到2028年，集成电路产业产值力争突破300亿元。
规划引进联测封装科技股份有限公司建设先进封装项目。
拟招商名录：联测封装科技股份有限公司、远晖光罩。
"""

NEWS = """从缺一环到补一环

2025年11月6日，本报讯。联测封装先进封装项目在云岭集成电路产业园开工建设。
启芯半导体与云岭微电子签署供货协议，向其供应电源管理芯片设计方案。
目前澄芯科技尚未与启芯半导体形成合作关系。园区已累计集聚产业链项目36个。
"""

FIRM, PARK, PLACE = EntityType.FIRM, EntityType.PARK, EntityType.PLACE
CHAIN, SEGMENT, PROJECT = EntityType.CHAIN, EntityType.SEGMENT, EntityType.PROJECT


def segment_id(label: str) -> str:
    """The id of a segment of the invented chain."""
    return entity_id(SEGMENT, f"集成电路/{label}")


_SEGMENTS = (
    ("EDA工具", "EDA tools", Tier.UPSTREAM, 2, ("芯片设计",)),
    ("半导体材料", "Materials", Tier.UPSTREAM, 3, ("晶圆制造", "封装测试")),
    ("光掩模版", "Photomasks", Tier.UPSTREAM, 2, ("晶圆制造",)),
    ("半导体设备", "Equipment", Tier.UPSTREAM, 3, ("晶圆制造", "封装测试", "整机系统")),
    ("芯片设计", "Chip design", Tier.MIDSTREAM, 3, ("晶圆制造",)),
    ("晶圆制造", "Wafer fabrication", Tier.MIDSTREAM, 3, ("封装测试",)),
    ("功率器件", "Power devices", Tier.MIDSTREAM, 2, ("芯片模组",)),
    ("封装测试", "Packaging and test", Tier.MIDSTREAM, 3, ("芯片模组", "整机系统")),
    ("芯片模组", "Modules", Tier.DOWNSTREAM, 2, ("整机系统",)),
    ("整机系统", "Systems", Tier.DOWNSTREAM, 2, ("公共检测服务",)),
    ("公共检测服务", "Testing services", Tier.SUPPORT, 1, ()),
)


def reference(name: str, english: str) -> ReferenceChain:
    """A reference chain of the invented segments under some name."""
    return ReferenceChain(
        id=entity_id(CHAIN, name),
        key=english,
        label=name,
        label_en=english,
        version="1.0.0",
        segments=tuple(
            ReferenceSegment(
                id=entity_id(SEGMENT, f"{name}/{label}"),
                key=en,
                label=label,
                label_en=en,
                tier=tier,
                criticality=grade,
                source="自编",
                basis="domain",
                feeds=tuple(entity_id(SEGMENT, f"{name}/{fed}") for fed in feeds),
            )
            for label, en, tier, grade, feeds in _SEGMENTS
        ),
    )


CHAINS = (reference("集成电路", "Integrated circuits"), reference("通用航空", "General aviation"))
IC = CHAINS[0].id


def paper(name: str, text: str, title: str, issued: date | None, region: str) -> Document:
    """A document of the invented world."""
    sha = digest((name, text)) * 6
    return Document(
        id=document_id(sha[:64]),
        sha256=sha[:64],
        name=name,
        text=text,
        title=title,
        publisher="澄湾日报" if name.startswith("news") else "",
        issued=issued,
        issued_basis=DateBasis.PRINTED if issued else DateBasis.UNKNOWN,
        region=region,
        genre=Genre.NEWS if name.startswith("news") else Genre.PLAN,
    )


class Scribe:
    """Writes facts about one document, each with the words that state it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.claims: list[Claim] = []
        self.numbers: list[Observation] = []
        self.gaps: list[Gap] = []

    def words(self, quote: str) -> tuple[Evidence, ...]:
        """The evidence for words that stand in the text."""
        start = self.document.text.index(quote)
        return (Evidence(self.document.id, start, start + len(quote), quote),)

    def says(
        self, subject: str, relation: Relation, target: str, quote: str, status: Status
    ) -> None:
        """Add a claim."""
        id_ = "claim-" + digest((self.document.id, subject, relation, target, status))
        found = self.words(quote)
        chain = IC if relation is Relation.IN_SEGMENT else None
        self.claims.append(
            Claim(id_, subject, relation, target, status, found, "lies_in", chain=chain)
        )

    def measures(self, about: str, metric: Metric, amount: Quantity, quote: str, year: int) -> None:
        """Add an observation; one of a year to come is a target."""
        id_ = "obs-" + digest((self.document.id, about, metric, quote))
        status = Status.TARGET if year > 2025 else Status.ACTUAL
        found = self.words(quote)
        self.numbers.append(Observation(id_, about, metric, amount, status, found, "n", year=year))

    def lacks(self, what: str, kind: GapKind, quote: str, segment: str | None) -> None:
        """Add a stated gap."""
        id_ = "gap-" + digest((self.document.id, what, kind))
        scope = GapScope.LINK if segment else GapScope.TALENT
        at = segment_id(segment) if segment else None
        region, found = self.document.region, self.words(quote)
        self.gaps.append(Gap(id_, IC, what, kind, region, found, "g", scope=scope, segment=at))


def things(*named: tuple[EntityType, str]) -> tuple[Entity, ...]:
    """Entities by type and name."""
    return tuple(Entity(entity_id(kind, name), kind, name) for kind, name in named)


HOME = entity_id(PLACE, "星海新区")
YUNLING = entity_id(PARK, "云岭集成电路产业园")
QIXIN = entity_id(FIRM, "启芯半导体")
LIANCE = entity_id(FIRM, "联测封装科技股份有限公司")


def plan() -> Reading:
    """What is read from the plan."""
    document = paper("plan.txt", PLAN, PLAN.split("\n", 1)[0], date(2024, 3, 1), HOME)
    s = Scribe(document)
    firm = {n: entity_id(FIRM, n) for n in ("启芯半导体", "云岭微电子", "澄芯科技", "晶沛材料")}
    s.says(HOME, Relation.LOCATED_IN, entity_id(PLACE, "澄湾市"), "星海新区位于澄湾市", ACTUAL)
    s.says(YUNLING, Relation.LOCATED_IN, HOME, "云岭集成电路产业园位于星海新区", ACTUAL)
    s.says(YUNLING, Relation.FOCUSES_ON, IC, "重点发展集成电路产业", ACTUAL)
    here = "新区已引进启芯半导体从事芯片设计，云岭微电子、澄芯科技从事晶圆制造"
    made = "晶沛材料建成半导体材料生产线"
    for name, segment, quote in (
        ("启芯半导体", "芯片设计", here),
        ("云岭微电子", "晶圆制造", here),
        ("澄芯科技", "晶圆制造", here),
        ("晶沛材料", "半导体材料", made),
    ):
        s.says(firm[name], Relation.LOCATED_IN, HOME, quote, ACTUAL)
        s.says(firm[name], Relation.IN_SEGMENT, segment_id(segment), quote, ACTUAL)
    wish = "规划引进联测封装科技股份有限公司建设先进封装项目"
    s.says(LIANCE, Relation.LOCATED_IN, HOME, wish, Status.PLANNED)
    s.says(LIANCE, Relation.IN_SEGMENT, segment_id("封装测试"), wish, Status.PLANNED)
    for name in ("联测封装科技股份有限公司", "远晖光罩"):
        s.says(entity_id(FIRM, name), Relation.TARGET_FOR, IC, "拟招商名录：", Status.PLANNED)
    s.lacks("封装测试", GapKind.WEAK, "封装测试能力薄弱", "封装测试")
    s.lacks("光掩模版", GapKind.MISSING, "光掩模版本地尚属空白", "光掩模版")
    s.lacks("设备进口", GapKind.IMPORT_DEPENDENT, "半导体设备的进口占比超过70%", "半导体设备")
    s.lacks("领军人才", GapKind.WEAK, "产业领军人才不足", None)
    value = Quantity(Decimal("45.6"), "亿元", "45.6亿元")
    s.measures(firm["晶沛材料"], Metric.OUTPUT_VALUE, value, "2023年产值达到45.6亿元", 2023)
    goal = Quantity(Decimal(300), "亿元", "300亿元", Bound.GT)
    s.measures(IC, Metric.OUTPUT_VALUE, goal, "集成电路产业产值力争突破300亿元", 2028)
    entities = things(
        (PLACE, "星海新区"),
        (PLACE, "澄湾市"),
        (PARK, "云岭集成电路产业园"),
        *((FIRM, name) for name in (*firm, "联测封装科技股份有限公司", "远晖光罩")),
    )
    return Reading(document, entities, tuple(s.claims), tuple(s.numbers), tuple(s.gaps))


def news() -> Reading:
    """What is read from the newspaper."""
    document = paper("news.txt", NEWS, NEWS.split("\n", 1)[0], date(2025, 11, 6), HOME)
    s = Scribe(document)
    project = entity_id(PROJECT, "联测封装先进封装项目")
    begun = "联测封装先进封装项目在云岭集成电路产业园开工建设"
    s.says(project, Relation.LOCATED_IN, YUNLING, begun, ACTUAL)
    s.says(project, Relation.PHASE, "UnderConstruction", begun, ACTUAL)
    s.says(project, Relation.IN_SEGMENT, segment_id("封装测试"), begun, ACTUAL)
    s.says(LIANCE, Relation.DEVELOPS, project, begun, ACTUAL)
    supply = "启芯半导体与云岭微电子签署供货协议"
    s.says(QIXIN, Relation.SUPPLIES_TO, entity_id(FIRM, "云岭微电子"), supply, ACTUAL)
    none = "澄芯科技尚未与启芯半导体形成合作关系"
    s.says(QIXIN, Relation.SUPPLIES_TO, entity_id(FIRM, "澄芯科技"), none, Status.NEGATED)
    amount = Quantity(Decimal(36), "个", "36个")
    s.measures(YUNLING, Metric.PROJECT_COUNT, amount, "累计集聚产业链项目36个", 2025)
    entities = things((PROJECT, "联测封装先进封装项目"), (FIRM, "联测封装"), (FIRM, "启芯半导体"))
    return Reading(document, entities, tuple(s.claims), tuple(s.numbers))


ACTUAL = Status.ACTUAL


def knowledge(*more: Reading) -> Knowledge:
    """The invented world, with further readings if any."""
    return knowledge_of((plan(), news(), *more), CHAINS)
