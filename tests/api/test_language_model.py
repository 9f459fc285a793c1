"""The commands and the server with a language model behind the rules."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.cli import main
from tests.reading.model_server import serving

TEXT = (
    "澄湾市望潮区氢能产业调研\n\n岚帆氢能科技有限公司位于望潮氢谷产业园，主要产品是燃料电池电堆。\n"
)


def answer(_: dict[str, Any]) -> str:
    fact = {
        "subject": "岚帆氢能科技有限公司",
        "subject_type": "Firm",
        "relation": "makes",
        "object": "燃料电池电堆",
        "object_type": "Product",
        "status": "Actual",
        "quote": "岚帆氢能科技有限公司位于望潮氢谷产业园，主要产品是燃料电池电堆",
    }
    return json.dumps({"facts": [fact, {**fact, "object": "电解槽"}], "gaps": []})


def test_build_says_what_became_of_all_that_a_model_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    survey = tmp_path / "survey.txt"
    survey.write_text(TEXT, encoding="utf-8")
    with serving(answer) as server:
        monkeypatch.setenv("LIANTU_LLM_URL", server.address)
        monkeypatch.setenv("LIANTU_LLM_MODEL", "m1")
        monkeypatch.setenv("LIANTU_LLM_KEY", "sk-1")
        monkeypatch.setattr(
            "sys.argv", ["liantu", "build", str(survey), "--data", str(tmp_path / "data")]
        )
        with pytest.raises(SystemExit) as done:
            main()
    assert not done.value.code
    assert server.keys == ["Bearer sk-1"]
    said = capsys.readouterr().err
    assert "采纳 1 条，丢弃 1 条（名称不在原文 1）" in said
    kept = "".join(p.read_text() for p in (tmp_path / "data").rglob("*.json"))
    assert "sk-1" not in kept
