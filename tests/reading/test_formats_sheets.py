"""Firm lists: Excel files and text with separators."""

from datetime import date

import pytest

from ontology.errors import DamagedDocument, DocumentTooLarge
from reading.formats import from_bytes
from reading.formats.rows import shown
from reading.formats.xlsx import read
from tests.reading.written_xlsx import packed, row, xlsx

FIRMS: list[list[str | float]] = [
    ["企业名称", "产业链", "年产值（万元）"],
    ["澄星汽车", "新能源汽车", 126500.0],
    ["驰电线束", "", 0.5],
]
ROWS = "企业名称\t产业链\t年产值（万元）\n澄星汽车\t新能源汽车\t126500\n驰电线束\t\t0.5\n"


def test_a_row_is_a_line_with_tabs_between_its_cells() -> None:
    assert read("a.xlsx", xlsx({"名录": FIRMS})).text == ROWS


def test_several_sheets_have_their_names_above_them_and_empty_ones_are_left_out() -> None:
    book: dict[str, list[list[str | float]]] = {"企业": FIRMS, "空": [], "园区": [["望潮园"]]}
    assert read("a.xlsx", xlsx(book)).text == f"企业\n{ROWS}\n园区\n望潮园\n"


def test_a_hidden_sheet_is_not_read_and_said_so() -> None:
    found = read("a.xlsx", xlsx({"企业": FIRMS, "底稿": [["秘密"]]}, hidden="底稿"))
    assert found.text == ROWS
    assert found.notes == ("隐藏的工作表没有读：底稿。",)


@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
def test_separators_are_recognised(separator: str, suffix: str) -> None:
    rows = (("企业名称", "产品"), ("澄星汽车", '"整车\n客车"'), ("驰电线束", "线束"))
    text = "\n".join(separator.join(row) for row in rows)
    document = from_bytes(f"a{suffix}", text.replace('"整车\n客车"', "整车").encode("gb18030"))
    assert document.text == "企业名称\t产品\n澄星汽车\t整车\n驰电线束\t线束\n"


def test_a_quoted_cell_may_hold_separators_and_breaks() -> None:
    data = '企业,产品\n澄星汽车,"整车,客车\n底盘"\n'.encode()
    assert from_bytes("a.csv", data).text == "企业\t产品\n澄星汽车\t整车,客车 底盘\n"


def test_cells_are_shown_as_people_see_them() -> None:
    assert [shown(c) for c in (None, True, 3.0, 1e20, 0.30000000000000004)] == [
        "",
        "是",
        "3",
        "1e+20",
        "0.3",
    ]
    assert shown(date(2024, 5, 6)) == "2024-05-06"


def test_a_list_that_is_too_long_is_refused_and_not_cut() -> None:
    with pytest.raises(DocumentTooLarge, match="50000 行"):
        from_bytes("a.csv", "企业,产品\n".encode() * 50_001)


def test_a_cell_at_the_far_end_of_the_sheet_is_refused_at_once() -> None:
    far = row(1, ["企业"]) + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(DocumentTooLarge):
        read("a.xlsx", packed({"名录": far}))


def test_a_trap_that_starves_the_reader_costs_one_sentence() -> None:
    hidden = row(1, ["企业"]) + '<row r="1048576"><c s="0" r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(DamagedDocument, match=r"名录\.xlsx"):
        from_bytes("名录.xlsx", packed({"名录": hidden}))
