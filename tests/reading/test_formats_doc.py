"""Word files of before 2007: tables and fields."""

from pathlib import Path

from reading.formats.doc import read

FILES = Path(__file__).with_name("files")


def test_table_rows_are_lines_with_tabs_between_their_cells() -> None:
    text = read("a.doc", (FILES / "table.doc").read_bytes()).text
    assert text == (
        "重点企业\n企业\t园区\t产品\n澄星汽车\t\t整车\n驰电线束\t望潮园\t线束\n表后的一段。\n"
    )
