"""The list of gaps over HTTP and on the command line: worth, weights, both sides, decisions."""

import json
import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.cli_commands import run
from api.settings import Settings
from tests.api.typed import Typed

PARTS = ["kind", "criticality", "reach", "sources", "freshness", "plan", "fillability"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    """A data directory with one of the demo documents, for copying."""
    folder = tmp_path_factory.mktemp("gaps") / "data"
    assert run(["build", str(examples / "plan-xinghai.txt"), "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def data(built: Path, tmp_path: Path) -> Path:
    """A data directory of its own."""
    return Path(shutil.copytree(built, tmp_path / "data"))


def served(data: Path, *, read_only: bool = False) -> TestClient:
    return TestClient(create_app(Settings(data=data, read_only=read_only, hosts="testserver")))


def test_every_listed_gap_shows_its_worth_part_by_part_and_the_unknown_share(data: Path) -> None:
    with served(data) as client:
        items = client.get("/api/gaps").json()["items"]
    scored = [gap for gap in items if gap["worth"]]
    assert len(scored) >= 10
    for gap in scored:
        assert [part["name"] for part in gap["worth"]["parts"]] == PARTS
        assert 0 <= gap["unknown_share"] <= 1
        assert gap["ranks"]["best"] <= gap["ranks"]["rank"] <= gap["ranks"]["worst"]
    assert [g["ranks"]["rank"] for g in scored] == sorted(g["ranks"]["rank"] for g in scored)


def test_other_weights_give_another_worth_and_a_bad_one_is_refused(data: Path) -> None:
    with served(data) as client:
        plain = client.get("/api/gaps").json()["items"][0]["worth"]["parts"][2]
        twice = client.get("/api/gaps", params={"weight": ["reach=2", "plan=0"]}).json()
        refused = client.get("/api/gaps", params={"weight": "luck=2"})
    part = twice["items"][0]["worth"]["parts"][2]
    assert (plain["weight"], part["weight"]) == (1.0, 2.0)
    assert twice["items"][0]["worth"]["parts"][5]["factor"] == 1.0
    assert refused.status_code == 422
    assert "没有缺口规则或部分「luck」" in refused.json()["error"]["message"]


def test_both_sides_of_a_segment_stand_with_their_sentences(data: Path) -> None:
    with served(data) as client:
        found = client.get("/api/gaps/agreement", params={"limit": 500}).json()["items"]
        only = client.get("/api/gaps/agreement", params={"how": "stated_only"}).json()
    stated = [row for row in found if row["stated_state"]]
    assert stated
    assert all(f["evidence"] for row in stated for f in row["stated"])
    assert {row["agreement"] for row in only["items"]} == {"stated_only"}


def test_a_gap_not_pursued_leaves_the_list_stays_recorded_and_comes_back(data: Path) -> None:
    with served(data) as client:
        first = client.get("/api/gaps").json()["items"][0]
        asked = {"target": first["id"], "because": "不是本地的优势", "who": "张"}
        made = client.post("/api/gaps/decisions", json=asked).json()
        assert (made["section"], made["ranks"]) == ("not_pursued", None)
        assert made["decision"]["because"] == "不是本地的优势"
        assert first["id"] not in {g["id"] for g in client.get("/api/gaps").json()["items"]}
        apart = client.get("/api/gaps", params={"section": "not_pursued"}).json()["items"]
        assert [g["id"] for g in apart] == [first["id"]]
        back = {"target": first["id"], "pursued": True}
        assert client.post("/api/gaps/decisions", json=back).json()["section"] == "open"


def test_leaving_a_gap_alone_needs_a_reason_and_a_gap(data: Path) -> None:
    with served(data) as client:
        first = client.get("/api/gaps").json()["items"][0]["id"]
        silent = client.post("/api/gaps/decisions", json={"target": first, "because": " "})
        nothing = client.post("/api/gaps/decisions", json={"target": "gap-x", "because": "无"})
    assert (silent.status_code, nothing.status_code) == (422, 404)


def test_a_read_only_server_takes_no_decision_and_shows_no_form(data: Path) -> None:
    with served(data, read_only=True) as client:
        first = client.get("/api/gaps").json()["items"][0]["id"]
        made = client.post("/api/gaps/decisions", json={"target": first, "because": "无"})
        page = client.get("/gaps", params={"gap": first}).text
    assert made.status_code == 403
    assert 'action="/gaps/decide"' not in page


def test_the_form_on_the_page_decides_without_scripts_and_undoes(data: Path) -> None:
    with served(data) as client:
        first = client.get("/api/gaps").json()["items"][0]["id"]
        page = client.get("/gaps", params={"gap": first}).text
        assert 'action="/gaps/decide"' in page
        form = {"target": first, "because": "园区没有用地", "back": "/gaps?kind=Missing"}
        sent = client.post("/gaps/decide", data=form, follow_redirects=False)
        assert (sent.status_code, sent.headers["location"]) == (
            303,
            "/gaps?kind=Missing#not-pursued",
        )
        assert "园区没有用地" in client.get("/gaps").text
        undo = {"target": first, "pursued": "1", "back": "//elsewhere.example"}
        sent = client.post("/gaps/decide", data=undo, follow_redirects=False)
        assert sent.headers["location"] == f"/gaps#{first}"
        assert "园区没有用地" not in client.get("/gaps").text


def test_the_page_weighs_anew_by_its_address_alone(data: Path) -> None:
    with served(data) as client:
        page = client.get("/gaps", params={"w_reach": "2"}).text
        refused = client.get("/gaps", params={"w_reach": "-1"})
    assert "已改动" in page
    assert 'name="w_reach" min="0" max="10" step="any" value="2"' in page
    assert refused.status_code == 422


def test_the_page_sets_both_sides_of_every_segment_beside_each_other(data: Path) -> None:
    with served(data) as client:
        page = client.get("/gaps", params={"view": "agreement"}).text
    assert "直陈与推算对照" in page
    assert page.count('data-th="本地企业记载"') >= 10


def test_gaps_are_listed_with_ranks_and_weights_on_the_command_line(
    liantu: Typed, data: Path, tmp_path: Path
) -> None:
    code, out, _ = liantu("gaps", "--data", data, "--json")
    found = json.loads(out)
    assert code == 0
    assert set(found) == {
        "region",
        "weights",
        "chains",
        "gaps",
        "not_pursued",
        "unlocated",
        "sparql",
    }
    mine = tmp_path / "mine.toml"
    mine.write_text("[part]\nreach = 2\n", encoding="utf-8")
    code, out, _ = liantu("gaps", "--data", data, "--weights", mine, "--weight", "plan=0", "--json")
    weights = json.loads(out)["weights"]
    assert (weights["reach"], weights["plan"], weights["version"]) == (2.0, 0.0, "2.0+")
    code, _, err = liantu("gaps", "--data", data, "--weight", "reach")
    assert (code, "reach=2" in err) == (1, True)
    code, out, err = liantu("gaps", "--data", data, "--agreement")
    assert "直陈原文" in out
    assert "仅直陈" in err


def test_tables_in_english_name_chains_and_segments_in_english(liantu: Typed, data: Path) -> None:
    told = ("--data", data, "--lang", "en")
    listed = "".join(liantu("gaps", *told, "--chain", "新能源汽车")[1].split())
    assert "New-energy" in listed
    assert "Drivemotors" in listed
    assert "驱动电机" not in liantu("candidates", *told, "--chain", "新能源汽车")[1].split("│")[2]
    stopped = liantu("knockout", *told, "--chain", "新能源汽车")[1]
    assert "Charging" in stopped
    assert "充电设施" not in stopped


def test_segments_without_a_record_are_listed_when_asked_for_and_never_counted_as_gaps(
    liantu: Typed, data: Path
) -> None:
    plain = liantu("gaps", "--data", data)
    every = liantu("gaps", "--data", data, "--unknown")
    assert len(every[1].splitlines()) > len(plain[1].splitlines())
    assert plain[2] == every[2]


def test_silence_is_counted_apart_from_computed_gaps(liantu: Typed, data: Path) -> None:
    code, out, err = liantu("gaps", "--data", data, "--agreement", "--json")
    found = json.loads(out)
    silent = [s for s in found["segments"] if s["state"] == "unknown" and not s["stated"]]
    assert (code, err) == (0, "")
    assert found["tally"]["no_record"] == len(silent) > 0
    assert {s["agreement"] for s in silent} == {"no_record"}


def test_a_decision_on_the_command_line_is_kept_and_undone(liantu: Typed, data: Path) -> None:
    gap = json.loads(liantu("gaps", "--data", data, "--json")[1])["gaps"][0]["id"]
    assert liantu("decide", gap, "--data", data)[0] == 1
    assert liantu("decide", gap, "--not-pursued", "--data", data)[0] == 1
    code, out, err = liantu("decide", gap, "--not-pursued", "--because", "无用地", "--data", data)
    assert (code, out) == (0, "")
    assert err.startswith("不招引：")
    found = json.loads(liantu("gaps", "--data", data, "--json")[1])
    assert [g["decision"]["because"] for g in found["not_pursued"]] == ["无用地"]
    assert liantu("decide", gap, "--pursued", "--data", data)[0] == 0
    assert json.loads(liantu("gaps", "--data", data, "--json")[1])["not_pursued"] == []


def test_segments_can_be_listed_by_their_state(client: TestClient) -> None:
    every = client.get("/api/gaps/agreement?limit=500").json()["items"]
    for state in ("planned", "unknown"):
        found = client.get(f"/api/gaps/agreement?limit=500&state={state}").json()["items"]
        assert found == [row for row in every if row["state"] == state]
        page = client.get(f"/gaps?view=agreement&state={state}").text
        assert f'<option value="{state}" selected>' in page
