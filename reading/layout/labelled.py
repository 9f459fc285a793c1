"""What stands behind a label: lines "标签：值" of a profile and the cells of a table's columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reading.layout.label_roles import LABEL, LabelRole, role_of
from reading.model import Block, BlockKind, Layout

_SILENT = (BlockKind.FURNITURE, BlockKind.FOREIGN)
_MARKS = " \t　；;。，,、"


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words at [start, end) of the clean text and the label they stand behind.

    `block` is the block they stand in. `row` is where the line of a table begins that the words are
    a cell of; None for the value of a line "标签：值".
    """

    label: str
    role: LabelRole
    start: int
    end: int
    block: int
    row: int | None = None


@lru_cache(maxsize=4)
def labelled(layout: Layout) -> tuple[Labelled, ...]:
    """Everything that stands behind a label we know, in the order of the text."""
    found: list[Labelled] = []
    for index, block in enumerate(layout.blocks):
        if block.kind not in _SILENT:
            cell = _cell(layout, block, index)
            found += [cell] if cell else _values(layout, block, index)
    return tuple(found)


def _line_start(layout: Layout, position: int) -> int:
    return layout.clean.rfind("\n", 0, position) + 1


def is_cell(layout: Layout, block: Block) -> bool:
    """Whether a block is one of several cells of a line."""
    if block.kind is not BlockKind.BOX_CELL or not block.label:
        return False
    beside = layout.clean[max(0, block.start - 2) : block.start]
    behind = layout.clean[block.end : block.end + 2]
    return any(mark in side for side in (beside, behind) for mark in "\t|")


def _cell(layout: Layout, block: Block, index: int) -> Labelled | None:
    if not is_cell(layout, block) or layout.clean.startswith(block.label, block.start):
        return None
    given = dict(layout.columns).get(block.label)
    role = LabelRole(given) if given else role_of(block.label)
    row = _line_start(layout, block.start)
    return Labelled(block.label, role, block.start, block.end, index, row) if role else None


def _begin(layout: Layout, block: Block, index: int) -> int:
    """Where the words of a block begin, the label that the layout left out of it included."""
    line = _line_start(layout, block.start)
    before = layout.blocks[index - 1].end if index else 0
    return line if before <= line else block.start


def _values(layout: Layout, block: Block, index: int) -> Iterator[Labelled]:
    """The values of the labels inside a block; each ends where the next label begins."""
    begin = _begin(layout, block, index)
    text = layout.clean[begin : block.end]
    labels = [(m, role) for m in LABEL.finditer(text) if (role := role_of(m["label"]))]
    starts = [*(m.start() for m, _ in labels), len(text)]
    for (found, role), end in zip(labels, starts[1:], strict=True):
        value = text[found.end() : end]
        kept = value.strip(_MARKS)
        if kept:
            start = begin + found.end() + value.find(kept)
            yield Labelled(found["label"], role, start, start + len(kept), index)
