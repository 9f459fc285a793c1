"""Whether the text says what a model told: the quote and the names, letter by letter."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from reading.language_model.chunks import Chunk, Span
from reading.model import Block, BlockKind, Layout

_SHORTEST_QUOTE = 4
_LONGEST_QUOTE = 200  # a quote of a whole page would support anything
_NAME = re.compile(r"(?:[^\s，。！？；：、,;:!?<>{}\[\]|\\\"“”]| (?=[!-~])){2,40}")


class Refusal(StrEnum):
    """Why something a model told is thrown away; the value is said to the user."""

    MALFORMED = "格式不对"
    NO_QUOTE = "引文不在原文"
    QUOTE_SIZE = "引文过短或过长"
    NO_NAME = "名称不在原文"
    NAME_OUTSIDE = "名称都不在引文里"
    WRONG_TYPES = "关系与类型不合"
    NOT_A_NAME = "不是名称"
    ADDRESSED = "出自对模型说话的段落"
    AGAINST_RULES = "与规则读出的相反"


@dataclass(frozen=True, slots=True)
class Backed:
    """Where the text says it: the clean spans of the quote and of the two names."""

    quote: Span
    names: tuple[Span, Span]

    @property
    def is_whole(self) -> bool:
        """Whether both names stand in the quote."""
        return all(_within(name, self.quote) for name in self.names)


@dataclass(frozen=True)
class Passage:
    """A chunk as quotes and names are looked for in it."""

    layout: Layout
    chunk: Chunk

    @cached_property
    def _squeezed(self) -> tuple[str, tuple[int, ...]]:
        """The text without blanks, and the clean position of each character."""
        clean = self.layout.clean
        kept = [
            (clean[i], i)
            for start, end in self.chunk.spans
            for i in range(start, end)
            if not _is_blank(clean[i])
        ]
        return "".join(c for c, _ in kept), tuple(i for _, i in kept)

    def quote(self, words: str) -> Span | None:
        """The clean span that holds just these words, blanks aside; None if the text has none.

        Two pieces with something left out between them are no span.
        """
        wanted = squeezed(words)
        text, places = self._squeezed
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            start, end = places[at], places[at + len(wanted) - 1] + 1
            if squeezed(self.layout.clean[start:end]) == wanted:
                return start, end
            at = text.find(wanted, at + len(wanted))
        return None

    def name(self, name: str, quote: Span) -> Span | None:
        """Where a name stands: in the quote, else before it, else behind it, else in a heading."""
        found = tuple(self._standing(name))
        inside = [span for span in found if _within(span, quote)]
        before = [span for span in found if span[1] <= quote[0]]
        behind = [span for span in found if span[0] >= quote[0]]
        return next(iter((*inside[:1], *before[-1:], *behind[:1])), None) or self._above(
            name, quote
        )

    def name_above(self, name: str, quote: Span) -> Span | None:
        """Where a name stands in the quote, or else in a heading above it."""
        found = self.name(name, quote)
        return found if found and _within(found, quote) else self._above(name, quote)

    def _standing(self, name: str) -> Iterator[Span]:
        for start, end in self.chunk.spans:
            at = self.layout.clean.find(name, start, end)
            while at >= 0:
                yield at, at + len(name)
                at = self.layout.clean.find(name, at + len(name), end)

    def _above(self, name: str, quote: Span) -> Span | None:
        """Where a name stands in the nearest heading above a quote, or else in the title."""
        for block in self._heads(quote):
            at = self.layout.clean.find(name, block.start, block.end)
            if at >= 0:
                return at, at + len(name)
        return None

    def _heads(self, quote: Span) -> Iterator[Block]:
        """The headings of the block a quote begins in, innermost first, and the title."""
        blocks = self.layout.blocks
        at = max(0, bisect_right(blocks, quote[0], key=lambda b: b.start) - 1)
        yield from (blocks[i] for i in reversed(blocks[at].headings))
        yield from (block for block in blocks if block.kind is BlockKind.TITLE)


def backed(passage: Passage, quote: str, names: tuple[str, str]) -> Backed | Refusal:
    """Where the text says it, or why it does not.

    The quote must stand in the text verbatim, blanks aside; both names must stand in the text, one
    of them in the quote. A quote that is a mere name has the other one in it or in a heading.
    """
    if not all(_NAME.fullmatch(name) for name in names):
        return Refusal.NOT_A_NAME
    if not _SHORTEST_QUOTE <= len(squeezed(quote)) <= _LONGEST_QUOTE:
        return Refusal.QUOTE_SIZE
    span = passage.quote(quote)
    if span is None:
        return Refusal.NO_QUOTE
    # A line of a list is its name and nothing else: what it means stands above it.
    find = passage.name_above if _is_bare(quote, names) else passage.name
    first, second = (find(name, span) for name in names)
    if first is None or second is None:
        return Refusal.NO_NAME
    if not (_within(first, span) or _within(second, span)):
        return Refusal.NAME_OUTSIDE
    return Backed(span, (first, second))


def _is_bare(quote: str, names: tuple[str, str]) -> bool:
    """Whether a quote is nothing but one of the names."""
    return squeezed(quote) in (squeezed(name) for name in names)


def squeezed(text: str) -> str:
    r"""A text without blanks and invisible characters.

    >>> squeezed("甲 公\u200b司\n")
    '甲公司'
    """
    return "".join(c for c in text if not _is_blank(c))


def _is_blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cf", "Cc")


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
