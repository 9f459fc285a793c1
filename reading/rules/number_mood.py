"""Whether a number is so, planned or aimed at."""

import re

from ontology.model import Status
from reading.modality import modality_at
from reading.model import Block, BlockKind, Modality
from reading.rules.context import Clause, Context
from reading.rules.dated import is_ahead, opening_line
from reading.rules.once import once
from reading.rules.section_years import lies_ahead, turns_ahead
from reading.sentences import mood_of_title, section_mood

_SIZE = re.compile(
    r"(?:(?:总|计划总|固定资产)投资|(?:规划|占地|建筑|用地)(?:总?面积)?|规划)(?:额|约|超|达|为|近|\s)*$"
)
_DONE = re.compile(r"完成|实现|达到|确保")
_INTENDED = re.compile(
    r"将|拟|(?<!投资)(?<!年度)计划|规划|筹备|筹建|谋划|未来|确保|可(?:带动|实现|新增)|有意|意向|争取|预计|预期|有望|力争|目标|每年|要(?:实现|达到)|[到至]20\d\d年|满产|投产后"
)
_TO_REACH = re.compile(r"(?:今年|年内|预期)[^，。]*(?:要)?(?:实现|达到)")
_UP_TO_NOW = re.compile(r"截[至止]|共有|现有|现已|以来[，，]")
_AHEAD = re.compile(
    r"(?:(?<!投资)(?<!年度)(?<!完成年)(?<!人才)(?<!专项)计划(?!总)|将|拟|力争|预计|有望|可年产|[满投达]产后|建成后)[^，。；已]*$"
)
_HAS_BEEN = re.compile(r"已(?!经?签|备案|备|开工|落户|落地)|现有")
_FORESEEN = re.compile(r"预计|预期")
_UNTIL = re.compile(r"[到至](20\d\d)年")
_AIMED = re.compile(
    r"将|拟|力争|争取|目标|确保|有望|未来|要(?:实现|达到)|[到至]20\d\d年|[五六]”?末"
)
_MOODS = {Modality.TARGET: Status.TARGET, Modality.PLANNED: Status.PLANNED}
_GREW = re.compile(r"从[^，。；]{0,16}(?:增|升|涨|提高|扩大|降|跃)[^，。；]{0,3}$")
# 薄弱环节。… at the head of a paragraph is its title.
_RUN_IN = re.compile(
    r"[\s—●■◆▶▍（(一二三四五六七八九十\d）)、.．]*(?:问[：:])?([^，。；：:？\n\u3000]{2,8})[。：:？\u3000]"
)
_BY_THEN = re.compile(r"\s*(?:到|至)(?:20\d\d年|“?十[四五六]五”?末)(?!.{0,8}(?:已|共))")
_FROM = re.compile(r"(?:由|从)[^，。；\d]{0,12}$")
_ONWARD = re.compile(r"(?:左右|以上)?(?:[扩提增升降减拓]|发展|下降|变成|跃)")
_TOP = 6  # blocks in which the first paragraph stands
_FAR, _REACH = 800, 200  # how far a sentence is read before and behind a number


def around(ctx: Context, clause: Clause, number: tuple[int, int]) -> tuple[int, int]:
    """The sentence of a number, as far as it is near: no endless sentence is read for each."""
    start, end = ctx.sentence_span(clause.sentence)
    return max(start, number[0] - _FAR), min(end, number[1] + _REACH)


def is_settled(ctx: Context, clause: Clause) -> bool:
    """Whether a clause stands among what is, by its heading or by 已 and 现有 in its sentence."""
    if section_of(ctx, ctx.block_of(clause)) is Modality.ACTUAL:
        return True
    start, _ = ctx.sentence_span(clause.sentence)
    said = ctx.page.layout.clean[max(start, clause.start - _FAR) : clause.end]
    return bool(_HAS_BEEN.search(said))


def status_of(ctx: Context, clause: Clause, number: tuple[int, int], before: str) -> Status:
    """Target or planned only where the words before a number say so, not where a verb is soft."""
    start, end = around(ctx, clause, number)
    begin, stop = number
    clean = ctx.page.layout.clean
    section = section_of(ctx, ctx.block_of(clause))
    told = modality_at(clean[start:end], begin - start, section)
    if (
        _SIZE.search(before)
        and not _DONE.search(before)
        and (told is not Modality.TARGET or clean.startswith("的", stop))
    ):
        return Status.ACTUAL
    if clean.startswith("的", stop) and before.endswith("投资"):
        return Status.ACTUAL
    said = clean[start:begin]
    if _TO_REACH.search(before):
        return Status.TARGET
    if _GREW.search(before) and not _INTENDED.search(before) and told is not Modality.TARGET:
        return Status.ACTUAL
    if (
        before.endswith(("由", "从", "由不足", "由约"))
        or _starts_from(before, clean[stop:end])
        or (_UP_TO_NOW.search(said) and not _AHEAD.search(before))
    ):
        return Status.ACTUAL
    if told in _MOODS and _is_over(ctx, said, section):
        return Status.ACTUAL
    if told is Modality.ACTUAL and _AHEAD.search(before):
        return Status.PLANNED
    if told is Modality.PLANNED and section not in _MOODS and not _INTENDED.search(said):
        return Status.ACTUAL
    return _MOODS.get(told, Status.ACTUAL)


def _is_over(ctx: Context, said: str, section: Modality | None) -> bool:
    """Whether nothing but a word for a year gone by or for a first count speaks of an aim.

    到2023年 tells no aim in a text of 2024, and a review foresees what is all but counted
    (预计全年增长8%).
    """
    foreseen = section is Modality.ACTUAL and _FORESEEN.search(said)
    years = [int(found[1]) for found in _UNTIL.finditer(said)]
    issued = ctx.page.document.issued
    gone = bool(years and issued and max(years) < issued.year)
    return bool(foreseen or gone) and not _AIMED.search(_UNTIL.sub("", said))


def _starts_from(before: str, after: str) -> bool:
    """Whether a number is what a path begins at: 由年处理2000吨扩至5000吨."""
    return bool(_FROM.search(before) and _ONWARD.match(after))


def _opens_ahead(ctx: Context) -> bool:
    """Whether a page begins with the year by which all it tells shall be so."""
    blocks = ctx.page.layout.blocks[:_TOP]
    first = next((b for b in blocks if b.kind is BlockKind.PARAGRAPH), None)
    return bool(first and _BY_THEN.match(ctx.page.layout.clean, first.start, first.end))


@once
def section_of(ctx: Context, block: Block) -> Modality | None:
    """The mood of the title a number stands under, of its own first words, or of its list's."""
    layout = ctx.page.layout
    found = section_mood(layout, block)
    titled = _RUN_IN.match(layout.clean, block.start, block.end)
    if titled and found is not Modality.TARGET:
        found = mood_of_title(titled[1]) or found
    if (found is None and lies_ahead(ctx, block)) or turns_ahead(ctx, block):
        return found if found is Modality.TARGET else Modality.PLANNED
    opening = opening_line(ctx, block) if found is None else None
    if opening is None:
        return Modality.TARGET if found is None and _opens_ahead(ctx) else found
    text = layout.text(opening)[:_REACH]
    return Modality.TARGET if is_ahead(text) else mood_of_title(text if text[-1] in "：:" else "")
