"""Sentences that a page order has torn in two: the head ends one column, the tail opens another."""

import re
from dataclasses import dataclass
from functools import lru_cache

from reading.layout.marks import ended
from reading.model import Block, BlockKind, Layout

_PROSE = (BlockKind.PARAGRAPH, BlockKind.BULLET)
_HEADINGS = (BlockKind.HEADING, BlockKind.BOX_TITLE, BlockKind.TITLE)
_LEAST_HEAD = 60
# What no sentence begins with: the common noun of a name whose own words stand elsewhere.
_TAIL = re.compile(
    r"(?P<noun>项目|工程|基地|产业园|生产线|公司|集团)(?=正|已|将|也|均|预计|计划|签约|开工|落户|投产|建成|加快|全面|顺利)"
)
_LAST_NAME = re.compile(r"[，。；、：](?P<name>[\u4e00-\u9fffA-Za-z\d\-—（）()·]{4,24})$")


@dataclass(frozen=True, slots=True)
class Torn:
    """A sentence in two halves: the blocks of both, the name the head ends in, its noun behind.

    `start` and `end` span the name in the clean text; `noun` is the word that the tail opens with.
    """

    head: int
    tail: int
    start: int
    end: int
    noun: str


@lru_cache(maxsize=4)
def torn(layout: Layout) -> Torn | None:
    """The one sentence of a page whose tail stands elsewhere; None where that is not plain.

    The order of the text stays as it is. Two heads or two tails could belong together either way,
    so that none of them is joined.
    """
    heads = [
        (i, block.start + found.start("name"), block.start + found.end("name"))
        for i, block in enumerate(layout.blocks)
        if _dangles(layout, block) and (found := _LAST_NAME.search(layout.text(block)))
    ]
    tails = [
        (i, found["noun"])
        for i, block in enumerate(layout.blocks)
        if _unheaded(layout, i) and (found := _TAIL.match(layout.text(block)))
    ]
    if len(heads) != 1 or len(tails) != 1 or heads[0][0] == tails[0][0]:
        return None
    (head, start, end), (tail, noun) = heads[0], tails[0]
    return Torn(head, tail, start, end, noun)


def _dangles(layout: Layout, block: Block) -> bool:
    """Whether a paragraph of several clauses stops without an end."""
    text = layout.text(block)
    return block.kind in _PROSE and len(text) >= _LEAST_HEAD and not ended(text)


def _unheaded(layout: Layout, index: int) -> bool:
    """Whether a paragraph stands below something that is no heading of its own."""
    block = layout.blocks[index]
    above = layout.blocks[index - 1].kind if index else BlockKind.PARAGRAPH
    return block.kind in _PROSE and above not in _HEADINGS
