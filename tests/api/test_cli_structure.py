"""The commands about structure, run as a person runs them."""

import json
from pathlib import Path

import pytest

from graph.build import Workspace
from graph.sources import Upload
from tests.api.town import TEXT, reader
from tests.api.typed import Typed

TABLE = Path(__file__).parents[1] / "data" / "complexity" / "regions.csv"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("structure") / "data"
    with Workspace.open(data, create=True, reader=reader) as workspace:
        workspace.add(Upload("简报.txt", TEXT.encode()))
    return data


NEV = ("--chain", "新能源汽车")


def test_everything_alone_is_ranked_with_ranges(liantu: Typed, town: Path) -> None:
    code, out, err = liantu("knockout", *NEV, "--data", town)
    assert code == 0
    assert "动力电池" in out
    assert "1–" in out
    assert "未见记载" in err
    code, out, _ = liantu("knockout", *NEV, "--data", town, "--json")
    found = json.loads(out)
    assert code == 0
    assert found["singles"][0]["loss"] == 1.0
    firm = next(one for one in found["singles"] if one["removed"][0]["kind"] == "firm")
    assert firm["removed"][0]["evidence"][0]["quote"]
    assert firm["spread"]["low"] == 0.0
    assert len(found["severities"]) == 15


def test_alternatives_fall_only_together(liantu: Typed, town: Path) -> None:
    code, out, _ = liantu("knockout", *NEV, "--without", "动力电池", "--data", town, "--json")
    alone = json.loads(out)["impact"]
    assert (code, alone["loss"], alone["mild"], alone["strict"]) == (0, 0.0, 0.0, 1.0)
    both = ("--without", "动力电池", "--without", "燃料电池系统")
    _, out, _ = liantu("knockout", *NEV, *both, "--data", town, "--json")
    joint = json.loads(out)["impact"]
    assert (joint["loss"], joint["excess"]) == (1.0, 1.0)
    _, out, _ = liantu("knockout", *NEV, "--pairs", "--data", town, "--json")
    assert json.loads(out)["pairs"][0]["excess"] == 1.0


def test_outside_can_fall_away(liantu: Typed, town: Path) -> None:
    code, out, _ = liantu("knockout", *NEV, "--without", "区外", "--data", town, "--json")
    impact = json.loads(out)["impact"]
    assert (code, impact["removed"][0]["kind"], impact["loss"]) == (0, "outside", 1.0)
    assert impact["removed"][0]["evidence"][0]["quote"] == "驱动电机目前都要从区外采购"


def test_what_is_not_on_record_cannot_be_removed(liantu: Typed, town: Path) -> None:
    code, _, err = liantu("knockout", *NEV, "--without", "乌有厂", "--data", town)
    assert code == 1
    assert "没有在册的环节或企业「乌有厂」" in err


def test_without_a_chain_shared_segments_are_listed(liantu: Typed, town: Path) -> None:
    code, out, err = liantu("knockout", "--data", town)
    assert (code, "3973" in out) == (0, True)
    assert "分组没有意义" in err
    _, out, _ = liantu("knockout", "--data", town, "--json")
    found = json.loads(out)
    assert len(found["shared"]) == 21
    assert found["communities"]["groups"] == []


def test_a_supposition_shows_the_difference_only(liantu: Typed, town: Path) -> None:
    line = ("whatif", "某某电控", *NEV, "--segment", "电控系统", "--data", town)
    code, out, err = liantu(*line)
    assert (code, "电控系统" in out, "动力电池" in out) == (0, True, False)
    assert "没有存入图中" in err
    _, out, _ = liantu(*line, "--json")
    (change,) = json.loads(out)["segments"]
    assert (change["before"]["state"], change["before"]["firms"]) == ("unknown", 0)
    assert (change["after"]["state"] != "unknown", change["after"]["firms"]) == (True, 1)
    _, out, _ = liantu("gaps", *NEV, "--data", town, "--json")
    assert "某某电控" not in out


def test_a_newcomer_to_a_stated_gap_is_shown_to_contradict_the_sentence(
    liantu: Typed, town: Path
) -> None:
    _, out, _ = liantu("whatif", "某某电机", *NEV, "--segment", "驱动电机", "--data", town)
    (line,) = (row for row in out.splitlines() if "驱动电机" in row)
    assert line.split("│")[-2].strip() == "矛盾"


def test_a_quotient_without_a_table_names_the_table(liantu: Typed) -> None:
    code, out, err = liantu("quotient", "--measure", "rpc")
    assert (code, out) == (2, "")
    assert err.startswith("错误：算不出本地采购系数")
    assert "投入产出表" in err
    code, out, _ = liantu("quotient", "--measure", "eci", "--json")
    error = json.loads(out)["error"]
    assert (code, error["code"]) == (2, "missing_input")
    assert "region × industry × value" in error["message_en"]


def test_a_quotient_of_a_table_is_computed(liantu: Typed) -> None:
    code, out, _ = liantu("quotient", TABLE, "--json")
    found = json.loads(out)
    assert (code, found["measure"], len(found["values"])) == (0, "lq", 126)
    code, out, err = liantu("quotient", TABLE, "--measure", "eci", "--lang", "en")
    assert (code, "甲市" in out, err) == (0, True, "ECI_r = mean of PCI_i over M_ri = 1\n")


def test_a_table_that_is_not_there_is_named(liantu: Typed, tmp_path: Path) -> None:
    code, _, err = liantu("quotient", tmp_path / "无.csv")
    assert (code, err.startswith("错误：读不了数据表")) == (1, True)
