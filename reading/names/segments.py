"""Segments: the products, parts, materials and steps that stand as links of a chain."""

import re
from collections.abc import Iterator, Sequence

from ontology.model import EntityType
from reading.model import BlockKind
from reading.names import lexicon
from reading.names.developers import opening
from reading.names.headed import is_predicate
from reading.names.pieces import AND, Piece, cuts
from reading.names.places import is_place
from reading.names.scene import Scene, Sight, sight, spell
from reading.names.shape import ends_otherwise, has_brand, is_generic
from reading.names.tokens import Token, cut, is_rare

_LISTED, _ALONE, _MADE = 0.45, 0.43, 0.45
_ONE_WORD, _FEWEST_PEERS = 0.7, 3
_SHORTEST, _LONGEST, _MOST_WORDS = 2, 18, 7
_STEPS_AND_WARES = frozenset(
    [
        "产品",
        "用品",
        "制造",
        "设计",
        "研制",
        "运营",
        "销售",
        "加工",
        "组装",
        "检测",
        "维修",
        "运维",
        "物流",
        "回收",
        "配送",
        "数据",
        "模型",
    ]
)
_LEADS = frozenset(
    ["主攻", "补强", "补链", "主打", "强化", "做", "缺", "出", "产", "合成", "购置", "调试"]
)
_TITLES = frozenset({BlockKind.HEADING, BlockKind.BOX_TITLE, BlockKind.TITLE})
_NOUNLIKE = ("n", "vn", "b", "j", "nz", "l", "an", "eng", "a")
_FROM_TO = re.compile(
    r"从([^，。；从]{2,30}?(?:到|至)[^，。；]{2,30}?)的?(?:全|整|完整)[^，。；]{0,6}?链"
)
_STEP = re.compile(r"再?到|至|、|和|及|与|以及")


def _is_product(item: Sequence[Token]) -> bool:
    text = spell(item)
    head = lexicon.ending(text, "product_heads")
    if not head or not _SHORTEST <= len(text) <= _LONGEST:
        return False
    if has_brand(item) or is_place(item[0].text):
        return False
    if text in lexicon.words("industries") or ends_otherwise(text):
        return False
    return head == text or not is_generic(item)


def _continues(piece: Piece, i: int) -> bool:
    """Whether the noun phrase goes on behind the token at `i`."""
    if i + 1 >= len(piece.tokens):
        return False
    following = piece.tokens[i + 1]
    return following.tag in _NOUNLIKE and not cuts(following) and following.text not in AND


def _stops(token: Token) -> bool:
    return (
        cuts(token)
        or token.text in AND
        or token.tag in ("m", "q", "x", "uj", "d", "r", "f", "t", "p")
        or is_place(token.text)
        or token.text in lexicon.words("rank")
        or token.text in lexicon.words("scopes")
        or is_predicate(token)
        or bool(lexicon.ending(token.text, "institution_heads"))
        or bool(lexicon.ending(token.text, "legal_forms"))
    )


def _phrase(tokens: Sequence[Token], i: int) -> tuple[Token, ...]:
    """The noun phrase that ends with the token at `i`."""
    start = i
    while start > 0 and i - start < _MOST_WORDS and not _stops(tokens[start - 1]):
        start -= 1
    return trimmed(tokens[start : i + 1])


def trimmed(item: Sequence[Token]) -> tuple[Token, ...]:
    """A phrase without the verbs, brands and stray characters at its front."""
    scopes = lexicon.words("scopes")
    start = max((i + 1 for i, t in enumerate(item[:-1]) if t.text in scopes), default=0)
    while start < len(item) - 1 and (
        item[start].text in lexicon.words("soft")
        or item[start].text in _LEADS
        or is_rare(item[start])
        or (len(item[start].text) == 1 and item[start].tag not in ("a", "b", "n", "eng"))
    ):
        start += 1
    return tuple(item[start:])


def _plain(item: tuple[Token, ...]) -> tuple[Token, ...]:
    """A product without the words that only praise it."""
    quality = lexicon.words("quality")
    start = 0
    while start < len(item) - 1 and item[start].text in quality:
        start += 1
    return item[start:]


def split(item: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """甲及乙 as two products where all the parts end like one."""
    if AND.isdisjoint([token.text for token in item]):
        return [item]
    parts: list[list[Token]] = [[]]
    for token in item:
        if token.text in AND:
            parts.append([])
        else:
            parts[-1].append(token)
    if len(parts) > 1 and all(lexicon.ending(spell(part), "product_heads") for part in parts):
        return [tuple(part) for part in parts]
    return [item]


def _is_head(token: Token) -> bool:
    """Whether a word closes the name of a product in running text."""
    head = lexicon.ending(token.text, "product_heads")
    return bool(head) and head not in _STEPS_AND_WARES


def _both(item: tuple[Token, ...], weight: float) -> Iterator[Sight]:
    listed = weight >= _LISTED
    item = trimmed(item)
    for form in dict.fromkeys((item, _plain(item))):
        bare = spell(form) in lexicon.words("bare_heads")
        if _is_product(form) and (listed or not bare):
            share = 1.0 if listed or len(form) > 1 else _ONE_WORD
            yield sight(form, EntityType.SEGMENT, "product head", weight * share)


def by_product_head(scene: Scene) -> Iterator[Sight]:
    """A phrase that ends like a product, part, material or step: …芯片, …材料, …设备."""
    lasts = lexicon.last_characters("product_heads")
    for line in scene.lines:
        if line.block.kind in _TITLES:
            continue
        for series in line.series:
            if len(series.items) > 1 or series.open_ended:
                for item in series.items:
                    for part in split(item):
                        yield from _both(part, _LISTED)
        for piece in line.pieces:
            if lasts.isdisjoint(piece.endings):
                continue
            for i in [i for i, t in enumerate(piece.tokens) if t.text[-1:] in lasts]:
                if _is_head(piece.tokens[i]) and not _continues(piece, i):
                    yield from _both(_phrase(piece.tokens, i), _ALONE)


def by_project(scene: Scene, sights: Sequence[Sight]) -> Iterator[Sight]:
    """What a project makes: the product in its name (…年产5万台减速器项目)."""
    for host in sights:
        if host.type is not EntityType.PROJECT:
            continue
        tokens = cut(scene.text(host.start, host.end), host.start)
        first = opening(tokens)[1]
        tokens = tokens[first:]
        heads = [i for i, token in enumerate(tokens) if _is_head(token)]
        if heads:
            item = _phrase(tokens, heads[-1])
            for form in dict.fromkeys((item, _plain(item))):
                if _is_product(form) and spell(form) not in lexicon.words("bare_heads"):
                    yield sight(form, EntityType.SEGMENT, "made by a project", _MADE)


def by_peers(scene: Scene) -> Iterator[Sight]:
    """The other items of a list most of whose items end like products."""
    for line in scene.lines:
        for series in line.series:
            parts = [part for item in series.items for part in split(item)]
            if len(parts) < _FEWEST_PEERS:
                continue
            items = [trimmed(part) for part in parts]
            likely = sum(_is_product(item) for item in items)
            industries = sum(spell(item) in lexicon.words("industries") for item in items)
            if likely * 2 < len(items) or industries:
                continue
            for item in items:
                text = spell(item)
                plain = len(item) <= _MOST_WORDS and not ends_otherwise(text)
                plain = plain and not is_place(item[0].text) and item[-1].tag not in ("v", "a")
                if plain and not has_brand(item) and not is_generic(item) and len(text) > 1:
                    yield sight(item, EntityType.SEGMENT, "peers", 0.43)


def by_span_of_chain(scene: Scene) -> Iterator[Sight]:
    """The steps of 从甲到乙、丙的全产业链."""
    for line in scene.lines:
        text = scene.text(line.sentence.start, line.sentence.end)
        for match in _FROM_TO.finditer(text):
            start = line.sentence.start + match.start(1)
            for step in _STEP.split(match[1]):
                if _SHORTEST <= len(step) <= _LONGEST:
                    at = scene.layout.clean.find(step, start)
                    yield Sight(at, at + len(step), EntityType.SEGMENT, "span of chain", 0.6)
