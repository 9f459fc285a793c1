"""The tables of the pages as files: every one comes, with sentences, and no cell is a formula."""

import csv
import io

import pytest
import python_calamine as calamine
from fastapi.testclient import TestClient

from graph.decisions import Decision
from tests.viz import world
from tests.viz.hostile import hostile
from viz.site import Site
from viz.tables import TABLES, Asked, csv_of, xlsx_of


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"compare"}))
def test_a_table_comes_as_csv_and_as_a_workbook_with_the_same_cells(
    client: TestClient, name: str
) -> None:
    text = client.get(f"/api/tables/{name}")
    assert text.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    book = client.get(f"/api/tables/{name}", params={"format": "xlsx"})
    opened = calamine.CalamineWorkbook.from_filelike(io.BytesIO(book.content))
    head, *lines = rows(text.content)
    shown = opened.get_sheet_by_index(0).to_python()
    assert shown[0] == head
    assert len(shown) == len(lines) + 1


def test_a_stated_gap_leaves_with_its_sentence_and_its_document(client: TestClient) -> None:
    head, *lines = rows(client.get("/api/tables/gaps").content)
    (row,) = (dict(zip(head, line, strict=True)) for line in lines if "直陈" in "".join(line))
    assert row["缺什么"] == "驱动电机"
    assert row["原文"] == "驱动电机目前都要从区外采购"
    assert row["文件（日期、位置）"].endswith("]")


def test_a_comparison_needs_two_regions(client: TestClient) -> None:
    assert client.get("/api/tables/compare").status_code == 422
    asked = {"chain": "新能源汽车", "left": "云泽新区", "right": "云泽汽车产业园"}
    head, *lines = rows(client.get("/api/tables/compare", params=asked).content)
    assert head[:2] == ["环节", "差别"]
    assert lines


def test_no_cell_of_a_table_is_a_formula() -> None:
    asked = Asked(world.HOME, world.IC)
    for site in (hostile(), Site(world.knowledge(), left_alone=dict[str, Decision]())):
        for name in sorted(set(TABLES) - {"compare"}):
            for line in rows(csv_of(site, name, asked)):
                assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in line)
            assert xlsx_of(site, name, asked)[:2] == b"PK"
