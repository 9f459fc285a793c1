"""Whom a number is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ontology.model import EntityType, Metric, Status
from reading.model import Mention
from reading.rules.block_topics import HOLDERS, NONE, Topic, opening
from reading.rules.context import Clause, Context, Group
from reading.rules.industry_told import (
    chain_over,
    counted_chain,
    is_industrial,
    of_whole_place,
    single_link,
)
from reading.rules.metrics import unit_kind
from reading.rules.regions_said import region_meant, said
from reading.rules.topics import Topics, again, holders, is_topic, oblique
from reading.rules.words import words

_OF_ITS = re.compile(r"(?:以上)?[^，。；、\d]{0,2}的(?:[^，。；、\d]{0,6})")
# 投资3亿元建设甲项目: what is built has what is invested.
_TO_BUILD = re.compile(
    r"(?:以上|左右)?[，,]?(?:用于|在[^，。；]{2,12})?(?:投资)?(?:新建|投建|建设|扩建|改建|打造|实施|布局)(?:的|了)?[“]?"
)
_COUNTS = ("个", "家", "项", "座", "条")
_OUT_OF = re.compile(
    r"(?:占|居|位居|高于|低于|快于|超过|领先|相当于)(?:了|到|据|有)?(?:(?:[全我本该]|整个)[市区县省州国]|[^，]{2,6}?[省市国])"
)
_INDUSTRY = re.compile(r"产业|行业|规模")
_OWN_SUBJECT = re.compile(
    r"(?:以上)?[^，。；]{1,24}(?:入选|获批|获得|荣获|竣工|落地|入库|被|列入|斩获|投产|在谈|入驻|参展|签约|加快建设|挂牌)"
)
_OWNED = EntityType.FIRM, EntityType.PROJECT, EntityType.PARK
_COUNTED_FIRMS = re.compile(r"[^，。；、]{0,8}(?:企业|公司|厂)[^，。；]{0,12}\d+\s?[多余]?[家户个]")
_ALL_FIRMS = re.compile(r"(?:企业|规上|规模以上)[^，。；]{0,8}\d+\s?[多余]?[家户]")
_OF_THOSE = (Metric.OUTPUT_VALUE, Metric.GROWTH_RATE, Metric.SHARE, Metric.MARKET_SHARE)
_OF_WHOLE = (*_OF_THOSE, Metric.LOCAL_SOURCING_RATE, Metric.OTHER)
_WHOLE_INDUSTRY = re.compile(
    r"(?<![大个类项])产业(?:链?总?规模|营业?收入|营收|总?产值|集群规模)|全(?:产业)?链条?(?:总?产值|营收|规模)|^[^，。；]{0,6}链上"
)
_OF_PLACES = (Metric.GROWTH_RATE, Metric.SHARE, Metric.FIRM_COUNT)
_CLAUSES = 3  # how many clauses ago firms may have been counted
_MAKERS = EntityType.FIRM, EntityType.PROJECT
NATION = "nation"
_OWN_NUMBER = ("", "的", "仅", "为", "达", "有", "的近", "的约")
_EXCEPTED = re.compile(r"外的|之外|以外|外，")
_BESIDE = re.compile(r"[与和同及]$")
_SUMMED = re.compile(r"等[^，。；、\d]{0,10}(?:共|近|约|超过?|逾)?\s*$")
_COUNTED_METRICS = (Metric.FIRM_COUNT, Metric.PROJECT_COUNT)
_NEVER_COUNTS = (EntityType.FIRM, EntityType.PROJECT, EntityType.INSTITUTION)
_NATION = ("我国", "中国", "全国")
_OWN_FIRMS = re.compile(
    r"[多余]?(?:[^，。；、]{0,6}?)(?:子公司|分公司|门店|网点|客户|专卖店|经销商)"
)
_SOLD = re.compile(r"(?:去年|上年|20\d\d年|上半年|前三季度)[^，。；]{0,10}(?:营收|产值|销售|收入)")
_FIRMS = ("家", "户")
_COUNT_BEFORE = re.compile(r"\d+[家户][、，]$")
_MAKERS_OF = re.compile(r"(?:企业|厂家|厂商)?(?:有|仅有?|只有|共有?|各)?")
OF_REGION = (Metric.FIRM_COUNT, Metric.TALENT_COUNT)
_FOLLOWING = 24
_LONGEST = 60  # characters of a project's name
_CLOSE = 3
_REACH = 200  # how far the words of a clause are read before a number
_NEARBY = 5  # lists before a number that may hold its subject
_PARAGRAPH = 2000  # how far back a paragraph still speaks of a chain, in characters


@dataclass(frozen=True, slots=True)
class Asked:
    """A number whose subject is asked for: its clause, its span and what it measures."""

    clause: Clause
    start: int
    end: int
    metric: Metric
    unit: str = ""
    status: Status = Status.ACTUAL


Steps = tuple[tuple[str, tuple[str, ...]], ...]
"""Whom each way of finding a subject finds, by its name, the surest first."""


def first_fit(ctx: Context, asked: Asked, told: Steps) -> tuple[str, tuple[str, ...]]:
    """The first of the steps whose entities can have such a number, with its name."""
    for name, found in told:
        if found and can_have(ctx, asked, found):
            return name, found
    return "", ()


def can_have(ctx: Context, asked: Asked, found: tuple[str, ...]) -> bool:
    """Whether entities can have a number of this metric: firms have no firms, unless they say so."""
    if not _several(ctx).isdisjoint(found):
        return False
    if asked.metric is Metric.OUTPUT_VALUE and _is_sold(ctx, asked):
        return not any(ctx.entities[e].type is EntityType.PROJECT for e in found)
    if asked.metric not in _COUNTED_METRICS and not asked.unit.endswith("家"):
        return True
    if _OWN_FIRMS.match(ctx.page.layout.clean, asked.end, asked.clause.end):
        return True
    if any(m.entity in found for m in asked.clause.mentions if m.end <= asked.start):
        return True
    return not any(ctx.entities[e].type in _NEVER_COUNTS for e in found if e in ctx.entities)


@lru_cache(maxsize=4)
def _several(ctx: Context) -> frozenset[str]:
    """The names that stand for all projects of an event or a list (一季度重点项目)."""
    projects = ctx.of_type(EntityType.PROJECT)
    return frozenset(e.id for e in projects if e.name.endswith(words("several")))


def _is_sold(ctx: Context, asked: Asked) -> bool:
    """Whether a turnover is that of a year gone by, which no project in the making has."""
    text = ctx.page.layout.clean[max(asked.clause.start, asked.start - _REACH) : asked.start]
    return bool(_SOLD.search(text))


def steps(ctx: Context, told: Topics, asked: Asked) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Whom a number may be about, in this order.

    The name it is put before (3亿元的甲项目), the names of its clause, the region if the clause says
    全区, the subject carried over from the clauses before, then the park, chain or region it stands
    under.
    """
    text = ctx.page.layout.clean
    clause = asked.clause
    index = ctx.clause_at(clause.start)
    topic = told.of_clause[index]
    owner = _owner(ctx, asked)
    if owner:
        yield "put before", (owner.entity,)
    before = text[max(clause.start, asked.start - _REACH) : asked.start]
    if topic.sure and topic.type in HOLDERS and topic.at < clause.start and _chain_speaks(asked):
        yield "its industry", topic.entities
    link = None if _counts(asked) else single_link(ctx, clause, asked.start, asked.metric)
    if link and _makes(ctx, asked, topic):
        yield "its product", topic.entities
    if link:
        yield "link", (link.entity,)
    yield "counted link", _counted_link(ctx, asked)
    summed = bool(_SUMMED.search(before))
    if not summed:
        named = _in_clause(ctx, asked)
        if asked.metric in OF_REGION and named == _chain_of(ctx, named):
            yield "region of firms", _region(ctx, asked, _OUT_OF.sub("", before))
        yield "clause", named
    if topic.nobody:
        yield NATION, ()
        return
    yield from _carried(ctx, told, asked, NONE if summed and topic.type in _NEVER_COUNTS else topic)


def _carried(
    ctx: Context, told: Topics, asked: Asked, topic: Topic
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Whom a number may be about that its own clause does not name."""
    text = ctx.page.layout.clean
    clause = asked.clause
    before = text[max(clause.start, asked.start - _REACH) : asked.start]
    if topic.sure and topic.at < clause.start and _points_back(ctx, clause, topic):
        yield "pointed at", topic.entities
    if not topic.entities or ctx.page.home in topic.entities:
        yield "counted before", _counted_before(ctx, asked)
    if not topic.entities or topic.type is EntityType.PLACE:
        yield "industry", _industry(ctx, asked, topic)
    yield "industry said", _industry_said(ctx, asked, before)
    yield "region said", _region(ctx, asked, _OUT_OF.sub("", before))
    aside = len(before.strip()) <= _CLOSE and _OWN_SUBJECT.match(text, asked.end, clause.end)
    if not aside and topic.at < asked.start:
        yield "topic", topic.entities
    block = ctx.page.sentences[clause.sentence].block
    yield "block", told.of_block[block].entities
    begin = max(ctx.sentence_span(clause.sentence)[0], asked.start - _REACH)
    yield "standing", _standing(ctx, clause, text[begin : asked.start])
    yield "home", (ctx.page.home,) if ctx.page.home else ()


def _industry(ctx: Context, asked: Asked, topic: Topic) -> tuple[str, ...]:
    """The chain over a number that the sentence does not give to a place in words of its own."""
    if not is_industrial(asked.metric) or of_whole_place(ctx, asked.clause, asked.start):
        return ()
    home = ctx.entities.get(ctx.page.home)
    if (home and home.name in _NATION) or _elsewhere(ctx, asked, topic):
        return ()
    block = ctx.block_of(asked.clause)
    under = ctx.heading_chain(block)
    if under and asked.metric is Metric.OUTPUT_VALUE:
        return (under.entity,)
    over = chain_over(ctx, block)
    start = asked.clause.start
    spoken = said(ctx.page.layout.clean[start : asked.start])
    own = counted_chain(ctx, asked.clause, (asked.start, asked.end), asked.metric)
    if over is None or spoken or (own and own != over.entity):
        return ()
    return () if topic.sure and topic.at >= start else (over.entity,)


def _industry_said(ctx: Context, asked: Asked, before: str) -> tuple[str, ...]:
    """The industry of a text whose whole a clause tells of: 全市产业规模, 全产业链产值, 链上企业."""
    if asked.metric not in _OF_WHOLE or not _WHOLE_INDUSTRY.search(before):
        return ()
    start, _ = ctx.sentence_span(asked.clause.sentence)
    named = ctx.page.mentions_in(max(start, asked.start - _REACH), asked.start, EntityType.CHAIN)
    spoken = [chain for chain in named if is_topic(ctx, chain) or _in_title(ctx, chain)]
    over = spoken[-1] if spoken else chain_over(ctx, ctx.block_of(asked.clause))
    return (over.entity,) if over else ()


def _in_title(ctx: Context, chain: Mention) -> bool:
    """Whether a chain is named in the title of a plan: 《甲产业集群建设方案》."""
    clean = ctx.page.layout.clean
    return clean.rfind("《", 0, chain.start) > clean.rfind("》", 0, chain.start)


def _counted_before(ctx: Context, asked: Asked) -> tuple[str, ...]:
    """The chain whose firms the clause before counts: 集聚电机企业146家，去年实现产值213亿元.

    Where that clause names no chain it is the one of the heading or the page.
    """
    clause = asked.clause
    named = any(m.end <= asked.start for m in clause.mentions)
    if asked.metric not in _OF_THOSE or named or said(clause.text[:_REACH]):
        return ()
    index = ctx.clause_at(clause.start)
    for before in reversed(ctx.clauses[max(0, index - _CLAUSES) : index]):
        if before.sentence != clause.sentence:
            break
        for chain in reversed([m for m in before.mentions if m.type is EntityType.CHAIN]):
            rest = before.text[chain.end - before.start :]
            counted = _COUNTED_FIRMS.match(rest)
            return (chain.entity,) if counted and chain.name not in words("broad") else ()
        over = None if before.mentions else chain_over(ctx, ctx.block_of(clause))
        if over and _ALL_FIRMS.search(before.text) and not of_whole_place(ctx, before, before.end):
            return (over.entity,)
    return ()


def _chain_of(ctx: Context, named: tuple[str, ...]) -> tuple[str, ...]:
    """The chain among entities that are nothing but one chain."""
    return named if all(ctx.entities[e].type is EntityType.CHAIN for e in named) else ()


def _counted_link(ctx: Context, asked: Asked) -> tuple[str, ...]:
    """The link that opens a clause and whose makers are counted: 整机5户、零部件企业29户."""
    links = ctx.page.mentions_in(asked.clause.start, asked.start, EntityType.SEGMENT)
    if asked.unit not in _FIRMS or not links:
        return ()
    clean, begin = ctx.page.layout.clean, links[-1].start
    if not _MAKERS_OF.fullmatch(clean, links[-1].end, asked.start):
        return ()
    before = clean[asked.clause.start : begin]
    opens = not before[opening(before) :].strip() and not before.startswith("其中")
    listed = _COUNT_BEFORE.search(before)
    return (links[-1].entity,) if opens or listed else ()


def _counts(asked: Asked) -> bool:
    """Whether a number without a metric counts things: those are nobody's product."""
    return asked.metric is Metric.OTHER and unit_kind(asked.unit) not in ("made", "rate", "rank")


def _makes(ctx: Context, asked: Asked, topic: Topic) -> bool:
    """Whether the sentence speaks of a firm or project, so that a link in it is its product."""
    start, _ = ctx.sentence_span(asked.clause.sentence)
    return topic.sure and topic.type in _MAKERS and start <= topic.at < asked.clause.start


def _elsewhere(ctx: Context, asked: Asked, topic: Topic) -> bool:
    """Whether the sentence already tells of another place than the one spoken for."""
    start, _ = ctx.sentence_span(asked.clause.sentence)
    told = topic.type is EntityType.PLACE and topic.sure and topic.at >= start
    chains = ctx.page.mentions_in(start, asked.start, EntityType.CHAIN)
    whole = asked.metric in _OF_PLACES and not chains
    return told and (whole or ctx.page.home not in topic.entities)


def _chain_speaks(asked: Asked) -> bool:
    """Whether nothing but a chain is named before the number: the industry of a park or firm."""
    named = [m for m in asked.clause.mentions if m.end <= asked.start]
    return (
        any(m.type is EntityType.CHAIN for m in named)
        and not any(m.type in (*HOLDERS, EntityType.PLACE) for m in named)
        and not said(asked.clause.text[:_REACH])
    )


def _points_back(ctx: Context, clause: Clause, topic: Topic) -> bool:
    """Whether a clause begins with 该项目, 公司 or 园区, so that its topic is its own."""
    return bool(again(ctx, clause, topic).entities)


def _owner(ctx: Context, asked: Asked) -> Mention | None:
    """The name a number is put before: 总投资3亿元的甲项目, 新建150P甲中心, 投资3亿元建设甲项目."""
    clause, end = asked.clause, asked.end
    beside = _bracketed(ctx, asked)
    if beside:
        return beside
    if ctx.page.layout.clean[end - 1] in _COUNTS:
        return None
    for mention in ctx.page.mentions_in(end, end + _FOLLOWING + _LONGEST, *_OWNED):
        between = ctx.page.layout.clean[end : mention.start]
        project = mention.type is EntityType.PROJECT
        if project and asked.metric is Metric.INVESTMENT and _TO_BUILD.fullmatch(between):
            return mention
        if mention.end > min(clause.end, end + _FOLLOWING):
            return None
        return mention if _OF_ITS.fullmatch(between) or (project and not between) else None
    return None


def _bracketed(ctx: Context, asked: Asked) -> Mention | None:
    """The project whose bracket holds the number: 甲项目（乙公司，投资3亿元）."""
    start = max(asked.clause.start, asked.start - _REACH)
    text = ctx.page.layout.clean[start : asked.start]
    opened = max(text.rfind("（"), text.rfind("("))
    if opened < 0 or max(text.rfind("）"), text.rfind(")")) > opened:
        return None
    named = ctx.page.mentions_in(start, start + opened, EntityType.PROJECT)
    return named[-1] if named and named[-1].end == start + opened else None


def _in_clause(ctx: Context, asked: Asked) -> tuple[str, ...]:
    """The names of the number's own clause that it is about: the nearest fit, else the chain."""
    clause = asked.clause
    at = ctx.group_at(asked.start)
    groups = [g for g in ctx.groups[max(0, at - _NEARBY) : at + 1] if _inside(g, asked)]
    placed: tuple[str, ...] = ()
    chain = _chain(ctx, groups)
    for group in reversed(groups):
        members = holders(ctx, group, asked.start)
        before = clause.text[opening(clause.text[:_REACH]) : group.start - clause.start][-_REACH:]
        if not members:
            continue
        if members[-1].type is EntityType.PLACE:
            between = ctx.page.layout.clean[members[-1].end : asked.start].strip()
            if not oblique(before) or (between in _OWN_NUMBER and _BESIDE.search(before)):
                placed = placed or tuple(m.entity for m in members)
            continue
        after = ctx.page.layout.clean[group.end : asked.start]
        if _EXCEPTED.search(after):
            continue
        except_ = before.endswith("除")
        if oblique(before) and not except_ and members[-1].type is not EntityType.PROJECT:
            continue
        return tuple(m.entity for m in members)
    return chain or placed


def _inside(group: Group, asked: Asked) -> bool:
    return asked.clause.start <= group.start and group.end <= asked.start


def _chain(ctx: Context, groups: list[Group]) -> tuple[str, ...]:
    for group in reversed(groups):
        chains = [c for c in group.of(EntityType.CHAIN) if is_topic(ctx, c)]
        if chains:
            return (chains[-1].entity,)
    return ()


def _region(ctx: Context, asked: Asked, before: str) -> tuple[str, ...]:
    """The region a clause names: 全区 is the home region, 全市 the city it lies in."""
    word = said(before)
    meant = region_meant(ctx, word, asked.start) if word else ""
    return (meant,) if meant else ()


def _standing(ctx: Context, clause: Clause, text: str) -> tuple[str, ...]:
    """What the number stands under: its chain, if the words before it speak of an industry."""
    block = ctx.block_of(clause)
    heading = ctx.heading_chain(block)
    if heading and (block.label or _INDUSTRY.search(text) or not ctx.page.home):
        return (heading.entity,)
    begin = max(block.start, clause.start - _PARAGRAPH)
    known = ctx.page.mentions_in(begin, clause.start, EntityType.CHAIN)
    topics = [c for c in known if is_topic(ctx, c)]
    if topics and (_INDUSTRY.search(text) or topics[-1].start - block.start <= _CLOSE):
        return (topics[-1].entity,)
    return ()
