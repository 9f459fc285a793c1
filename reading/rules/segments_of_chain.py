"""Which segments a chain has."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import Page
from reading.rules.context import Context, Group, context
from reading.rules.positions import LACK, chain_of, is_link
from reading.rules.roles import compared, listed_as_target
from reading.rules.scope import Chain, heading_chain, place
from reading.rules.stating import Said, told
from reading.rules.words import pattern

_STANDS = re.compile(r"优势|现状|基础|成就|劣势|不足|问题")
_PROJECTS = re.compile(r"(?:、[^，。；]*?)?等[^，。；、]{0,10}项目")
_TOWARDS = re.compile(r"(?:在[^，。；]{0,8}|(?:向|围绕|聚焦|针对)[^，。；]{0,40})$")
_BETTERED = re.compile(r"(?:完善|健全)[^，。；、]{0,6}$")  # what is not there yet cannot be
_TURNS = re.compile(
    r"[”\s]*等?[^，。；了已]{0,24}?(?<!取得)(?<!实现)(?<!得到)(?:延伸|拓展|转型|强链|补链|聚链|聚势|延链|发力|攻关|突破|提升)(?!了)"
)
_STRONG = re.compile(r"将|拟(?!招)|力争|计划")


def rule(page: Page) -> Iterator[Claim]:
    """句子或标题点明产业链时，其中列出的环节、产品、材料是该产业链的环节；发展、突破的为规划。

    Links, products and materials named under a chain are its segments: planned where the text wants
    to develop or break through, actual where it has them or states that they are lacking.
    """
    ctx = context(page)
    for group in ctx.groups:
        members = [m for m in group.of(EntityType.SEGMENT) if is_link(ctx, group, m)]
        if not members or listed_as_target(ctx, group) or compared(ctx, group):
            continue
        if _among_projects(ctx, group):
            continue
        chain = nearest_chain(ctx, group)
        if chain is None:
            continue
        status = segment_status(ctx, group)
        for member in members:
            said = Said(chain.entity, Relation.HAS_SEGMENT, member.entity, status)
            yield told(ctx, __name__, said, place(chain.shown_at), place(member))


def _among_projects(ctx: Context, group: Group) -> bool:
    """Whether words stand in a list of projects: what they seem to make is the tail of a name."""
    if not _PROJECTS.match(group.after):
        return False
    clause = ctx.clauses[group.clause]
    clean = ctx.page.layout.clean
    named = [m for m in clause.mentions if m.type is EntityType.PROJECT]
    listed = (
        clean[group.end : m.start] == "、" or clean[m.end : group.start] == "、" for m in named
    )
    return any(m.end <= group.start for m in named) and any(listed)


def nearest_chain(ctx: Context, group: Group) -> Chain | None:
    """The one chain that a list of segments belongs to."""
    return chain_of(ctx, group)


def segment_status(ctx: Context, group: Group) -> Status:
    """Planned where the last verb before a list is one of intention, unless the list is lacking.

    Softer words of intention (发展, 布局, 聚焦) count only in text that is ordered by chains, as
    plans are; in a report they describe what is going on.
    """
    clause = ctx.clauses[group.clause]
    block = ctx.block_of(clause)
    start, _ = ctx.sentence_span(clause.sentence)
    before = ctx.page.layout.clean[start : group.start]
    if LACK.search(clause.text) or _BETTERED.search(group.before):
        return Status.ACTUAL
    wanted = _wanted(ctx, group, start)
    if not wanted and ctx.page.mentions_in(clause.start, group.start, EntityType.FIRM):
        return Status.ACTUAL
    if _STANDS.search(block.label):
        return Status.PLANNED if _STRONG.search(before) else Status.ACTUAL
    soft = pattern("plan" if heading_chain(ctx, group) else "intend")
    plans = [m.start() for m in soft.finditer(before)] + wanted
    facts = [m.end() for m in pattern("fact").finditer(before)]
    if plans and (not facts or max(plans) >= facts[-1]):
        return Status.PLANNED
    return Status.ACTUAL


def _wanted(ctx: Context, group: Group, start: int) -> list[int]:
    """Where, in the sentence that begins at a place, words stand that only what is wanted has.

    What follows on the firms of its clause (依托甲，重点发展乙), what a sentence turns to (向甲延伸).
    A park that 重点发展 says what it is for.
    """
    clean = ctx.page.layout.clean
    if _TOWARDS.search(group.before) and _TURNS.match(group.after):
        return [group.start - start]
    firms = ctx.page.mentions_in(ctx.clauses[group.clause].start, group.start, EntityType.FIRM)
    since = firms[-1].end if firms else start
    if ctx.page.mentions_in(start, group.start, EntityType.PARK):
        return []
    return [m.start() - start for m in pattern("want_links").finditer(clean, since, group.start)]
