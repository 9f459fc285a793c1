"""Whether a number is so, planned or aimed at."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile

from ontology.model import Status
from reading.modality import modality_at
from reading.model import Block, BlockKind, Modality
from reading.rules.context import Clause, Context
from reading.rules.dated import is_ahead, is_base, opening_line, year_of
from reading.rules.once import once
from reading.rules.section_years import lies_ahead, turns_ahead
from reading.sentences import mood_of_title, section_mood

_SIZE = re.compile(
    r"(?:(?:总|计划总|固定资产)投资|(?:规划|占地|建筑|用地)(?:总?面积)?|规划)(?:额|约|超|达|为|近|\s)*$"
)
# What a site still to be laid out shall measure: 规划建设甲园，占地300亩; a further phase of it.
_LAID_OUT = re.compile(
    r"(?:规划(?:建设|新建|布局|了)|谋划|拟(?:建|选址|用地)|[二三四]期规划|新规划|扩区)[^。；]*$"
)
_DONE = re.compile(r"完成|实现|达到|确保")
_INTENDED = re.compile(
    r"将|拟|(?<!投资)(?<!年度)计划|计划(?:完成)?投资(?!的)|规划|筹备|筹建|谋划|未来|确保|可(?:带动|实现|新增)|有意|意向|争取|预计|预期|有望|力争|目标|每年|要(?:实现|达到)|[到至]20\d\d年|满产|投产后"
)
_PART_GONE = r"(?:以来|上半年|[一二三]季度|[前头]\s?[\d一二三四五六七八九十]{1,2}\s?个?[月季]|[1一]\s?[-－—~～至到]\s?\d{1,2}\s?月)"
_TO_REACH = re.compile(rf"(?:今年|年内|预期)(?!{_PART_GONE})[^，。]*(?:要)?(?:实现|达到)")
_UP_TO_NOW = re.compile(r"截[至止]|共有|现(?:有|已|入驻|拥有|集聚)|以来[，，]")
_AHEAD = re.compile(
    r"(?:(?<!投资)(?<!年度)(?<!完成年)(?<!人才)(?<!专项)计划(?!总)|计划(?:完成)?投资(?!的)|将|拟|力争|预计|有望|可年产|[满投达]产后|建成后)[^，。；已]*$"
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
# Of this year or that it was so: no number stands between, which would be what it grew from.
_BY_NOW = re.compile(
    r"(?<![比较由从超])(?:去年|上年(?!度)|前年|现为|现仅|目前(?:仅|只|为|有|已)|"
    rf"{_PART_GONE})[^，。；\d]{{0,24}}$"
)
# 《甲行动方案》提出：2027年产值达到300亿元.
_PLAN_SAYS = re.compile(
    r"(?:方案|规划|计划|行动|纲要|意见)(?:[（(][^（()）]{4,14}[)）])?》?[^，。；\d]{0,6}(?:提出|明确|要求|确定)[，,：:]"
)
_SOON = re.compile(r"[^，。；]{0,8}(?:计划于?|拟于?|将于?|预计于?)(?:20|今|明|年|\d)")
_UNDER_WAY = re.compile(
    r"(?:在建(?:产能|规模|装机)?|规划[^，。；\d]{0,12}(?:装机|机架|产能|年产)[^，。；\d]{0,8})[约超达近]*$"
)
_COUNTERS = ("个", "家", "项", "户")
# 全年营收165亿元，同比微增2%
_ON_YEAR = re.compile(
    r"[^，。；]*(?:[，,]\s?(?:同比|[比较](?:上年|去年))|同比[微仅略]?[增下降][长降]?(?:了|约|近|超过?)*$)"
)
_FORETOLD = re.compile(
    r"预计|预期|力争|争取|目标|将|拟|计划|确保|有望|[到至]20\d\d年|要(?:实现|达到)"
)
_PLAIN_YEAR = re.compile(r"(?<![到至由从比较与\d])(20\d\d)年(?![末底]?前)")
_BESIDE = 12  # how far 同比 stands from a number
_COST = re.compile(r"投资[额约超达为近\s]*$")
# What tells that a paragraph of verbs without subjects lists tasks, and that it reviews what was done.
_SURELY_AHEAD = re.compile(r"确保|力争|争取|要(?:实现|达到)|拟|到20\d\d年")
_SO_FAR = re.compile(r"已|目前|现有|截[至止]|去年|上年|同比|以来|上半年|前三季度|完成了|累计")
_TASK = re.compile(
    r"(?:要|进一步|继续|积极|全面|深入)*(?:加快|加大|加强|重点(?:推进|做好|抓好|实施|发展)|推[进动]|着力|大力|支持|鼓励|引导|确保)"
)
_TASKS = 2  # how many sentences of tasks make a paragraph of tasks
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


@dataclass(frozen=True, slots=True)
class _Said:
    """The words around a number: of its clause before it, of its sentence before and behind it.

    `told` is the mood its sentence gives it, `section` that of what it stands under.
    """

    before: str
    number: str
    sentence: str
    after: str
    told: Modality
    section: Modality | None


def status_of(ctx: Context, clause: Clause, number: tuple[int, int], before: str) -> Status:
    """Target or planned only where the words before a number say so, not where a verb is soft."""
    start, end = around(ctx, clause, number)
    begin, stop = number
    clean = ctx.page.layout.clean
    section = section_of(ctx, ctx.block_of(clause))
    told = modality_at(clean[start:end], begin - start, section)
    said = _Said(before, clean[begin:stop], clean[start:begin], clean[stop:end], told, section)
    if _is_size(said):
        return Status.ACTUAL
    if _TO_REACH.search(before):
        return Status.TARGET
    if _is_so(said) or (told in _MOODS and _is_over(ctx, said.sentence, section)):
        return Status.ACTUAL
    if told is Modality.ACTUAL and (_comes(said) or _lies_ahead(ctx, clause, number, said)):
        return Status.PLANNED
    if told is Modality.PLANNED and section not in _MOODS and not _INTENDED.search(said.sentence):
        return Status.ACTUAL
    return _MOODS.get(told, Status.ACTUAL)


def _is_size(said: _Said) -> bool:
    """Whether a number is the stated size of what is there or planned: its cost, its area."""
    of = said.after.startswith("的")
    if of and said.before.endswith("投资"):
        return True
    sized = _SIZE.search(said.before) and not _DONE.search(said.before)
    laid_out = _LAID_OUT.search(said.sentence) and not _COST.search(said.before)
    return bool(sized and not laid_out) and (said.told is not Modality.TARGET or of)


def _is_so(said: _Said) -> bool:
    """Whether words say that a number is reached, whatever its sentence aims at."""
    before = said.before
    if not _FORETOLD.search(said.sentence) and _ON_YEAR.match(before[-_BESIDE:] + said.after):
        return True
    if _is_earlier(said.sentence):
        return True
    grew = _GREW.search(before) and not _INTENDED.search(before)
    if (grew and said.told is not Modality.TARGET) or is_base(before, said.after):
        return True
    if before.endswith(("由", "从", "由不足", "由约")):
        return True
    now = _BY_NOW.search(before) or _UP_TO_NOW.search(said.sentence)
    return bool(now) and not _AHEAD.search(before)


def _is_earlier(sentence: str) -> bool:
    """Whether a sentence turned back from a year to reach: 到2028年…，而2022年为30亿元."""
    aims = [int(found[1]) for found in _UNTIL.finditer(sentence)]
    plain = list(_PLAIN_YEAR.finditer(sentence))
    if not aims or not plain or int(plain[-1][1]) >= max(aims):
        return False
    return not _AIMED.search(sentence[plain[-1].start() :])


def _comes(said: _Said) -> bool:
    """Whether words right before a number say that it is still to come."""
    return bool(
        _AHEAD.search(said.before)
        or _SOON.match(said.after)
        or (_UNDER_WAY.search(said.before) and not said.number.endswith(_COUNTERS))
        or (_SIZE.search(said.before) and _LAID_OUT.search(said.sentence))
    )


def _lies_ahead(ctx: Context, clause: Clause, number: tuple[int, int], said: _Said) -> bool:
    """Whether a number is that of a year to come, or of a plan that is quoted."""
    issued = ctx.page.document.issued
    year = year_of(ctx, clause, number, done=False) if issued else None
    if year and issued and year > issued.year:
        return not _HAS_BEEN.search(said.sentence)
    return year is None and bool(_PLAN_SAYS.search(said.sentence))


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


def _opens_ahead(ctx: Context) -> bool:
    """Whether a page begins with the year by which all it tells shall be so."""
    blocks = ctx.page.layout.blocks[:_TOP]
    first = next((b for b in blocks if b.kind is BlockKind.PARAGRAPH), None)
    return bool(first and _BY_THEN.match(ctx.page.layout.clean, first.start, first.end))


def _is_all_tasks(ctx: Context, block: Block) -> bool:
    """Whether each of several sentences of a block tells a task, one of them surely, none what is so."""
    text = ctx.page.layout.text(block)
    sentences = ctx.page.sentences
    first = bisect_left(sentences, block.start, key=lambda s: s.start)
    told = list(takewhile(lambda s: s.start < block.end, sentences[first:]))
    clean = ctx.page.layout.clean
    ahead = all(s.modality in _MOODS or _TASK.match(clean, s.start, s.end) for s in told)
    sure = bool(_SURELY_AHEAD.search(text)) and not _SO_FAR.search(text)
    return len(told) >= _TASKS and ahead and sure


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
    if found is None and _is_all_tasks(ctx, block):
        return Modality.PLANNED
    opening = opening_line(ctx, block) if found is None else None
    if opening is None:
        return Modality.TARGET if found is None and _opens_ahead(ctx) else found
    text = layout.text(opening)[:_REACH]
    return Modality.TARGET if is_ahead(text) else mood_of_title(text if text[-1] in "：:" else "")
