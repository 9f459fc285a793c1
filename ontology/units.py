"""Canonical units: what a number is in the one unit its kind is compared in."""

import csv
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from pathlib import Path

from ontology.model import Quantity

_FILE = Path(__file__).with_name("units.csv")
_MULTIPLES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_YEARLY = re.compile(r"[/／每](?:年|a)$")


@cache
def _units() -> Mapping[str, tuple[str, Fraction]]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return {_normal(row["unit"]): (row["code"], Fraction(row["factor"])) for row in rows}


def _normal(unit: str) -> str:
    return unicodedata.normalize("NFKC", unit).strip()


def canonical(quantity: Quantity, value: Decimal | None = None) -> tuple[Decimal, str]:
    """A quantity's value, or another value in its unit, in the canonical unit with its code.

    A yearly rate keeps "/a" behind its code; an unknown unit stands for itself.

    >>> canonical(Quantity(Decimal("1500"), "亿元", "1500亿元"))
    (Decimal('150000000000'), 'CNY')
    >>> canonical(Quantity(Decimal("2"), "万吨/年", "2万吨/年"))
    (Decimal('20000000'), 'kg/a')
    >>> canonical(Quantity(Decimal("3"), "万拍", "3万拍"))
    (Decimal('30000'), '拍')
    """
    number = quantity.value if value is None else value
    stated = _normal(quantity.unit)
    unit = _YEARLY.sub("", stated)
    rate = "/a" if unit != stated else ""
    factor, unit = _multiple(unit)
    code, scale = _units().get(unit, (unit, Fraction(1)))
    with localcontext() as context:
        context.prec = 60  # a big number in a small unit needs more digits than the usual 28
        return _exact(number * factor * scale.numerator / scale.denominator), code + rate


def _multiple(unit: str) -> tuple[int, str]:
    """The product of the 万, 亿 … before a unit, and the unit; a unit of its own comes first."""
    factor = 1
    while unit not in _units() and unit[:1] in _MULTIPLES:
        factor *= _MULTIPLES[unit[0]]
        unit = unit[1:]
    return factor, unit


def _exact(value: Decimal) -> Decimal:
    """A decimal without exponent or idle zeros, at most twelve places."""
    rounded = round(value, 12)
    plain = format(rounded, "f")
    return Decimal(plain.rstrip("0").rstrip(".") if "." in plain else plain)
