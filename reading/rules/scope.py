"""Which chain and park a list of names stands under, and in what role."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ontology import places
from ontology.identity import core, plain
from ontology.model import EntityType
from reading.model import Mention
from reading.rules.chain_namings import (
    by_the_way,
    governs,
    in_list,
    in_passing,
    is_part,
    leads,
    measured,
)
from reading.rules.context import Context, Group
from reading.rules.once import once
from reading.rules.roaming import meant, roams, shortened
from reading.rules.words import pattern, words

_LEAD_IN = 10
_PARK_AGAIN = re.compile(
    r"(?:[^，。；]{0,10}，)?(?:目前|如今|现在|今天)?(?:，)?(?:在)?(?:该|这个|整个)?(?:园区|园内|小镇|片区|基地|集聚区)(?:内|里)?(?!别|域|位)"
)
_BACK = 4  # how near 这些 stands before what it takes up
_WHOLE = 3  # links from which on a list is one of a whole chain
_WHOLLY = re.compile(r"[”\s]*(?:以及|及|和)?[^，。；、]{0,6}等?的?(?:全产业链|完整产业链|全链条)")
_LABELS = re.compile(r"[：:]")
_OF_THE_PARK = ("园区", "园内", "入园", "驻园", "在园")
_FEW = 3  # a page that names more parks than these is about none of them
_SITES = (EntityType.PLACE, EntityType.PARK)
_ADDRESS = 24  # how far the places before a park's name may reach back
_NEAR = 420  # how far back 园区 may point
_SENTENCES = 16  # how far back a paragraph still speaks of a park
_PARAGRAPH = 2000  # and of a chain, in characters
_ROAMING = 3  # how many sentences a paragraph of a page that roams keeps to its first chain
_LEAN = re.compile(r"(?:依托|支持|发挥|依靠|以)[\s“《‘]*$")
_SUBJECT = re.compile(
    r"^[\s●■◆▶▲“]*(?:该|其中|目前|当前|我[省市县区州]|全[省市县区州]|近年来?|今年以来|截至[^，]{1,6}|通过|在|位于[^，]{2,20}的|地处[^，]{2,20}的"
    r"|[^，在]{0,12}，|\d+月[^，]{0,4})*(?:在|以|通过)?$"
)
_SCENE = re.compile(r"(?:在|走进|来到|位于|地处|踏入|坐落于|依托|以)[^，。；、]{0,10}$")
_STAGED = re.compile(
    r"[内里中]?(?:，|的|为[^，。；、]{0,4}(?:核心|载体|依托|阵地|龙头)，|[^，。；、]{0,2}(?:一家|一间|车间|厂区|厂房|园内)|[\u4e00-\u9fff]{0,6}(?:[A-Z]座|号楼|期|区)，?)"
)
_HEAD_END = re.compile(r"[）)”】\s]*(?:[：:　\s—]|$)|[（(][^（()）]{1,30}[）)][：:]?")
_HEAD_LEAD = "●■◆▶▲▍◇○【“·•-—*▪ 　\t0123456789.．、（）()一二三四五六七八九十"
_INSIDE = re.compile(r"^内?[，,]?(?:现有|拥有)?")


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain a list belongs to and where the text shows it."""

    entity: str
    shown_at: Mention
    by: str


def place(mention: Mention) -> tuple[int, int]:
    """Where a name stands."""
    return mention.start, mention.end


def opening(ctx: Context, site: Mention) -> int:
    """Where the places begin that stand right before a site (在甲市乙区丙园)."""
    start = site.start
    for around in reversed(ctx.page.mentions_in(site.start - _ADDRESS, site.start, *_SITES)):
        if around.end != start:
            break
        start = around.start
    return start


def subject_park(ctx: Context, sentence: int) -> Mention | None:
    """The park a sentence speaks of: named at its beginning, or after 在."""
    return _subject_parks(ctx)[sentence]


@lru_cache(maxsize=4)
def _subject_parks(ctx: Context) -> tuple[Mention | None, ...]:
    """The park that each sentence of a page speaks of: many rules ask, for many lists."""
    return tuple(_park_named_first(ctx, index) for index in range(len(ctx.page.sentences)))


def _park_named_first(ctx: Context, sentence: int) -> Mention | None:
    start, end = ctx.sentence_span(sentence)
    clean = ctx.page.layout.clean
    for park in ctx.in_sentence(sentence, EntityType.PARK):
        if _is_one_of_several(ctx, park):
            return None
        if _SUBJECT.fullmatch(clean[start : opening(ctx, park)]) or clean.startswith(
            "内", park.end
        ):
            return park
    if _PARK_AGAIN.match(clean, start, end):
        before = ctx.page.mentions_in(max(0, start - _NEAR), start, EntityType.PARK)
        return before[-1] if before else None
    return None


def _is_one_of_several(ctx: Context, park: Mention) -> bool:
    """Whether a park is listed with another one, so that what follows lies in either."""
    group = ctx.groups[ctx.group_at(park.start)]
    return park in group.mentions and len(group.of(EntityType.PARK)) > 1


def scene_park(ctx: Context, group: Group) -> Mention | None:
    """The park in which the sentence of a list plays: the last one before it that 在 or 走进 leads."""
    start, _ = ctx.sentence_span(ctx.clauses[group.clause].sentence)
    clean = ctx.page.layout.clean
    for park in reversed(ctx.page.mentions_in(start, group.start, EntityType.PARK)):
        led = _SCENE.search(clean, start, max(start, opening(ctx, park)))
        listed = clean.startswith("、", park.end) or clean[park.start - 1] == "、"
        alone = not listed and not _is_one_of_several(ctx, park)
        if led and alone and _STAGED.match(clean, park.end):
            return park
    return None


@once
def headed_park(ctx: Context, group: Group) -> Mention | None:
    """The park that the block of a list opens with, or that is all a heading above it names."""
    block = ctx.block_of(ctx.clauses[group.clause])
    blocks = ctx.page.layout.blocks
    for at in (block, *(blocks[i] for i in reversed(block.headings))):
        for park in ctx.page.mentions_in(at.start, at.end, EntityType.PARK)[:1]:
            lead = ctx.page.layout.clean[at.start : opening(ctx, park)]
            alone = _HEAD_END.match(ctx.page.layout.clean[park.end : at.end] or "：")
            if alone and not lead.strip(_HEAD_LEAD) and park.end <= group.start:
                return park
    return None


@once
def park_over(ctx: Context, group: Group) -> Mention | None:
    """The park that a list stands under: the sentence's own, or the paragraph's last one."""
    sentence = ctx.clauses[group.clause].sentence
    block = ctx.page.sentences[sentence].block
    own = subject_park(ctx, sentence)
    if own and own in group.mentions:
        return None
    near = scene_park(ctx, group) or _headed_by_park(ctx, group)
    if near and near not in group.mentions:
        return near
    for earlier in range(sentence, max(-1, sentence - _SENTENCES), -1):
        if ctx.page.sentences[earlier].block != block:
            break
        park = subject_park(ctx, earlier)
        if park and park.start < group.start:
            if earlier < sentence and not _holds_on(ctx, park, group):
                return None
            return _latest(ctx, park, group)
    headed = headed_park(ctx, group)
    if headed is None and not group.of(EntityType.PARK):
        headed = titled_park(ctx)
    return headed if headed and headed not in group.mentions else None


def _headed_by_park(ctx: Context, group: Group) -> Mention | None:
    """The last park named before a list whose common noun says that it is the park's (等园区企业)."""
    if not group.head.startswith(_OF_THE_PARK):
        return None
    before = ctx.page.mentions_in(max(0, group.start - _NEAR), group.start, EntityType.PARK)
    return before[-1] if before else None


def _holds_on(ctx: Context, park: Mention, group: Group) -> bool:
    """Whether a paragraph still plays in a park after its sentence: no other was named since.

    On a page that roams it must also have opened with the park and name no other at all.
    """
    at = ctx.clauses[ctx.clause_at(park.start)]
    opens = ctx.block_of(at).start
    named = ctx.page.mentions_in(opens, group.start, EntityType.PARK)
    if not roams(ctx):
        return named[-1].entity == park.entity
    first = ctx.sentence_span(at.sentence)[0] <= opens
    return first and {m.entity for m in named} == {park.entity}


def _latest(ctx: Context, park: Mention, group: Group) -> Mention:
    """The last park before a list that opens a clause of its sentence, else the sentence's own."""
    clean = ctx.page.layout.clean
    start, _ = ctx.sentence_span(ctx.clauses[group.clause].sentence)
    for later in reversed(ctx.page.mentions_in(max(start, park.end), group.start, EntityType.PARK)):
        begin = ctx.clauses[ctx.clause_at(later.start)].start
        lead = clean[begin : max(begin, opening(ctx, later))]
        told = _LABELS.match(clean, park.end) and not _LABELS.match(clean, later.end)
        alone = later not in group.mentions and not _is_one_of_several(ctx, later)
        if lead in ("", "在") and alone and not told:
            return later
    return park


@lru_cache(maxsize=4)
def titled_park(ctx: Context) -> Mention | None:
    """The one park of a page that its title, or else its first sentence, is about."""
    parks = [
        m for m in ctx.page.mentions if m.type is EntityType.PARK and m.entity != ctx.page.home
    ]
    title = [m for t in ctx.titles[:1] for m in parks if t.start <= m.start < t.end]
    if len({m.entity for m in title}) == 1 and len({m.entity for m in parks}) <= _FEW:
        return title[0]
    if len({m.entity for m in parks}) != 1 or not ctx.page.sentences:
        return None
    first = subject_park(ctx, 0)
    staged = first and ctx.page.layout.clean.startswith("的", first.end)
    return first if first and not staged and first.entity == parks[0].entity else None


def part(ctx: Context, group: Group) -> tuple[int, int]:
    """The stretch between two semicolons in which a list stands."""
    clause = ctx.clauses[group.clause]
    start, end = ctx.sentence_span(clause.sentence)
    text = ctx.page.layout.clean
    left = max(text.rfind("；", start, group.start), text.rfind(";", start, group.start))
    right = text.find("；", group.end, end)
    return (left + 1 if left >= 0 else start), (right if right >= 0 else end)


def chain_in_head(ctx: Context, group: Group) -> Mention | None:
    """The chain named in the common noun of a list (甲、乙等集成电路企业)."""
    if not group.head:
        return None
    reach = ctx.page.mentions_in(group.end, group.end + len(group.head) + 4, EntityType.CHAIN)
    return reach[0] if reach and reach[0].entity not in shortened(ctx) else None


def chain_nearby(ctx: Context, group: Group) -> Mention | None:
    """The chain of a list within its part of the sentence: in its head, after 依托…, or nearest."""
    head = chain_in_head(ctx, group)
    if head:
        return head
    heading = heading_chain(ctx, group)
    start, end = part(ctx, group)
    chains = ctx.page.mentions_in(start, end, EntityType.CHAIN)
    if heading:
        over_all = ctx.outline.umbrella
        chains = tuple(
            c
            for c in chains
            if governs(ctx, c)
            and (c.entity == heading.entity or not in_list(ctx, c))
            and c.entity != over_all
            and c.name not in words("broad")
            and not is_part(c, heading)
            and not _of_another_firm(ctx, group, c)
        )
    elif chains:
        chains = tuple(c for c in chains if _reaches(ctx, group, c))
    after = [c for c in chains if c.start >= group.end]
    before = [c for c in chains if c.end <= group.start and (heading or not in_list(ctx, c))]
    if _LEAN.search(group.before) and after:
        return after[0]
    if before and (before[0].start - start <= _LEAD_IN or not after):
        return before[-1]
    return after[0] if after else None


def _reaches(ctx: Context, group: Group, chain: Mention) -> bool:
    """Whether a chain of a sentence is told of a list: that of its own clause, or one turned to.

    Where a page roams, a clause speaks of the chain of the next one only where it leans on firms.
    """
    if by_the_way(ctx, chain):
        return False
    if ctx.clause_at(chain.start) == group.clause:
        return True
    aside = measured(ctx, chain) or chain.name in words("broad")
    if not leads(ctx, chain) and (aside or _of_another_firm(ctx, group, chain)):
        return False
    if not roams(ctx):
        return True
    if aside:
        return False
    if chain.start >= group.end:
        back = ctx.page.layout.clean[max(0, chain.start - _BACK) : chain.start]
        return bool(_LEAN.search(group.before)) or back.endswith(words("these"))
    return leads(ctx, chain) or governs(ctx, chain)


def _of_another_firm(ctx: Context, group: Group, chain: Mention) -> bool:
    """Whether a chain behind a list is told of a firm that a later clause turns to."""
    begin = ctx.clauses[group.clause].end
    return chain.start > begin and bool(ctx.page.mentions_in(begin, chain.start, EntityType.FIRM))


def heading_chain(ctx: Context, group: Group) -> Mention | None:
    """The chain of the heading or box title over a list."""
    return ctx.heading_chain(ctx.block_of(ctx.clauses[group.clause]))


def chain_of_paragraph(ctx: Context, group: Group) -> Mention | None:
    """The last chain that the paragraph turned to before this part of the sentence.

    Of several chains the last that leads its sentence is what the paragraph goes on to speak of.
    """
    block = ctx.block_of(ctx.clauses[group.clause])
    start, _ = part(ctx, group)
    begin = max(block.start, start - _PARAGRAPH)
    named = ctx.page.mentions_in(begin, start, EntityType.CHAIN)
    found = [c for c in named if not in_passing(ctx, c)]
    if len({c.entity for c in named}) > 1:
        found = [c for c in found if leads(ctx, c)] or found
    if roams(ctx):
        found = [c for c in found if _carries_on(ctx, c, start)]
    return found[-1] if found else None


def _carries_on(ctx: Context, chain: Mention, start: int) -> bool:
    """Whether a page that roams still speaks of a chain: a paragraph that turned to it at once."""
    at = ctx.clauses[ctx.clause_at(chain.start)].sentence
    here = ctx.clauses[ctx.clause_at(start)].sentence
    begin, _ = ctx.sentence_span(at)
    opens = begin <= ctx.page.layout.blocks[ctx.page.sentences[at].block].start
    turned = leads(ctx, chain) or (opens and governs(ctx, chain))
    return turned and not measured(ctx, chain) and here - at <= (_ROAMING if opens else 1)


@once
def chains_over(ctx: Context, group: Group) -> tuple[Chain, ...]:
    """The chains a list stands under: of its sentence and heading, else of its park, else the last.

    Where a plan says "依托甲，推动纺织机械…" under 高端装备, both chains hold.
    """
    near, heading = chain_nearby(ctx, group), heading_chain(ctx, group)
    found = [Chain(near.entity, near, "sentence")] if near else []
    found = [chain] if (chain := _leant_on(ctx, group)) else found
    if heading and (not near or core(EntityType.CHAIN, near.name) not in heading.name):
        found.append(Chain(heading.entity, heading, "heading"))
    if found:
        return tuple({c.entity: c for c in found}.values())
    park = park_over(ctx, group)
    named = ctx.chain_in_name(ctx.entities[park.entity].name) if park else None
    if park and named:
        return (Chain(meant(ctx, named), park, "park"),)
    last = chain_of_paragraph(ctx, group)
    if last:
        return (Chain(last.entity, last, "paragraph"),)
    title = ctx.outline.chain
    alone = title and not ctx.outline.umbrella
    return (Chain(title.entity, title, "title"),) if title and alone else ()


def _leant_on(ctx: Context, group: Group) -> Chain | None:
    """The chain whose links fill the next clause, where a sentence leans on the firms of a list."""
    at = ctx.group_at(group.start) + 1
    if not _LEAN.search(group.before) or at >= len(ctx.groups):
        return None
    following = ctx.groups[at]
    return chain_of_whole(ctx, following) if following.clause - group.clause <= 1 else None


def chain_of_whole(ctx: Context, group: Group) -> Chain | None:
    """The chain that a list of links closing with 全产业链 is all of: its first link opens with it.

    发展光电设计、光电封装、材料等全产业链 lists the links of 光电.
    """
    links = group.of(EntityType.SEGMENT)
    if len(links) < _WHOLE or len(links) < len(group.mentions) or not _WHOLLY.match(group.after):
        return None
    first = plain(links[0].name)
    named = ((form, id_) for form, id_ in ctx.outline.forms[EntityType.CHAIN] if first != form)
    chain = next((id_ for form, id_ in named if first.startswith(form)), None)
    return Chain(chain, links[0], "sentence") if chain else None


def from_abroad(name: str) -> bool:
    """Whether a name begins with that of a country or region abroad."""
    return bool(pattern("abroad").match(name))


@once
def holds_home(ctx: Context, site: str) -> bool:
    """Whether a place is one that the home region lies in: its city, its province."""
    if ctx.page.home not in ctx.entities:
        return False
    around: set[str] = set()
    for name in ctx.names_of(ctx.page.home):
        for length in range(2, len(name) + 1):
            known = places.find(name[:length])
            if known:
                around |= {known.id, *(above.id for above in places.ancestors(known))}
    own = {known.id for n in ctx.names_of(site) if (known := places.find(n))}
    return bool(own & around)
