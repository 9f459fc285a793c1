"""Numerals: Chinese and Arabic spellings → a number and the scale word (万, 亿) it is given in."""

import re
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
# 1.5万亿 is counted in 亿, 百万 in 万: the larger scale stays, the rest becomes the number.
_SCALES = {
    "万亿": (10_000, "亿"),
    "千亿": (1_000, "亿"),
    "百亿": (100, "亿"),
    "十亿": (10, "亿"),
    "亿": (1, "亿"),
    "千万": (1_000, "万"),
    "百万": (100, "万"),
    "十万": (10, "万"),
    "万": (1, "万"),
    "千": (1_000, ""),
    "百": (100, ""),
    "": (1, ""),
}
FACTOR = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}

_CHINESE = re.compile(r"[零〇一二两三四五六七八九十百千万亿]+")


def _below_ten_thousand(text: str) -> int:
    """The number spelled by digits and 十百千; a bare 十, 百, 千 counts one of its kind."""
    total, digit = 0, None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text)) if text else 0
    for character in text:
        if character in _TENS:
            total += (1 if digit is None else digit) * _TENS[character]
            digit = None
        else:
            digit = _DIGITS[character]
    return total + (digit or 0)


def _integer(text: str) -> int:
    """The number a whole Chinese numeral spells, 万 and 亿 included."""
    for word, factor in (("亿", 100_000_000), ("万", 10_000)):
        if word in text:
            high, low = text.rsplit(word, 1)
            return (_integer(high) if high else 1) * factor + _integer(low)
    return _below_ten_thousand(text)


def _shortest(value: Decimal) -> Decimal:
    whole = value.to_integral()
    return whole if value == whole else value.normalize()


def chinese(text: str) -> tuple[Decimal, str]:
    """The number and the scale of a Chinese numeral.

    >>> chinese("五百亿"), chinese("十二"), chinese("百万")
    ((Decimal('500'), '亿'), (Decimal('12'), ''), (Decimal('100'), '万'))
    """
    if not _CHINESE.fullmatch(text):
        raise ValueError(text)
    scale = text[-1] if text[-1] in "万亿" else ""
    return _shortest(Decimal(_integer(text)) / FACTOR[scale]), scale


def scaled(number: str, scale: str) -> tuple[Decimal, str]:
    """The number and the scale of an Arabic numeral with its scale words.

    >>> scaled("1.5", "万亿"), scaled("3,000", "")
    ((Decimal('15000'), '亿'), (Decimal('3000'), ''))
    """
    factor, kept = _SCALES[scale]
    value = Decimal(number.replace(",", ""))
    return (value if factor == 1 else _shortest(value * factor)), kept
