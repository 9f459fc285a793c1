"""What each clause speaks of: its own grammatical subject, or the one carried over from before."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ontology.model import EntityType
from reading.model import Mention
from reading.rules.block_topics import HOLDERS, NONE, Topic, opening, over_blocks, topic_of_block
from reading.rules.context import Clause, Context, Group
from reading.rules.former_latter import pointed
from reading.rules.regions_said import opens_with_nation, region_meant, said
from reading.rules.scope import holds_home
from reading.rules.speakers import speakers
from reading.rules.words import words

_COUNTABLE = (EntityType.PROJECT, EntityType.INSTITUTION)
_SPEAKS = re.compile(r"[的有在是将已仅为共达约，（：拥计现产全规实完累目工年居\d]")
_SITES = (EntityType.PARK, EntityType.PROJECT)
# Words after which a name is no subject but where, by whom, with whom or compared to whom.
_OBLIQUE = re.compile(
    r"(?:在|由|与|同|跟|和|向|往|对|从|自|给|为|以|被|把|将|比|较|据|除|于|至|到|赴|含|包括|围绕|依托|通过|按照|根据|随着?|聚焦|瞄准|借鉴|面向|立足|高于|低于|不如"
    r"|围绕龙头企业|依托龙头企业|前\d名的|来自|隶属|位居|居|占|参照|走进|来到)[“《（\s]*$"
)
_PLACED = re.compile(r"(?:在|位于|坐落于|地处|走进|来到)[“\s]*$")
# What may stand between the opening of a clause and its subject: attributes, appositions.
_ATTRIBUTE = re.compile(
    r"(?:[^，。；]{1,14}(?:的|便|就|正|即)是|[^，。；]{1,30}的|[^，。；在由与向从为以被把将比较、]{0,8}(?:企业|公司|单位|集团|平台|龙头|园区|载体|项目|级|首个|最大|支持|鼓励|引导)的?)?[“《]?"
)
_FOR_WHOM = re.compile(r"(?:对|向|为|把|将|与|同|从|以|由|按照?|根?据|除)(?!于是|接)")
_MADE = re.compile(
    r"(?:建成|建设|新建|建有|引进|落户|开工|签约|投产|启动|投资|打造|拥有|成立|设立|入驻)了?[^，。；、]{0,6}$"
)
# A name right before its own count is what is counted (甲类平台98个), not who has it.
_COUNTED = re.compile(r"[”’）)\s]{0,3}[^，。；、\d的]{0,4}\d[\d.,]{0,9}\s?[余多]?\s?[家个项座]")
_SUMMED_UP = re.compile(r"[”’）)]?\s?(?:\d+|[两二三四五六七八九十]{1,3})\s?[余多]?家")
_EXAMPLES = re.compile(r"[”’]?(?:等|在内)")
_SHARED = re.compile(r"[^，。；]{0,24}(?:均|都|各(?!类|种|项|级|地|方))|等大企业")
_TOGETHER = re.compile(
    r"[”’）)]?等?[^，。；\d]{0,2}(?:[两二三四五六七八九十\d]{1,3}(?:大|家|个|座|市|县|区|地|园)|合计|总计|共(?![建同享]))"
)
_OFFICER = re.compile(r"[^，。；]{0,8}(?:董事长|总经理|总裁|负责人|主任|厂长|经理|书记)")
_PROJECT_AGAIN = re.compile(
    r"(?:该|此|本|整个)(?:项目|工程|基地|产业园)|项目(?![数个库])(?:[^，。；、的类]{0,6}(?:总投资|投资|规划|占地|用地|计划|建成|达产|投产|由|位于|于|采用|预计|主要|全部|分|一期|二期|将|已|正|自|也|目前|可|拟|建设))"
    r"|项目(?=[，：])|(?:一|二|三|首)期(?:工程|项目|投资|建设|总|规划|占地|已|将|计划|于|设计)?"
)
# A clause that opens with these speaks of what they point to, whoever else it names.
_POINTS = re.compile(
    r"(?:该|本|此|这[个一座家])(?:项目|工程|基地|产业园|园区|公司|企业)|项目由"
    r"|(?:项目|公司|工厂)(?:位于|坐落|地处|选址|落户|建在|设在)"
)
_FIRM_AGAIN = re.compile(
    r"(?:该|本|这家|我们|此)(?:公司|企业|集团|厂|院)|公司(?!们|群|数|和|与|、|名|总数|化|治理|制)|(?:企业|集团|工厂|我们)(?=自|现|年|拥有|成立|主要|专注|先后|已|目前|被|产品|的|员工|去年|今年|将|计划|累计|是|还|每年|研发|总|在|年初|\d)"
)
_PARK_AGAIN = re.compile(
    r"(?:该|本|此|整个)?(?:园区|产业园|工业园|工业城|科技园|示范园|开发区|高新区|经开区|片区|小镇|基地|集聚区|新城|园内|区内)(?!别|域|位|块|链|负责|建设运)"
    r"|这里|未来，这里|在这里|该[园区镇]|全园"
)
_SITE_AGAIN = re.compile(r"(?:该|本|此|整个)?(?:产业园|基地)(?!别|域|位|块|链|负责|建设运)")
_AGAIN = (
    (_PROJECT_AGAIN, (EntityType.PROJECT,)),
    (_FIRM_AGAIN, (EntityType.FIRM,)),
    (_PARK_AGAIN, (EntityType.PARK,)),
    (_SITE_AGAIN, _SITES),
)
_ANY_AGAIN = re.compile("|".join(again.pattern for again, _ in _AGAIN))
_PROJECT_FACTS = re.compile(
    r"(?:计划|规划|概算|预计|固定资产|拟|初步估算|已?累?计?完成)?总?投资(?:额|约|达|超|为|\d|规模|总额|近|强度)|届时|首期|(?:规划|总)?占地|(?:规划|总)?建筑面积|总?用地|规划面积|规划(?:建设|用地)"
    r"|建设(?:周期|内容|规模|期)|达产|投产|满产|建成|全部(?:建成|达产|投产)|新建|(?:可|将|预计)?年(?:产|加工|处理)|产能|预计(?:年|可|建成|投产|达产|今年|明年)|分[两二三四]期|设计(?:年|产)|"
    r"一期|二期|可(?:实现|年|形成|新增)|将(?:实现|建设|形成|新增)|主要建设|购置|拟建|项目"
)
_NO_SUBJECT = re.compile(
    r"(?:在[^，。；]{1,6})?(?:拥有|设有|建有)|现有|已|累计|先后|拥有|集聚|入驻|引进|形成|年(?:产|销|营|收|纳|出)|上年|产值|产销|营[业收]|实现|去年|今年|企业|员工|产品|成立|注册|主要|专注|计划|设计|布局|重点|共|有|获|建有|聚集|汇聚|落户|吸引|税收|面积|规模|具备|生产|核心|是|每年|平均|带动|预计|主导|配套|建设|研发|完成|达到"
)
_TOPIC = re.compile(
    r"(?:核心)?(?:产业|行业|领域|业|规模|产值|产销|增加值|营收|业务收入|销售收入|总产值|产量|销量|市场|产能|实现|力争|产业链)(?!企业|项目|园|基地)"
    r"|(?:同比)?(?:增[长速幅]|下降|下滑|回落)|完成|稳定在|(?:由|从|约|超|达到?)\d"
    r"|[^，。；、的在企项园\d]{0,5}(?:产值|营收|收入|销售|增加值|产能|产量|出口)(?!企业)"
)
_BEHIND = 80  # how far from the opening of a clause its subject may stand
_NEAR, _FAR = 420, 1600  # how far back 项目, and 该项目, may point


@dataclass(frozen=True, slots=True)
class Topics:
    """The topic of every clause, and of every block as a whole."""

    of_clause: tuple[Topic, ...]
    of_block: dict[int, Topic]


@lru_cache(maxsize=4)
def topics(ctx: Context) -> Topics:
    """The topics of a page, clause by clause in the order of the text; the last few are kept."""
    groups = _by_clause(ctx)
    found: list[Topic] = []
    blocks: dict[int, Topic] = {}
    over, spoken = over_blocks(ctx), speakers(ctx)
    sentence, block, last, object_, held = -1, -1, NONE, NONE, NONE
    for index, clause in enumerate(ctx.clauses):
        at = ctx.page.sentences[clause.sentence].block
        if at != block:
            block, last, object_, held = at, NONE, NONE, NONE
            blocks[at] = over.get(at) or topic_of_block(ctx, at)
        same = clause.sentence == sentence
        opens = not same or ctx.clauses[index - 1].text[-1] in "；;"
        sentence = clause.sentence
        own = pointed(ctx, clause, held)
        own = own if own.entities else _own(ctx, clause, groups.get(index, ()), last, held)
        if own.type is EntityType.PLACE and not own.sure and same and last.type in HOLDERS:
            own = NONE  # where a firm sits is not what its sentence goes on to speak of
        if own.entities or own.nobody:
            told = own
        elif object_.entities and _tells_size(clause):
            told = object_
        elif index in spoken and blocks[at].type not in _SITES:
            told = spoken[index]
        elif blocks[at].type is EntityType.PROJECT and _tells_size(clause):
            told = blocks[at]
        elif opens:
            before = NONE if same else last
            told = _carried(ctx, clause, before, blocks[at])
        else:
            told = last
        object_ = _object(groups.get(index, ())) or (NONE if opens else object_)
        if not blocks[at].entities and _tells_block(ctx, told, clause):
            blocks[at] = told
        found.append(told)
        last = told
        held = told if told.sure and told.type in HOLDERS else held
    return Topics(tuple(found), blocks)


def _tells_size(clause: Clause) -> bool:
    """Whether a clause opens with what only projects have: 总投资, 占地, 年产."""
    return bool(_PROJECT_FACTS.match(clause.text, opening(clause.text)))


def _by_clause(ctx: Context) -> dict[int, tuple[Group, ...]]:
    found: dict[int, tuple[Group, ...]] = {}
    for group in ctx.groups:
        found[group.clause] = (*found.get(group.clause, ()), group)
    return found


def oblique(before: str) -> bool:
    """Whether words before a name make it a place, an agent or a comparison, not the subject."""
    return bool(_OBLIQUE.search(before))


def exemplifies(after: str) -> bool:
    """Whether words behind a list make it examples of what is counted (等企业20家)."""
    return bool(_EXAMPLES.match(after))


def holders(ctx: Context, group: Group, end: int) -> tuple[Mention, ...]:
    """The members of a list that a number behind it is about: all where 均 says so, else the last.

    None where the list is summed up (甲、乙两家) or only gives examples.
    """
    members = group.of(*HOLDERS, EntityType.PLACE)
    after = ctx.page.layout.clean[group.end : min(end, group.end + _BEHIND)]
    if len(members) > 1 and _SHARED.match(after):
        return members
    if members and _is_counted(ctx, members[-1]):
        return ()
    if members and members[-1].type is EntityType.PLACE and _is_attribute(ctx, members[-1]):
        return ()
    if not members or _OFFICER.match(after):
        return members[-1:]
    if exemplifies(after) or (len(members) > 1 and _TOGETHER.match(after)):
        return ()
    return members[-1:]


def _is_counted(ctx: Context, member: Mention) -> bool:
    """Whether a name stands right before its own count, or closes a list of firms summed up."""
    clean = ctx.page.layout.clean
    if member.type in _COUNTABLE:
        return bool(_COUNTED.match(clean, member.end))
    return member.type is EntityType.FIRM and bool(_SUMMED_UP.match(clean, member.end))


def _is_attribute(ctx: Context, site: Mention) -> bool:
    """Whether a place only tells the rank of what follows it (某省级…, 某市企业技术中心)."""
    clean = ctx.page.layout.clean
    if clean.startswith(("级", "首批", "“", "企业技术", "制造业单项", "重点实验"), site.end):
        return True
    above = site.entity != ctx.page.home and holds_home(ctx, site.entity)
    return above and not _SPEAKS.match(clean, site.end)


def _own(
    ctx: Context, clause: Clause, groups: tuple[Group, ...], last: Topic, held: Topic
) -> Topic:
    """The subject a clause names itself, by name, by 该项目 or by 全市; a chain before a place."""
    start = opening(clause.text)
    rest = clause.text[start:]
    if _POINTS.match(rest):
        back = again(ctx, clause, last, held)
        if back.entities:
            return back
    named = _named(ctx, clause, groups, start)
    if named.type in HOLDERS:
        return named
    chain = _chain(ctx, clause, groups)
    if chain.entities:
        return chain
    if named.entities:
        return named
    back = again(ctx, clause, last, held)
    if back.entities or back.nobody:
        return back
    word = said(rest[:12])
    if word and word.start() == 0:
        meant = region_meant(ctx, word, clause.start)
        return Topic((meant,), _type(ctx, meant), sure=True, at=clause.start) if meant else NONE
    return Topic(nobody=True) if opens_with_nation(rest) else NONE


def _named(ctx: Context, clause: Clause, groups: tuple[Group, ...], start: int) -> Topic:
    place = NONE
    for number, group in enumerate(groups):
        if group.start - clause.start - start > _BEHIND:
            break
        before = clause.text[start : max(start, group.start - clause.start)]
        members = holders(ctx, group, clause.end)
        if oblique(before) or _FOR_WHOM.match(before):
            if _PLACED.search(before) and members:
                place = Topic((members[-1].entity,), members[-1].type, at=group.start)
            continue
        if not _ATTRIBUTE.fullmatch(before) and not _after_place(groups, number, clause, start):
            break
        if not members:
            continue
        following = groups[number + 1] if number + 1 < len(groups) else None
        if members[-1].type is EntityType.PLACE and following and _touches(ctx, group, following):
            continue
        return Topic(tuple(m.entity for m in members), members[-1].type, sure=True, at=group.start)
    return place


def _chain(ctx: Context, clause: Clause, groups: tuple[Group, ...]) -> Topic:
    """The chain whose industry a clause speaks of (全市氢能产业产值…, 在氢能产业链，…)."""
    for group in groups:
        for chain in group.of(EntityType.CHAIN)[-1:]:
            before = clause.text[: max(0, group.start - clause.start)]
            if is_topic(ctx, chain) and (not oblique(before) or _PLACED.search(before)):
                return Topic((chain.entity,), chain.type, sure=True, at=chain.start)
    return NONE


def is_topic(ctx: Context, chain: Mention) -> bool:
    """Whether a chain is spoken of as an industry, not as a word of another name."""
    if ctx.page.home and (chain.entity == ctx.outline.umbrella or chain.name in words("broad")):
        return False
    return bool(_TOPIC.match(ctx.page.layout.clean, chain.end)) or chain.name.endswith("业")


def _object(groups: tuple[Group, ...]) -> Topic | None:
    """The project a clause names anywhere, or the park it says is built or won."""
    for group in reversed(groups):
        found = group.of(*_SITES)
        if len(found) != 1 or len(group.mentions) > 1:
            continue
        if found[0].type is EntityType.PROJECT or _MADE.search(group.before):
            return Topic((found[0].entity,), found[0].type, at=found[0].start)
    return None


def _after_place(groups: tuple[Group, ...], number: int, clause: Clause, start: int) -> bool:
    """Whether a list stands right behind a place that opens the clause (甲市乙公司)."""
    if number == 0:
        return False
    before = groups[number - 1]
    opens = before.start - clause.start == start and before.mentions[-1].type is EntityType.PLACE
    return opens and groups[number].start - before.end <= 1


def _touches(ctx: Context, left: Group, right: Group) -> bool:
    between = ctx.page.layout.clean[left.end : right.start]
    return between in ("", "的") and bool(right.of(*HOLDERS))


def again(ctx: Context, clause: Clause, last: Topic, held: Topic = NONE) -> Topic:
    """What 该项目, 公司 or 园区 at the beginning of a clause points back to.

    A bare 企业 means a firm only where the text just spoke of one. 公司 and 园区 are the firm or
    park that their paragraph speaks of (`held`), not one it names in passing.
    """
    rest = clause.text[opening(clause.text) :]
    for pattern, kinds in _AGAIN if _ANY_AGAIN.match(rest) else ():
        if pattern.match(rest):
            if rest.startswith("企业") and last.type is not EntityType.FIRM:
                return NONE
            if len(kinds) == 1 and held.type is kinds[0]:
                return held
            known = _last(ctx, clause.start, *kinds)
            if not known and rest.startswith(("该", "此", "本")):
                known = _last(ctx, clause.start, *kinds, back=_FAR)
            if not known and kinds == (EntityType.PARK,):
                known = _titled(ctx, clause)
            if not known and kinds == (EntityType.PROJECT,):
                known = _last(ctx, clause.start, EntityType.PARK)
            if not known and kinds == (EntityType.PROJECT,):
                return Topic(nobody=True) if not _last(ctx, clause.start, EntityType.FIRM) else NONE
            if known:
                return Topic((known.entity,), known.type, sure=True, at=known.start)
    return NONE


def _last(ctx: Context, position: int, *types: EntityType, back: int = _NEAR) -> Mention | None:
    """The last name of a type shortly before a position, its own block first."""
    known = ctx.page.mentions_in(max(0, position - back), position, *types)
    return known[-1] if known else None


def _titled(ctx: Context, clause: Clause) -> Mention | None:
    """The one park that the title of the page names, which is what it calls 园区."""
    named = [
        m for t in ctx.titles[:1] for m in ctx.page.mentions_in(t.start, t.end, EntityType.PARK)
    ]
    single = len({m.entity for m in named}) == 1 and named[0].start < clause.start
    return named[0] if single else None


def _carried(ctx: Context, clause: Clause, last: Topic, whole: Topic) -> Topic:
    """The topic of a sentence that names none: the last one's, or that of the whole block."""
    rest = clause.text[opening(clause.text) :]
    if last.nobody:
        last = NONE
    if _PROJECT_FACTS.match(rest):
        if last.type in (*_SITES, EntityType.FIRM) and len(last.entities) == 1:
            return last
        known = _last(ctx, clause.start, EntityType.PROJECT)
        block = ctx.block_of(clause)
        if known and known.start >= block.start:
            return Topic((known.entity,), known.type, at=known.start)
    single = len(last.entities) == 1 and last.type in (*HOLDERS, EntityType.PLACE)
    if single and _NO_SUBJECT.match(rest):
        return last
    return whole


def _tells_block(ctx: Context, topic: Topic, clause: Clause) -> bool:
    """Whether the first sentence of a block makes its subject that of the whole block."""
    if not topic.sure or len(topic.entities) != 1 or topic.type not in (EntityType.FIRM, *_SITES):
        return False
    start = ctx.block_of(clause).start
    first = ctx.clauses[ctx.clause_at(start)].sentence
    return clause.sentence <= first and topic.at >= start


def _type(ctx: Context, entity: str) -> EntityType | None:
    found = ctx.entities.get(entity)
    return found.type if found else None
