"""Firms by the words around them: X董事长, X投资的…, 以X为龙头, 龙头企业X."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache

from ontology.model import EntityType
from reading.names import lexicon
from reading.names.headed import begin
from reading.names.pieces import Piece, name_end
from reading.names.scene import Scene, Sight, sight, spell
from reading.names.shape import is_likely_firm
from reading.names.tokens import Token

_GROUND = "context"
_LONGEST_CONTEXT = 4


@cache
def _contexts(side: str) -> dict[str, float]:
    rows = csv.DictReader(lexicon.lines("firm_contexts.csv"))
    return {row["word"]: float(row["weight"]) for row in rows if row["side"] == side}


def _opens(tokens: Sequence[Token], i: int, side: str) -> tuple[int, float]:
    """How many tokens from `i` on spell a context word, and its weight."""
    for count in range(_LONGEST_CONTEXT, 0, -1):
        weight = _contexts(side).get(spell(tokens[i : i + count]), 0)
        if weight:
            return count, weight
    return 0, 0.0


def _in_piece(piece: Piece) -> Iterator[Sight]:
    tokens = piece.tokens
    for i in range(len(tokens)):
        count, weight = _opens(tokens, i, "behind")
        if count and i:
            name = tokens[begin(tokens[:i], across_and=False) : i]
            if is_likely_firm(name):
                yield sight(name, EntityType.FIRM, _GROUND, weight)
        count, weight = _opens(tokens, i, "before")
        if count:
            rest = tokens[i + count :]
            name = rest[: name_end(rest)]
            if is_likely_firm(name):
                yield sight(name, EntityType.FIRM, _GROUND, weight)


def by_context(scene: Scene) -> Iterator[Sight]:
    """A phrase next to a word that firms stand next to."""
    for line in scene.lines:
        for piece in line.pieces:
            yield from _in_piece(piece)
