"""Raw text → lines of clean characters, each character with its raw position.

Dropped: line breaks, leaked markup tags, control, format and byte-order characters, blanks between
Chinese and Latin characters. One raw character never becomes two: full-width letters and digits
become plain ones, compatibility ideographs the ordinary ones, 巿 becomes 市; marks beside Chinese
characters take their Chinese form (`widths`).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from reading.layout.widths import full_width

_BREAK = r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
_CLOSING_TAG = r"<br\s*/?>|</(?:p|div|li|tr|h[1-6])>"
_TAG_NAMES = (
    "a|b|i|u|p|br|em|hr|h[1-6]|li|ol|ul|td|th|tr|div|img|sub|sup|font|span|table|tbody|center|"
    "strong|section|o:p"
)
_TAG = rf"</?(?:{_TAG_NAMES})(?:\s[^<>\n\r]{{0,300}})?/?>"
_INVISIBLE = (
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANK = r"(?:\s|&(?:nbsp|ensp|emsp|#160);)+"

_LINE_END = re.compile(f"{_BREAK}|{_CLOSING_TAG}", re.IGNORECASE)
_SKIPPED = re.compile(f"(?P<blank>{_BLANK})|{_TAG}|{_INVISIBLE}", re.IGNORECASE)
_WIDE_BLANK = 2
IDEOGRAPHS = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
"""Runs of Chinese characters."""


_OTHER_FORMS = dict(
    zip(
        "巿「」『』｢｣､｡･・‧﹐﹑﹒﹔﹕﹖﹗﹙﹚﹪∶", "市“”‘’“”、。···，、.；：？！（）%:", strict=True
    )
)


def _normal_forms() -> dict[int, str]:
    plain = "".join(map(chr, [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B)]))
    plain += "".join(map(chr, range(0xFF41, 0xFF5B))) + "％．＋－／"
    ideographs = [*range(0x2E80, 0x2FD6), *range(0xF900, 0xFAD9), *range(0x2F800, 0x2FA1E)]
    forms = {ord(c): unicodedata.normalize("NFKC", c) for c in plain}
    forms |= {code: unicodedata.normalize("NFKC", chr(code)) for code in ideographs}
    forms |= {ord(c): form for c, form in _OTHER_FORMS.items()}
    return {code: form for code, form in forms.items() if len(form) == 1 and form != chr(code)}


_NORMAL = _normal_forms()


def normal(text: str) -> str:
    """The text with each character in the form the clean text uses; its length stays.

    >>> normal("１２寸，青岛巿")
    '12寸，青岛市'
    """
    return text.translate(_NORMAL)


def is_ideograph(character: str) -> bool:
    """Whether a character is a Chinese one.

    >>> is_ideograph("链"), is_ideograph("，")
    (True, False)
    """
    return "\u3400" <= character[:1] <= "\u9fff" or "\U00020000" <= character[:1] <= "\U0003ffff"


@dataclass(frozen=True, slots=True)
class Line:
    """One raw line in clean characters; cells are parted by tabs.

    `end` is the raw position of what ends the line. `indented` tells of blanks before its text,
    `wide` where in the text one blank stands for several.
    """

    text: str
    offsets: tuple[int, ...]
    end: int
    indented: bool = False
    wide: tuple[int, ...] = ()


def _separates(before: str, after: str, blank: str) -> bool:
    """Whether a blank between two characters means something: a list, Latin words."""
    if is_ideograph(before) and is_ideograph(after):
        return True
    if max(before, after) < "\u2e80":
        return True
    return len(blank) >= _WIDE_BLANK and before.isalnum() and after.isalnum()


class _LineBuilder:
    """Collects the characters of one line."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.offsets: list[int] = []
        self.last = ""
        self.blank: tuple[int, str] | None = None
        self.wide: list[int] = []

    def add(self, start: int, run: str) -> None:
        text = normal(run)
        if self.blank and self.last:
            position, blank = self.blank
            if "\t" in blank:
                tabs = [position + i for i, c in enumerate(blank) if c == "\t"]
                self.parts.append("\t" * len(tabs))
                self.offsets.extend(tabs)
            elif _separates(self.last, text[0], blank):
                if len(blank) >= _WIDE_BLANK:
                    self.wide.append(len(self.offsets))
                self.parts.append(" ")
                self.offsets.append(position)
        self.blank = None
        self.parts.append(text)
        self.offsets.extend(range(start, start + len(run)))
        self.last = text[-1]


def _line(raw: str, start: int, end: int) -> Line:
    builder = _LineBuilder()
    indented = False
    position = start
    for skipped in _SKIPPED.finditer(raw, start, end):
        if skipped.start() > position:
            builder.add(position, raw[position : skipped.start()])
        position = skipped.end()
        if skipped["blank"]:
            indented = indented or not builder.last
            # A tab outranks the blanks around it, whatever invisible character parts them.
            if not (builder.blank and "\t" in builder.blank[1]):
                builder.blank = (skipped.start(), skipped["blank"])
    if position < end:
        builder.add(position, raw[position:end])
    text = full_width("".join(builder.parts))
    return Line(text, tuple(builder.offsets), end, indented, tuple(builder.wide))


def lines(raw: str) -> Iterator[Line]:
    """The lines of a raw text in order, empty ones too; a closing tag ends a line as well."""
    start = 0
    for found in _LINE_END.finditer(raw):
        line = _line(raw, start, found.start())
        # What ends in a tag and holds nothing is no blank line of the author's.
        if line.text or found.group()[0] != "<":
            yield line
        start = found.end()
    yield _line(raw, start, len(raw))
