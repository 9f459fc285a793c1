"""What a park names as its leading industries, and what a line about it lists."""

import re
from collections.abc import Iterator

from ontology.model import Claim, EntityType, Relation, Status
from reading.model import BlockKind, Mention, Page
from reading.rules.context import Context, Group, context
from reading.rules.roles import excluded
from reading.rules.scope import place, subject_park
from reading.rules.stating import Said, told

_LEADING = re.compile(
    r"(?:(?:主导|特色|首位|主攻|支柱|优势|重点)产业(?:方向|定位)?|产业定位|主攻方向|产业方向|功能定位|发展方向|招商方向|产业特色)"
    r"[一二三四\d]?\s*(?:为|是|有|包括|明确为|：|:|　|\t)*[“]?$"
)
_MADE_LEADING = re.compile(
    r"^(?:等)?[”]?(?:产业)?(?:为|作为)(?:主导|特色|首位|支柱|主|重点|核心|方向)"
)
_GROUPED = re.compile(
    r"^(?:等)?[”“]*(?:[两二三四五六七八九十\d]+(?:大|个|条))?(?:主导|特色|优势|支柱|重点|战略性|新兴)*产业(?:集群|体系|链)?"
)
_VERB = re.compile(
    r"(?:重点发展|主要发展|大力发展|聚焦|主攻|专注于?|围绕|布局|以|形成了?|集聚了?|培育|打造|主打|做强|发展|主营|深耕|瞄准|定位)[“]?$"
)
_COMING = re.compile(r"将|规划建设|力争|争取|拟|谋划|打造|培育|为目标")
_OTHERS = (EntityType.PLACE, EntityType.FIRM, EntityType.INSTITUTION)
_ABOVE = 3  # blocks between the name of a park on a line of its own and the line that speaks of it
_NAME_LINE = 30
_LEAD = 24  # a label and its colon


def rule(page: Page) -> Iterator[Claim]:
    """园区名下写明“主导产业：甲、乙”“以甲、乙为主导产业”“重点发展甲、乙”的，园区以这些产业为方向；将要的为规划。

    Where a park, or the line below its name, lists its leading industries (主导产业：甲、乙; 以甲、乙为
    主导; 重点发展甲、乙), the park focuses on each; planned where it is still to do so.
    """
    ctx = context(page)
    for group in ctx.groups:
        chains = group.of(EntityType.CHAIN)
        if not chains or excluded(ctx, group):
            continue
        park = _park(ctx, group) if _leads(ctx, group) else None
        if park is None:
            continue
        coming = _COMING.search(group.before[-10:])
        status = Status.PLANNED if coming else Status.ACTUAL
        for chain in chains:
            said = Said(park.entity, Relation.FOCUSES_ON, chain.entity, status)
            yield told(ctx, __name__, said, place(park), place(chain))


def _leads(ctx: Context, group: Group) -> bool:
    """Whether the words around a list call its chains leading industries or say they are developed."""
    start, _ = ctx.sentence_span(ctx.clauses[group.clause].sentence)
    before = ctx.page.layout.clean[max(start, group.start - _LEAD) : group.start]
    if _LEADING.search(before) or _MADE_LEADING.match(group.after):
        return True
    developed = bool(_VERB.search(before))
    return developed and (len(group.mentions) > 1 or bool(_GROUPED.match(group.after)))


def _park(ctx: Context, group: Group) -> Mention | None:
    """The park a line speaks of: its own subject, the paragraph's, or the name right above it."""
    sentence = ctx.clauses[group.clause].sentence
    block = ctx.page.sentences[sentence].block
    start, _ = ctx.sentence_span(sentence)
    if subject_park(ctx, sentence) is None and ctx.page.mentions_in(start, group.start, *_OTHERS):
        return None
    for earlier in range(sentence, -1, -1):
        if ctx.page.sentences[earlier].block != block:
            break
        park = subject_park(ctx, earlier)
        if park and park.start < group.start:
            others = ctx.page.mentions_in(park.end, group.start, EntityType.PARK, EntityType.PLACE)
            return None if any(o.entity != park.entity for o in others) else park
    return _named_above(ctx, block)


def _named_above(ctx: Context, index: int) -> Mention | None:
    blocks = ctx.page.layout.blocks
    for above in range(index - 1, max(-1, index - 1 - _ABOVE), -1):
        block = blocks[above]
        parks = ctx.page.mentions_in(block.start, block.end, EntityType.PARK)
        short = block.end - block.start <= _NAME_LINE
        if len(parks) == 1 and (short or block.kind is BlockKind.HEADING):
            return parks[0]
    return None
