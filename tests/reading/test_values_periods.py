"""Which year a number belongs to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.periods import periods, year_at

ISSUED = date(2023, 10, 8)

NAMED = [
    ("2025年", (2025, 2025, 2025)),
    ("规划期2021-2025年", (2021, 2025, 2025)),
    ("2024—2028年", (2024, 2028, 2028)),
    ("2021年至2025年", (2021, 2025, 2025)),
    ("“十四五”末", (2025, 2025, 2025)),
    ("“十五五”时期", (2026, 2030, None)),
    ("“十三五”期间", (2016, 2020, None)),
    ("二〇二六年", (2026, 2026, 2026)),
    ("今年", (2023, 2023, 2023)),
    ("去年", (2022, 2022, 2022)),
    ("明年", (2024, 2024, 2024)),
    ("1—9月", (2023, 2023, 2023)),
    ("上半年", (2023, 2023, 2023)),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_period_is_read(text: str, expected: tuple[int, int, int | None]) -> None:
    (found,) = periods(text, ISSUED)
    assert (found.first, found.last, found.year) == expected


def test_a_relative_year_needs_the_date_of_the_document() -> None:
    assert periods("今年产值100亿元") == ()
    assert year_at("今年产值100亿元", 5) is None


GOVERNED = [
    ("到2025年，产值达到100亿元，企业30家", "30", 2025),
    ("2018年，增长6.8%；出口增长8%", "8%", 2018),
    ("2018年实现产值500亿元。现有企业30家", "30", None),
    ("到2025年达到65%，比2020年提高5个百分点", "5个", 2025),
    ("自2022年11月揭牌以来，集聚项目30个", "30", None),
    ("《2020年行动计划》提出，引进项目30个", "30", None),
    ("到“十四五”末，产值达到6600亿元", "6600", 2025),
    ("“十三五”期间累计完成750亿元", "750", None),
    ("去年产值达到300亿元", "300", 2022),
    ("1—8月完成投资817亿元", "817", 2023),
    ("2023年产值50亿元，到2025年达到100亿元", "50", 2023),
]


@pytest.mark.parametrize(("text", "word", "year"), GOVERNED)
def test_the_nearest_year_before_governs(text: str, word: str, year: int | None) -> None:
    assert year_at(text, text.index(word), ISSUED) == year


@given(st.text(alphabet="2019年至—今去“十四五”末。；《》月1-9", max_size=40), st.integers(0, 40))
def test_any_text_has_a_year_or_none(text: str, position: int) -> None:
    year = year_at(text, min(position, len(text)), ISSUED)
    assert year is None or 1900 <= year <= 2100


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("2016年前三季度，产值完成4210亿元", "4210", 2016),
        ("2016年前建成的园区有9个", "9", None),
        ("起步于1995年的小家电，今年上半年产量达700万台", "700", None),
        ("产值97亿元，是2019年的3.4倍，其中材料占八成", "八成", None),
        ("占比比2020年的18%高", "18", None),
    ],
)
def test_years_that_are_no_base_and_parts_of_them_govern_numbers(
    text: str, number: str, year: int | None
) -> None:
    assert year_at(text, text.index(number)) == year
