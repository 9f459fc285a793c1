"""The things a clause could say are lacking: its subject, its objects, its products, what it goes on about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ontology.model import EntityType
from reading.model import BlockKind
from reading.rules.context import Clause, Context
from reading.rules.gap_phrases import after_trigger, is_thing, listed, serves
from reading.rules.gap_pointing import points_back
from reading.rules.stating import Span

PRODUCTS = (EntityType.SEGMENT, EntityType.PRODUCT)
_STOP = re.compile(
    r"[\]】“”《]|(?:[两三四五六七八九十几多]|\d)(?:种|类|项|大|个)|虽|样样|百分之|三分之|(?:本地|本市|本省|省内|市内|区内|县内|国内)(?:的?(?:企业|厂家|配套))|更是|倒是|却|只能|只好|只有|只|仅|尚|仍|还(?!原)|也|均(?![质热匀])|都(?!市)|全部|全靠|全(?![固自球国钢息钒新])|皆|几乎|基本|大多"
    r"|多(?=[由从用在依靠为数])|主要|一直|长期|目前|眼下|当前|现(?=[由从为购在有已])|已|曾|需(?![求])|须|要(?!素)|必须|得(?=[从去到靠送])|不得不"
    r"|严重|普遍|高度|明显|较(?!高精)|依然|依旧|从来|至今"
    r"|依赖|依靠|仰赖|靠|离不开|来自|购自|买自|产自|采购|外购|外采|外协|进口|委托|由|从|向|到(?!位)|去(?!除)|在(?!线)|以(?!太)|是|为(?!主)|有(?![色机])"
    r"|没|无(?!人机|人艇|人车|线|纺|机|损|菌|缝|氧|源|铅|轨|碱|尘|模)|未|不(?![锈饱干])|缺|暂|待(?!机)|难以|跟不上|散(?!热)|弱|薄(?![膜板壁片])|空白|短缺|匮乏|紧缺|滞后|落后|短板"
    r"|低(?![温压碳空速代功氮噪])|偏(?![光析])|约|接近|超过|达(?=\d)|占|[%％]|[（(]|——|—|－|[｜|\t]|：|，|；|。"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?=[%％]|[个家台套万亿吨多余成])")
_PREDICATE = re.compile(rf"{_STOP.pattern}|{_NUMBER.pattern}")
_OBJECT = re.compile(
    r"(?:缺乏|缺少|欠缺|紧缺|急缺|(?<![不容短紧])缺(?![乏少失口陷席位])|没有|没(?!有)|尚无|暂无|并无|(?<![从有])无(?!人机|人|线|纺|机|损|菌|缝|氧|源|铅|轨|碱|尘|法|关|锡)"
    r"|待引进?|亟需|急需|亟待|待补|补齐|不具备|未形成|尚未建立|不产|采购|购买|购进|购入|外购|外采|进口|引进|短板[是为在]|缺口[是为在]|断点[是为在]|卡在|差在)的?(?=[^，。；：])"
)
_OPENING = 16
_FOR = ("为", "在", "以")  # opens what stands before the thing: 为整机配套的轴承
_BACK = 2
_LONGEST_LIST = 60
_ANAPHOR = re.compile(
    r"^(?:前者|后者|其|这|该|此|两者|三者|它|第[一二三四五]个?|其[一二三四五]|[一二三四五]是)$"
)
_NUMBERED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳●○◆■]|\d\ufe0f?\u20e3|[\s“”‘’\[【])+"
)
_ACTORS = (
    EntityType.FIRM,
    EntityType.PLACE,
    EntityType.PARK,
    EntityType.INSTITUTION,
    EntityType.PROJECT,
)
_NO_THING = re.compile(
    r"^[个款种]|现$|^指|^来自|^各|^近|^原因|^此外|[哪何]|^红框|^虚线|^解决|^改变|^改观|^根本|(?:格局|现状|局面|方式|说法|之处|问题|情况|原因|同时)$"
)
_NUMERAL = re.compile(r"[\d一二三四五六七八九十.、]+")


@dataclass(frozen=True, slots=True)
class Things:
    """Things of one list that a clause could be about, and where they stand; `by` tells how found."""

    names: tuple[str, ...]
    at: Span
    by: str


def things_of(ctx: Context, index: int) -> Iterator[Things]:
    """Everything that a clause could say is lacking, each with how it was found."""
    yield from _named(ctx, index)
    yield from _carried(ctx, index)


@lru_cache(maxsize=16)
def _named(ctx: Context, index: int) -> tuple[Things, ...]:
    """The subject, the objects and the products of a clause."""
    clause = ctx.clauses[index]
    return (*_subject(clause), *_objects(clause), *_products(ctx, index))


def _real(names: tuple[str, ...], clause: Clause) -> tuple[str, ...]:
    """The members of a list that can be things: no actors, no pronouns."""
    actors = tuple(m.name for m in clause.mentions if m.type in _ACTORS)
    return tuple(
        n
        for n in names
        if not n.endswith(actors) and is_thing(n) and not (_ANAPHOR.match(n) or _NO_THING.search(n))
        if not points_back(n)
    )


def _stops(clause: Clause) -> Iterator[tuple[int, int]]:
    """Where the words of a predicate begin, outside of names."""
    inside = [(m.start - clause.start, m.end - clause.start) for m in clause.mentions]
    for found in _PREDICATE.finditer(clause.text):
        at = found.start()
        if not any(a < at < b or a == at < b - 1 for a, b in inside):
            yield found.span()


@lru_cache(maxsize=16)
def _subject(clause: Clause) -> tuple[Things, ...]:
    """What stands before the first words of a predicate."""
    numbered = _NUMBERED.match(clause.text)
    lead = first = numbered.end() if numbered else 0
    for start, end in (*_stops(clause), (len(clause.text), len(clause.text))):
        if start < lead or (start == lead and clause.text.startswith(_FOR, start)):
            continue
        phrase = clause.text[lead:start]
        names = _real(listed(phrase), clause) if len(phrase) <= _LONGEST_LIST else ()
        if names:
            at = clause.start + lead, clause.start + start
            return (Things(names, at, "subject" if lead == first else "later"),)
        lead = end
    return ()


def _objects(clause: Clause) -> Iterator[Things]:
    """What stands behind words of lacking or buying."""
    for found in _OBJECT.finditer(clause.text):
        rest = clause.text[found.end() :]
        names = _real(after_trigger(rest), clause)
        if names:
            start = clause.start + found.end()
            yield Things(names, (start, start + len(rest.rstrip("，。；：！？ "))), "object")


def _products(ctx: Context, index: int) -> Iterator[Things]:
    """The lists of products that a clause names."""
    clause = ctx.clauses[index]
    first = ctx.group_at(clause.start)
    for group in ctx.groups[first:]:
        if group.start >= clause.end:
            return
        members = group.of(*PRODUCTS)
        names = tuple(dict.fromkeys(m.name for m in members))
        if group.clause == index and members and not serves(names, group.after.removeprefix("等")):
            yield Things(names, (members[0].start, members[-1].end), "product")


def _carried(ctx: Context, index: int) -> Iterator[Things]:
    """What the clauses before speak of, in the same sentence, or the words a block opens with."""
    clause = ctx.clauses[index]
    start, _ = ctx.sentence_span(clause.sentence)
    own = _own(_named(ctx, index))
    for back in range(1, _BACK + 1):
        if index < back or ctx.clauses[index - back].start < start:
            break
        for found in _named(ctx, index - back):
            yield Things(found.names, found.at, f"back{back}:{found.by}{own}")
    yield from _opening(ctx, clause)
    yield from _row(ctx, clause)


def _own(named: Sequence[Things]) -> str:
    """Whether a clause names a product or a subject of its own, which it rather speaks of."""
    by = {things.by for things in named}
    return (
        " over product" if "product" in by else " over subject" if by & {"subject", "later"} else ""
    )


def _opening(ctx: Context, clause: Clause) -> Iterator[Things]:
    """The short sentence or label a block opens with: 其二，隔膜。…; （一）隔膜环节。…"""
    block = ctx.block_of(clause)
    first = ctx.clause_at(block.start)
    at = ctx.clauses[first]
    sentence = ctx.page.sentences[at.sentence]
    if (
        at.start < block.start
        or sentence.end >= clause.start
        or sentence.end - block.start > _OPENING
    ):
        return
    for known in ctx.clauses[first : first + 2]:
        if known.sentence == at.sentence:
            for found in _subject(known):
                yield Things(found.names, found.at, "opening")


def _row(ctx: Context, clause: Clause) -> Iterator[Things]:
    """The first cell of a row that names something."""
    block = ctx.block_of(clause)
    if block.kind is not BlockKind.BOX_CELL or not block.label:
        return
    line = ctx.page.layout.clean.rfind("\n", 0, block.start) + 1
    for known in ctx.clauses[ctx.clause_at(line) :]:
        if known.start >= block.start:
            return
        if known.start < line or _NUMERAL.fullmatch(known.text.strip()):
            continue
        names = _real(listed(known.text.strip("，。；： \t")), known)
        if names:
            yield Things(names, (known.start, known.end), "row")
        return
