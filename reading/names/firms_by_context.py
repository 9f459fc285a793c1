"""Firms by the words around them: X董事长, X投资的…, 以X为龙头, 龙头企业X."""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.headed import begin
from reading.names.pieces import Piece, name_end
from reading.names.scene import Scene, Sight, sight, spell
from reading.names.shape import could_be_firm, firm_likeness, is_likely_firm
from reading.names.tokens import Token, cut

_GROUND = "context"
_LONGEST_CONTEXT, _LIKELY = 4, 0.45
_ROLES = {"龙头": 0.7, "首": 0.6, "骨干": 0.6, "主体": 0.3, "核心": 0.2, "代表": 0.2}
_AS_LEADER = re.compile(r"以([^，。；、以\n]{2,20}?)为(龙头|首|骨干|主体|核心|代表)")


@cache
def _contexts(side: str) -> dict[str, float]:
    rows = csv.DictReader(lexicon.lines("firm_contexts.csv"))
    return {row["word"]: float(row["weight"]) for row in rows if row["side"] == side}


@cache
def _first_characters() -> frozenset[str]:
    """What the words on either side of firms begin with."""
    return frozenset(word[0] for side in ("behind", "before") for word in _contexts(side))


def _opens(tokens: Sequence[Token], i: int, side: str) -> tuple[int, float]:
    """How many tokens from `i` on spell a context word, and its weight."""
    span = tokens[i : i + _LONGEST_CONTEXT]
    text = spell(span)
    while span:
        weight = _contexts(side).get(text, 0)
        if weight:
            return len(span), weight
        text = text.removesuffix(span[-1].text)
        span = span[:-1]
    return 0, 0.0


def _in_piece(piece: Piece) -> Iterator[Sight]:
    tokens, telling = piece.tokens, _first_characters()
    for i in [i for i, token in enumerate(tokens) if token.text[0] in telling]:
        count, weight = _opens(tokens, i, "behind") if i else (0, 0.0)
        if count:
            name = tokens[begin(tokens[:i], across_and=False) : i]
            if is_likely_firm(name):
                yield sight(name, EntityType.FIRM, _GROUND, weight)
        count, weight = _opens(tokens, i, "before")
        if count:
            rest = tokens[i + count :]
            name = rest[: name_end(rest)]
            if is_likely_firm(name):
                yield sight(name, EntityType.FIRM, _GROUND, weight)


def by_role(scene: Scene) -> Iterator[Sight]:
    """The X of 以X为龙头, 以X为首, 以X为代表."""
    for line in scene.lines:
        text = scene.text(line.sentence.start, line.sentence.end)
        for match in _AS_LEADER.finditer(text):
            name = cut(match[1], line.sentence.start + match.start(1))
            if could_be_firm(name):
                likely = _LIKELY if firm_likeness(name) else 0.0
                yield sight(name, EntityType.FIRM, _GROUND, max(_ROLES[match[2]], likely))


def by_context(scene: Scene) -> Iterator[Sight]:
    """A phrase next to a word that firms stand next to."""
    for line in scene.lines:
        for piece in line.pieces:
            yield from _in_piece(piece)
