"""How texts, numbers and dates are written on a page."""

import re
from decimal import Decimal

from ontology.model import Bound, Quantity

_BREAK = re.compile(r"[ \t\u3000]*(?:\r?\n)+[ \t\u3000]*")
_SPACE = re.compile(r"[ \t\u3000\xa0]{2,}|\t")
_WORD = re.compile(r"[0-9A-Za-z]")
_MARKUP = re.compile(r"</?(?:p|br|div|span|td|tr|li|b|i|strong|em)[ \t]*/?>", re.IGNORECASE)
"""What is left of a web page in a text copied from one."""

_BOUNDS = {
    Bound.EQ: ("", ""),
    Bound.GE: ("不低于", "≥ "),
    Bound.GT: ("超过", "> "),
    Bound.LE: ("不超过", "≤ "),
    Bound.LT: ("不足", "< "),
    Bound.APPROX: ("约", "≈ "),
}


def tidy(text: str) -> str:
    r"""A raw text on one line: broken lines joined, with a space only between Latin words.

    >>> tidy("集成电\n路 industrial\npark")
    '集成电路 industrial park'
    """

    def join(found: re.Match[str]) -> str:
        around = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        return " " if all(_WORD.match(c) for c in around) else ""

    return _SPACE.sub(" ", _BREAK.sub(join, text))


def spoken(text: str) -> str:
    r"""The words of a raw text on one line, without paragraph marks of the web page it came from.

    >>> spoken("重点项目</p>\n<p>轴承基地")
    '重点项目轴承基地'
    """
    return tidy(_MARKUP.sub("", text))


def percent(share: float | None) -> str:
    """A share as a whole percentage; a dash where nothing is known.

    >>> percent(0.625), percent(None)
    ('62%', '—')
    """
    return "—" if share is None else f"{share * 100:.0f}%"


def score(value: float) -> str:
    """A value between 0 and 1 in hundredths.

    >>> score(0.7875)
    '79'
    """
    return f"{value * 100:.0f}"


def number(value: Decimal) -> str:
    """A number with a mark every three digits and no empty decimals.

    >>> number(Decimal("12345.50"))
    '12,345.5'
    """
    written = f"{value:,f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def quantity(amount: Quantity, lang: str) -> str:
    """A quantity with the side on which the true value lies.

    >>> quantity(Quantity(Decimal(45), "%", "不足45%", Bound.LT), "zh")
    '不足 45%'
    """
    bound = _BOUNDS[amount.bound][lang == "en"].strip()
    figure = number(amount.value)
    if amount.value_max is not None:
        figure += f"–{number(amount.value_max)}"
    apart = "" if amount.unit in {"%", "‰"} else " "
    return f"{bound} {figure}{apart if amount.unit else ''}{amount.unit}".strip()
