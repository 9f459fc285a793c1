"""How two names stand to each other in the text: where, in which lists, with what between them."""

import re
from collections.abc import Iterator

from ontology.model import EntityType
from reading.model import BlockKind, Mention
from reading.rules.context import Context
from reading.rules.pair_ground import Ground

_STEPS = (2, 6, 12, 24, 48, 96)
_OPEN, _CLOSE = "（(", "）)"
_HEADS = (BlockKind.HEADING, BlockKind.BOX_TITLE, BlockKind.TITLE)
_MARKS = re.compile(r"[（(）)，、；;：:。｜|\n—－-]")
_SAME = {",": "，", "|": "｜", "\n": "｜", "(": "（", ")": "）", ":": "：", ";": "；"}
_SEEN = 60  # how far the marks behind a name are looked at
_FAR = 200
_LEAD = 3
_LEANS = re.compile(r"(?:依托|依靠|支持|以|发挥|引导|鼓励|围绕|推动|借力)[^，。；、]{0,10}$")
_AS_CORE = re.compile(
    r"[”等]*[^，。；]{0,12}?为(?:链主|牵引|主体|核心|龙头|引领|代表|依托|骨干|支撑)"
)
_WANTS = re.compile(
    r"(?:发展|突破|攻克|延伸|开发|布局|巩固|做强|做大|提升|研发|研制|攻关|打造|建设|形成|向|补齐|培育|生产)"
    r"[^，。；]{0,12}$"
)
_HAS = re.compile(
    r"[^，。；：]{0,8}?[，：]?[^，。；]{0,6}?"
    r"(?:由|有|靠|仅有|只有|仅|为|是|找|来自|购自|采购自|换成|用|选用|包括)[^，。；、]{0,8}"
)
_GIVES = re.compile(
    r"[等”]*(?:[一两二三四五六七八九十]+[家户])?[^，。；]{0,4}?"
    r"(?:供|承担|提供|组装|生产|制造|试供|配套|完成|独有|一家)"
)
_DOES = re.compile(
    r"(?:生产|制造|做|产|研制|研发|加工|主营|量产|专注于?|专攻|从事|供应?|提供|面向|年产|产品[^，。；]{0,3}"
    r"|主打|产能|建设|回收|覆盖|开展|试制|推出|突破了?|攻克了?|接到[^，。；]{0,10}的)[^，。；、]{0,10}$"
)
_VERB = 24  # how far before an object its verb stands


def opens(ctx: Context, mention: Mention) -> str:
    """What a name is the first of: its block, its sentence, its clause, or nothing."""
    clause = ctx.clauses[ctx.clause_at(mention.start)]
    if mention.start - clause.start > _LEAD:
        return "no"
    if mention.start - ctx.block_of(clause).start <= _LEAD:
        return "block"
    first = mention.start - ctx.sentence_span(clause.sentence)[0] <= _LEAD
    return "sentence" if first else "clause"


def gap(left: Mention, right: Mention) -> str:
    """How many characters stand between two names, in steps."""
    apart = max(0, right.start - left.end)
    return next((str(step) for step in _STEPS if apart <= step), "far")


def where(ctx: Context, left: Mention, right: Mention) -> str:
    """Whether two names share a clause, a sentence, a block, or one stands in a heading."""
    one, other = ctx.clause_at(left.start), ctx.clause_at(right.start)
    if not ctx.clauses[one].start <= left.start < ctx.clauses[one].end:
        return "aside"
    if one == other:
        return "clause"
    first, second = ctx.clauses[one].sentence, ctx.clauses[other].sentence
    if first == second:
        return f"clauses{min(3, other - one)}"
    a, b = ctx.page.sentences[first].block, ctx.page.sentences[second].block
    if a == b:
        return f"sentences{min(3, second - first)}"
    blocks = ctx.page.layout.blocks
    if a in blocks[b].headings:
        return "innermost_heading" if blocks[b].headings[-1] == a else "heading"
    if blocks[a].kind in _HEADS:
        return "other_heading"
    row = ctx.page.layout.clean.find("\n", left.end, right.start) < 0
    return "row" if row else f"blocks{min(3, b - a)}"


def lists(ctx: Context, left: Mention, right: Mention) -> str:
    """How the lists of two names stand to each other."""
    at, to = ctx.group_at(left.start), ctx.group_at(right.start)
    if at == to:
        return "same"
    one, other = ctx.groups[at].mentions, ctx.groups[to].mentions
    if left not in one or right not in other:
        return "none"
    near = "next" if to - at == 1 else "apart"
    if len(one) == len(other) > 1:
        return f"{near}_{'twin' if one.index(left) == other.index(right) else 'crossed'}"
    if len(one) == len(other):
        return f"{near}_single"
    if len(one) > 1 and len(other) > 1:
        return f"{near}_many"
    if len(one) == 1:
        return f"{near}_to_list"
    return f"{near}_from_list_{'last' if one[-1] == left else 'other'}"


def marks(ctx: Context, left: Mention, right: Mention) -> str:
    """The marks between two names, brackets first."""
    text = ctx.page.layout.clean[left.end : min(right.start, left.end + _SEEN)]
    if not text:
        return "touching"
    opened = sum(text.count(c) for c in _OPEN) - sum(text.count(c) for c in _CLOSE)
    if opened > 0:
        return "opened_at_once" if text in _OPEN else "opened"
    if opened < 0:
        return "closed"
    kinds = sorted({_SAME.get(mark, mark) for mark in _MARKS.findall(text)})
    return "".join(kinds) or "none" if len(kinds) < _LEAD else "many"


def others(ctx: Context, left: Mention, right: Mention, kind: EntityType) -> int:
    """How many names of a type stand between two names."""
    if right.start - left.end > _FAR:
        return 3
    return min(2, len(ctx.page.mentions_in(left.end, right.start, kind)))


def recent(ctx: Context, left: Mention, right: Mention) -> str:
    """Whether a name is the first of its type in the block of a later one, and of how many."""
    block = ctx.block_of(ctx.clauses[ctx.clause_at(right.start)])
    found = ctx.page.mentions_in(block.start, right.start, left.type)
    if not found:
        return "not_in_block"
    first = "first" if found[0].entity == left.entity else "later"
    return f"{first}_{min(3, len({m.entity for m in found[-8:]}))}"


def ways(on: Ground, subject: Mention, shown: Mention) -> Iterator[str]:
    """The ways of saying that take more than one sign: leaning on firms, a topic carried on."""
    ctx = on.ctx
    clean = ctx.page.layout.clean
    one, other = on.group(subject), on.group(shown)
    if abs(subject.start - shown.start) > _FAR:
        return
    if subject.start < shown.start:
        free = "crowded" if ctx.page.mentions_in(one.end, other.start, EntityType.FIRM) else "free"
        before = clean[max(one.end, other.start - _VERB) : other.start]
        same = ctx.clauses[one.clause].sentence == ctx.clauses[other.clause].sentence
        if same and (_LEANS.search(one.before) or _AS_CORE.match(one.after)):
            yield f"leans={bool(_WANTS.search(before))}|{free}"
        if _DOES.search(before):
            yield f"does={'same' if same else 'later'}|{free}|{opens(ctx, subject)}"
    elif _HAS.fullmatch(between := clean[other.end : one.start]):
        yield f"had={'comma' if '，' in between else 'colon' if '：' in between else 'plain'}"
        yield f"had_after={bool(_GIVES.match(one.after))}"
