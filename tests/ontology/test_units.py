"""Numbers become comparable: one canonical unit for each kind of quantity."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.model import Quantity
from ontology.units import canonical


def of(value: str, unit: str) -> tuple[Decimal, str]:
    return canonical(Quantity(Decimal(value), unit, value + unit))


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("1500", "亿元", ("150000000000", "CNY")),
        ("3.5", "万亿元", ("3500000000000", "CNY")),
        ("20", "万元", ("200000", "CNY")),
        ("8", "千万元", ("80000000", "CNY")),
        ("2", "亿美元", ("200000000", "USD")),
        ("12.5", "%", ("12.5", "%")),
        ("12.5", "％", ("12.5", "%")),
        ("3", "个百分点", ("3", "pp")),
        ("120", "余家", ("120", "余家")),
        ("120", "家", ("120", "1")),
        ("30", "个", ("30", "1")),
        ("5", "万人", ("50000", "person")),
        ("1500", "亩", ("1000000", "m2")),
        ("15", "亩", ("10000", "m2")),
        ("2.5", "平方公里", ("2500000", "m2")),
        ("10", "万平方米", ("100000", "m2")),
        ("10", "万㎡", ("100000", "m2")),
        ("4", "万吨/年", ("40000000", "kg/a")),
        ("260", "万台/年", ("2600000", "1/a")),
        ("20", "亿只", ("2000000000", "1")),
        ("3", "台（套）", ("3", "1")),
        ("100", "兆瓦", ("100000000", "W")),
        ("100", "万千瓦", ("1000000000", "W")),
        ("10", "GWh", ("10000000000", "Wh")),
        ("2", "亿千瓦时", ("200000000000", "Wh")),
        ("7", "万拍", ("70000", "拍")),
    ],
)
def test_a_stated_unit_becomes_the_canonical_one(
    value: str, unit: str, expected: tuple[str, str]
) -> None:
    assert of(value, unit) == (Decimal(expected[0]), expected[1])


UNITS = ["亿元", "万吨/年", "亩", "平方公里", "%", "GWh", "万拍", "家"]
NUMBERS = st.decimals(0, 10**7, places=4, allow_nan=False, allow_infinity=False)


@given(NUMBERS, NUMBERS, st.sampled_from(UNITS))
def test_the_order_of_two_numbers_survives(one: Decimal, other: Decimal, unit: str) -> None:
    first, second = (canonical(Quantity(n, unit, ""))[0] for n in (one, other))
    assert (one < other) == (first < second)


@given(NUMBERS, st.sampled_from(UNITS))
def test_a_canonical_number_is_written_without_exponent(value: Decimal, unit: str) -> None:
    assert "E" not in str(canonical(Quantity(value, unit, ""))[0])
