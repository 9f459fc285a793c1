"""The commands, run as a person runs them."""

import json
from pathlib import Path

import pytest

from api.cli_commands import hoisted, run
from api.version import VERSION
from tests.api.typed import Typed


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    """A data directory with one of the demo documents."""
    data = tmp_path_factory.mktemp("cli") / "data"
    assert run(["build", str(examples / "plan-xinghai.txt"), "--data", str(data)]) == 0
    return data


def test_the_version_is_shown(liantu: Typed) -> None:
    assert liantu("version") == (0, f"liantu {VERSION}\n", "")


def test_help_is_chinese_first(liantu: Typed) -> None:
    code, out, _ = liantu("--help")
    assert code == 0
    assert out.index("读产业规划文档") < out.index("Reads planning documents")


def test_build_says_what_became_of_each_document(
    liantu: Typed, tmp_path: Path, examples: Path
) -> None:
    data, file = tmp_path / "data", examples / "news-xinghai-2024.txt"
    code, out, err = liantu("build", file, "--data", data)
    assert (code, out) == (0, "")
    assert "读入 1 份，未变 0 份，失败 0 份；图中共 1 份文档" in err
    code, out, err = liantu("build", file, "--data", data, "--json")
    found = json.loads(out)
    assert (code, found["unchanged"], found["read"]) == (0, ["news-xinghai-2024.txt"], [])
    code, out, err = liantu("build", file, "--data", data, "--lang", "en")
    assert err.startswith("read 0, unchanged 1, failed 0; 1 documents in the graph. claims +0")


def test_add_needs_a_graph_and_tells_what_changed(
    liantu: Typed, tmp_path: Path, examples: Path
) -> None:
    file = tmp_path / "short.txt"
    file.write_text("一份短文件。", encoding="utf-8")
    code, _, err = liantu("add", file, "--data", tmp_path / "none")
    assert code == 1
    assert "还没有数据" in err
    assert not (tmp_path / "none").exists()
    data = tmp_path / "data"
    liantu("build", file, "--data", data)
    code, out, _ = liantu("add", examples / "news-xinghai-2024.txt", "--data", data, "--json")
    assert code == 0
    assert json.loads(out)["change"]["claims"]["new"] > 0


def test_claims_are_written_one_file_a_document(
    liantu: Typed, tmp_path: Path, examples: Path
) -> None:
    out = tmp_path / "claims"
    code, stdout, _ = liantu("claims", examples, "--as", "gold", "--out", out)
    assert (code, stdout) == (0, "")
    stems = sorted(p.stem for p in examples.iterdir())
    assert sorted(p.stem for p in out.glob("*.json")) == stems
    found = json.loads((out / "plan-xinghai.json").read_text(encoding="utf-8"))
    assert found["id"] == "plan-xinghai"
    assert set(found) >= {"entities", "relations", "observations", "gaps", "text"}
    assert all(r["quote"] in found["text"] for r in found["relations"])
    words = "".join(found["text"].split())
    stages = {e["name"] for e in found["entities"] if e["type"] == "Stage"}
    assert stages
    assert {name for name in stages if name not in words} == set()


def test_two_documents_of_one_name_are_not_written_over_each_other(
    liantu: Typed, tmp_path: Path
) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "同名.txt").write_text("一份文件。", encoding="utf-8")
    code, _, err = liantu("claims", tmp_path / "a", tmp_path / "b", "--out", tmp_path / "out")
    assert code == 2
    assert "同名.json" in err


def test_gaps_as_json_are_nothing_but_json(liantu: Typed, town: Path) -> None:
    code, out, err = liantu("gaps", "--data", town, "--json", "--basis", "stated")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["gaps"]
    for gap in found["gaps"]:
        assert gap["basis"] == "stated"
        assert gap["evidence"][0]["quote"]


def test_gaps_as_a_table_count_the_unknown(liantu: Typed, town: Path) -> None:
    code, out, err = liantu("gaps", "--data", town, "--chain", "新能源汽车")
    assert code == 0
    assert "环节" in out
    assert "未见记载（不等于缺失）" in err


def test_an_unknown_chain_is_one_sentence(liantu: Typed, town: Path) -> None:
    code, out, err = liantu("gaps", "--data", town, "--chain", "新能车")
    assert (code, out) == (1, "")
    assert err.startswith("错误：没有产业链「新能车」；相近：")
    assert "新能源汽车" in err
    assert err.count("\n") == 1


QUERY = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def test_a_query_runs_from_a_file_in_every_format(
    liantu: Typed, town: Path, tmp_path: Path
) -> None:
    file = tmp_path / "count.rq"
    file.write_text(QUERY, encoding="utf-8")
    code, out, _ = liantu("query", file, "--data", town, "--format", "csv")
    name, count = out.split()
    assert (code, name) == (0, "n")
    assert int(count) > 1000
    code, out, _ = liantu("query", file, "--data", town, "--json")
    assert json.loads(out)["results"]["bindings"][0]["n"]["value"] == count


def test_a_construct_query_gives_turtle(liantu: Typed, town: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph.rq"
    file.write_text("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 1", encoding="utf-8")
    code, out, _ = liantu("query", file, "--data", town)
    assert code == 0
    assert " a " in out or "rdf-syntax-ns#type" in out


@pytest.mark.parametrize("query", ["SELECT", "INSERT DATA { <urn:a> <urn:b> <urn:c> }"])
def test_a_query_that_is_none_fails_with_a_sentence(
    liantu: Typed, town: Path, tmp_path: Path, query: str
) -> None:
    file = tmp_path / "bad.rq"
    file.write_text(query, encoding="utf-8")
    code, out, err = liantu("query", file, "--data", town)
    assert (code, out) == (1, "")
    assert err.startswith("错误：")
    assert "Traceback" not in err


@pytest.mark.parametrize("form", ["trig", "nt", "jsonld", "graphml", "csv"])
def test_a_graph_is_exported_in_every_form(
    liantu: Typed, town: Path, tmp_path: Path, form: str
) -> None:
    file = tmp_path / "graph"
    code, out, err = liantu("export", "--format", form, "--data", town, "--out", file)
    assert (code, out) == (0, "")
    assert str(file) in err
    assert len(file.read_bytes()) > 1000


def test_the_same_graph_is_exported_byte_for_byte(
    liantu: Typed, town: Path, tmp_path: Path
) -> None:
    liantu("export", "--format", "trig", "--data", town, "--out", tmp_path / "graph")
    code, out, _ = liantu("export", "--format", "trig", "--data", town)
    assert (code, out) == (0, (tmp_path / "graph").read_text(encoding="utf-8"))


def test_a_sound_graph_passes_the_check(liantu: Typed, town: Path) -> None:
    code, out, err = liantu("check", "--data", town, "--json")
    assert (code, json.loads(out)) == (0, {"sound": True, "faults": []})
    assert err == "图合乎全部约束\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuchcommand"],
        ["gaps", "--nosuchoption"],
        ["build"],
        ["export", "--format", "pdf"],
        ["serve", "--port", "seventy"],
        ["gaps", "--lang", "fr"],
    ],
)
def test_wrong_usage_is_exit_code_2(liantu: Typed, arguments: list[str]) -> None:
    code, out, err = liantu(*arguments)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_a_bad_setting_is_exit_code_2(liantu: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANTU_PORT", "x")
    code, _, err = liantu("gaps")
    assert code == 2
    assert "LIANTU_PORT=x" in err


def test_the_language_option_may_stand_anywhere() -> None:
    assert hoisted(["gaps", "--lang=en"]) == (["--lang", "en"], ["gaps"])
    assert hoisted(["--lang", "zh", "gaps"]) == (["--lang", "zh"], ["gaps"])
    assert hoisted(["query", "--", "--lang"]) == ([], ["query", "--", "--lang"])
