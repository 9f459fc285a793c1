"""Whom a number is about."""

import re

from ontology.model import EntityType
from reading.model import Mention
from reading.rules.context import Clause, Context, Group
from reading.rules.scope import subject_park
from reading.rules.words import words

_HOLDERS = (EntityType.FIRM, EntityType.PROJECT, EntityType.PARK)
_CITY = re.compile(r"[全我本]市")
_HOME = re.compile(r"[全我本][市区县省]|片区|新区|区内")
_OF_ITS = re.compile(r"(?:以上)?[^，。；、\d]{0,2}的(?:[^，。；、\d]{0,6})")
_COUNTS = ("个", "家", "项", "座", "条")
_OUT_OF = re.compile(r"占(?:[全我本][市区县省国]|[^，]{2,6}?[省市国])")
_INDUSTRY = re.compile(r"产业|行业|规模")
_TOPIC = re.compile(
    r"(?:核心)?(?:产业|行业|领域|业|规模|产值|产销|增加值|营收|业务收入|实现|力争)(?!企业)"
)
_EXAMPLES = re.compile(r"[”’]?(?:等|在内)[^，。；]*|[”’]?")
_SHARED = re.compile(r"均|都|各|等大企业")
_NOT_HOLDER = re.compile(r"(?:含|包括|被|围绕(?:龙头)?(?:企业)?|依托(?:龙头)?(?:企业)?)$")
_THAT = re.compile(
    r"^[\s“]*(?:该|此|这一|项目(?:规划|建成|占地|总|计划|达产|投产)|未来，这里|这里)"
)
_THE_PROJECT = re.compile(r"(?:该|整个)?项目(?:总投资|规划|占地|计划|建成|达产|投产)")
_OWN_SUBJECT = re.compile(
    r"(?:以上)?[^，。；]{1,24}(?:入选|获批|获得|荣获|竣工|落地|入库|被|列入|斩获|投产|在谈|入驻|参展|签约|加快建设|挂牌)"
)
_FOLLOWING = 24
_CLOSE = 3
_SENTENCES = 16  # how far back a paragraph still speaks of a park
_PARAGRAPH = 2000  # and of a chain, in characters
_ZONES = ("区", "县", "旗")


def subjects(ctx: Context, clause: Clause, start: int, end: int) -> tuple[str, ...]:
    """The entities a number at [start, end) is about.

    In this order: the name it is put before (3亿元的甲项目), the nearest name of its clause, the home
    region if the clause says 全区, the subject of the clauses before, the thing "该项目" refers to,
    then the park, chain or region it stands under.
    """
    text = ctx.page.layout.clean
    owner = _owner(ctx, clause, end)
    if owner:
        return (owner.entity,)
    before = text[clause.start : start]
    named = _named(ctx, clause.start, start, anywhere=True)
    if named:
        return named
    region = _region(ctx, clause, _OUT_OF.sub("", before))
    if region:
        return (region,)
    own = len(before.strip()) <= _CLOSE and _OWN_SUBJECT.match(text, end, clause.end)
    begin, _ = ctx.sentence_span(clause.sentence)
    if not own:
        for earlier in reversed(_clauses_before(ctx, clause, begin)):
            named = _named(ctx, earlier.start, earlier.end, anywhere=False)
            if named:
                return named
    return _referred(ctx, clause, begin) or _standing(ctx, clause, text[begin:start])


def _clauses_before(ctx: Context, clause: Clause, begin: int) -> tuple[Clause, ...]:
    first, last = ctx.clause_at(begin), ctx.clause_at(clause.start)
    return tuple(c for c in ctx.clauses[first:last] if c.sentence == clause.sentence)


def _owner(ctx: Context, clause: Clause, end: int) -> Mention | None:
    """The name a number is put before: 总投资3亿元的甲项目, 新建150P甲中心."""
    if ctx.page.layout.clean[end - 1] in _COUNTS:
        return None
    for mention in ctx.page.mentions_in(end, min(clause.end, end + _FOLLOWING), *_HOLDERS):
        between = ctx.page.layout.clean[end : mention.start]
        project = mention.type is EntityType.PROJECT
        return mention if _OF_ITS.fullmatch(between) or (project and not between) else None
    return None


def _named(ctx: Context, start: int, end: int, *, anywhere: bool) -> tuple[str, ...]:
    """The last list of firms, projects or parks in a stretch, or else its last chain.

    Names that only exemplify what is counted (甲、乙等企业20家) do not count; in an earlier clause a
    name counts only where the clause begins with it.
    """
    clean = ctx.page.layout.clean
    groups = [g for g in ctx.groups if start <= g.start and g.end <= end]
    for group in reversed(groups):
        holders = group.of(*_HOLDERS)
        after = clean[group.end : end]
        if not holders or (anywhere and _EXAMPLES.fullmatch(after)):
            continue
        if _NOT_HOLDER.search(clean, max(0, group.start - _FOLLOWING), group.start) or not (
            anywhere or _leads(ctx, group, start)
        ):
            continue
        shared = _SHARED.search(after)
        return tuple(m.entity for m in holders) if shared else (holders[-1].entity,)
    for group in reversed(groups):
        chains = [c for c in group.of(EntityType.CHAIN) if _is_topic(ctx, c)]
        if chains and (anywhere or _leads(ctx, group, start)):
            return (chains[-1].entity,)
    return ()


def _leads(ctx: Context, group: Group, start: int) -> bool:
    """Whether a clause begins with a list, but for a time or 在."""
    lead = ctx.page.layout.clean[start : group.start]
    return bool(
        re.fullmatch(r"[\s“●■其中目前在由以\d年月日到至\-—而且并将发挥依托总投资亿万元的.]*", lead)
    )


def _is_topic(ctx: Context, chain: Mention) -> bool:
    if ctx.page.home and (chain.entity == ctx.outline.umbrella or chain.name in words("broad")):
        return False
    return bool(_TOPIC.match(ctx.page.layout.clean, chain.end)) or chain.name.endswith("业")


def _region(ctx: Context, clause: Clause, before: str) -> str:
    """The region a clause names: 全区 is the home region, 全市 the city it lies in."""
    places = ctx.page.mentions_in(clause.start, clause.start + len(before), EntityType.PLACE)
    others = [p for p in places if p.entity != ctx.page.home]
    if others and before.rstrip(" 的").endswith(others[-1].name):
        return others[-1].entity
    home = ctx.entities.get(ctx.page.home)
    if home is None or not _HOME.search(before):
        return others[0].entity if others and before.strip().startswith(others[0].name) else ""
    zone = home.type is EntityType.PARK or home.name.endswith(_ZONES)
    if zone and _CITY.search(before):
        block = ctx.block_of(clause)
        known = ctx.page.mentions_in(block.start, clause.end, EntityType.PLACE)
        cities = [p for p in known if p.entity != home.id] or [
            m for m in ctx.page.mentions if m.type is EntityType.PLACE and m.entity != home.id
        ]
        if cities:
            return cities[0].entity
    return home.id


def _referred(ctx: Context, clause: Clause, begin: int) -> tuple[str, ...]:
    """The last project or park before a sentence that begins with 该项目 or 这里."""
    clean = ctx.page.layout.clean
    again = _THE_PROJECT.match(clean, clause.start)
    if not again and not _THAT.match(clean[begin : clause.end]):
        return ()
    block = ctx.block_of(clause)
    until = clause.start if again else begin
    known = ctx.page.mentions_in(block.start, until, EntityType.PROJECT, EntityType.PARK)
    return (known[-1].entity,) if known else ()


def _standing(ctx: Context, clause: Clause, text: str) -> tuple[str, ...]:
    """What the number stands under: its sentence's or paragraph's park, its chain, its region."""
    park = _park(ctx, clause)
    if park:
        return (park.entity,)
    block = ctx.block_of(clause)
    heading = ctx.heading_chain(block)
    if heading and (block.label or _INDUSTRY.search(text) or not ctx.page.home):
        return (heading.entity,)
    topics = [
        c
        for c in ctx.page.mentions_in(
            max(block.start, clause.start - _PARAGRAPH), clause.start, EntityType.CHAIN
        )
        if _is_topic(ctx, c)
    ]
    if topics and (_INDUSTRY.search(text) or topics[-1].start - block.start <= _CLOSE):
        return (topics[-1].entity,)
    return (ctx.page.home,) if ctx.page.home else ()


def _park(ctx: Context, clause: Clause) -> Mention | None:
    block = ctx.page.sentences[clause.sentence].block
    for sentence in range(clause.sentence, max(-1, clause.sentence - _SENTENCES), -1):
        if ctx.page.sentences[sentence].block != block:
            return None
        park = subject_park(ctx, sentence)
        if park and park.start < clause.end:
            return park
    return None
