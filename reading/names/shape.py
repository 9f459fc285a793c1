"""What a phrase looks like by its words alone: a firm, or something no name could be."""

import re
from collections.abc import Sequence
from functools import cache

from reading.names import lexicon
from reading.names.places import is_place
from reading.names.tokens import Token, is_rare, known

_LEGAL, _BRAND_AND_TRADE, _BRAND, _WORDS_AND_TRADE, _NOTHING = 0.9, 0.65, 0.4, 0.2, 0.0
_VERBAL_TAGS = frozenset({"v", "vd", "d", "a", "ad", "z", "i", "l", "t", "f", "r"})
_PREFIX_TAGS = frozenset({"ns", "nz", "j", "nr", "nt"})
_SHORTEST_RUN, _LONGEST_RUN = 2, 4
_PLAIN_SINGLES = frozenset(
    "新大小多高低老好强主全各总副双单半超非年月日个家类型级性化等及和与中上下内外前后"
)
_PLACED, _MOST_TRADES = 2, 2
_SHORTEST_NAME, _LONGEST_NAME = 2, 25
_OF_CHINA = "中"
_QUOTES = '“”‘’"'
_FULL_NAME = 3
_COUNTED = re.compile(r"\+|[两二三四五六七八九十]大[^，。]{2}|(?:集聚|集中|聚集)$")
_ABBREVIATION = re.compile(r"[（(][A-Za-z/\-]+[）)]?$")
_AND_WORDS = frozenset({"和", "及", "与", "再", "或"})
_OTHER_HEADS = (
    "park_heads",
    "institution_heads",
    "project_heads",
    "government",
    "chain_heads",
    "never_firms",
)
_FORBIDDEN = frozenset({"作用", "优势", "能力", "名单", "名录", "水平", "计划", "为主体", "核心"})


def _is_hanzi(text: str) -> bool:
    return bool(text) and all("\u4e00" <= c <= "\u9fff" for c in text)


def _single(token: Token) -> bool:
    return (
        len(token.text) == 1 and _is_hanzi(token.text) and token.tag not in ("uj", "ul", "p", "x")
    )


def _latin(token: Token) -> bool:
    return token.tag == "eng" and token.text.isalpha() and token.text.isascii()


def brand_length(tokens: Sequence[Token]) -> int:
    """How many of the first tokens make a brand: an unknown word, or a run of single characters."""
    if not tokens:
        return 0
    if is_place(tokens[0].text):
        return 0
    if tokens[0].tag in _VERBAL_TAGS and not known(tokens[0].text):
        strong = len(tokens) > 1 and tokens[1].text in lexicon.words("strong_trades")
        return 1 if strong and is_rare(tokens[0]) else 0
    rare = 0
    while (
        rare < min(len(tokens), _LONGEST_RUN)
        and is_rare(tokens[rare])
        and not is_place(tokens[rare].text)
    ):
        rare += 1
    if rare:
        return rare
    if len(tokens) > 1 and tokens[0].tag in _PREFIX_TAGS and len(tokens[0].text) == _SHORTEST_RUN:
        genre = is_generic(tokens[:1]) or is_trade(tokens[0]) or is_place(tokens[0].text)
        if (
            not genre
            and _is_hanzi(tokens[1].text)
            and is_rare(tokens[1])
            and not known(tokens[1].text)
        ):
            return 2
    run = 0
    while run < min(len(tokens), _LONGEST_RUN) and _single(tokens[run]):
        run += 1
    if run >= _SHORTEST_RUN and not all(t.text in _PLAIN_SINGLES for t in tokens[:run]):
        return run
    if len(tokens) > 1 and tokens[0].text == _OF_CHINA and is_rare(tokens[1]):
        return 2
    if run == 1 and len(tokens) > 1 and is_rare(tokens[1]):
        unknown = not known(tokens[1].text)
        return 2 if unknown or tokens[0].text not in _PLAIN_SINGLES else 0
    return 0


def place_length(tokens: Sequence[Token]) -> int:
    """How many of the first tokens name a place."""
    return 1 if tokens and is_place(tokens[0].text) else 0


def is_trade(token: Token) -> bool:
    """Whether a word closes the short names of firms."""
    return token.text in lexicon.words("trades")


def is_generic(tokens: Sequence[Token]) -> bool:
    """Whether every word of a phrase names nothing on its own."""
    generic = lexicon.words("generic")
    return all(t.text in generic or _says_nothing(t) for t in tokens)


def _says_nothing(token: Token) -> bool:
    return token.tag in ("m", "q", "uj", "c") or (token.tag == "x" and not _is_hanzi(token.text))


def _are_trades(words: Sequence[Token]) -> bool:
    """Whether one or two words are trade words, the second no product."""
    if len(words) > _MOST_TRADES or not all(is_trade(word) for word in words):
        return False
    return len(words) == 1 or not lexicon.ending(words[-1].text, "product_heads")


def _has_form(text: str) -> bool:
    """Whether a phrase is a name with a legal form behind it."""
    form = lexicon.ending(text, "legal_forms")
    return bool(form) and len(text) > len(form) + 1


def firm_likeness(tokens: Sequence[Token]) -> float:
    """How much a phrase looks like the name of a firm, from 0 to 1."""
    if _has_form("".join([t.text for t in tokens])):
        return _LEGAL
    rest = tokens[place_length(tokens) :]
    brand = brand_length(rest)
    trades = rest[brand:]
    if brand and trades and _are_trades(trades):
        return _BRAND_AND_TRADE
    if brand and not trades:
        return _BRAND
    words = len(rest) in (2, 3) and is_trade(rest[-1]) and not is_generic(rest)
    if words or (len(rest) == 1 and len(tokens) == _PLACED and is_trade(rest[0])):
        return _WORDS_AND_TRADE
    return _NOTHING


@cache
def _last_of_others() -> frozenset[str]:
    """What the heads of names that are no firms end with."""
    return frozenset[str]().union(*(lexicon.last_characters(name) for name in _OTHER_HEADS))


def ends_otherwise(text: str) -> bool:
    """Whether a phrase ends like something that is no firm: a park, a project, a public body."""
    if text[-1:] not in _last_of_others():
        return False
    return any(lexicon.ending(text, name) for name in _OTHER_HEADS)


def has_brand(tokens: Sequence[Token]) -> bool:
    """Whether a phrase begins with a brand, a place before it or not."""
    placed = place_length(tokens)
    return bool(brand_length(tokens) or (placed and brand_length(tokens[placed:])))


def is_person(tokens: Sequence[Token]) -> bool:
    """Whether a phrase is one unknown word that begins with a surname."""
    if len(tokens) != 1 or tokens[0].tag != "nr":
        return False
    text = tokens[0].text
    return len(text) == _FULL_NAME and text[0] in lexicon.words("surnames") and not known(text)


def could_be_firm(tokens: Sequence[Token]) -> bool:
    """Whether nothing speaks against a phrase being the name of a firm."""
    tokens = [t for t in tokens if t.text not in _QUOTES]
    if not tokens or is_person(tokens):
        return False
    text = "".join(t.text for t in tokens)
    if not _SHORTEST_NAME <= len(text) <= _LONGEST_NAME or is_generic(tokens):
        return False
    if _COUNTED.search(text) or text in lexicon.words("legal_forms"):
        return False
    if text[0].isdigit() or not any("\u4e00" <= c <= "\u9fff" or c.isalpha() for c in text):
        return False
    if tokens[0].text in _AND_WORDS or any(
        t.tag in ("uj", "ul", "uz", "y") or t.text in _FORBIDDEN for t in tokens
    ):
        return False
    if len(tokens) == 1 and tokens[0].text in lexicon.words("words"):
        return False
    if _has_form(text):
        return True
    if ends_otherwise(text) or _ABBREVIATION.search(text) or text in lexicon.words("industries"):
        return False
    product = bool(lexicon.ending(text, "product_heads"))
    return not product or firm_likeness(tokens) > 0 or has_brand(tokens)


def is_likely_firm(tokens: Sequence[Token]) -> bool:
    """Whether a phrase could be a firm and has a brand or a trade word to show for it."""
    return could_be_firm(tokens) and (firm_likeness(tokens) > 0 or has_brand(tokens))
