"""The table of knock-outs for a spreadsheet."""

import csv
import io

from fastapi.testclient import TestClient

from api.structure_table import structure_table
from api.views import StructureView


def test_the_table_has_a_line_for_every_knock_out_and_pair(client: TestClient) -> None:
    address = "/api/chains/新能源汽车/structure"
    found = client.get(address).json()
    answer = client.get(f"{address}/table")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    head, *lines = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"), newline=""))
    assert head[:5] == ["单独或成对", "名次", "最好名次", "最差名次", "没有了"]
    assert len(lines) == len(found["singles"]) + len(found["pairs"])
    first = found["singles"][0]
    names = " + ".join(one["thing"]["name"] for one in first["removed"])
    assert lines[0][:6] == ["单独", "1", *_ranks(first), names, str(first["loss"])]


def _ranks(impact: dict[str, dict[str, int]]) -> list[str]:
    return [str(impact["spread"]["best"]), str(impact["spread"]["worst"])]


def test_no_cell_of_the_table_is_a_formula(client: TestClient) -> None:
    found = client.get("/api/chains/新能源汽车/structure").json()
    found["singles"][0]["removed"][0]["thing"]["name"] = "=HYPERLINK(1)"
    text = structure_table(StructureView.model_validate(found), "en")
    _, first, *_ = csv.reader(io.StringIO(text, newline=""))
    assert first[4] == "'=HYPERLINK(1)"


def test_what_is_assumed_of_inputs_is_named_unless_nothing_is(client: TestClient) -> None:
    address = "/api/chains/新能源汽车/structure"
    assert client.get(address).json()["assumed"] == [
        "新能源整车 ← 动力电池 / 燃料电池系统（通识：整车用动力电池或燃料电池供能，可互相替代）"
    ]
    assert client.get(f"{address}?needs=all").json()["assumed"] == []
