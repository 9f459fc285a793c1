"""A part of a paragraph with its role on the page, before it has its place in the clean text."""

from dataclasses import dataclass, replace

from reading.layout.joining import Paragraph
from reading.layout.looks import Kind, Look, cells, look
from reading.model import BlockKind

# Where a heading without a number stands: below every numbered one; a sentence or a label that
# heads what follows stands lower still.
PLAIN_RANK, LEAD_RANK, LABEL_RANK = 20, 30, 40


@dataclass(frozen=True, slots=True)
class Part:
    """A span of a paragraph with one role.

    `rank` orders headings (1 = chapter, 0 = no heading). `row_head` is the position, counted in
    parts before this one, of the cell that heads its row (0: none).
    """

    kind: BlockKind
    start: int
    end: int
    rank: int = 0
    label: str = ""
    row_head: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, the first impression it makes, and its parts once they are known."""

    paragraph: Paragraph
    look: Look
    parts: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """The clean text of the paragraph."""
        return self.paragraph.text

    @property
    def cells(self) -> tuple[tuple[int, int], ...]:
        """The spans of the cells, where the paragraph is a row."""
        return cells(self.text)

    def whole(self, kind: BlockKind, rank: int = 0, label: str = "") -> "Piece":
        """The piece with all of its text, the mark before it left out, in one role."""
        part = Part(kind, self.look.mark, len(self.text), rank, label)
        return replace(self, parts=(part,))

    def cut(self, parts: tuple[Part, ...]) -> "Piece":
        """The piece with these parts."""
        return replace(self, parts=parts)

    @property
    def open(self) -> bool:
        """Whether no role has been given yet."""
        return not self.parts

    def is_kind(self, *kinds: Kind) -> bool:
        """Whether the first impression is one of these."""
        return self.look.kind in kinds


def pieces(paragraphs: tuple[Paragraph, ...]) -> tuple[Piece, ...]:
    """The paragraphs with the impression each makes on its own."""
    return tuple(Piece(paragraph, look(paragraph.text)) for paragraph in paragraphs)
