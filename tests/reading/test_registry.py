"""Lists of firms handed in by the user."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import BadInput
from reading.registry import Registered, as_csv, from_list, joined, names

NAMES = st.text(alphabet="甲乙丙丁重工电子科技", min_size=2, max_size=8)
FIRMS = st.builds(
    Registered, NAMES, st.lists(NAMES, max_size=3).map(tuple), st.sampled_from(["", "9137"])
)


def test_a_plain_list_has_a_name_a_line() -> None:
    found = from_list("名录.txt", "乙电子\n\n甲重工\n乙电子\n".encode())
    assert found == (Registered("乙电子"), Registered("甲重工"))


def test_a_table_is_read_by_its_headings() -> None:
    table = "序号,企业名称,简称,统一社会信用代码,地区\n1,甲重工股份有限公司,甲重工、甲工,91370000,丙市\n"
    assert from_list("名录.csv", table.encode()) == (
        Registered("甲重工股份有限公司", ("甲工", "甲重工"), "91370000", "丙市"),
    )


def test_a_list_without_names_is_refused() -> None:
    with pytest.raises(BadInput):
        from_list("名录.csv", "序号,企业名称\n1,\n".encode())


def test_the_names_are_those_of_all_spellings() -> None:
    assert names((Registered("甲重工公司", ("甲重工",)),)) == ("甲重工", "甲重工公司")


@given(st.lists(FIRMS, min_size=1))
def test_a_written_list_is_read_back_the_same_in_any_order(firms: list[Registered]) -> None:
    assert from_list("名录.csv", as_csv(firms).encode()) == joined(reversed(firms))
