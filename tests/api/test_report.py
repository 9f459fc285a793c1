"""The pack over HTTP and from the command line."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.cli_commands import run


def test_the_pack_comes_as_three_files_in_one(client: TestClient) -> None:
    answer = client.get("/api/chains/新能源汽车/report/file")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == [
            f"云泽新区-新能源汽车.{suffix}" for suffix in ("docx", "xlsx", "html")
        ]
    assert client.get("/api/chains/新能源汽车/report/file").content == answer.content


def test_one_file_of_the_pack_comes_alone(client: TestClient) -> None:
    page = client.get("/api/chains/新能源汽车/report/file", params={"format": "html", "lang": "en"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "泽星汽车有限公司" in page.text
    assert "not in the documents" in page.text


def test_what_the_pack_holds_is_told_without_loading_it(client: TestClient) -> None:
    told = client.get("/api/chains/新能源汽车/report").json()
    assert [one["title"] for one in told["lists"]] == [
        "企业清单",
        "项目清单",
        "集群（园区）清单",
        "问题清单",
        "政策清单",
    ]
    assert told["lists"][0]["rows"] == 2
    assert told["pictures"][1]["missing"].endswith("不作图。")
    assert len({file["sha256"] for file in told["files"]}) == 3


def test_the_chain_page_leads_to_the_pack(client: TestClient) -> None:
    page = client.get("/chains/新能源汽车").text
    assert "/report/file?format=zip" in page


def test_the_command_writes_three_files_and_says_what_is_in_them(
    town_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pack"
    line = [
        "report",
        "--chain",
        "新能源汽车",
        "--data",
        str(town_data),
        "--out",
        str(out),
        "--json",
    ]
    assert run(line) == 0
    told = json.loads(capsys.readouterr().out)
    assert sorted(p.name for p in out.iterdir()) == sorted(f["name"] for f in told["files"])
    assert told["sources"] > 0
