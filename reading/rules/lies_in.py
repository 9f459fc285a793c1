"""Words that say where something lies."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Mention, Page
from reading.rules.context import RESIDENTS, Clause, Context, context
from reading.rules.labelled_places import labelled_place
from reading.rules.roles import dealt_with, project_status, shut_out
from reading.rules.scope import opening, place
from reading.rules.stating import Said, told
from reading.rules.topics import topics
from reading.rules.words import pattern

_NEXT = 2
_BUILT = re.compile(
    r"[^、，]{0,8}(?:举行(?:奠基|开工|竣工|投产)|奠基|开工|投产|竣工|建成|揭牌|完工|设厂|建厂|安家|扎根|落地|落成|启用|布局|投用|通线|量产)"
)
_ADDRESS = re.compile(r"(?:地址|厂址|位置|选址)(?:是|为|在)$")
_TIME = re.compile(r"(?:[\s“●■、.．（）]|日前|近日|今年|去年|目前|事件：|[\d年月日，])*")
_SITES = (EntityType.PARK, EntityType.PLACE)
_POINTED = re.compile(r"(?:该|此|本|整个)?(?:项目|工程|公司|企业|工厂|产业园|园区)")
_TOLD = (EntityType.PROJECT, EntityType.FIRM, EntityType.PARK)


def rule(page: Page) -> Iterator[Claim]:
    """位于、地处、坐落、落户某地的企业、项目、园区位于该地：位于甲园区的乙、乙位于甲区、乙在甲区开工；“甲市：”之后列出的在甲市。

    Who is said to lie in, to have settled in or to build in a park or place lies there, and so does
    what a line lists behind a place's name.
    """
    ctx = context(page)
    for clause in ctx.clauses:
        for site in clause.mentions:
            if site.type in _SITES:
                for member, status in _there(ctx, site):
                    said = Said(member.entity, Relation.LOCATED_IN, site.entity, status)
                    yield told(ctx, __name__, said, place(site), place(member))
    yield from _under_places(ctx)


def _under_places(ctx: Context) -> Iterator[Claim]:
    """What a line lists behind the name of a place (●甲市：…) lies there."""
    for group in ctx.groups:
        members = group.of(*RESIDENTS)
        site = labelled_place(ctx, group) if members else None
        if site is None or shut_out(ctx, group) or dealt_with(group):
            continue
        status = project_status(ctx, group)
        for member in members:
            now = status if member.type is EntityType.PROJECT else Status.ACTUAL
            said = Said(member.entity, Relation.LOCATED_IN, site.entity, now)
            yield told(ctx, __name__, said, place(site), place(member))


def _there(ctx: Context, site: Mention) -> Iterator[tuple[Mention, Status]]:
    clause = ctx.clauses[ctx.clause_at(site.start)]
    before = ctx.page.layout.clean[clause.start : opening(ctx, site)]
    after = ctx.page.layout.clean[site.end : clause.end]
    others = [m for m in clause.mentions if m.type in RESIDENTS and m.entity != site.entity]
    said = pattern("lie").search(before[-5:]) and before.endswith(("于", "处", "在", "户", "驻"))
    lies = bool(said or _ADDRESS.search(before))
    if lies and after.startswith("的"):
        yield from ((m, Status.ACTUAL) for m in others if 0 < m.start - site.end <= _NEXT)
    elif lies or (before.endswith("在") and _BUILT.match(after)):
        named = [m for m in others if m.end <= site.start]
        first = () if named or not lies else _pointed_at(ctx, clause) or _subject(ctx, clause)
        yield from ((m, Status.ACTUAL) for m in (*named, *first) if m.entity != site.entity)
    elif before.endswith("在") and re.match(r"(?:投资|新建|建设|建立|设立)", after):
        named = [m for m in others if m.end <= site.start or m.type is EntityType.PROJECT]
        meant = named or _pointed_at(ctx, clause) or _subject(ctx, clause)
        yield from ((m, Status.PLANNED) for m in meant if m.entity != site.entity)


def _pointed_at(ctx: Context, clause: Clause) -> tuple[Mention, ...]:
    """The one project, firm or park named before that a clause takes up again: 该项目位于甲园."""
    if not _POINTED.match(clause.text):
        return ()
    topic = topics(ctx).of_clause[ctx.clause_at(clause.start)]
    if not topic.sure or topic.type not in _TOLD or len(topic.entities) != 1:
        return ()
    named = ctx.page.mentions_in(0, clause.start, topic.type)
    last = [m for m in named if m.entity == topic.entities[0]][-1:]
    alone = last and len(ctx.groups[ctx.group_at(last[0].start)].of(topic.type)) == 1
    return tuple(last) if alone else ()


def _subject(ctx: Context, clause: Clause) -> tuple[Mention, ...]:
    """The firm that a sentence begins with, where a later clause says where it builds."""
    start, _ = ctx.sentence_span(clause.sentence)
    firms = ctx.page.mentions_in(start, clause.start, EntityType.FIRM)
    lead = ctx.page.layout.clean[start : firms[0].start] if firms else ""
    return firms[:1] if firms and _TIME.fullmatch(lead) else ()
