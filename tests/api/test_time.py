"""Timelines and tensions over HTTP and by command."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.cli_commands import run
from api.library import Library
from api.settings import Settings
from graph.build import Workspace

Said = tuple[int, str, str]
PLAN = (
    "澄湾市星海新区发展规划（2024—2028年）\n\n星海新区集成电路产业封装测试环节缺失。\n\n"
    "全区认定项目90个，其中平台44个、工厂53个。\n\n"
    "云岭集成电路产业园位于星海新区，已累计引进产业链项目21个。\n"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with one document of our own writing."""
    folder = tmp_path_factory.mktemp("time")
    (folder / "规划.txt").write_text(PLAN, encoding="utf-8")
    assert run(["build", str(folder / "规划.txt"), "--data", str(folder / "data")]) == 0
    return folder / "data"


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[TestClient]:
    served = Path(shutil.copytree(data, data.with_name("served")))
    settings = Settings(data=served, read_only=True, hosts="testserver")
    app = create_app(settings, Library(Workspace.open(served), settings))
    with TestClient(app) as opened:
        yield opened


@pytest.fixture
def liantu(data: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def command(*arguments: str) -> Said:
        code = run([*arguments, "--data", str(data)])
        out, err = capfd.readouterr()
        return code, out, err

    return command


def test_an_unknown_rule_of_tensions_is_refused_with_the_rules_there_are(
    client: TestClient, liantu: Callable[..., Said]
) -> None:
    answer = client.get("/api/tensions", params={"rule": "nothing"})
    assert answer.status_code == 404
    assert "parts_of_total" in answer.json()["error"]["message"]
    assert liantu("tensions", "--rule", "nothing")[0] == 1


def test_a_sum_that_does_not_fit_is_listed_with_its_sentence(client: TestClient) -> None:
    [one] = client.get("/api/tensions", params={"rule": "parts_of_total"}).json()["items"]
    assert one["verdict"] == "differs"
    assert one["reason"] == "各部分 44个 + 53个 ＝ 97，与所写总数 90个 不符"
    [evidence] = one["evidence"]
    assert PLAN[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_the_reason_comes_in_english_when_asked(client: TestClient) -> None:
    asked = {"rule": "parts_of_total", "lang": "en"}
    [one] = client.get("/api/tensions", params=asked).json()["items"]
    assert one["reason"].startswith("The parts")


def test_the_life_cycles_of_gaps_are_answered(client: TestClient) -> None:
    answer = client.get("/api/timeline", params={"chain": "集成电路"}).json()
    assert {item["outcome"] for item in answer["items"]} <= {"open", "not_by_comers"}
    assert answer["items"]


def test_the_timeline_of_a_park_has_its_sentence(client: TestClient) -> None:
    [park] = client.get("/api/entities", params={"q": "云岭集成电路产业园"}).json()["items"][:1]
    answer = client.get(f"/api/timeline/{park['id']}").json()
    assert any("21个" in m["evidence"]["quote"] for m in answer["mentions"])


def test_an_unknown_thing_is_not_found(client: TestClient) -> None:
    assert client.get("/api/timeline/firm-000000000000").status_code == 404


def test_the_command_and_the_route_give_the_same_tensions(
    client: TestClient, liantu: Callable[..., Said]
) -> None:
    code, out, _ = liantu("tensions", "--all", "--json")
    assert code == 0
    asked = {"every_check": True, "limit": 500}
    assert json.loads(out)["tensions"] == client.get("/api/tensions", params=asked).json()["items"]


def test_the_command_and_the_route_give_the_same_life_cycles(
    client: TestClient, liantu: Callable[..., Said]
) -> None:
    code, out, _ = liantu("timeline", "--json")
    assert code == 0
    assert json.loads(out) == client.get("/api/timeline").json()


def test_tables_are_written_in_both_languages(liantu: Callable[..., Said]) -> None:
    for lang, word in (("zh", "不符"), ("en", "differs")):
        assert word in liantu("tensions", "--lang", lang)[1]
        assert liantu("timeline", "云岭集成电路产业园", "--lang", lang)[0] == 0


def test_the_timeline_of_an_unknown_name_fails_with_a_sentence(
    liantu: Callable[..., Said],
) -> None:
    code, _, err = liantu("timeline", "没有这家")
    assert code == 1
    assert "没有实体「没有这家」" in err
