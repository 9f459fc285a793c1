"""Industries by the place they hold in a sentence: leading industries, labels, what is developed."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ontology.model import EntityType
from reading.model import BlockKind
from reading.names import lexicon
from reading.names.chains import bare, could_be_chain, parts
from reading.names.headed import begin
from reading.names.scene import Line, Scene, Sight, sight, spell
from reading.names.shape import firm_likeness
from reading.names.tokens import KEPT, Token, cut

_ITEMS = r"(?P<items>[^，。；：:\n]{2,90}?)"
_RANKED = (
    r"(?:主导|支柱|优势|特色|重点|战略性|新兴|传统|标志性|未来|先导|首位|主攻|千亿级?|百亿级?)*"
)
_COUNTED = (
    r"[“]?[两二三四五六七八九十\d]{1,2}(?:大|个|条)"
    + _RANKED
    + r"(?:产业集群|产业链|产业|链条|行业)"
)
_CLASSED = r"等" + _RANKED + r"(?:产业集群|产业链|产业|行业)"
_LISTS = (
    re.compile(
        r"(?:(?:主导|特色|支柱|优势|首位|主攻)产业(?:方向|定位)?|产业定位|主攻方向|产业方向|招商方向|主要产业)"
        r"[一二三四\d]?\s*(?:为|是|有|包括|明确为|：|:|　)\s*(?P<items>[^，。；：:\n]{2,90})"
    ),
    re.compile(
        r"以"
        + _ITEMS
        + r"(?:等)?(?:为|作为)"
        + r"(?:主导|特色|支柱|首位|主)(?:的)?[^，。；]{0,6}产业"
    ),
    re.compile(_ITEMS + r"(?:等)?" + _COUNTED),
    re.compile(_ITEMS + _CLASSED),
)
_CLOSING = (None, None, re.compile(_COUNTED), re.compile(_CLASSED))
"""What must stand in a sentence before any of its words are tried as the first of a list."""
_BETWEEN = re.compile(r"[、/]|以及|和|及|与|\+|—")
_LABEL = re.compile(
    r"[\s●■◆◇▶▲★]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]?\s*)?"
    r"(?P<name>[^，。；：:\s、（(]{2,14}?)(?:产业链|产业|领域|方面|方向|类|链)?[：:　\t]"
)
_ROLE_BEHIND = frozenset(
    ["企业", "产业", "领域", "板块", "集群", "链", "类", "赛道", "方向", "业", "项目", "全产业链"]
)
_ROLE_BEFORE = frozenset(
    ["做强", "做大", "做优", "壮大", "发展", "重点发展", "大力发展", "培育", "聚焦", "布局", "深耕"]
)
_LISTED, _KNOWN, _WARE = 0.56, 0.7, 0.36
_LABELLED, _IN_ROLE, _LONGEST = 0.52, 0.5, 4
_MENTIONED, _LEAST_MENTIONED = 0.38, 3  # twice in a text is enough, for names no plain word has
_TITLES = frozenset({BlockKind.HEADING, BlockKind.BOX_TITLE, BlockKind.TITLE})
_HEADING = re.compile(
    r"[\s　●■◆“]*(?:(?:专栏|附件|附表|附|表|图|第)?\s*[（(]?[一二三四五六七八九十百\d]{0,4}(?:章|节|条)?[)）、.．:：]?[\s　]*)?"
    r"(?:(?:做强|做大|做优|做精|壮大|培育|发展|推动|打造|加快|大力|着力|重点|提升|优化|优先|建设|巩固|突破|布局|聚焦|围绕|全力|推进)+)?"
    r"(?P<name>[^，。；：:\s　、（(“”]{2,14}?)"
    r"(?:(?P<head>产业链|产业集群|产业|行业|领域|链)|(?=[\s　]*[“]?十[二三四五]五|[\s　]*(?:发展|现状|重点|招商|全景|图谱|短板)"
    r"|方向|方面|类|[：:]|[\s　]*$))"
)
_HEADED, _HEADED_KNOWN, _BARE_HEADING = 0.58, 0.8, 0.36
_FEWEST = 2


def by_industry_list(scene: Scene) -> Iterator[Sight]:
    """The items of a list that is said to be one of leading industries, or of industries."""
    for line in scene.lines:
        text = scene.text(line.sentence.start, line.sentence.end)
        for number, (pattern, closing) in enumerate(zip(_LISTS, _CLOSING, strict=True)):
            if closing and not closing.search(text):
                continue
            for found in pattern.finditer(text):
                yield from _items(
                    line.sentence.start + found.start("items"), found["items"], number
                )


def _items(start: int, text: str, way: int) -> Iterator[Sight]:
    stems = [part for at, words in _pieces(start, text) for part in _stems(at, words)]
    if way > 1 and len(stems) < _FEWEST:
        return
    for stem in stems:
        yield sight(stem, EntityType.CHAIN, "industry list", _weight(stem))


def _pieces(start: int, text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for mark in _BETWEEN.finditer(text):
        yield start + at, text[at : mark.start()]
        at = mark.end()
    yield start + at, text[at:]


def _stems(start: int, text: str) -> Iterator[Sequence[Token]]:
    tokens = cut(text.rstrip("等 ”“"), start)
    if not tokens:
        return
    for stem in parts(bare(tokens[begin(tokens, across_and=True) :])):
        if stem and could_be_chain(stem) and not firm_likeness(stem):
            yield stem


def _weight(stem: Sequence[Token]) -> float:
    text = spell(stem).strip("“”")
    if text in lexicon.words("industries"):
        return _KNOWN
    return _WARE if lexicon.ending(text, "product_heads") else _LISTED


def by_opening_label(scene: Scene) -> Iterator[Sight]:
    """A known industry that opens a line as its label: 新材料：…."""
    for line in scene.lines:
        text = scene.text(line.sentence.start, line.sentence.end)
        found = _LABEL.match(text)
        if found and found["name"] in lexicon.words("industries"):
            at = line.sentence.start + found.start("name")
            yield Sight(at, at + len(found["name"]), EntityType.CHAIN, "label", _LABELLED)


def by_titled_box(scene: Scene) -> Iterator[Sight]:
    """The industry a heading or the title of a box names: 专栏3 化工新材料“十四五”发展路径."""
    for line in scene.lines:
        if line.block.kind not in _TITLES:
            continue
        found = _HEADING.match(scene.text(line.sentence.start, line.sentence.end))
        if not found or not found["name"]:
            continue
        tokens = cut(found["name"], line.sentence.start + found.start("name"))
        for stem in parts(bare(tokens)):
            if stem and could_be_chain(stem) and stem[-1].end == tokens[-1].end:
                known = spell(stem) in lexicon.words("industries")
                named = _HEADED if found["head"] else _BARE_HEADING
                weight = _HEADED_KNOWN if known else named
                yield sight(stem, EntityType.CHAIN, "title of a section", weight)


def by_chain_role(scene: Scene) -> Iterator[Sight]:
    """A known industry that is developed, or stands before 企业, 领域 or 项目."""
    for line in scene.lines:
        yield from _in_role(line)


@cache
def _openings() -> frozenset[str]:
    """What the names of known industries begin with, two characters each."""
    return frozenset(name[:2] for name in lexicon.words("industries"))


@lru_cache(maxsize=KEPT)
def _may_open(word: str) -> bool:
    """Whether the name of a known industry may begin with a word."""
    return len(word) == 1 or word[:2] in _openings()


def _known(tokens: Sequence[Token], first: int) -> Sequence[Token]:
    """The longest name of a known industry that begins at a token."""
    names = lexicon.words("industries")
    span = tokens[first : first + _LONGEST]
    text = spell(span)
    if text[:2] not in _openings():
        return ()
    while span and text not in names:
        text = text.removesuffix(span[-1].text)
        span = span[:-1]
    return span


def _in_role(line: Line) -> Iterator[Sight]:
    for piece in line.pieces:
        tokens, end = piece.tokens, 0
        for i in [i for i, token in enumerate(tokens) if _may_open(token.text)]:
            span = _known(tokens, i) if i >= end else ()
            if not span:
                continue
            end = i + len(span)
            behind = tokens[end].text if end < len(tokens) else ""
            before = tokens[i - 1].text if i else ""
            if behind in _ROLE_BEHIND or (before in _ROLE_BEFORE and not behind):
                yield sight(span, EntityType.CHAIN, "role", _IN_ROLE)
            elif len(spell(span)) >= _LEAST_MENTIONED:
                yield sight(span, EntityType.CHAIN, "known name", _MENTIONED)
