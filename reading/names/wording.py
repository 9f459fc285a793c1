"""What the words of a name look like, whatever speaks for it: signs that are kept with the name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reading.names import lexicon
from reading.names.chains import could_be_chain
from reading.names.places import is_place
from reading.names.shape import has_brand, is_generic, is_trade
from reading.names.tokens import Token, cut, is_rare, known

_EVEN, _MOST_WORDS = 4, 5
_KEPT = 20_000
_TRADES = ("服务业", "制造业", "经济", "业")


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a name look like, whatever speaks for it.

    `worded` are the signs of its words, `common` that it is one word of the general dictionary and
    no proper noun, `chain` that it could name an industry.
    """

    worded: Mapping[str, float]
    common: bool
    chain: bool


@lru_cache(maxsize=_KEPT)
def wording(name: str) -> Wording:
    """The look of a name's words."""
    words = cut(name)
    common = len(words) == 1 and known(name) and not is_rare(words[0])
    return Wording(_worded(name, words), common, could_be_chain(words))


def _worded(name: str, words: Sequence[Token]) -> Mapping[str, float]:
    """The signs of words: how many, a brand or none, plain ones, the kinds of the first and last."""
    branded, even = has_brand(words), len(name) == _EVEN
    shown = {
        **{f"opens with {kind}": True for kind in _kinds(words[0])},
        **{f"ends with {kind}": True for kind in _kinds(words[-1])},
        f"words {min(len(words), _MOST_WORDS)}": True,
        "brand": branded,
        "plain words": not branded and all(map(_is_plain, words)),
        "ends like a work": bool(lexicon.ending(name, "infrastructure")),
        "echo": even and len(set(name)) < len(name),
        "four letters": even,
    }
    return {sign: 1.0 for sign, holds in shown.items() if holds}


def _is_plain(token: Token) -> bool:
    """Whether a word is one of the general language: no brand, no trade, no place, no letters."""
    named = is_rare(token) or is_trade(token) or is_place(token.text)
    return not named and token.tag[:1] not in ("x", "e", "m") and known(token.text)


def _kinds(token: Token) -> tuple[str, ...]:
    """The kind of word a token is, by its class and by the lexicons of the genre."""
    return (
        token.tag[:1],
        *(("rare",) if is_rare(token) else ()),
        *(("trade",) if is_trade(token) else ()),
        *(("place",) if is_place(token.text) else ()),
        *(("generic",) if is_generic([token]) else ()),
        *(("institute",) if token.text in lexicon.words("institution_heads") else ()),
    )


def of_trade(name: str, look: Wording) -> dict[str, float]:
    """Whether a name is made of an industry's words, and whether it ends like a whole trade."""
    ending = next((trade for trade in _TRADES if name.endswith(trade)), "")
    return {"no chain's words": float(not look.chain), f"ends in {ending}": float(bool(ending))}
