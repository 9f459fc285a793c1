"""Where the firm ends that a project's name opens with, told by signs of its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reading.names import lexicon
from reading.names.places import is_place
from reading.names.scene import spell
from reading.names.shape import (
    brand_length,
    could_be_firm,
    firm_likeness,
    is_generic,
    is_trade,
    place_length,
)
from reading.names.tokens import Token, is_rare, known
from reading.weights import Signs, Weights, chances, weights, worth

_MOST, _SHORTEST, _LONGEST = 7, 2, 14
_MANY = 6
_HEADS = ("project_heads", "product_heads", "park_heads", "institution_heads", "legal_forms")


@dataclass(frozen=True, slots=True)
class Opening:
    """The words from one token of a name to another: a firm the name may open with."""

    first: int
    end: int


def openings(tokens: Sequence[Token]) -> Iterator[Opening]:
    """Every stretch of words at the front of a name that could be a firm, with or without a place."""
    for first in sorted({0, place_length(tokens)}):
        for end in range(first + 1, min(len(tokens), _MOST + 1)):
            size = tokens[end - 1].end - tokens[first].start
            if _SHORTEST <= size <= _LONGEST:
                yield Opening(first, end)


def likely(tokens: Sequence[Token], known_elsewhere: frozenset[str]) -> list[tuple[Opening, float]]:
    """The openings of a project's name with the chance of each to be the firm behind it.

    `known_elsewhere` holds those that the text also names outside of this project's name.
    """
    found = list(openings(tokens))
    shown = [signs(tokens, one, known_elsewhere) for one in found]
    odds = [worth(one, _fitted()) for one in shown]
    return list(zip(found, chances([*odds, 0.0])[:-1], strict=True))


@cache
def _fitted() -> Weights:
    """What each sign weighs, fitted by `python -m bench.developers`."""
    return weights(Path(__file__).with_name("opening_weights.tsv"))


def signs(tokens: Sequence[Token], one: Opening, elsewhere: frozenset[str]) -> Signs:
    """The signs of an opening; that a name opens with no firm shows none."""
    name, rest = tokens[one.first : one.end], tokens[one.end :]
    text = spell(name)
    brand = brand_length(name)
    return {
        "any": 1.0,
        f"letters {min(len(text), _MANY)}": 1.0,
        f"words {min(len(name), 4)}": 1.0,
        "behind a place": float(one.first > 0),
        "begins with a place": float(is_place(name[0].text)),
        "is a place": float(is_place(text)),
        "elsewhere": float(text in elsewhere),
        "brand": float(brand > 0),
        "brand alone": float(brand == len(name)),
        "brand and trade": float(0 < brand == len(name) - 1 and is_trade(name[-1])),
        "likeness": firm_likeness(name),
        "could be": float(could_be_firm(name)),
        "generic": float(is_generic(name)),
        "common": float(len(name) == 1 and known(text) and not is_rare(name[0])),
        **{f"first {kind}": 1.0 for kind in _kinds(name[0])},
        **{f"last {kind}": 1.0 for kind in _kinds(name[-1])},
        **{f"next {kind}": 1.0 for kind in _kinds(rest[0])},
        **{f"last {a}, next {b}": 1.0 for a in _kinds(name[-1]) for b in _kinds(rest[0])},
        "left generic": float(is_generic(rest)),
        f"left {min(len(rest), 4)}": 1.0,
    }


@cache
def _heads() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((kind, frozenset(lexicon.words(kind))) for kind in _HEADS)


def _kinds(token: Token) -> tuple[str, ...]:
    """What kind of word a token is, by its class, its letters and the lexicons of the genre."""
    return (
        token.tag[:1],
        f"size {min(len(token.text), 4)}",
        *(("rare",) if is_rare(token) else ()),
        *(("trade",) if is_trade(token) else ()),
        *(("strong trade",) if token.text in lexicon.words("strong_trades") else ()),
        *(("generic",) if is_generic([token]) else ()),
        *(kind for kind, words in _heads() if token.text in words),
    )
