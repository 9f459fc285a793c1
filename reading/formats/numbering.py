"""The numbers Word writes before headings and list items: they stand in no paragraph's text."""

from collections import defaultdict

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_DIGITS = "零一二三四五六七八九"
_CIRCLED = 20
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital",
    "taiwaneseCounting", "taiwaneseCountingThousand", "ideographTraditional",
}  # fmt: skip


def chinese(number: int) -> str:
    """A small number in Chinese, as headings count.

    >>> chinese(1), chinese(10), chinese(12), chinese(20), chinese(34)
    ('一', '十', '十二', '二十', '三十四')
    """
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:  # noqa: PLR2004 - no document has a hundred chapters
        return str(number)
    return ("" if tens < 2 else _DIGITS[tens]) + "十" * bool(tens) + _DIGITS[ones] * bool(ones)  # noqa: PLR2004


def _figure(number: int, style: str) -> str:
    if style in _CHINESE:
        return chinese(number)
    if style.startswith("decimalEnclosedCircle") and 0 < number <= _CIRCLED:
        return chr(0x2460 + number - 1)
    if style == "decimalFullWidth":
        return "".join(chr(0xFF10 + int(c)) for c in str(number))
    if style in ("lowerLetter", "upperLetter") and 0 < number <= 26:  # noqa: PLR2004
        return chr((97 if style == "lowerLetter" else 65) + number - 1)
    return str(number)


class Numbering:
    """Counts the numbered paragraphs of one document as they pass."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists = _lists(numbering)
        self._styled = _styled(styles)
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0] * _LEVELS)

    def label(self, paragraph: etree._Element) -> str:
        """The number before a paragraph, "" where it has none or only a bullet."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        style = _value(properties.find(f"{_W}pStyle"))
        own = _numbered(properties)
        inherited = self._styled.get(style, ("", 0))
        which, level = own if own and own[0] else inherited
        if own and not own[0] and inherited[0]:
            level = own[1]
        found = self._lists.get(which)
        if not found or level not in found[1]:
            return ""
        return self._counted(found[0], found[1], level)

    def _counted(self, counter: str, levels: "dict[int, _Level]", level: int) -> str:
        counts = self._counts[counter]
        start = levels[level][2]
        counts[level] = counts[level] + 1 if counts[level] else start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        style, text, _ = levels[level]
        if style in ("bullet", "none"):
            return ""
        for index in range(level + 1):
            shown = levels.get(index, ("decimal", "", 1))
            text = text.replace(f"%{index + 1}", _figure(counts[index] or shown[2], shown[0]))
        return text


_Level = tuple[str, str, int]


def _value(element: etree._Element | None) -> str:
    return (element.get(f"{_W}val") or "") if element is not None else ""


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise  # noqa: PLR2004


def _numbered(properties: etree._Element) -> tuple[str, int] | None:
    """The list and the level a paragraph's properties name; the list may be left open."""
    named = properties.find(f"{_W}numPr")
    if named is None:
        return None
    level = min(_whole(_value(named.find(f"{_W}ilvl")), 0), _LEVELS - 1)
    return _value(named.find(f"{_W}numId")), level


def _styled(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for style in styles.iterfind(f"{_W}style") if styles is not None else ():
        properties = style.find(f"{_W}pPr")
        numbered = _numbered(properties) if properties is not None else None
        if numbered:
            found[style.get(f"{_W}styleId") or ""] = numbered
    return found


def _lists(root: etree._Element | None) -> dict[str, tuple[str, dict[int, _Level]]]:
    """The levels of every list, and the counter it shares with its kind."""
    if root is None:
        return {}
    kinds = {
        kind.get(f"{_W}abstractNumId") or "": dict(map(_level, kind.iterfind(f"{_W}lvl")))
        for kind in root.iterfind(f"{_W}abstractNum")
    }
    found = {}
    for use in root.iterfind(f"{_W}num"):
        which = use.get(f"{_W}numId") or ""
        kind = _value(use.find(f"{_W}abstractNumId"))
        # A use that starts anew counts for itself.
        own = use.find(f"{_W}lvlOverride") is not None
        found[which] = (f"{kind}/{which}" if own else kind, kinds.get(kind, {}))
    found.pop("0", None)
    return found


def _level(level: etree._Element) -> tuple[int, _Level]:
    index = _whole(level.get(f"{_W}ilvl") or "", 0)
    style = _value(level.find(f"{_W}numFmt")) or "decimal"
    text = _value(level.find(f"{_W}lvlText"))
    return index, (style, text, _whole(_value(level.find(f"{_W}start")), 1))
