"""Words of a text with their places, cut by a general dictionary plus the words of the genre."""

from collections.abc import Callable
from functools import cache, lru_cache, partial
from typing import NamedTuple

import rjieba

from reading.names import lexicon

_ADDED = ("words", "boundaries", "park_heads", "institution_heads", "product_heads", "industries")
_RARE_TAGS = frozenset({"nz", "nrt", "nt", "j"})
_COMMON = ("trades", "generic", "soft", "boundaries", "chain_heads")
_CHAIN_HEADS = ("产业链", "产业集群", "产业", "行业")
_COUNTING = frozenset("个家条批大项余多些次种类级期年月日倍成半点分第首")
_NUMERALS = frozenset("零一二两三四五六七八九十百千万亿几数多")
_NAME_TAGS = frozenset({"nr", "ns", "nrfg"})
_LEAST_NAME, _SELDOM = 3, 30
_LEAST_ADDED = 2
KEPT = 20_000
"""Words whose rarity is remembered: those of a long report many times over, in a few megabytes."""
_KEPT_CUT = 2048
"""Names whose words are remembered: more than one report has."""


class Token(NamedTuple):
    """A word: where it stands in the clean text, what it says, its part of speech."""

    start: int
    end: int
    text: str
    tag: str


_made: Callable[[tuple[int, int, str, str]], Token] = partial(tuple.__new__, Token)
"""A token in half the time its own constructor takes: a text has as many as words."""


@cache
def _dictionary() -> rjieba.Jieba:
    return rjieba.Jieba()


@cache
def _segmenter() -> rjieba.Jieba:
    segmenter = rjieba.Jieba()
    added = set[str]().union(*(lexicon.words(name) for name in _ADDED))
    for word in sorted(added):
        if len(word) >= _LEAST_ADDED and not segmenter.has_word(word):
            segmenter.add_word(word, None, None)
    return segmenter


def _halves(whole: Token) -> tuple[Token, ...]:
    """A compound with 产业 or 行业 in two words, so that the industry before it shows."""
    start, end, word, tag = whole
    for head in _CHAIN_HEADS:
        if word.endswith(head) and len(word) > len(head) + 1:
            cut = end - len(head)
            return Token(start, cut, word.removesuffix(head), tag), Token(cut, end, head, "n")
    return (whole,)


@lru_cache(maxsize=_KEPT_CUT)
def cut(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The words of a name; `offset` is where it begins in the clean text.

    Several ways of finding cut the same name in the same place, so the last ones are kept.
    """
    return cut_anew(text, offset)


def cut_anew(text: str, offset: int) -> tuple[Token, ...]:
    """The words of a stretch that nobody cuts again; none is kept."""
    tokens: list[Token] = []
    end = offset
    for word, tag in _segmenter().tag(text):
        start, end = end, end + len(word)
        token = _made((start, end, word, tag))
        if word.endswith(_CHAIN_HEADS):
            tokens += _halves(token)
        else:
            tokens.append(token)
    return tuple(tokens)


@cache
def _genre_words() -> frozenset[str]:
    return frozenset[str]().union(*(lexicon.words(name) for name in _ADDED))


@cache
def _common_words() -> frozenset[str]:
    return frozenset[str]().union(*(lexicon.words(name) for name in _COMMON))


@lru_cache(maxsize=KEPT)
def known(word: str) -> bool:
    """Whether a word stands in the general dictionary or in the lexicons."""
    return word in _genre_words() or bool(_dictionary().has_word(word))


@lru_cache(maxsize=KEPT)
def _frequency(word: str) -> int:
    return int(_dictionary().suggest_freq(word))


def is_seldom(word: str) -> bool:
    """Whether the general dictionary has a word, but hardly uses it, and no lexicon has it: 良乡."""
    return not in_genre(word) and _frequency(word) < _SELDOM


def in_genre(word: str) -> bool:
    """Whether a word stands in the lexicons of the genre."""
    return word in _genre_words() or word in _common_words()


def is_rare(token: Token) -> bool:
    """Whether a word looks like a brand: no dictionary has it, or only as a proper noun."""
    return _is_rare(token.text, token.tag)


@lru_cache(maxsize=KEPT)
def _is_rare(text: str, tag: str) -> bool:
    if len(text) < _LEAST_ADDED or not all("\u4e00" <= c <= "\u9fff" for c in text):
        return False
    if not known(text):
        return True
    if tag == "m":
        return not _COUNTING & set(text) and not _NUMERALS.issuperset(text)
    if tag in _NAME_TAGS and len(text) >= _LEAST_NAME:
        return _frequency(text) < _SELDOM and text not in _genre_words()
    return tag in _RARE_TAGS and text not in _genre_words() and text not in _common_words()
