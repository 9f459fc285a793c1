"""What says itself what its names are: counted lists, the steps of a chain, 以甲为链主的乙."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.chains import bare
from reading.names.pieces import AND, Series
from reading.names.places import is_place
from reading.names.scene import Scene, Sight, sight, spell
from reading.names.segments import trimmed
from reading.names.shape import could_be_firm, is_generic
from reading.names.tokens import Token, cut
from reading.numerals import chinese

GROUND, STEP, LED = "counted list", "step of a chain", "led by"
_STEP_WEIGHT, _LED_WEIGHT = 0.9, 0.9
_SHORTEST, _LONGEST, _MOST_AHEAD, _FEWEST_STEPS = 2, 16, 8, 3
_CALLED = frozenset({"列为", "列入", "作为", "为", "为主", "主", "这", "共", "共计", "”", "的"})
"""Words between the last item of a list and what it is said to be one of."""
_NO_LIST = "项目|企业|工程|园|基地|转型|化|工人|联盟|体系|政策|基金|示范|平台|方案|规划|大脑|创新|研究|人才"
_STEP = r"[^，。；：:、\n—→\-“”]{2,16}"
_LINKED = r"[”]?\s*(?:—{1,2}|→|-{1,2}|－)\s*[“]?"
_AHEAD = 24
_ANNOUNCING = re.compile(r"[”]?(?:[：:—]+|，?(?:即|分别[是为]|包括|是|为))[“]?")
_CLOSING = re.compile(r"链|闭环|一体|主线|循环|产业生态")
_STEPS = re.compile(
    rf"(?P<first>{_STEP})(?P<more>(?:{_LINKED}{_STEP}?)+?)(?:”|(?=的|全|为|完整|产业|链|闭环))"
    r"(?:的|为|全|完整|较|循环|现代|特色|绿色|内|上下游|[^，。；、”]{0,3})*?"
    r"(?:产业链|链条|全链|闭环(?!管理)|一体|主线|产业生态)"
)
_LED = re.compile(
    r"以(?P<firm>[^，。；、：以]{2,12}?)(?:等)?为[“]?链主[”]?(?:企业)?的"
    r"(?P<chain>[^，。；、：等的和“]{2,12}?)(?:全?产业链|产业集群|产业|(?=[等、，。和]|$))"
)
_LED_OTHERS = ("企业", "体系", "生态", "模式", "机制", "招商", "集群", "联盟", "格局")
_LINK = re.compile(_LINKED)
_OPENING = re.compile(
    r".*(?:形成|打造|构建|建成|按照|覆盖|贯通|围绕|完善|延伸|拓展|布局|推进|强化|提供|实现|构筑|拥有|具备|畅通|打通)(?:了|出|起)?[“]?"
    r"|^[从以][“]?|.*[“]"
)


@cache
def _counted() -> re.Pattern[str]:
    known = sorted(lexicon.weights("counted_heads"), key=lambda head: (-len(head), head))
    heads = "|".join(map(re.escape, known))
    return re.compile(
        r"等?[“]?(?P<count>十?[一二两三四五六七八九十]|\d{1,2})(?:大|个|条|类|种)?"
        rf"[^，。；、]{{0,{_MOST_AHEAD}}}?(?P<head>{heads})(?!{_NO_LIST})"
    )


def by_count(scene: Scene) -> Iterator[Sight]:
    """The items of a list that says how many of what it holds, where it holds that many."""
    for line in scene.lines:
        for series in line.series:
            if len(series.items) > 1:
                yield from _of_count(*_closed(series))
                yield from _of_count(series.items, _announced(scene, series.items[0][0].start))


def _closed(series: Series) -> tuple[Sequence[Sequence[Token]], str]:
    """The items of a list and the words behind it, also where these are read as part of the last."""
    *items, last = series.items
    for i in range(1, 0 if series.tail else len(last)):
        if _counted().match(spell(last[i:])):
            return (*items, _uncalled(last[:i])), spell(last[i:])
    return (*items, _uncalled(last)), spell(series.tail)


def _announced(scene: Scene, start: int) -> str:
    """The words that announce a list right before it (四大主导产业：)."""
    before = scene.text(max(0, start - _AHEAD), start)
    told = list(_counted().finditer(before))
    closed = told and _ANNOUNCING.fullmatch(before, told[-1].end())
    return told[-1][0] if closed else ""


def _uncalled(item: Sequence[Token]) -> Sequence[Token]:
    last = next((i for i in range(len(item), 1, -1) if item[i - 1].text not in _CALLED), 1)
    return item[:last]


def _of_count(listed: Sequence[Sequence[Token]], behind: str) -> Iterator[Sight]:
    told = _counted().match(behind)
    if not told:
        return
    kind, weight = lexicon.weights("counted_heads")[told["head"]]
    count = told["count"]
    number = int(count) if count.isdigit() else int(chinese(count.replace("两", "二"))[0])
    for items in (listed, tuple(_halves(listed))):
        if len(items) == number:
            names = [_named(item, kind) for item in items]
            if all(map(_may_be_name, names)):
                yield from (sight(name, kind, GROUND, weight) for name in names)
            return


def _halves(items: Sequence[Sequence[Token]]) -> Iterator[tuple[Token, ...]]:
    """The items, each that joins two by 与 or 及 as two."""
    for item in items:
        part: list[Token] = []
        for token in item:
            if token.text in AND and part:
                yield tuple(part)
                part = []
            else:
                part.append(token)
        yield tuple(part)


def _named(item: Sequence[Token], kind: EntityType) -> Sequence[Token]:
    return bare(item) if kind is EntityType.CHAIN else trimmed(item)


def _may_be_name(item: Sequence[Token]) -> bool:
    size = len(spell(item))
    fits = _SHORTEST <= size <= _LONGEST and not is_generic(item)
    return fits and not is_place(spell(item))


def by_steps(scene: Scene) -> Iterator[Sight]:
    """The steps of a chain that dashes join: 甲—乙—丙的完整产业链."""
    for line in scene.lines:
        start, end = line.sentence.start, line.sentence.end
        text = scene.text(start, end)
        if ("—" in text or "→" in text or "-" in text) and _CLOSING.search(text):
            for found in _STEPS.finditer(text):
                yield from _of_steps(text, found, start)


def _of_steps(text: str, found: re.Match[str], offset: int) -> Iterator[Sight]:
    opening = _OPENING.match(found["first"])
    begin = found.start("first") + (opening.end() if opening else 0)
    spans: list[tuple[int, int]] = []
    for mark in _LINK.finditer(text, begin, found.end("more")):
        spans.append((begin, mark.start()))
        begin = mark.end()
    spans.append((begin, found.end("more")))
    steps = [cut(text[i:j], offset + i) for i, j in spans if j > i]
    if len(steps) >= _FEWEST_STEPS and all(map(_may_be_step, steps)):
        yield from (sight(step, EntityType.SEGMENT, STEP, _STEP_WEIGHT) for step in steps)


def _may_be_step(step: Sequence[Token]) -> bool:
    text = spell(step)
    general = text in lexicon.words("generic")
    named = not general and not is_place(text) and not text.isascii()
    return named and _SHORTEST <= len(text) <= _LONGEST


def by_led(scene: Scene) -> Iterator[Sight]:
    """The firm and the industry of 以甲为链主的乙."""
    for line in scene.lines:
        text = scene.text(line.sentence.start, line.sentence.end)
        for found in _LED.finditer(text) if "链主" in text else ():
            offset = line.sentence.start
            firm, chain = (
                cut(found[part], offset + found.start(part)) for part in ("firm", "chain")
            )
            if found["chain"].endswith(_LED_OTHERS) or not _may_be_name(chain):
                continue
            yield sight(chain, EntityType.CHAIN, LED, _LED_WEIGHT)
            if could_be_firm(firm):
                yield sight(firm, EntityType.FIRM, LED, _LED_WEIGHT)
