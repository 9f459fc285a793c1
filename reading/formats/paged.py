"""Pages of placed characters → one text: columns in order, without headers and footers, stitched."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from reading.formats.boxes import Sheet
from reading.formats.columns import blocks
from reading.formats.lines import Line, joined, lines, paragraphs
from reading.formats.ruled import with_tables

# Headers and footers stand at the edge of the page, two lines of them at most.
_EDGE = 0.12
_MOST = 2
_FEWEST_PAGES, _SHARE = 3, 0.3
_PAGE_NUMBER = re.compile(
    r"[-—–·•.\s]*(?:第\s*)?\d{1,4}(?:\s*[/／]\s*\d{1,4})?\s*页?[-—–·•.\s]*(?:共\s*\d+\s*页)?"
)


def compose(sheets: Sequence[Sheet]) -> tuple[str, tuple[int, ...]]:
    """The text of the pages and where each begins in it; an empty page begins where the next does."""
    read = [_lines(sheet, page) for page, sheet in enumerate(sheets)]
    body = list(_without_furniture(sheets, read))
    return _text([line for page in body for line in page], len(sheets))


def _lines(sheet: Sheet, page: int) -> list[Line]:
    found = enumerate(blocks(with_tables(sheet).boxes))
    return [line for number, block in found for line in lines(block, number, page)]


def _without_furniture(
    sheets: Sequence[Sheet], pages: Sequence[list[Line]]
) -> Iterator[list[Line]]:
    edges = [_edge(sheet, page) for sheet, page in zip(sheets, pages, strict=True)]
    counts = Counter(kind for edge in edges for kind in {_kind(line) for line in edge})
    often = max(_FEWEST_PAGES, _SHARE * len(sheets))
    for page, edge in zip(pages, edges, strict=True):
        dropped = {
            id(x) for x in edge if _PAGE_NUMBER.fullmatch(x.text) or counts[_kind(x)] >= often
        }
        yield [line for line in page if id(line) not in dropped]


def _edge(sheet: Sheet, page: list[Line]) -> list[Line]:
    """The first and last lines of a page as they stand, near its upper and lower edge."""
    placed = sorted((x for x in page if not x.is_block), key=lambda x: x.y)
    top = [x for x in placed[:_MOST] if x.y <= _EDGE * sheet.height]
    return top + [x for x in placed[-_MOST:] if x.y >= (1 - _EDGE) * sheet.height and x not in top]


def _kind(line: Line) -> tuple[str, int]:
    """What a header has in common on all pages: its words but for numbers, and its height."""
    return re.sub(r"\d+", "#", line.text), round(line.y / line.size)


def _text(read: list[Line], count: int) -> tuple[str, tuple[int, ...]]:
    parts: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    above: Line | None = None
    for pile in paragraphs(read):
        # A new column or article stands apart, a new page does not.
        if above is not None and above.page == pile[0].page and above.block != pile[0].block:
            parts.append("\n")
            length += 1
        for index, line in enumerate(pile):
            between = joined(pile[index - 1].text, line.text) if index else ""
            starts.setdefault(line.page, length + len(between))
            parts += (between, line.text)
            length += len(between) + len(line.text)
        parts.append("\n")
        length += 1
        above = pile[-1]
    pages, begun = [], length
    for page in reversed(range(count)):
        begun = starts.get(page, begun)
        pages.append(begun)
    return "".join(parts), tuple(reversed(pages))
