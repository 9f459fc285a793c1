"""Words of a text with their places, cut by a general dictionary plus the words of the genre."""

from functools import cache
from typing import NamedTuple

import rjieba

from reading.names import lexicon

_ADDED = ("words", "boundaries", "park_heads", "institution_heads", "product_heads", "industries")
_RARE_TAGS = frozenset({"nz", "nrt", "nt", "j"})
_COMMON = ("trades", "generic", "soft", "boundaries", "chain_heads")
_LEAST_ADDED = 2


class Token(NamedTuple):
    """A word: where it stands in the clean text, what it says, its part of speech."""

    start: int
    end: int
    text: str
    tag: str


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


def cut(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The words of a text; `offset` is where the text begins in the clean text."""
    tokens: list[Token] = []
    place = offset
    for word, tag in _segmenter().tag(text):
        tokens.append(Token(place, place + len(word), word, tag))
        place += len(word)
    return tuple(tokens)


@cache
def _genre_words() -> frozenset[str]:
    return frozenset[str]().union(*(lexicon.words(name) for name in _ADDED))


@cache
def _common_words() -> frozenset[str]:
    return frozenset[str]().union(*(lexicon.words(name) for name in _COMMON))


def known(word: str) -> bool:
    """Whether a word stands in the general dictionary or in the lexicons."""
    return word in _genre_words() or bool(_dictionary().has_word(word))


def is_rare(token: Token) -> bool:
    """Whether a word looks like a brand: no dictionary has it, or only as a proper noun."""
    if len(token.text) < _LEAST_ADDED or not all("\u4e00" <= c <= "\u9fff" for c in token.text):
        return False
    if not known(token.text):
        return True
    return token.tag in _RARE_TAGS and token.text not in _genre_words() | _common_words()
