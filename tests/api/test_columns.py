"""The columns of a list: told by the command line, over HTTP and on the page, and corrected."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.cli_commands import run
from api.library import Library
from api.settings import Settings

LIST = "抬头,货\n磐石铸造,叶轮\n云汐电驱,电机\n北渚精工,轴承\n".encode()
ROLES = "抬头=firm,货=segment"


def test_the_command_line_tells_the_guess_and_takes_the_correction(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file, data = tmp_path / "名单.csv", str(tmp_path / "data")
    file.write_bytes(LIST)
    assert run(["build", str(file), "--data", data]) == 0
    assert "表头：名单.csv：抬头=?,货=?（可用 --columns 更正）" in capfd.readouterr().err
    assert run(["add", str(file), "--data", data, "--columns", ROLES, "--json"]) == 0
    out, err = capfd.readouterr()
    assert "表头：名单.csv：抬头=firm,货=segment" in err
    assert json.loads(out)["read"][0]["columns"] == {"抬头": "firm", "货": "segment"}
    assert run(["add", str(file), "--data", data, "--columns", "抬头=老板"]) == 1
    assert "抬头=老板" in capfd.readouterr().err


def test_the_interface_and_the_page_show_what_the_columns_are_read_as(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (tmp_path / "简报.txt").write_text("江州市发展磐石产业。\n", encoding="utf-8")
    assert run(["build", str(tmp_path / "简报.txt"), "--data", str(data)]) == 0
    settings = Settings(data=data, hosts="testserver")
    with TestClient(create_app(settings, Library.open(settings))) as client:
        files = {"file": ("名单.csv", LIST)}
        added = client.post("/api/documents", files=files, data={"columns": ROLES})
        assert added.status_code == 201
        assert added.json()["columns"] == {"抬头": "firm", "货": "segment"}
        document = added.json()["document"]["id"]
        detail = client.get(f"/api/documents/{document}").json()
        assert detail["columns"] == {"抬头": "firm", "货": "segment"}
        page = client.get(f"/documents/{document}").text
        assert "<code>抬头=firm</code>" in page
        refused = client.post("/api/documents", files=files, data={"columns": "抬头=老板"})
        assert refused.status_code == 422
