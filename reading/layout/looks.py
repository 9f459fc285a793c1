"""What one line looks like on its own: numbered heading, bullet, caption, label, furniture."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from reading.layout.page_facts import tells_of_itself
from reading.lexicon import rows

_HERE = Path(__file__).parent
# Furniture is short; a paragraph that happens to begin like it is not.
_LONGEST_FURNITURE = 70
_FEWEST_BARS = 3
# A number alone is a torn-off one: "三）".
_SHORTEST_ITEM = 3

_BULLET = re.compile(
    r"[●○◆◇★☆※•·▪◎■□\uf06c\uf0b7\uf0d8\uf075]\s*|[-–*+]\s?(?=[\u3400-\u9fff“])|—(?!—)"
)
_DASHES = re.compile(r"(?:——|――|──|--)\s?(?=\S)")
_CAPTION = re.compile(r"[▲▶◀▼►◁△▷◄]\s*")
_BOX = re.compile(r"专[栏拦] ?(?:[\d一二三四五六七八九十]{1,3})? ?.{0,40}")
_MARKDOWN = re.compile(r"(#{1,6}) ?(?=\S)")
_LABEL = re.compile(
    r"[【\[](?P<framed>[^：:，。；、\s】\]]{2,14})[】\]][：:]?|(?P<word>[^：:，。；、\s【】\[\]]{2,14})[：:]"
)
_PIPES = re.compile(r"\|.*\|")


class Kind(StrEnum):
    """The first impression a line makes."""

    FURNITURE = "furniture"
    BOX = "box"
    ROW = "row"
    NUMBERED = "numbered"
    MARKDOWN = "markdown"
    LABEL = "label"
    CAPTION = "caption"
    BULLET = "bullet"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Look:
    """A first impression: its kind, how many characters the mark takes, rank or label if any."""

    kind: Kind
    mark: int = 0
    rank: int = 0
    label: str = ""


@cache
def _numbering() -> tuple[tuple[re.Pattern[str], int], ...]:
    found = rows(_HERE / "numbering.tsv")
    return tuple((re.compile(row["pattern"]), int(row["rank"])) for row in found)


@cache
def _union(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows(_HERE / name)))


@lru_cache(maxsize=4096)
def rank(text: str) -> int:
    """The rank of the number a line begins with, 1 for a chapter; 0 without one.

    >>> rank("第一章 总则"), rank("（二）发展目标"), rank("3.5亿元")
    (1, 4, 0)
    """
    return next((found for pattern, found in _numbering() if pattern.match(text)), 0)


def is_numbered(text: str) -> bool:
    """Whether a line begins with the number of a heading or list item."""
    return rank(text) > 0


def is_label(word: str) -> bool:
    """Whether a word gives what follows it a role.

    >>> is_label("拟招商名录"), is_label("张先生说")
    (True, False)
    """
    return bool(_union("labels.tsv").fullmatch(word))


@lru_cache(maxsize=4096)
def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and not to the text.

    >>> is_furniture("发布时间：2024-03-05"), is_furniture("项目已经投产。")
    (True, False)
    """
    if len(text) <= _LONGEST_FURNITURE and _union("furniture.tsv").fullmatch(text):
        return True
    return tells_of_itself(text)


def is_box_title(text: str) -> bool:
    """Whether a line is the title of a box: 专栏 and its number or name."""
    return bool(_BOX.fullmatch(text.rstrip("\t ")))


def cells(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of a row's cells: parted by tabs, or by bars where the row stands between bars."""
    bar = "|" if _PIPES.fullmatch(text) else "\t"
    first, last = (1, len(text) - 1) if bar == "|" else (0, len(text))
    spans, start = [], first
    for cut in [i for i in range(first, last) if text[i] == bar] + [last]:
        spans.append((start, cut))
        start = cut + 1
    return tuple(spans)


def look(text: str) -> Look:
    """The first impression of a paragraph."""
    if is_furniture(text):
        return Look(Kind.FURNITURE)
    if is_box_title(text):
        return Look(Kind.BOX)
    if "\t" in text.rstrip("\t") or (_PIPES.fullmatch(text) and text.count("|") >= _FEWEST_BARS):
        return Look(Kind.ROW)
    if found := rank(text):
        return Look(Kind.NUMBERED, rank=found)
    if markdown := _MARKDOWN.match(text):
        return Look(Kind.MARKDOWN, markdown.end(), len(markdown[1]))
    if caption := _CAPTION.match(text):
        return Look(Kind.CAPTION, caption.end())
    if bullet := _BULLET.match(text) or _DASHES.match(text):
        return Look(Kind.BULLET, bullet.end())
    if (label := _LABEL.match(text)) and is_label(word := label["framed"] or label["word"]):
        return Look(Kind.LABEL, label.end(), label=word)
    return Look(Kind.PLAIN)


def begins_anew(text: str) -> bool:
    """Whether a line looks like the beginning of something and cannot go on a line above it."""
    seen = look(text)
    if seen.kind is Kind.NUMBERED:
        return len(text) >= _SHORTEST_ITEM
    return seen.kind is not Kind.PLAIN
