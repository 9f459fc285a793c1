"""Pieces with their parts → the clean text, its offsets and blocks under their headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reading.layout.looks import Kind
from reading.layout.parts import LABEL_RANK, LEAD_RANK, PLAIN_RANK, Part, Piece
from reading.model import Block, BlockKind

_INVISIBLE = (BlockKind.FURNITURE, BlockKind.FOREIGN)
_PROSE = (BlockKind.PARAGRAPH, BlockKind.BULLET)
_LIST_RANK = 5
# Longer than any paragraph a person would write. What looks back to where its paragraph begins
# takes the square of its length, so that a page without line breaks is cut at sentence ends.
_LONGEST = 3000
_ENDS = "。！？；\n"


@dataclass(slots=True)
class _Box:
    """The box being read: where its title stands, which label holds, how it is filled."""

    title: int
    label: str = ""
    has_rows: bool = False
    has_cells: bool = False


@dataclass(slots=True)
class _Reader:
    """Walks down a page and knows under which headings and in which box it is."""

    blocks: list[Block] = field(default_factory=list)
    stack: list[tuple[int, int]] = field(default_factory=list)
    box: _Box | None = None

    def path(self) -> tuple[int, ...]:
        above = tuple(index for _, index in self.stack)
        return (*above, self.box.title) if self.box else above

    def heading(self, block: Block, rank: int) -> None:
        inside = self.box and not self.box.has_cells and _LIST_RANK <= rank < PLAIN_RANK
        if not inside and rank < LABEL_RANK:
            self.box = None
        if self.box and rank == LABEL_RANK:
            self.box.label, self.box.has_cells = block.label, True
            self.blocks.append(replace(block, kind=BlockKind.BOX_CELL, headings=self.path()))
            return
        while self.stack and self.stack[-1][0] >= rank:
            self.stack.pop()
        level = len(self.stack) + 1
        self.blocks.append(replace(block, level=level, headings=self.path()))
        self.stack.append((rank, len(self.blocks) - 1))

    def box_title(self, block: Block) -> None:
        self.box = None
        while self.stack and self.stack[-1][0] >= LEAD_RANK:
            self.stack.pop()
        self.blocks.append(replace(block, headings=self.path()))
        self.box = _Box(len(self.blocks) - 1)

    def content(self, block: Block, part: Part, *, is_row: bool) -> None:
        box = self.box
        if box and not is_row and not block.label and box.has_rows:
            box = self.box = None
        path = self.path()
        if part.row_head:
            path = (*path, len(self.blocks) - part.row_head)
        if box is None:
            self.blocks.append(replace(block, label=block.label or self.label(), headings=path))
            return
        box.has_cells, box.has_rows = True, box.has_rows or is_row
        box.label = block.label or box.label
        cell = replace(block, kind=BlockKind.BOX_CELL, label=box.label, headings=path)
        self.blocks.append(cell)

    def label(self) -> str:
        """The label of the nearest heading that is one."""
        rank, index = self.stack[-1] if self.stack else (0, 0)
        return self.blocks[index].label if rank == LABEL_RANK else ""

    def read(self, block: Block, part: Part, *, is_row: bool) -> None:
        if part.kind is BlockKind.BOX_TITLE:
            self.box_title(block)
        elif part.kind is BlockKind.HEADING and part.rank:
            self.heading(block, part.rank)
        elif part.kind in (*_INVISIBLE, BlockKind.TITLE, BlockKind.CAPTION, BlockKind.HEADING):
            self.blocks.append(replace(block, headings=self.path()))
        else:
            self.content(block, part, is_row=is_row)


def _trimmed(text: str, part: Part) -> tuple[int, int]:
    inner = text[part.start : part.end]
    start = part.start + len(inner) - len(inner.lstrip())
    return start, max(start, part.start + len(inner.rstrip()))


def _bearable(piece: Piece, part: Part) -> Iterator[Part]:
    """A part, one that is too long for a paragraph in several, cut where a sentence ends."""
    start = part.start
    prose = part.kind in _PROSE and not piece.is_kind(Kind.ROW)
    while prose and part.end - start > _LONGEST:
        stop = max(piece.text.rfind(mark, start, start + _LONGEST) for mark in _ENDS)
        cut = stop + 1 if stop > start else start + _LONGEST
        yield replace(part, start=start, end=cut)
        start = cut
    yield replace(part, start=start)


def _clean(pieces: Sequence[Piece]) -> Iterator[tuple[str, tuple[int, ...]]]:
    for index, piece in enumerate(pieces):
        yield piece.text, piece.paragraph.offsets
        if index < len(pieces) - 1:
            yield "\n", (piece.paragraph.end,)


def assemble(pieces: Sequence[Piece]) -> tuple[str, tuple[int, ...], tuple[Block, ...]]:
    """The clean text, one line a paragraph; the raw position of each character; the blocks."""
    runs = list(_clean(pieces))
    clean = "".join(text for text, _ in runs)
    offsets = tuple(position for _, positions in runs for position in positions)
    reader, base = _Reader(), 0
    for piece in pieces:
        is_row = piece.is_kind(Kind.ROW)
        for part in (p for whole in piece.parts for p in _bearable(piece, whole)):
            start, end = _trimmed(piece.text, part)
            if end > start:
                block = Block(part.kind, base + start, base + end, label=part.label)
                reader.read(block, part, is_row=is_row)
        base += len(piece.text) + 1
    return clean, offsets, tuple(reader.blocks)
