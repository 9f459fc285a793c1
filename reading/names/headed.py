"""Names that end in a telling word (…产业园, …研究院, …项目): where such a name begins."""

import re
from collections.abc import Iterator, Sequence

from reading.names import lexicon
from reading.names.pieces import Piece, name_start
from reading.names.places import is_place
from reading.names.shape import firm_likeness
from reading.names.tokens import Token, known

AND = frozenset({"和", "及", "与", "暨", "或", "以及"})
_TOGETHER = frozenset({"联合", "共建", "携手", "合作", "这是", "不出", "另有", "自建", "共设"})
_SPENT_ON = frozenset(
    {"建设", "新建", "兴建", "打造", "投建", "扩建", "改造", "实施", "的", "用于"}
)
BUILDS = frozenset(
    {
        "建设",
        "新建",
        "新增",
        "自建",
        "扩建",
        "兴建",
        "打造",
        "投建",
        "将建设",
        "合作建设",
        "设有",
        "承建",
        "就",
    }
)
_BEHIND = 3
_NUMBERED = re.compile(r"[一二三四五六七八九十][是要来则]")
_NEVER_FIRST = frozenset({"为", "即", "系", "请", "由"})
_LEADS = ("v", "d", "p", "r", "c")
_BRANDED = 0.4
_LONGEST = 28
_WINDOW = 5
_SHORT_ASIDE = 4
_LEAST_VERB = 2
_HEADS = ("park_heads", "institution_heads", "project_heads", "legal_forms")
_COUNTED = "个家条批大项所座种类"
_STRAY = "”’）)—-· 　《》:：~"


def closes(tokens: Sequence[Token], i: int, heads: str) -> bool:
    """Whether a head word ends with the token at `i`, alone or with the tokens before it."""
    text = tokens[i].text
    if text[-1:] not in lexicon.last_characters(heads):
        return False
    if lexicon.ending(text, heads):
        return True
    window = "".join([token.text for token in tokens[max(0, i - _WINDOW) : i + 1]])
    return len(lexicon.ending(window, heads)) > len(text)


def _closes_any(tokens: Sequence[Token], i: int) -> bool:
    return any(closes(tokens, i, heads) for heads in _HEADS)


def _after_apposition(tokens: Sequence[Token]) -> int:
    classes = lexicon.weights("classes")
    for i in range(len(tokens) - 2, -1, -1):
        text = tokens[i].text
        counted = tokens[i].tag in ("m", "q") and text[-1] in _COUNTED
        if counted or (text in classes and text.endswith(("企业", "类项目"))):
            return i + 1
        if closes(tokens, i, "park_heads") and i + 3 < len(tokens):
            if tokens[i + 1].text in "（(":
                continue
            return i + 1
        soft = text in lexicon.words("soft")
        if soft and i and all(token.tag in ("m", "q") for token in tokens[:i]):
            return i + 1
        if soft and (tokens[i + 1].text == "“" or (i and _closes_any(tokens, i - 1))):
            return i + 1
    return 0


def is_predicate(token: Token) -> bool:
    """Whether a word is a plain verb, which no name runs across."""
    if token.tag != "v" or len(token.text) < _LEAST_VERB or not known(token.text):
        return False
    names = ("nominal", "soft", "trades", "product_heads", "words", "generic")
    return not any(token.text in lexicon.words(name) for name in names)


def _whole(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the words before 和 are a name of their own: one with a head, or a brand's."""
    likeness = firm_likeness(tokens[start:end])
    placed = likeness > 0 and is_place(tokens[start].text)
    return _closes_any(tokens, end - 1) or likeness >= _BRANDED or placed


def begin(tokens: Sequence[Token], *, across_and: bool) -> int:
    """The index where the name that these tokens end with begins."""
    first = max(0, len(tokens) - _LONGEST)
    tokens = tokens[first:]
    start = name_start(tokens)
    for i in range(len(tokens) - 2, start - 1, -1):
        if is_predicate(tokens[i]):
            start = i + 1
            break
    start = _behind_lead(tokens, start)
    for i in range(len(tokens) - 2, start - 1, -1):
        if tokens[i].text in AND and i > start and _begins_in_a_place(tokens, i + 1):
            start = i + 1
            break
        if tokens[i].text in AND and (not across_and or (i > start and _whole(tokens, start, i))):
            start = i + 1
            break
        spent = i > start and tokens[i].text in _SPENT_ON and tokens[i - 1].text[-1] == "元"
        if spent or (tokens[i].text in _TOGETHER and i > start):
            start = i + 1
            break
    start = _behind_builder(tokens, start)
    start += _after_apposition(tokens[start:])
    while start < len(tokens) - 1 and (tokens[start].text in _STRAY or tokens[start].text in AND):
        start += 1
    return first + start


def _begins_in_a_place(tokens: Sequence[Token], i: int) -> bool:
    """Whether a place with a name behind it stands at `i`, and none where the tokens begin."""
    return i + 1 < len(tokens) and is_place(tokens[i].text) and not is_place(tokens[0].text)


def _behind_lead(tokens: Sequence[Token], start: int) -> int:
    """Where a name begins behind a number of a list (三是) or a short verb before a place (请)."""
    if start + 1 >= len(tokens):
        return start
    first, second = tokens[start], tokens[start + 1]
    if _NUMBERED.fullmatch(first.text) or first.text in _NEVER_FIRST:
        return start + 1
    short = first.tag in _LEADS and len(first.text) <= _LEAST_VERB and known(first.text)
    return start + 1 if short and is_place(second.text) and not is_place(first.text) else start


def _behind_builder(tokens: Sequence[Token], start: int) -> int:
    """Where a name begins behind a firm or place and the verb it builds with (甲科技建设A基地)."""
    for i in range(len(tokens) - _BEHIND, start, -1):
        if tokens[i].text in BUILDS and not _closes_any(tokens, i):
            rest = spelled(tokens[i + 1 :])
            if not any(rest in lexicon.words(heads) for heads in _HEADS):
                return i + 1
    return start


def spelled(tokens: Sequence[Token]) -> str:
    """The words of some tokens, joined."""
    return "".join([token.text for token in tokens])


def headed(piece: Piece, heads: str, *, across_and: bool = True) -> Iterator[tuple[Token, ...]]:
    """The names of a piece that end in a word of the list, each with its tokens."""
    if lexicon.last_characters(heads).isdisjoint(piece.endings):
        return iter(())
    return _headed(piece.tokens, heads, across_and=across_and)


def _headed(
    tokens: tuple[Token, ...], heads: str, *, across_and: bool
) -> Iterator[tuple[Token, ...]]:
    lasts = lexicon.last_characters(heads)
    for i in [i for i, token in enumerate(tokens) if token.text[-1:] in lasts]:
        if closes(tokens, i, heads) and not (
            i + 1 < len(tokens) and closes(tokens, i + 1, heads) and len(tokens[i + 1].text) > 1
        ):
            start = begin(tokens[: i + 1], across_and=across_and)
            if start <= i:
                yield tokens[start : _behind_aside(tokens, i)]


def _behind_aside(tokens: Sequence[Token], i: int) -> int:
    """The index behind the short bracket that follows the token at `i` (…大学（华东）)."""
    if i + 1 < len(tokens) and tokens[i + 1].text in "（(":
        for end in range(i + 2, min(i + 2 + _SHORT_ASIDE, len(tokens))):
            if tokens[end].text in "）)":
                inside = "".join(t.text for t in tokens[i + 2 : end])
                return end + 1 if len(inside) <= _SHORT_ASIDE and "期" not in inside else i + 1
    return i + 1
