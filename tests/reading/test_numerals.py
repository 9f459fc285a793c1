"""Numerals, ranges and units: what is written is what is read, by property."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reading.numerals import FACTOR, chinese
from reading.values import quantities

_DIGITS = "零一二三四五六七八九"
_UNITS = st.sampled_from(["亿元", "万吨", "家", "万平方米", "%", "兆瓦"])


def _below_ten_thousand(number: int) -> str:
    """A number below 10000 in Chinese, written the long way (一百零五)."""
    written, gap = "", False
    for value, place in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // value % 10
        if digit:
            written += ("零" if gap and written else "") + _DIGITS[digit] + place
        gap = not digit
    return written or "零"


def _spelled(number: int) -> str:
    high, low = divmod(number, 10_000)
    if not high:
        return _below_ten_thousand(low)
    joint = "零" if 0 < low < 1000 else ""
    return _below_ten_thousand(high) + "万" + (joint + _below_ten_thousand(low) if low else "")


@given(st.integers(1, 99_999_999))
def test_a_number_spelled_in_chinese_is_read_back(number: int) -> None:
    value, scale = chinese(_spelled(number))
    assert value * FACTOR[scale] == number


@given(st.integers(1, 9999), st.integers(1, 9999), _UNITS)
def test_a_range_keeps_both_its_ends(low: int, more: int, unit: str) -> None:
    [found] = quantities(f"达到{low}至{low + more}{unit}。")
    assert found.quantity.value == Decimal(low)
    assert found.quantity.value_max == Decimal(low + more)
    assert found.quantity.unit == unit


@given(st.decimals(Decimal("0.1"), Decimal(9999), places=1), _UNITS)
def test_a_value_is_found_where_it_stands_with_its_unit(value: Decimal, unit: str) -> None:
    text = f"目前达到{value}{unit}。"
    [found] = quantities(text)
    assert found.quantity.value == value
    assert text[found.start : found.end] == found.quantity.stated_as == f"{value}{unit}"


def test_shares_in_tenths_are_read_with_their_halves() -> None:
    found = quantities("自给率由两成上升至五成五，四成以上外销。")
    assert [(str(f.quantity.value), f.quantity.unit) for f in found] == [
        ("20", "%"),
        ("55", "%"),
        ("40", "%"),
    ]


def test_three_members_and_a_success_are_no_shares() -> None:
    assert quantities("三成员单位，一次成功。") == ()
