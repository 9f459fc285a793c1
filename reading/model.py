"""What a reader works with between the raw text and the claims.

All positions here are code points of the *clean* text; `Layout.evidence` leads back to the raw one.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ontology.model import Claim, Document, Entity, EntityType, Evidence, Gap, Observation

Columns = tuple[tuple[str, str], ...]
"""The titles of columns, each with the role (a `LabelRole`) its cells are read in."""


class BlockKind(StrEnum):
    """What a stretch of text is on its page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    CAPTION = "caption"
    BOX_TITLE = "box_title"
    BOX_CELL = "box_cell"
    FURNITURE = "furniture"
    FOREIGN = "foreign"


class Modality(StrEnum):
    """The mood of a sentence or clause."""

    ACTUAL = "actual"
    PLANNED = "planned"
    TARGET = "target"
    NEGATED = "negated"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of clean text with one role on the page.

    `level` is the depth of a heading (1 = chapter), 0 elsewhere. `label` is the word that opens the
    block and gives it its role (优势, 劣势, 重点项目, 发展路径, 拟招商名录), "" without one.
    `headings` are the indexes of the enclosing headings and box titles, outermost first.
    `repeats` is the index of an earlier block whose words this one repeats (captions, info boxes).
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: str = ""
    headings: tuple[int, ...] = ()
    repeats: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """The clean text of a document, its blocks, and the way back to the raw text.

    `offsets[i]` is the raw position of clean character i; it never decreases. `columns` are the
    roles that the user gave to columns of tables. A layout is equal to itself only, so that what is
    worked out once for it is found again at once.
    """

    raw: str
    clean: str
    offsets: tuple[int, ...]
    blocks: tuple[Block, ...]
    columns: Columns = ()

    def evidence(self, document: str, start: int, end: int) -> Evidence:
        """The raw span behind the clean span [start, end), without the blanks it ends in.

        A blank may stand for several characters (&nbsp;): a span that ended in its first would cut
        it. Of blanks alone nothing is left.
        """
        said = len(self.clean[start:end].rstrip())
        raw_start = self.offsets[start]
        raw_end = self.offsets[start + said - 1] + 1 if said else raw_start
        return Evidence(document, raw_start, raw_end, self.raw[raw_start:raw_end])

    def text(self, block: Block) -> str:
        """The clean text of a block."""
        return self.clean[block.start : block.end]

    def heading_path(self, block: Block) -> tuple[str, ...]:
        """The texts of the headings above a block, outermost first."""
        return tuple(self.text(self.blocks[i]) for i in block.headings)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, bullet or table cell: a clean span inside one block, with its mood."""

    start: int
    end: int
    block: int
    modality: Modality = Modality.ACTUAL


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name at a place in the clean text; `votes` name the independent grounds for it."""

    start: int
    end: int
    type: EntityType
    name: str
    entity: str = ""
    votes: tuple[str, ...] = ()
    confidence: float = 0.9


@dataclass(frozen=True, eq=False)
class Page:
    """A document ready for the relation rules: laid out, cut into sentences, names found.

    `mentions` are sorted by place and do not overlap. `home` is the entity id of the place or zone
    the document speaks for, "" if unknown. A page is equal to itself only: to look its parts
    through for every question asked of it costs more than the answers.
    """

    document: Document
    layout: Layout
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    home: str = ""

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence for a clean span."""
        return self.layout.evidence(self.document.id, start, end)

    def text(self, sentence: Sentence) -> str:
        """The clean text of a sentence."""
        return self.layout.clean[sentence.start : sentence.end]

    def mentions_in(self, start: int, end: int, *types: EntityType) -> tuple[Mention, ...]:
        """The mentions inside a clean span, of the given types or of all."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, lo=first)
        if first == last:
            return ()
        inside = self.mentions[first:last]
        return tuple([m for m in inside if m.end <= end and (not types or m.type in types)])

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(m.start for m in self.mentions)


Fact = Claim | Observation | Gap
Rule = Callable[[Page], Iterator[Fact]]
