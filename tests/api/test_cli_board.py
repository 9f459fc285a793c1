"""The commands around the gap board and for reference chains, run as they are typed."""

import json
import shutil
from pathlib import Path

import pytest

from api.cli_commands import run

NEV = "新能源汽车"


@pytest.fixture
def town(tmp_path: Path, town_data: Path) -> list[str]:
    return ["--data", str(shutil.copytree(town_data, tmp_path / "data"))]


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> object:
    capsys.readouterr()
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_candidates_parks_and_lists_come_as_json(
    town: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    offers = told(capsys, "candidates", "--chain", NEV, "--segment", "驱动电机", *town)
    assert isinstance(offers, list)
    assert [o["segment"]["name"] for o in offers] == ["驱动电机"]
    fits = told(capsys, "parks", "--chain", NEV, "--segment", "动力电池", *town)
    assert isinstance(fits, list)
    assert fits[0]["stable"] is True
    lists = told(capsys, "reconcile", "--chain", NEV, *town)
    assert isinstance(lists, list)
    assert lists[0]["listed"] is True


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tables_are_printed_in_both_languages(
    town: list[str], capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    for line in (
        ["candidates"],
        ["parks", "--chain", NEV],
        ["reconcile"],
        ["compare", "--chain", NEV, "--from", "2020", "--to", "2030"],
        ["chains", "list"],
    ):
        assert run([*line, *town, "--lang", lang]) == 0, line
        out = capsys.readouterr()
        assert ("产业链" in out.out) is (lang == "zh" and line[0] not in ("parks", "compare"))
        assert out.err


def test_a_segment_is_found_without_its_chain_and_an_unknown_one_refused(
    town: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    offers = told(capsys, "candidates", "--segment", "驱动电机", *town)
    assert isinstance(offers, list)
    assert [o["segment"]["name"] for o in offers] == ["驱动电机"]
    assert run(["candidates", "--segment", "没有的环节", *town]) == 1
    assert "没有环节「没有的环节」" in capsys.readouterr().err


def test_a_comparison_of_neither_kind_is_a_fault(town: list[str]) -> None:
    assert run(["compare", "--chain", NEV, "--left", "云泽新区", *town]) == 1


def test_a_chain_is_exported_edited_compared_activated_and_taken_back(
    town: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "nev.csv"
    assert run(["chains", "export", NEV, "--out", str(file), *town]) == 0
    edited = file.read_text(encoding="utf-8-sig").replace("version=1.0.0", "version=1.0.1")
    file.write_text(edited.replace("Traction batteries", "Traction cells"), encoding="utf-8")
    found = told(capsys, "chains", "diff", str(file), *town)
    assert isinstance(found, dict)
    assert (found["step"], len(found["changes"])) == ("patch", 1)
    assert run(["chains", "diff", str(file), *town]) == 0
    assert run(["chains", "activate", str(file), "--because", "改译名", *town]) == 0
    listed = told(capsys, "chains", "list", *town)
    assert isinstance(listed, dict)
    version = {c["key"]: (c["version"], c["versions"]) for c in listed["items"]}
    assert version["nev"] == ("1.0.1", ["1.0.0", "1.0.1"])
    assert run(["chains", "activate", "nev@1.0.0", *town]) == 0
    listed = told(capsys, "chains", "list", *town)
    assert isinstance(listed, dict)
    assert {c["key"]: c["version"] for c in listed["items"]}["nev"] == "1.0.0"


def test_a_region_switches_a_segment_off_and_takes_it_back(
    town: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["chains", "overlay", "云泽新区", NEV, "驱动电机"]
    assert run([*line, "off", "--because", "本地不发展", *town]) == 0
    assert told(capsys, "candidates", "--chain", NEV, *town) != []
    assert "驱动电机" not in json.dumps(
        told(capsys, "candidates", "--chain", NEV, *town), ensure_ascii=False
    ).replace("衡远电机", "")
    assert run([*line, "undo", *town]) == 0
    capsys.readouterr()
    assert run([*line, "4", *town]) == 1
    assert "off、1、2、3 或撤销，不能是「4」" in capsys.readouterr().err


def test_what_cannot_be_done_says_why(
    town: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["chains", "propose", NEV, *town]) == 1
    assert "已有参照链" in capsys.readouterr().err
    assert run(["chains", "diff", str(tmp_path / "none.csv"), *town]) == 1
    assert "读不了" in capsys.readouterr().err
    assert run(["chains", "export", NEV, "--out", str(tmp_path / "x.doc"), *town]) == 1
