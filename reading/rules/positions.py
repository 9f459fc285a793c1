"""When a word for a product or step is a position in a chain, and of which chain."""

import re

from ontology.identity import core
from ontology.model import EntityType
from reading.model import Mention
from reading.names import lexicon
from reading.rules.chain_namings import governs, in_list, is_part
from reading.rules.context import Context, Group
from reading.rules.once import once
from reading.rules.scope import (
    Chain,
    chain_in_head,
    chain_of_whole,
    chains_over,
    heading_chain,
)
from reading.rules.words import words

LACK = re.compile(
    r"缺乏|缺少|欠缺|不足|薄弱|滞后|依赖|外地|进口|尚未|不能|脱节|差距|没有|落后|短板|低端|不够|较少|空白|缺失|卡脖子|外购|外采|受制"
)
_USED = re.compile(
    r"(?:应用于|用于|适用于|服务于|应用到|应用领域|应用场景|应用在|供应给?|供给|采购|购置|引进了?设备|采用|使用|运用|利用"
    r"|取代|替代|不再|淘汰|压减|关停|退出)[^，。；]{0,14}$"
)
_USES = re.compile(
    r"^[”\s]*等?[^，。；、]{0,10}(?:应用领域|应用场景|用户|客户|终端应用|等场景|等设施)"
)
_LINK_BEHIND = re.compile(
    r"^[”\s]*(?:等)?[^，。；、]{0,8}(?:环节|企业|厂商|厂家|商|供应商|类项目|类企业|配套|产业链|全链条|链条|全产业链)"
)
_STATED = re.compile(
    r"(?:发展|突破|生产|研制|研发|开发|形成|具备|拥有|涵盖|涉及|包括|覆盖|聚焦|布局|做强|做大|做优|壮大|培育|引进|招引|招引了|引入"
    r"|补齐|推进|推动|扩大|提升|延伸|拓展|打造|主攻|主打|为主|重点|支持|建设|上游|中游|下游|环节|产品|材料|配套|缺|以|从|到|有|产"
    r"|：|:|—|在|向|围绕|瞄准|攻克|攻关|制造|加工|产出|供应|集聚|聚集|汇聚|落户|投产|的|是|补|强|做)"
)
_FULL_STOP = "。！？\n"


def is_position(ctx: Context, group: Group, segment: Mention) -> bool:
    """Whether the text uses a word as a link, and not as one word among others.

    A word as general as 设计 or 材料 is a link only in a list of links or before 环节, 企业 and the
    like; a product needs a list, a verb that states it, or something said to be lacking.
    """
    if not may_be_link(group, segment):
        return False
    behind = ctx.page.layout.clean[segment.end : segment.end + 16]
    named = bool(_LINK_BEHIND.match(behind)) and not behind.startswith("业")
    clause = ctx.clauses[group.clause]
    if segment.name in lexicon.words("bare_heads"):
        linked = bool(_LINK_BEHIND.match(group.after))
        firm_like = len(group.of(EntityType.SEGMENT)) > 1 and (linked or LACK.search(clause.text))
        return named or bool(firm_like) or _graded(group.before)
    listed = len(group.of(EntityType.SEGMENT)) > 1
    return bool(listed or named or LACK.search(clause.text) or _STATED.search(group.before))


def may_be_link(group: Group, segment: Mention) -> bool:
    """Whether a word is special enough to be a link and not what something else merely uses."""
    used = _USED.search(group.before) or _USES.match(group.after)
    return not (used or is_vague(segment.name))


def is_link(ctx: Context, group: Group, segment: Mention) -> bool:
    """Whether a word is a link of the chain that the text speaks of: any product or step is.

    A word as general as 设计 or 材料 must also stand as a position.
    """
    if segment.name in lexicon.words("bare_heads"):
        return is_position(ctx, group, segment)
    return may_be_link(group, segment)


def is_vague(name: str) -> bool:
    """Whether a word is too general to be a link: 产品, 系统, 技术."""
    return name in words("vague") or name in lexicon.words("generic")


def _graded(before: str) -> bool:
    """Whether 上游, 中游 or 下游 stands right before."""
    return bool(re.search(r"[上中下]游(?:的|为|是|：|:|环节)?$", before))


@once
def chain_of(ctx: Context, group: Group) -> Chain | None:
    """The one chain a list of segments belongs to; None where nothing tells it for sure.

    The chain in the list's own head, else the one its sentence is about, else the heading's, else
    that of the park, paragraph or title.
    """
    heading = heading_chain(ctx, group)
    head = chain_in_head(ctx, group) or _closing(ctx, group)
    if head and not (heading and is_part(head, heading)) and head.name not in words("broad"):
        return Chain(head.entity, head, "sentence")
    whole = chain_of_whole(ctx, group)
    if whole:
        return whole
    topic = topic_before(ctx, group, heading)
    if topic:
        return Chain(topic.entity, topic, "sentence")
    before = _subject_of_paragraph(ctx, group, heading) if heading else None
    if before:
        return Chain(before.entity, before, "paragraph")
    if heading and heading.name not in words("broad"):
        return Chain(heading.entity, heading, "heading")
    over = chains_over(ctx, group)
    return next((c for c in over if _holds_for(ctx, group, c)), None)


def _holds_for(ctx: Context, group: Group, chain: Chain) -> bool:
    """Whether a chain that a list stands under holds for links: one in its sentence must open it."""
    if chain.shown_at.name in words("broad"):
        return False
    start, _ = ctx.sentence_span(ctx.clauses[group.clause].sentence)
    return chain.by != "sentence" or start <= chain.shown_at.start <= start + _OPENING


def _closing(ctx: Context, group: Group) -> Mention | None:
    """The chain that closes a clause with the word chain in it: 形成甲、乙的光伏产业链."""
    clause = ctx.clauses[group.clause]
    clean = ctx.page.layout.clean
    for chain in ctx.page.mentions_in(group.end, clause.end, EntityType.CHAIN):
        between = clean[group.end : chain.start]
        behind = clean[chain.end : chain.end + 6]
        chained = chain.name.endswith("链") or behind.startswith(
            ("产业链", "全产业链", "链", "产业生态")
        )
        if chained and re.fullmatch(
            r"[”\s]*等?[^，。；、]{0,12}的?(?:完整|全|特色|现代)?的?[“]?", between
        ):
            return chain
        if between == "等" and _OF_ITS_OWN.match(
            clean, chain.end - chain.name.endswith("产业") * 2
        ):
            return chain
    return None


def topic_before(ctx: Context, group: Group, heading: Mention | None) -> Mention | None:
    """The chain that a sentence is about where a list of segments stands."""
    clause = ctx.clauses[group.clause]
    start, _ = ctx.sentence_span(clause.sentence)
    text = ctx.page.layout.clean
    part = max(text.rfind("；", start, group.start), text.rfind(";", start, group.start)) + 1
    found: list[Mention] = []
    for chain in ctx.page.mentions_in(start, group.start, EntityType.CHAIN):
        if chain in group.mentions or _unfit(ctx, chain, heading) or not _speaks_of(ctx, chain):
            continue
        if chain.start >= max(part, start) or chain.start - start <= _OPENING:
            found.append(chain)
    return found[-1] if found else None


def _speaks_of(ctx: Context, chain: Mention) -> bool:
    """Whether a clause is about a chain: 甲产业, 发展甲, 甲发展."""
    behind = ctx.page.layout.clean[chain.end : chain.end + 4]
    return governs(ctx, chain) or bool(_FURTHERED.match(behind))


def _subject_of_paragraph(ctx: Context, group: Group, heading: Mention | None) -> Mention | None:
    """The chain with which an earlier sentence of the paragraph opened as its subject."""
    last = ctx.clauses[group.clause].sentence
    block = ctx.page.sentences[last].block
    for sentence in range(last - 1, max(-1, last - 1 - _SENTENCES), -1):
        if ctx.page.sentences[sentence].block != block:
            return None
        start, end = ctx.sentence_span(sentence)
        for chain in ctx.page.mentions_in(start, min(end, start + _SUBJECT), EntityType.CHAIN):
            behind = ctx.page.layout.clean[chain.end : chain.end + 4]
            named = chain.name.endswith(("产业", "产业链")) or _SUBJECT_BEHIND.match(behind)
            if named and not _unfit(ctx, chain, heading):
                return chain
    return None


_OF_ITS_OWN = re.compile(r"(?:核心|关联|相关|配套)?产业(?!链|集群|园|基地|项目)")
_FURTHERED = re.compile(r"(?:产业|行业|领域)?发展|方面")
_SUBJECT_BEHIND = re.compile(r"产业|行业|领域")
_SENTENCES, _SUBJECT = 5, 18
_OPENING = 14  # a chain this near the start of a sentence is its subject, also behind a semicolon


def _unfit(ctx: Context, chain: Mention, heading: Mention | None) -> bool:
    if chain.name in words("broad") or in_list(ctx, chain):
        return True
    if heading is None or chain.entity == heading.entity:
        return False
    umbrella = chain.entity == ctx.outline.umbrella
    return umbrella or is_part(chain, heading) or core(EntityType.CHAIN, chain.name) in heading.name
