"""What a park says it works on."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Mention, Page
from reading.rules.context import Context, Group, context
from reading.rules.scope import place, subject_park
from reading.rules.stating import Said, told
from reading.rules.words import pattern

_COMING = re.compile(r"将|为目标|规划建设|力争|争取|培育形成")
_ITS_PROJECTS = re.compile(r"类?(?:产业)?(?:项目|企业)")
_AS = re.compile(r"为(?:千亿级)?$")
_REACH = 160  # two or three clauses


def rule(page: Page) -> Iterator[Claim]:
    """园区作主语，聚焦、重点发展、围绕、打造某产业，或集聚该产业项目的，园区以该产业为方向；将要、为目标的为规划。

    A park said to focus on, develop or centre on a chain, or to gather its projects, focuses on it;
    planned where the verb is one of intention.
    """
    ctx = context(page)
    for group in ctx.groups:
        for park, chain, status in (*_said(ctx, group), *_beside(ctx, group)):
            said = Said(park.entity, Relation.FOCUSES_ON, chain.entity, status)
            yield told(ctx, __name__, said, place(park), place(chain))


def _said(ctx: Context, group: Group) -> Iterator[tuple[Mention, Mention, Status]]:
    """The chains of a list that the park of the sentence is said to work on."""
    chains = group.of(EntityType.CHAIN)
    clause = ctx.clauses[group.clause]
    park = subject_park(ctx, clause.sentence) if chains else None
    if park is None or group.start < park.end or group.start - park.end > _REACH:
        return
    verb = pattern("focus").search(clause.text) or _ITS_PROJECTS.match(group.after)
    if not verb or ctx.page.mentions_in(park.end, group.start, EntityType.PARK):
        return
    status = Status.PLANNED if _COMING.search(clause.text) else Status.ACTUAL
    yield from ((park, chain, status) for chain in chains)


def _beside(ctx: Context, group: Group) -> Iterator[tuple[Mention, Mention, Status]]:
    """The chains that stand right behind a park (甲园光伏和石化) or after 以甲园为."""
    chains = group.of(EntityType.CHAIN)
    near = ctx.page.mentions_in(group.start - 20, group.start, EntityType.PARK) if chains else ()
    between = ctx.page.layout.clean[near[-1].end : group.start] if near else "-"
    if between == "":
        yield from ((near[-1], chain, Status.ACTUAL) for chain in chains)
    elif _AS.fullmatch(between):
        yield near[-1], chains[0], Status.PLANNED
