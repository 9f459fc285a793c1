"""Value chains: the words before 产业, 产业链, 行业; headings; known names of industries."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ontology.model import EntityType
from reading.model import BlockKind
from reading.names import lexicon
from reading.names.headed import begin, is_predicate
from reading.names.places import is_place
from reading.names.scene import Scene, Sight, sight, spell
from reading.names.shape import is_generic
from reading.names.tokens import Token, cut, known

_TITLES = frozenset({BlockKind.HEADING, BlockKind.BOX_TITLE})
_FURTHERED = "发展"
_SHORTEST, _LONGEST = 2, 16
_UNKNOWN, _UNKNOWN_WORD = 0.55, 0.4
_CLASSED = 0.8
_CLOSE = frozenset({"产业链", "全产业链", "产业集群"})  # 渔具产业链 names a chain, 经济产业 hardly
_SKIPPED_TAGS = frozenset({"ns", "m", "q", "r", "d", "x", "f", "t"})
_JOINING = frozenset({"与", "及"})
_AND = frozenset({"和", "及", "与"})
_NOUN_TAGS = ("n", "j", "b", "vn", "an", "eng", "a", "l", "z", "x", "s")
_NAMING_TAGS = ("n", "j", "x", "eng")
_MOST_WORDS = 5
_SECTORS = ("服务业", "制造业", "制品业")
_TRADE = "业"
_GREAT = re.compile(r"[两二三四五六七八九十几\d]+大?")
_ADMINISTRATIVE = frozenset("省市区县州旗镇")
_VERBAL_END = ("v", "vn", "d", "p", "ad", "vd")


def bare(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words without what only praises, ranks or places the industry."""
    rank = lexicon.words("rank")
    start, end = 0, len(tokens)
    while start < end and (
        (tokens[start].tag in _SKIPPED_TAGS and not known(tokens[start].text))
        or tokens[start].tag in ("m", "q", "r", "d", "x", "f", "t")
        or tokens[start].text in lexicon.words("scope_words")
        or (tokens[start].text in _ADMINISTRATIVE and start < end - 1)
        or tokens[start].text in rank
        or is_place(tokens[start].text)
        or lexicon.ending(tokens[start].text, "park_heads")
    ):
        if tokens[start].text in lexicon.words("industries"):
            break
        start += 1
    while end > start and (
        tokens[end - 1].text in rank
        or tokens[end - 1].text in "“”"
        or tokens[end - 1].tag == "m"
        or _GREAT.fullmatch(tokens[end - 1].text)
    ):
        end -= 1
    return _known_end(tokens[start:end])


def _known_end(tokens: Sequence[Token]) -> Sequence[Token]:
    """The known industry a phrase ends in, where a verb or a mark stands before it."""
    names = lexicon.words("industries")
    for start in range(1, len(tokens)):
        before = tokens[start - 1]
        verbal = before.tag in ("v", "vn", "x", "d") or before.text in lexicon.words("soft")
        verbal = verbal or is_place(before.text) or not known(before.text)
        if spell(tokens[start:]) in names and verbal:
            return tokens[start:]
    return tokens


def parts(stem: Sequence[Token]) -> list[Sequence[Token]]:
    """The one or two industries of a stem: 甲及乙产业 are two where both are known by name."""
    for i, token in enumerate(stem):
        if token.text in _AND and 0 < i < len(stem) - 1:
            left, right = stem[:i], stem[i + 1 :]
            names = lexicon.words("industries")
            if spell(left) in names and spell(right) in names and spell(stem) not in names:
                return [left, right]
    return [stem]


def could_be_chain(stem: Sequence[Token]) -> bool:
    """Whether some words, cut free by `bare`, can be the name of an industry."""
    text = spell(stem).strip("“”")
    if not _SHORTEST <= len(text) <= _LONGEST or is_generic(stem):
        return False
    if text in lexicon.words("industries"):
        return True
    if "+" in text or (len(stem) == 1 and not stem[0].tag.startswith(_NAMING_TAGS)):
        return False
    if len(stem) > _MOST_WORDS or is_place(text) or _ends_in_verb(stem[-1]):
        return False
    if lexicon.ending(text, "never_chains"):
        return False
    named = (_is_nounlike(t) or _joins(stem, i) for i, t in enumerate(stem))
    return all(named) and not lexicon.ending(text, "never_firms")


def _joins(stem: Sequence[Token], at: int) -> bool:
    """Whether a word joins the two halves of one industry: 与 in 船舶与海洋工程."""
    joined = stem[at].text in _JOINING and 0 < at < len(stem) - 1
    return joined and not (is_generic(stem[:at]) or is_generic(stem[at + 1 :]))


def _ends_in_verb(last: Token) -> bool:
    """Whether a phrase ends in a verb that is no trade: 介绍, 绘制; but 加工, 制造."""
    if not last.tag.startswith(_VERBAL_END):
        return False
    named = ("trades", "product_heads", "soft", "industries", "words")
    return not any(lexicon.ending(last.text, name) for name in named)


def _is_nounlike(token: Token) -> bool:
    nominal = lexicon.words("nominal")
    if token.text in nominal or token.text in "“”" or _of_genre(token.text):
        return True
    return not is_predicate(token) and token.tag.startswith(_NOUN_TAGS)


def _of_genre(text: str) -> bool:
    """Whether a word the general dictionary lacks names a trade or product of ours (新材料, LED)."""
    named = text in lexicon.words("industries") or lexicon.ending(text, "product_heads")
    return bool(named) or (text.isascii() and text.isalnum() and text.isupper())


def by_chain_head(scene: Scene) -> Iterator[Sight]:
    """The words before 产业, 产业链, 产业集群 or 行业."""
    heads = lexicon.words("chain_heads")
    known_names = lexicon.words("industries")
    for line in scene.lines:
        for piece in line.pieces:
            if heads.isdisjoint(piece.words):
                continue
            tokens = piece.tokens
            for i, token in enumerate(tokens):
                if token.text not in heads or not i:
                    continue
                stem = bare(tokens[begin(tokens[:i], across_and=True) : i])
                for part in parts(stem):
                    if part and could_be_chain(part):
                        weight = 0.9 if spell(part) in known_names else _UNKNOWN
                        if len(part) == 1 and spell(part) not in known_names:
                            weight = _UNKNOWN if token.text in _CLOSE else _UNKNOWN_WORD
                        yield sight(part, EntityType.CHAIN, "chain head", weight)


def by_sector(scene: Scene) -> Iterator[Sight]:
    """A sector by its statistical name: …服务业, …制造业, …制品业."""
    for line in scene.lines:
        for piece in line.pieces:
            if _TRADE not in piece.endings:
                continue
            tokens = piece.tokens
            for i, token in enumerate(tokens):
                if not token.text.endswith(_SECTORS) and not (token.text == _TRADE and i):
                    continue
                stem = bare(tokens[begin(tokens[: i + 1], across_and=True) : i + 1])
                text = spell(stem)
                named = len(stem) > 1 and text.endswith(_SECTORS) and len(text) <= _LONGEST
                if named and not is_generic(stem[:-1]) and all(map(_is_nounlike, stem)):
                    weight = 0.7 if text in lexicon.words("industries") else 0.52
                    yield sight(stem, EntityType.CHAIN, "sector", weight)


@cache
def _national() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon.longest_first("national_classes"))))


def by_national_class(scene: Scene) -> Iterator[Sight]:
    """A division of the national classification, as bulletins name it: 酒、饮料和精制茶制造业."""
    for line in scene.lines:
        text = scene.text(line.sentence.start, line.sentence.end)
        for found in _national().finditer(text):
            at = line.sentence.start + found.start()
            yield Sight(at, at + len(found[0]), EntityType.CHAIN, "national class", _CLASSED)


def by_known_industry(scene: Scene) -> Iterator[Sight]:
    """A known name of an industry that is an item of a list, or is focused on."""
    known_names = lexicon.words("industries")
    for line in scene.lines:
        for series in line.series:
            listed = len(series.items) > 1 or series.opener in ("聚焦", "围绕", "发展")
            for item in series.items:
                if spell(item).strip("“”") in known_names:
                    yield sight(item, EntityType.CHAIN, "known industry", 0.45 if listed else 0.3)


def by_heading(scene: Scene) -> Iterator[Sight]:
    """A heading that is the name of an industry, or ends in one behind 发展."""
    heads = lexicon.words("chain_heads")
    for line in scene.lines:
        if line.block.kind not in _TITLES:
            continue
        for piece in line.pieces:
            whole = piece.tokens
            after = max(
                (i + 1 for i, t in enumerate(whole[:-1]) if t.text == _FURTHERED), default=0
            )
            tokens = whole[max(after, begin(whole, across_and=True)) :]
            cut = next((i for i, t in enumerate(tokens) if i and t.text in heads), len(tokens))
            stem = bare(tokens[:cut])
            if not stem or not could_be_chain(stem):
                continue
            if spell(stem).strip("“”") in lexicon.words("industries"):
                yield sight(stem, EntityType.CHAIN, "heading", 0.8)
            elif cut < len(tokens) or _FURTHERED in spell(piece.tokens[: len(piece.tokens) - 1]):
                yield sight(stem, EntityType.CHAIN, "heading", 0.3)


def by_park_name(scene: Scene, sights: Sequence[Sight]) -> Iterator[Sight]:
    """The industry a park is named after: the longest known one in its name.

    Where the word 产业 follows, the words from there to it go with it (声学光电产业集聚区).
    """
    known_names = lexicon.words("industries")
    for host in sights:
        if host.type is not EntityType.PARK:
            continue
        tokens = cut(scene.text(host.start, host.end), host.start)
        spans = [
            tokens[i:j] for i in range(len(tokens)) for j in range(i + 1, min(i + 6, len(tokens)))
        ]
        named = [span for span in spans if spell(span) in known_names]
        if not named:
            continue
        longest = max(named, key=lambda s: len(spell(s)))
        first = _first(tokens, longest[0], named)
        whole = [s for s in spans if s[0] == first and _up_to_head(tokens, s)]
        yield sight(longest, EntityType.CHAIN, "park name", 0.52)
        if whole and len(whole[0]) > len(longest) and could_be_chain(whole[0]):
            yield sight(whole[0], EntityType.CHAIN, "park name", 0.66)


def _first(tokens: Sequence[Token], first: Token, named: Sequence[Sequence[Token]]) -> Token:
    """The first word of the industries that stand together in a name: 锂电 in 某地锂电新材料产业园."""
    before = [span for span in named if span[-1].end == first.start]
    return _first(tokens, before[0][0], named) if before else first


def _up_to_head(tokens: Sequence[Token], span: Sequence[Token]) -> bool:
    at = next((i for i, t in enumerate(tokens) if t.start == span[-1].end), len(tokens))
    return at < len(tokens) and tokens[at].text.startswith("产业")


def trimmed(item: tuple[Token, ...]) -> list[Sequence[Token]]:
    """The industries of a list item, without the place before them (某县塑料化工)."""
    return [part for part in parts(bare(item)) if part]
