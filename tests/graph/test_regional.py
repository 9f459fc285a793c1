"""Measures on imported tables equal the reference package; without a table they are refused."""

import csv
from pathlib import Path

import numpy as np
import pytest

from graph.regional.formulas import densities, location_quotients, present, proximities
from graph.regional.measures import DESCRIBED, Measure, measured
from graph.regional.tables import region_table
from ontology.errors import BadInput, MissingInput

DATA = Path(__file__).parents[1] / "data" / "complexity"
TABLE = (DATA / "regions.csv").read_bytes()


def reference(column: str) -> dict[tuple[str, str], float]:
    with (DATA / "reference.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {(row["region"], row["industry"]): float(row[column]) for row in rows}


def of_pairs(measure: Measure) -> dict[tuple[str, str], float]:
    return {(m.region, m.industry): m.value for m in measured(measure, "t.csv", TABLE)}


@pytest.mark.parametrize(
    ("measure", "column"),
    [(Measure.LOCATION_QUOTIENT, "rca"), (Measure.RCA, "rca"), (Measure.DENSITY, "density")],
)
def test_values_by_region_and_industry_equal_the_reference(measure: Measure, column: str) -> None:
    assert of_pairs(measure) == pytest.approx(reference(column), abs=1e-6)


def test_complexity_of_regions_and_industries_equals_the_reference() -> None:
    regions = {m.region: m.value for m in measured(Measure.ECI, "t.csv", TABLE)}
    industries = {m.industry: m.value for m in measured(Measure.PCI, "t.csv", TABLE)}
    for (region, industry), value in reference("eci").items():
        assert regions[region] == pytest.approx(value, abs=1e-6)
        assert industries[industry] == pytest.approx(reference("pci")[region, industry], abs=1e-6)


def test_proximity_equals_the_reference() -> None:
    with (DATA / "proximity.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["industry_1"] < row["industry_2"]]
    wanted = {(row["industry_1"], row["industry_2"]): float(row["proximity"]) for row in rows}
    found = {(m.industry, m.other): m.value for m in measured(Measure.PROXIMITY, "t.csv", TABLE)}
    assert found == pytest.approx(wanted, abs=1e-6)
    assert len(found) == 91


def test_presence_equals_the_reference() -> None:
    table = region_table("t.csv", TABLE)
    wanted = reference("mcp")
    found = present(table)
    assert [[wanted[r, i] for i in table.industries] for r in table.regions] == found.tolist()


def test_a_quotient_written_out_by_hand() -> None:
    table = region_table("t.csv", "地区,行业,数值\n甲,布,30\n甲,车,10\n乙,车,60\n".encode())
    assert table.regions == ("乙", "甲")
    assert location_quotients(table).tolist() == pytest.approx(
        np.array([[0.0, 100 / 70], [2.5, 25 / 70]])
    )
    assert proximities(table).tolist() == [[1.0, 0.0], [0.0, 1.0]]
    assert densities(table).tolist() == [[0.0, 1.0], [1.0, 0.0]]


def test_the_purchase_coefficient_is_the_local_share_of_what_is_bought() -> None:
    data = (
        "地区,行业,来源地,数值\n甲,布,甲,30\n甲,布,乙,60\n甲,布,进口,10\n甲,车,乙,5\n乙,布,乙,1\n"
    )
    found = [(m.region, m.industry, m.value) for m in measured(Measure.RPC, "t.csv", data.encode())]
    assert found == [("乙", "布", 1.0), ("甲", "布", 0.3), ("甲", "车", 0.0)]


@pytest.mark.parametrize("measure", Measure)
def test_without_a_table_each_measure_names_what_it_needs(measure: Measure) -> None:
    with pytest.raises(MissingInput) as caught:
        measured(measure)
    refusal = caught.value
    assert (refusal.code, refusal.http_status, refusal.exit_code) == ("missing_input", 422, 2)
    assert refusal.needs == measure.value
    assert refusal.zh.startswith(f"算不出{DESCRIBED[measure].zh}：")
    assert DESCRIBED[measure].needs_en in refusal.en


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("地区,行业\n甲,布\n", "没有“数值”一列"),
        ("地区,行业,数值\n甲,布,多\n", "第2行：“多”不是数"),
        ("地区,行业,数值\n甲,布,-1\n", "第2行：“-1”不是非负的数"),
        ("地区,行业,数值\n甲,布,1\n甲,布,2\n", "第3行：「甲·布」重复"),
        ("地区,行业,数值\n甲,,1\n", "第2行：缺“行业”"),
        ("地区,行业,数值\n甲,布,0\n", "没有大于零的数值"),
    ],
)
def test_a_faulty_table_is_refused_with_its_line(table: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        measured(Measure.LOCATION_QUOTIENT, "t.csv", table.encode())


@pytest.mark.parametrize(
    "table",
    [
        "地区,行业,数值\n甲,布,1\n乙,车,1\n",
        "地区,行业,数值\n甲,布,1\n乙,车,1\n丙,船,1\n",
        "地区,行业,数值\n甲,布,1\n甲,车,1\n甲,船,1\n乙,布,1\n乙,车,1\n乙,船,1\n丙,布,1\n丙,车,1\n丙,船,1\n",
    ],
)
def test_a_table_that_does_not_determine_complexity_is_refused(table: str) -> None:
    with pytest.raises(BadInput, match="定不出复杂度"):
        measured(Measure.ECI, "t.csv", table.encode())
