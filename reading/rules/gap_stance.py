"""How a passage stands to what it names: on weaknesses, at a turn, of the past, only supposed."""

import re

from reading.model import Block, BlockKind
from reading.rules.context import Clause, Context
from reading.rules.gap_scope import is_title
from reading.rules.once import once

_WEAKNESS = re.compile(
    r"劣势|短板|弱项|存在(?:的)?(?:主要|突出)?(?:问题|不足|困难)|主要问题|制约因素|瓶颈|面临(?:的)?(?:问题|挑战)|问题(?:和|与)(?:挑战|不足|困难)"
)
_MORE_WEAKNESS = re.compile(
    r"(?:突出|主要|共性|面临|当前)(?:问题|困难|矛盾)|问题(?:与|及|和|、)|^问题[：:]?$|不足|薄弱|差距|断点|堵点|卡点|痛点|缺口|缺失|缺环|空白|弱链|缺链|隐忧|困难与|制约"
)
_PASSAGE = re.compile(
    r"(?:存在|面临)[^，。]{0,10}(?:短板|问题|不足|困难|挑战)|(?:短板|不足|问题)(?:主要)?(?:是|有|在于|表现)"
)
_TURN = re.compile(
    r"^[“‘]?(?:但|可是|不过|然而|只是|可(?=[^以能行])|却|唯独|唯一|而(?=[^且])|同时|与之|与此|美中不足|遗憾|可惜|尴尬)"
    r"|美中不足|遗憾的是|短板|隐忧|薄弱|坦言|直言|坦承|坦陈|清醒|问题在于|不足(?:之处|也|是)|差距|痛点|瓶颈|堵点|断点|尴尬|心病|课也?不少|最缺|难题"
)
_ANNOUNCED = re.compile(
    r"(?:短板|不足|差距|问题|瓶颈|隐忧|痛点|堵点|断点|困难|软肋|薄弱环节|制约)[^，。；]{0,12}(?:[：:]|是|在于?|有|明显|突出|存在|依然|也|集中|清楚|主要|方面|露)"
)
_OVER = re.compile(
    r"过去|以前|以往|从前|原先|原来|曾经?|早年|昔日|此前|早先|早三年|年前|时，|当年|起初|起步时|告别|不再|打破|改写|终结|替代|摆脱|结束"
    r"|扭转|改变|解决|克服|避免|防止|谨防|杜绝|降低|减少|突破(?!性)|攻克|填补|弥补|补齐|补足|补上|成功|首次|率先|已(?:经|能|可|实现|有|由|从|形成|建成)|实现了|不(?:存在|缺|愁|怕|必|用|需)|无需|无须|不是|从无到有"
    r"|如果|若|一旦|假如|倘若|(?<!主)要是|万一|即便|即使|哪怕|是否|能否|会不会|有没有|除非|才能|为了|争取|力争|将|拟|计划|确保|到20\d\d年|订单|客户|营收|游客|出口|销往|运往|卖往|发往|卖到|运到|供货给|员工|用户|股|资金|投资"
)
_PAST = re.compile(
    r"过去|以前|以往|从前|原先|曾经|早年|昔日|此前|年前|当年|不再|告别|如果|一旦|假如|倘若|(?<!主)要是|即便|哪怕"
)
_STILL = re.compile(r"仍|还(?!是以)|至今|依然|依旧|没有根本|尚未|未根本")
_ENDED_BY_STILL = re.compile(
    r"解决|改变|扭转|打破|突破|替代|已|不是|曾|过去|以前|年前|首次|成功|攻克|出口"
)
_OPENING = 24
_FAR = 400  # characters behind an announcement of weaknesses that it still governs
_ASKED = re.compile(r"[？?]$")


@once
def on_weaknesses(ctx: Context, block: Block) -> bool:
    """Whether a block stands under a label or heading that announces weaknesses."""
    start = ctx.page.layout.clean[block.start : min(block.end, block.start + _OPENING)]
    opening = re.split(r"[：:\t]", start)[0]
    path = (*ctx.page.layout.heading_path(block), block.label)
    headed = any(_WEAKNESS.search(title) for title in path)
    return headed or (len(opening) < len(start) and bool(_WEAKNESS.search(opening)))


@once
def is_point(ctx: Context, block: Block) -> bool:
    """Whether a heading is itself one of the weaknesses that a heading above it announces.

    （一）关键材料受制于人 under 三、存在问题.
    """
    text = ctx.page.layout.text(block)
    above = (*ctx.page.layout.heading_path(block), block.label)
    others = (title for title in above if title and title not in text and text not in title)
    return block.kind is BlockKind.HEADING and any(_WEAKNESS.search(title) for title in others)


@once
def is_bare_title(ctx: Context, block: Block) -> bool:
    """Whether a block is a title that states nothing: no sentence, and no weakness of a list."""
    if not is_title(block):
        return False
    sentence = block.kind is BlockKind.HEADING and ctx.page.layout.text(block).endswith("。")
    return not sentence and not is_point(ctx, block)


@once
def at_turn(ctx: Context, clause: Clause) -> bool:
    """Whether a clause stands behind a turn of its sentence or an announcement of weaknesses."""
    start, _ = ctx.sentence_span(clause.sentence)
    clean = ctx.page.layout.clean
    block = ctx.block_of(clause)
    heads = (*ctx.page.layout.heading_path(block), block.label)
    if any(_WEAKNESS.search(head) or _MORE_WEAKNESS.search(head) for head in heads):
        return True
    so_far = clean[max(start, clause.end - _FAR) : clause.end]
    if any(_TURN.search(part) for part in re.split(r"[，；：]", so_far)):
        return True
    return bool(_ANNOUNCED.search(clean, max(block.start, clause.start - _FAR), clause.start))


def is_over(text: str) -> bool:
    """Whether the words before a predicate put it into the past, deny or only suppose it.

    >>> is_over("过去轴承"), is_over("轴承"), is_over("受制于人的局面没有根本改变")
    (True, False, False)
    """
    found = _OVER.search(text)
    if not found:
        return False
    return not (_STILL.search(text) and _ENDED_BY_STILL.search(found[0]))


def is_past(text: str) -> bool:
    """Whether the words before a trigger tell of what was, or of what only might be."""
    return bool(_PAST.search(text)) and not _STILL.search(text)


@once
def is_asked(ctx: Context, clause: Clause) -> bool:
    """Whether the sentence of a clause asks."""
    start, end = ctx.sentence_span(clause.sentence)
    return bool(_ASKED.search(ctx.page.layout.clean[start:end].rstrip("”’")))


def announces(text: str) -> bool:
    """Whether a sentence itself announces that weaknesses follow."""
    return bool(_PASSAGE.search(text))
