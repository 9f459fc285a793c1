"""Firms by how their names are built: legal form, or brand and trade word."""

from collections.abc import Iterator, Sequence

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.headed import headed
from reading.names.scene import Scene, Sight, sight, spell
from reading.names.shape import brand_length, is_generic, is_trade, place_length
from reading.names.tokens import Token, is_seldom

_LEAST, _WINDOW, _BRAND = 2, 6, 3
_PARTICLES = ("p", "c", "d", "r", "uj", "ul", "ud", "m", "q", "f", "t", "x", "y")


def _without_generic(tokens: Sequence[Token]) -> Sequence[Token]:
    empty = lexicon.words("generic") | lexicon.words("soft")
    start = 0
    while start < len(tokens) and (
        tokens[start].text in empty or tokens[start].tag in ("m", "q", "r", "d")
    ):
        start += 1
    return tokens[start:]


def by_legal_form(scene: Scene) -> Iterator[Sight]:
    """A name that ends in 有限公司, 公司, 集团 or another legal form."""
    for line in scene.lines:
        for piece in line.pieces:
            for tokens in headed(piece, "legal_forms", across_and=False):
                name = _with_brand(piece.tokens, _without_generic(tokens))
                form = lexicon.ending(spell(name), "legal_forms")
                stem = len(spell(name)) - len(form)
                if name and form and stem >= _LEAST and not is_generic(name[:-1]):
                    yield sight(name, EntityType.FIRM, "legal form", 0.75 if stem > _LEAST else 0.6)


def _with_brand(whole: Sequence[Token], name: Sequence[Token]) -> Sequence[Token]:
    """A name that begins with its trade, with the letters before it that were taken for words.

    四川 金汇 能 新材料有限公司 is one name, though 能 is a verb elsewhere.
    """
    if not name or not (is_trade(name[0]) or is_generic(name[:1])):
        return name
    at = first = whole.index(name[0])
    while at and whole[first].start - whole[at].start < _BRAND and _may_be_brand(whole[at - 1]):
        at -= 1
    if whole[first].start - whole[at].start < _LEAST:
        return name
    placed = at > 0 and place_length(whole[at - 1 : at])
    return (*whole[at - 1 if placed else at : first], *name)


def _may_be_brand(token: Token) -> bool:
    """Whether a word can be part of a brand: a single character or a word hardly ever used."""
    if place_length([token]) or token.text in lexicon.words("never_in_firms"):
        return False
    if len(token.text) == 1:
        return "\u4e00" <= token.text <= "\u9fff" and token.tag not in _PARTICLES
    return len(token.text) == _LEAST and is_seldom(token.text)


def _ends(tokens: Sequence[Token], end: int) -> bool:
    """Whether no noun follows that would make the words before it part of a longer phrase."""
    if end >= len(tokens):
        return True
    following = tokens[end]
    return following.tag in ("x", "m", "d", "p", "uj", "u", "c", "t") or following.text in (
        lexicon.words("boundaries") | lexicon.words("generic")
    )


def _is_public(brand: Sequence[Token]) -> bool:
    """Whether a supposed brand is a public body (市商务局数据)."""
    return any(lexicon.ending(token.text, "government") for token in brand)


def by_brand_and_trade(scene: Scene) -> Iterator[Sight]:
    """An unknown word with a trade word behind it: 某某 + 科技, 制药, 重工."""
    trades = lexicon.words("trades")
    for line in scene.lines:
        for piece in line.pieces:
            if trades.isdisjoint(piece.words):
                continue
            tokens, i = piece.tokens, 0
            last = max((i for i, token in enumerate(tokens) if is_trade(token)), default=0)
            while i < last:
                length = brand_length(tokens[i : i + _WINDOW])
                end = i + length
                if not length:
                    i += 1
                    continue
                if end < len(tokens) and is_trade(tokens[end]) and not _is_public(tokens[i:end]):
                    weight = 0.45 if _ends(tokens, end + 1) else 0.15
                    yield sight(tokens[i : end + 1], EntityType.FIRM, "brand and trade", weight)
                    if i and place_length(tokens[i - 1 : i]):
                        yield sight(
                            tokens[i - 1 : end + 1],
                            EntityType.FIRM,
                            "brand and trade",
                            weight * 0.7,
                        )
                i = end
