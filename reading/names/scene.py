"""What the ways of finding look at, and what they answer with."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ontology.model import EntityType
from reading.model import Block, BlockKind, Layout, Sentence
from reading.names.pieces import Piece, Series, pieces, series
from reading.names.tokens import Token

_SILENT = frozenset({BlockKind.FURNITURE, BlockKind.FOREIGN})


@dataclass(frozen=True, slots=True)
class Sight:
    """One ground to take the clean span [start, end) for a name of a type.

    `weight` is how often such a ground alone is right, between 0 and 1.
    """

    start: int
    end: int
    type: EntityType
    ground: str
    weight: float


@dataclass(frozen=True)
class Line:
    """A sentence with its block, its pieces and its lists."""

    sentence: Sentence
    block: Block
    pieces: tuple[Piece, ...]

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The lists of the sentence."""
        return tuple(series(self.pieces))


@dataclass(frozen=True)
class Scene:
    """A document as the ways of finding see it."""

    layout: Layout
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, layout: Layout, sentences: Sequence[Sentence]) -> "Scene":
        """The scene of a laid-out document; page furniture and foreign articles stay out of it."""
        lines = []
        for sentence in sentences:
            block = layout.blocks[sentence.block]
            if block.kind not in _SILENT:
                text = layout.clean[sentence.start : sentence.end]
                lines.append(Line(sentence, block, pieces(text, sentence.start)))
        return cls(layout, tuple(lines))

    @cached_property
    def borders(self) -> tuple[frozenset[int], frozenset[int]]:
        """Where words begin and where they end."""
        words = [t for line in self.lines for piece in line.pieces for t in piece.tokens]
        return frozenset(t.start for t in words), frozenset(t.end for t in words)

    def text(self, start: int, end: int) -> str:
        """A stretch of the clean text."""
        return self.layout.clean[start:end]


Source = Callable[[Scene], Iterator[Sight]]
Follower = Callable[[Scene, Sequence[Sight]], Iterator[Sight]]


def spell(tokens: Sequence[Token]) -> str:
    """The words of some tokens, joined."""
    return "".join([token.text for token in tokens])


def sight(tokens: Sequence[Token], kind: EntityType, ground: str, weight: float) -> Sight:
    """A sight of the span from the first token to the last."""
    return Sight(tokens[0].start, tokens[-1].end, kind, ground, weight)
