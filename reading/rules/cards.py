"""Profiles and tables as cards: what a card is about, and what each of its labels tells of it.

A park's profile is a card of lines 标签：值 about the park; a row of a table is a card about what
its main column names. Rules ask `cards(page)` and need not know how the page was printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ontology.model import EntityType
from reading.layout.label_roles import LabelRole
from reading.layout.labelled import Labelled, labelled
from reading.model import Block, BlockKind, Mention, Page

_HOLDERS = (EntityType.PARK, EntityType.PROJECT, EntityType.FIRM, EntityType.CHAIN)
_NAMING = (LabelRole.NAME, LabelRole.PARK, LabelRole.PROJECT, LabelRole.FIRM)
_ROW_HEADS = {
    LabelRole.PROJECT: EntityType.PROJECT,
    LabelRole.SEGMENT: EntityType.SEGMENT,
    LabelRole.FIRM: EntityType.FIRM,
    LabelRole.PARK: EntityType.PARK,
    LabelRole.NAME: EntityType.PARK,
    LabelRole.CHAIN: EntityType.CHAIN,
}
_FAR = 8  # blocks that a profile's text may stand between its name and its labels
_LEAD = 6  # characters that may stand before the name a line is headed by: 3. ● 【
_LONGEST_NAME_LINE = 40
_NOT_A_NAME = re.compile(r"[：:。；，]")
_HEADLINES = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BOX_TITLE)
_STRAY = "●■◆▶▲▍【“·•-— 　\t0123456789.．、（）()一二三四五六七八九十附件表"


@dataclass(frozen=True, slots=True)
class Line:
    """One label of a card: the words at [start, end) behind it, and the names in them."""

    label: str
    role: LabelRole
    start: int
    end: int
    mentions: tuple[Mention, ...]

    def of(self, *types: EntityType) -> tuple[Mention, ...]:
        """The names of the given types."""
        return tuple(m for m in self.mentions if m.type in types)


@dataclass(frozen=True, slots=True)
class Card:
    """What some lines or the cells of a row are about, and the lines; `row`: a row of a table."""

    subject: Mention
    lines: tuple[Line, ...]
    row: bool

    def of(self, *roles: LabelRole) -> tuple[Line, ...]:
        """The lines with the given roles."""
        return tuple(line for line in self.lines if line.role in roles)


@lru_cache(maxsize=4)
def cards(page: Page) -> tuple[Card, ...]:
    """The cards of a page in the order of the text; labels that speak of nothing known give none."""
    values = labelled(page.layout)
    rows = [v for v in values if v.row is not None]
    found = [card for row in _by_row(rows) if (card := _of_row(page, row))]
    found += [card for run in _runs(page, values) for card in _of_lines(page, run)]
    return tuple(sorted(found, key=lambda card: card.lines[0].start))


def _by_row(values: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    for _, members in groupby(values, key=lambda v: v.row):
        yield list(members)


def _line(page: Page, value: Labelled) -> Line:
    inside = page.mentions_in(value.start, value.end)
    return Line(value.label, value.role, value.start, value.end, inside)


def _of_row(page: Page, values: Sequence[Labelled]) -> Card | None:
    """A row is about its project, else about what its first column names, a chain only at last."""
    lines = tuple(_line(page, value) for value in values)
    heads = sorted(
        lines, key=lambda x: (x.role is not LabelRole.PROJECT, x.role is LabelRole.CHAIN)
    )
    for line in heads:
        kind = _ROW_HEADS.get(line.role)
        named = line.of(kind) if kind else ()
        if named:
            return Card(named[0], lines, row=True)
    return None


def _runs(page: Page, values: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    """The labels of lines that follow one another without a heading or a new name between."""
    run: list[Labelled] = []
    for value in values:
        if value.row is not None:
            continue
        if run and _parted(page, run[-1].block, value.block, value):
            yield run
            run = []
        run.append(value)
    if run:
        yield run


def _parted(page: Page, last: int, here: int, value: Labelled) -> bool:
    if last == here:
        return False
    blocks = page.layout.blocks
    if value.role is LabelRole.NAME or (here - last > 1 and blocks[here - 1].kind in _HEADLINES):
        return True
    return any(_heads(page, blocks[index]) for index in range(last + 1, here + 1))


def _heads(page: Page, block: Block) -> Mention | None:
    """The park, project, firm or chain that a block opens with."""
    near = page.mentions_in(block.start, block.start + _LEAD + 40, *_HOLDERS)
    first = next((m for m in near if m.end <= block.end), None)
    lead = page.layout.clean[block.start : first.start] if first else ""
    return first if first and not lead.strip(_STRAY) else None


def _of_lines(page: Page, run: Sequence[Labelled]) -> Iterator[Card]:
    lines = tuple(_line(page, value) for value in run)
    first = lines[0]
    if first.role in _NAMING and first.label.endswith(("名称", "全称")):
        named = first.of(*_HOLDERS)
        if named:
            yield Card(named[0], lines, row=False)
        return
    subject = _over(page, run[0])
    if subject:
        yield Card(subject, lines, row=False)


def _over(page: Page, value: Labelled) -> Mention | None:
    """What a label's line is about: the name before it in its block, or heading the lines above."""
    blocks = page.layout.blocks
    own = _heads(page, blocks[value.block])
    if own and own.end <= value.start - len(value.label):
        return own
    for index in range(value.block - 1, max(-1, value.block - _FAR), -1):
        block = blocks[index]
        named = _heads(page, block)
        titled = block.kind in _HEADLINES or block.end - block.start <= _LONGEST_NAME_LINE
        beside = (
            index == value.block - 1 and titled and not _NOT_A_NAME.search(page.layout.text(block))
        )
        if named and (named.type is EntityType.PARK or block.kind in _HEADLINES or beside):
            return named
        if block.kind in _HEADLINES:
            return None
    return None
