"""Words for what is lacking that only point back: 前者, 高端的, 其余, 省内 speak of what was named before."""

import re
from itertools import pairwise

from ontology.model import EntityType
from reading.rules.context import Clause, Context
from reading.rules.gap_phrases import is_thing, listed
from reading.rules.words import pattern

_PRODUCTS = (EntityType.SEGMENT, EntityType.PRODUCT)
_GRADE = re.compile(
    r"(?:其中|部分|但)?(?:(?:中|更)?[高低]端|中低端|[高中低]档|[高大小低][\u4e00-\u9fff\d]{0,2}(?=型号|规格|牌号)|[大小]功率"
    r"|[\u4e00-\u9fff\d]{1,4}级(?:别)?(?:以上|以下)?|[\d.]+[\u4e00-\u9fff]{1,4}(?:级)?(?:以上|以下))(?:的|型号|规格|牌号|级别|品种|款|部分)?(?:的)?"
)
_OTHER = re.compile(
    r"(?:其余|其它|其他|另外|剩下|剩余|余下|大头|大部|[两三四五六七八九几]家|[两三四五六七八九几]户|都|也)(?:的)?(?:[一二三四五六七八九两]成|部分|大半|企业|厂家)?(?:多)?(?:的)?"
)
_ABLE = re.compile(r"能(?:够)?(?:自主|批量)?(?:做|生产|造|供应?|提供).{0,2}|是本地.{0,3}")
_OF_TWO = re.compile(r"(?:(?P<first>前者|前一[种类个])|(?P<last>后者|后一[种类个]))")
_OF_TWO_WORDS = ("前者", "后者", "前一种", "后一种", "前一类", "后一类")
_POINT = re.compile(r"[“（(]?(?:[一二三四五六七八九]是|第[一二三四五六])")
_WHOEVER = re.compile(r"^(?:其余|其他|另外).*(?:企业|厂家)$")
_NAMED = re.compile(r"(?:型号|规格|牌号|品种)$")
_STOP = re.compile(r"[没无缺未均都全皆也]|本地|当地")
_TWO = 2
_BACK = 4
_NEAR = 80
_LONGEST_LIST = 40


def points_back(thing: str) -> bool:
    """Whether words name no thing of their own.

    >>> points_back("前者"), points_back("高端规格"), points_back("省内"), points_back("高端轴承")
    (True, True, True, False)
    """
    if "乃至" in thing:
        return all(map(points_back, thing.split("乃至")))
    whole = (_GRADE, _OTHER, _ABLE, pattern("gap_pointing"))
    return thing.endswith(_OF_TWO_WORDS) or any(seen.fullmatch(thing) for seen in whole)


def meant(
    ctx: Context, index: int, things: tuple[str, ...], told: tuple[str, ...]
) -> tuple[str, ...]:
    """The things that a clause means: those it names, else what its words point back to.

    That is what the sentence told to be lacking, or what the clauses before it speak of.
    """
    own = tuple(thing for thing in things if not points_back(thing))
    clause = ctx.clauses[index]
    if own or not things or _POINT.match(clause.text):
        return own or things
    of_two = _OF_TWO.search(clause.text)
    if of_two:
        return _one_of_two(ctx, clause, last=bool(of_two["last"]))
    if any(_WHOEVER.search(thing) for thing in things):
        return ()
    return told or spoken_of(ctx, index) or tuple(filter(_NAMED.search, things))


def spoken_of(ctx: Context, index: int) -> tuple[str, ...]:
    """What the clauses of a sentence before one speak of: its nearest product, or its short label."""
    clause = ctx.clauses[index]
    for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
        before = ctx.clauses[at]
        if before.sentence != clause.sentence:
            break
        text = before.text.rstrip("，；：: ")
        if before.text.rstrip().endswith(("：", ":")) and len(text) <= _LONGEST_LIST:
            return tuple(thing for thing in listed(text) if is_thing(thing))
        products = [m for m in before.mentions if m.type in _PRODUCTS]
        if products:
            return _of_last_list(ctx, products[-1].start)
    return ()


def _of_last_list(ctx: Context, position: int) -> tuple[str, ...]:
    """The products of the list that holds a position."""
    group = ctx.groups[ctx.group_at(position)]
    return tuple(dict.fromkeys(m.name for m in group.of(*_PRODUCTS)))


def _one_of_two(ctx: Context, clause: Clause, *, last: bool) -> tuple[str, ...]:
    """The first or last of the two things named last before a clause, in one list."""
    start = max(ctx.block_of(clause).start, clause.start - _NEAR)
    named = ctx.page.mentions_in(start, clause.start, *_PRODUCTS)
    clean = ctx.page.layout.clean
    for one, other in reversed([*pairwise(named)]):
        if re.fullmatch(r"（[^）]*）|[、和与及]|以及", clean[one.end : other.start]):
            return ((other if last else one).name,)
    cuts = [m.start - start for m in ctx.page.mentions_in(start, clause.start, EntityType.PLACE)]
    text = clean[start : clause.start]
    text = "".join("，" if at in cuts else c for at, c in enumerate(text))
    for part in reversed(re.split(r"[，。；：]", text)):
        members = listed(_STOP.split(part)[0])
        if len(members) == _TWO and all(map(is_thing, members)):
            return members[-1:] if last else members[:1]
    return ()
