"""A chain without a template, from a document to its gap board, as it is typed."""

import json
from pathlib import Path

import pytest

from api.cli_commands import run

TEXT = """临江市低空经济产业发展规划

低空经济产业链上游包括航空材料、飞控芯片和动力电池，中游包括无人机整机制造和地面保障设备，下游包括低空物流、空中游览等应用服务。
临江市低空经济产业缺少飞控芯片企业，航空材料依赖外地供应。
"""
PLACES = {"航空材料": "Upstream", "地面保障设备": "Midstream", "低空物流": "Downstream"}


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    capsys.readouterr()
    assert run([*arguments, "--json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_new_chain_is_proposed_looked_over_activated_and_has_a_gap_board(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, table = tmp_path / "规划.txt", tmp_path / "lowalt.xlsx"
    plan.write_text(TEXT, encoding="utf-8")
    data = ["--data", str(tmp_path / "data")]
    assert run(["build", str(plan), *data, "--region", "临江市"]) == 0
    line = ["chains", "propose", "低空经济", "--key", "lowalt", "--out", str(table)]
    proposed = told(capsys, *line, *data)
    segments = proposed["segments"]
    assert isinstance(segments, list)
    assert len(segments) >= len(PLACES)
    assert {s["label"]: s["tier"] for s in segments if s["label"] in PLACES} == PLACES
    assert all(s["evidence"] for s in segments)
    difference = told(capsys, "chains", "diff", str(table), *data)
    assert (difference["old"], difference["new"]) == (None, "0.1.0")
    assert run(["chains", "activate", str(table), "--because", "首版", *data]) == 0
    board = told(capsys, "gaps", "--chain", "低空经济", "--unknown", *data)
    chains = board["chains"]
    assert isinstance(chains, list)
    assert [(c["version"], c["segments"]) for c in chains] == [("0.1.0", len(segments))]
    assert capsys.readouterr().err == ""
    assert run(["chains", "propose", "低空经济", *data]) == 1
