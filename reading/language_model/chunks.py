"""The text in pieces that a model can read at once, each with the headings above it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.model import Block, BlockKind, Layout, Sentence

Span = tuple[int, int]
_SILENT = (BlockKind.FURNITURE, BlockKind.FOREIGN)
_HEADS = (BlockKind.HEADING, BlockKind.BOX_TITLE)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some spans of clean text in order, and the indexes of the headings above the first."""

    spans: tuple[Span, ...]
    headings: tuple[int, ...]

    def text(self, layout: Layout) -> str:
        """The words of the chunk, a line for each span."""
        return "\n".join(layout.clean[start:end] for start, end in self.spans)

    def heading_texts(self, layout: Layout) -> tuple[str, ...]:
        """The words of the headings above, outermost first."""
        return tuple(layout.text(layout.blocks[i]) for i in self.headings)


def titles(layout: Layout) -> str:
    """The words of the title of a document."""
    return "\n".join(layout.text(b) for b in layout.blocks if b.kind is BlockKind.TITLE)


def chunks(layout: Layout, sentences: Sequence[Sentence], most: int) -> tuple[Chunk, ...]:
    """All that belongs to the text, in chunks of at most `most` characters.

    A chunk ends where a section does if it is half full, never inside a sentence unless one is
    longer than a chunk may be. Page furniture and foreign articles stay out.
    """
    made: list[Chunk] = []
    spans: list[Span] = []
    headings: tuple[int, ...] = ()
    size = 0
    for block, span in _pieces(layout, sentences, most):
        length = span[1] - span[0] + 1
        if spans and (size + length > most or (block.kind in _HEADS and size * 2 >= most)):
            made.append(Chunk(tuple(spans), headings))
            spans, size = [], 0
        if not spans:
            headings = block.headings
        spans.append(span)
        size += length
    return (*made, Chunk(tuple(spans), headings)) if spans else tuple(made)


def _pieces(
    layout: Layout, sentences: Sequence[Sentence], most: int
) -> Iterator[tuple[Block, Span]]:
    """Blocks, or parts of them where they are too long for a chunk, that hold any words."""
    ends: dict[int, list[int]] = {}
    for sentence in sentences:
        ends.setdefault(sentence.block, []).append(sentence.end)
    for index, block in enumerate(layout.blocks):
        if block.kind in _SILENT:
            continue
        for start, end in _parts(block, ends.get(index, []), most - 1):
            if layout.clean[start:end].strip():
                yield block, (start, end)


def _parts(block: Block, ends: Sequence[int], most: int) -> Iterator[Span]:
    """A block cut behind sentences so that no part is longer than `most`."""
    start, last = block.start, block.start
    for end in (*ends, block.end):
        if end - start > most and last > start:
            yield start, last
            start = last
        while end - start > most:
            yield start, start + most
            start += most
        last = end
    if last > start:
        yield start, last
