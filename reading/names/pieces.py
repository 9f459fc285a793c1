"""Sentences cut into pieces at the marks no name runs across, and the lists the pieces form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reading.names import lexicon
from reading.names.tokens import KEPT, Token, cut_anew, known

LIST_MARK = "、"
AND_SO_ON = "等"
_MARKS = frozenset("（）()，。；：！？、,;:!?\t\n\r|│｜●■▲◀▶★◆□…《》【】〔〕▼◇○")
_MARK_OR_AND_SO_ON = re.compile(f"[{re.escape(''.join(sorted(_MARKS)))}{AND_SO_ON}]")
_OPENING, _CLOSING = "（(", "）)"
_LISTING = frozenset("\n、，；。")
_LONGEST_PIECE = 200
"""No name is longer; longer pieces are cut so that reading stays linear."""
_LONGEST_ASIDE = 24
_PAIR = 2
_NOT_AND_SO_ON_BEFORE = frozenset("平中高优对同初相")
_NOT_AND_SO_ON_AFTER = frozenset("级离效候待额温于号式同价值分奖次")
AND = frozenset({"和", "以及", "及", "与", "或"})
_SURE_AND = frozenset({"和", "以及", "或"})
_PREPOSITIONS = "以除由从向对如在"
_NOT_PREPOSITIONS = frozenset({"用", "与", "基于", "面向", "和", "及"})
_COUNTED = "个家条批大项所座种类"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between two marks; `before` and `after` are the marks.

    Its `words`, and the last characters that are their `endings`, tell one who looks for the words
    of a list that none of them stands here.
    """

    before: str
    after: str
    tokens: tuple[Token, ...]
    words: frozenset[str]
    endings: frozenset[str]

    @classmethod
    def of(cls, before: str, after: str, tokens: tuple[Token, ...]) -> "Piece":
        """The piece with its words."""
        words = frozenset([token.text for token in tokens])
        return cls(before, after, tokens, words, frozenset([word[-1] for word in words]))


class Series(NamedTuple):
    """A list of names: what opens it, its items, and the words behind its 等."""

    opener: str
    items: tuple[tuple[Token, ...], ...]
    open_ended: bool
    tail: tuple[Token, ...]


def _asides(text: str) -> set[int]:
    """The places inside short brackets, where marks do not cut."""
    inside: set[int] = set()
    if not any(mark in text for mark in _OPENING):
        return inside
    place = 0
    while place < len(text):
        if text[place] in _OPENING:
            window = text[place + 1 : place + _LONGEST_ASIDE]
            closing = next((i for i, c in enumerate(window) if c in _CLOSING), -1)
            if closing >= 0 and not _LISTING & set(window[:closing]):
                inside.update(range(place, place + closing + 2))
                place += closing + 1
        place += 1
    return inside


def _split_first(token: Token) -> tuple[Token, ...]:
    return (
        Token(token.start, token.start + 1, token.text[0], "p"),
        *cut_anew(token.text[1:], token.start + 1),
    )


def _cut(text: str, offset: int, before: str) -> tuple[Token, ...]:
    """The words of a piece; a preposition or 和 glued to an unknown word stands alone."""
    if len(text) > 1 and text[0] == "以" and "为" in text:
        return (Token(offset, offset + 1, "以", "p"), *cut_anew(text[1:], offset + 1))
    found: list[Token] = []
    trades = lexicon.words("trades")
    for token in cut_anew(text, offset):
        first = token.text[0]
        if found:
            glued = first in AND and found[-1].text in trades
        else:
            glued = first in _PREPOSITIONS or (first in AND and before == AND_SO_ON)
        if glued and len(token.text) > 1 and not known(token.text):
            found += _split_first(token)
        else:
            found.append(token)
    strong = lexicon.words("strong_trades")
    plain = strong.isdisjoint([token.text for token in found])
    return tuple(found if plain else _joined(found))


def _joined(tokens: Sequence[Token]) -> Iterator[Token]:
    """The words with two single characters before a trade word as one: 某 某 药业."""
    strong, skip = lexicon.words("strong_trades"), 0
    for i, token in enumerate(tokens):
        if skip:
            skip -= 1
            continue
        behind = tokens[i + _PAIR].text if i + _PAIR < len(tokens) else ""
        pair = tokens[i : i + _PAIR] if behind in strong else ()
        single = all(len(t.text) == 1 and "\u4e00" <= t.text <= "\u9fff" for t in pair)
        if pair and single and (i == 0 or cuts(tokens[i - 1])):
            yield Token(token.start, pair[1].end, token.text + pair[1].text, "nz")
            skip = 1
        else:
            yield token


def _is_and_so_on(text: str, place: int) -> bool:
    """Whether the 等 at a place closes a list and is no part of a word."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return before not in _NOT_AND_SO_ON_BEFORE and after not in _NOT_AND_SO_ON_AFTER


def pieces(text: str, offset: int = 0) -> tuple[Piece, ...]:
    """The pieces of a sentence, cut into words."""
    aside = _asides(text)
    marks = [
        i
        for i in (found.start() for found in _MARK_OR_AND_SO_ON.finditer(text))
        if i not in aside and (text[i] != AND_SO_ON or (i > 0 and _is_and_so_on(text, i)))
    ]
    if max(map(int.__sub__, [*marks, len(text)], [0, *marks]), default=0) > _LONGEST_PIECE:
        marks = sorted({*marks, *range(_LONGEST_PIECE, len(text), _LONGEST_PIECE)})
    found: list[Piece] = []
    start, before = 0, ""
    for mark in [*marks, len(text)]:
        after = text[mark] if mark < len(text) else ""
        if mark > start:
            words = _cut(text[start:mark], offset + start, before)
            found.append(Piece.of(before, after, words))
            before = after
        elif before != AND_SO_ON:
            before = after
        start = mark + 1
    return tuple(found)


def _opens(token: Token) -> bool:
    """Whether a word at the front of a phrase is no part of a name."""
    return _may_open(token.text, token.tag)


@lru_cache(maxsize=KEPT)
def _may_open(text: str, tag: str) -> bool:
    words = lexicon.words
    return (
        text in words("boundaries")
        or text in words("soft")
        or text in AND
        or tag in ("p", "uj", "ul", "r", "d", "ad", "c", "zg", "y", "e")
    )


def cuts(token: Token) -> bool:
    """Whether a word ends any name before it and begins a new phrase behind it."""
    return _cuts(token.text, token.tag)


@lru_cache(maxsize=KEPT)
def _cuts(text: str, tag: str) -> bool:
    if text in AND or text in lexicon.words("soft"):
        return False
    if tag == "p":
        return text not in _NOT_PREPOSITIONS
    if tag in ("l", "i") and text[:2] in lexicon.words("boundaries"):
        return True
    return text in lexicon.words("boundaries") or tag in ("uj", "ul", "r")


def _inner(tokens: Sequence[Token]) -> list[tuple[str, tuple[Token, ...]]]:
    """The phrases of a piece in the middle of a list, where single characters do not cut."""
    particle = tokens[0].tag in ("uj", "ul", "c", "p") and tokens[0].text not in AND
    if len(tokens) > 1 and (not _opens(tokens[0]) or (len(tokens[0].text) == 1 and not particle)):
        cutting = [t for t in tokens if cuts(t) and (len(t.text) > 1 or t.tag in ("uj", "ul"))]
        if not cutting:
            return [("", tuple(tokens))]
    return phrases(tokens)


def _resumes(before: Token, token: Token) -> bool:
    """Whether a verb that may stand inside names follows one that is complete (…产业园集聚)."""
    return token.text in lexicon.words("soft") and bool(lexicon.ending(before.text, "park_heads"))


def phrases(tokens: Sequence[Token]) -> list[tuple[str, tuple[Token, ...]]]:
    """The phrases between the words that cut, each with the word right before it."""
    found: list[tuple[str, tuple[Token, ...]]] = []
    opener, phrase = "", list[Token]()
    for token in tokens:
        cut_off = _cuts(token.text, token.tag)
        if cut_off or (_resumes(phrase[-1], token) if phrase else _opens(token)):
            if phrase:
                found.append((opener, tuple(phrase)))
                phrase = []
            opener = token.text
        else:
            phrase.append(token)
    if phrase:
        found.append((opener, tuple(phrase)))
    return found


def name_start(tokens: Sequence[Token]) -> int:
    """The index of the token where the last name of these tokens can begin at the earliest."""
    start = 0
    for i, token in enumerate(tokens):
        if cuts(token) or (i == start and _opens(token)):
            start = i + 1
    return start


def name_end(tokens: Sequence[Token]) -> int:
    """The index of the token behind which the first name of these tokens ends at the latest."""
    for i, token in enumerate(tokens):
        counted = token.tag == "m" and (token.text[-1] in _COUNTED or _next_counts(tokens, i))
        if i and (cuts(token) or token.tag == "d" or counted):
            return i
    return len(tokens)


def _next_counts(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].text[0] in _COUNTED + "余多"


def class_end(tokens: Sequence[Token]) -> int:
    """The index behind the words that say what a list before 等 is a list of."""
    for i, token in enumerate(tokens):
        if cuts(token) and token.text not in lexicon.words("attributive"):
            return i
    return len(tokens)


def _split_and(item: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    parts: list[list[Token]] = [[]]
    for token in item:
        if token.text in _SURE_AND:
            parts.append([])
        else:
            parts[-1].append(token)
    return [tuple(part) for part in parts if part]


class _Reader:
    """Reads pieces one after the other and hands out the lists they form."""

    def __init__(self) -> None:
        self.opener = ""
        self.items: list[tuple[Token, ...]] = []

    def close(self, tail: Sequence[Token] = (), *, open_ended: bool = False) -> Iterator[Series]:
        """The list read so far, if any; the reader is empty then."""
        if self.items:
            yield Series(self.opener, tuple(self.items), open_ended, tuple(tail))
        self.opener, self.items = "", []

    def read(self, piece: Piece, following: Sequence[Token]) -> Iterator[Series]:
        """The lists that end in this piece."""
        tokens = piece.tokens
        if piece.before == AND_SO_ON:
            tokens = tokens[class_end(tokens) :]
        inner = self.items and piece.before == LIST_MARK and piece.after in (LIST_MARK, AND_SO_ON)
        found = _inner(tokens) if inner else phrases(tokens)
        if self.items and (piece.before != LIST_MARK or not found or found[0][0]):
            yield from self.close()
        for i, (opener, phrase) in enumerate(found):
            if not self.items:
                self.opener = opener
            last = i == len(found) - 1
            if last and piece.after == LIST_MARK:
                self.items.append(phrase)
            elif last and piece.after == AND_SO_ON:
                self.items += _split_and(phrase) if self.items else [phrase]
                yield from self.close(following[: class_end(following)], open_ended=True)
            else:
                end = name_end(phrase)
                behind = [token for _, words in found[i + 1 : i + 3] for token in words]
                rest = (*phrase[end:], *behind)
                self.items += _split_and(phrase[:end]) if self.items else [phrase[:end]]
                yield from self.close(rest)


def series(sentence: Sequence[Piece]) -> Iterator[Series]:
    """The lists of a sentence; a phrase that stands alone is a list of one."""
    reader = _Reader()
    for i, piece in enumerate(sentence):
        following = sentence[i + 1].tokens if i + 1 < len(sentence) else ()
        yield from reader.read(piece, following)
    yield from reader.close()
