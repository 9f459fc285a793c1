"""Marks beside Chinese characters in their Chinese form, each in the place of one character.

Pages on the web and files typed in a hurry set `,` `(` `"` where print has `，` `（` `“`; the
rules know the printed forms alone.
"""

import re

_WIDER = 0xFEE0
"""From a plain mark to its full-width form."""
_CHINESE = "[\u2e80-\uff0f\uff1a-\uff20\U00020000-\U0003ffff‘’“”…—]"
_MARKS = "[(),:;!?]"
_BESIDE = re.compile(
    rf"(?<={_CHINESE})\s?{_MARKS}+|{_MARKS}+(?=\s?{_CHINESE})|(?<=[%‰℃])[,;]|[,;]$"
)
_HALF_OPEN, _HALF_CLOSED = re.compile(r"（([^()（）]*)\)"), re.compile(r"\(([^()（）]*)）")
_DOUBLE = re.compile(r'(?<!\d)"([^"]{1,60})"')
_SINGLE = re.compile(r"(?<![A-Za-z\d])'([^']{1,40})'")
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_ANY = re.compile(r"""[(),:;!?"']""")


def _widened(found: re.Match[str]) -> str:
    return "".join(c if c.isspace() else chr(ord(c) + _WIDER) for c in found[0])


def _opened(found: re.Match[str]) -> str:
    """Straight marks opened and closed where Chinese words stand between them."""
    if not _IDEOGRAPH.search(found[1]):
        return found[0]
    opening, closing = "“”" if found[0][0] == '"' else "‘’"
    return f"{opening}{found[1]}{closing}"


def full_width(text: str) -> str:
    """A line with the marks beside Chinese characters as Chinese print has them; its length stays.

    Marks between Latin letters or digits stay: `1,200`, `10:30`, `(a, b)`.

    >>> full_width('产值1,200亿元,其中"链主"企业(含外资)3家')
    '产值1,200亿元，其中“链主”企业（含外资）3家'
    """
    if not _ANY.search(text) or not _IDEOGRAPH.search(text):
        return text
    wide = _BESIDE.sub(_widened, _SINGLE.sub(_opened, _DOUBLE.sub(_opened, text)))
    return _HALF_CLOSED.sub(r"（\1）", _HALF_OPEN.sub(r"（\1）", wide))
