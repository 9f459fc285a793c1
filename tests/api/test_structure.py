"""Structure over HTTP."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

TABLE = Path(__file__).parents[1] / "data" / "complexity" / "regions.csv"
NEV = "/api/chains/新能源汽车"


def test_the_structure_of_a_chain_has_ranges_and_weak_spots(client: TestClient) -> None:
    found = client.get(f"{NEV}/structure").json()
    assert found["region"]["name"] == "云泽新区"
    assert len(found["severities"]) == 15
    assert {joint["name"] for joint in found["articulations"]} >= {"动力电池", "新能源整车"}
    assert {b["source"]["name"] for b in found["bridges"]} >= {"电池隔膜", "线束"}
    motor = next(s for s in found["severities"] if s["segment"]["name"] == "驱动电机")
    assert (motor["spread"]["rank"], motor["spread"]["low"]) == (1, 0.18)
    assert [one["name"] for one in motor["spread"]["telling"]] == ["简报.txt"]


@pytest.mark.parametrize(("needs", "loss"), [("table", 0.0), ("all", 1.0), ("any", 0.0)])
def test_the_reading_of_inputs_is_the_askers_choice(
    client: TestClient, needs: str, loss: float
) -> None:
    asked = {"without": "动力电池", "needs": needs}
    found = client.get(f"{NEV}/knockout", params=asked).json()
    assert (found["needs"], found["impact"]["loss"]) == (needs, loss)


def test_a_firm_is_removed_by_name(client: TestClient) -> None:
    found = client.get(f"{NEV}/knockout", params={"without": "泽星汽车"}).json()
    (removed,) = found["impact"]["removed"]
    assert (removed["kind"], [s["name"] for s in removed["holds"]]) == ("firm", ["新能源整车"])
    assert found["impact"]["loss"] == 1.0


def test_removing_nothing_is_refused(client: TestClient) -> None:
    answer = client.get(f"{NEV}/knockout", params={"without": " "})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "bad_input")


def test_a_supposition_changes_no_later_answer(client: TestClient) -> None:
    before = client.get(NEV).json()
    asked = {"name": "某某电机", "segment": ["驱动电机", "电控系统"]}
    found = client.get(f"{NEV}/whatif", params=asked).json()
    changes = {c["segment"]["name"]: c["after"]["agreement"] for c in found["segments"]}
    assert changes == {"驱动电机": "contradict", "电控系统": "computed_only"}
    assert {risk["removed"]["name"] for risk in found["risks"]} >= {"某某电机"}
    assert client.get(NEV).json() == before


def test_shared_segments_and_communities_answer(client: TestClient) -> None:
    shared = client.get("/api/structure/shared").json()
    assert shared[0]["chains"] == max(one["chains"] for one in shared)
    groups = client.get("/api/structure/communities").json()
    assert groups["groups"] == []
    assert groups["why_not"]


def test_a_measure_without_a_table_is_a_typed_refusal(client: TestClient) -> None:
    names = [one["measure"] for one in client.get("/api/measures").json()]
    assert names == ["lq", "rca", "proximity", "density", "eci", "pci", "rpc"]
    for name in names:
        answer = client.post(f"/api/measures/{name}")
        error = answer.json()["error"]
        assert (answer.status_code, error["code"]) == (422, "missing_input")
        assert error["detail"] == [{"where": "file", "problem": f"no table for {name}"}]


def test_a_measure_of_an_uploaded_table_is_computed(client: TestClient) -> None:
    files = {"file": ("产值.csv", TABLE.read_bytes())}
    found = client.post("/api/measures/density", files=files).json()
    assert (found["table"], len(found["values"])) == ("产值.csv", 126)
