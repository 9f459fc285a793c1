"""A page as people see it: a picture, and where on it each character stands.

The picture is drawn in a process of its own, like everything that opens foreign files.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from ontology.errors import DamagedDocument, NotFound

_ROOT = Path(__file__).resolve().parents[2]
SECONDS = 30
"""What drawing one page may take; a plain one takes less than one."""

_ENOUGH = 0.6
"""A sentence counts as found where this share of its characters is, in stretches of `_STRETCH`."""
_STRETCH = 4

Area = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; y grows downwards."""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The size of a picture in pixels, and its characters in the order in which they are read.

    `areas` holds a place for each character of `text`; `order` leads from the place in the text to
    the place among the characters as the file holds them.
    """

    width: int
    height: int
    text: str
    areas: tuple[Area, ...]
    order: tuple[int, ...]

    def find(self, words: str, nth: int = 0) -> tuple[Area, ...]:
        """Where words stand, an area a line; nothing where they are not on the page.

        Of several places the `nth` is meant, the last if there are fewer.
        """
        wanted = "".join(words.split())
        if not wanted:
            return ()
        drawn = sorted(range(len(self.text)), key=self.order.__getitem__)
        for places in (range(len(self.text)), drawn):
            text = "".join(self.text[i] for i in places)
            if at := list(_occurrences(text, wanted)):
                start = at[min(nth, len(at) - 1)]
                return _joined([self.areas[i] for i in places[start : start + len(wanted)]])
        return _joined([self.areas[i] for i in _nearly(self.text, wanted)])


@dataclass(frozen=True, slots=True)
class Page:
    """A picture as PNG with what is on it."""

    png: bytes
    layout: PageLayout


def page_of(name: str, data: bytes, number: int) -> Page:
    """The picture of a page (from 1) of a PDF file; NotFound past its last page."""
    asked = json.dumps({"page": number}).encode() + b"\n"
    try:
        done = subprocess.run(
            [sys.executable, "-m", "reading.formats.page_worker"],
            cwd=_ROOT,
            input=asked + data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _not_drawn(name, number) from None
    head, _, png = done.stdout.partition(b"\n")
    if done.returncode or not head:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2][:200]
        raise _not_drawn(name, number) from RuntimeError(last)
    found = json.loads(head)
    if found is None:
        raise NotFound(f"「{name}」没有第 {number} 页", f"'{name}' has no page {number}")
    return Page(png, layout_from(found))


def layout_json(layout: PageLayout) -> str:
    """A layout as one line of JSON."""
    return json.dumps(asdict(layout), ensure_ascii=False)


def layout_from(found: dict[str, Any]) -> PageLayout:
    """The layout in such JSON."""
    areas, order = tuple(map(tuple, found["areas"])), tuple(found["order"])
    return PageLayout(**{**found, "areas": areas, "order": order})


def _not_drawn(name: str, number: int) -> DamagedDocument:
    return DamagedDocument(
        f"画不出「{name}」的第 {number} 页；文字仍可在原文里看。",
        f"Page {number} of '{name}' cannot be drawn; its text is there all the same.",
    )


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _nearly(text: str, wanted: str) -> list[int]:
    """The places of most of the words, where marks or other columns part them."""
    matcher = SequenceMatcher(None, text, wanted, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size >= min(_STRETCH, len(wanted))]
    if sum(b.size for b in blocks) < _ENOUGH * len(wanted):
        return []
    return [i for b in blocks for i in range(b.a, b.a + b.size)]


def _joined(areas: Sequence[Area]) -> tuple[Area, ...]:
    """Characters of one line as one area."""
    found: list[Area] = []
    for area in areas:
        last = found[-1] if found else None
        if last and _on_line(last, area):
            found[-1] = (
                min(last[0], area[0]),
                min(last[1], area[1]),
                max(last[2], area[2]),
                max(last[3], area[3]),
            )
        else:
            found.append(area)
    return tuple(found)


def _on_line(line: Area, area: Area) -> bool:
    height = max(line[3] - line[1], area[3] - area[1])
    level = min(line[3], area[3]) - max(line[1], area[1]) > height / 3
    return level and -height < area[0] - line[2] < 2 * height
