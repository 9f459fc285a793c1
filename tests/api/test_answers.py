"""Candidates, reconciliation, comparison and templates over HTTP."""

from fastapi.testclient import TestClient

from tests.api.town import PARK, PLACE, WANTED

NEV = "新能源汽车"
REGION = {"region": "云泽新区"}


def test_every_gap_has_an_answer_to_who_could_fill_it(client: TestClient) -> None:
    found = client.get("/api/candidates", params={"chain": NEV, **REGION}).json()
    motor = next(o for o in found if o["segment"]["name"] == "驱动电机")
    assert [c["firm"]["id"] for c in motor["items"]] == [WANTED.id]
    assert motor["note"].startswith("语料中没有本地候选")
    assert all(c["evidence"] for o in found for c in o["items"])
    english = client.get("/api/candidates", params={"chain": NEV, **REGION, "lang": "en"}).json()
    assert any(o["note"].startswith("No local candidate") for o in english)


def test_the_list_is_held_against_the_gaps(client: TestClient) -> None:
    (found,) = client.get("/api/reconcile", params={"chain": NEV, **REGION}).json()
    assert found["listed"]
    assert [t["firm"]["id"] for t in found["targets"]] == [WANTED.id]
    (none,) = client.get("/api/reconcile", params={"chain": "集成电路", **REGION}).json()
    assert (none["listed"], none["note"]) == (False, "语料中没有这条链的拟招商名录")
    assert [r["chain"]["name"] for r in client.get("/api/reconcile", params=REGION).json()] == [NEV]


def test_two_places_are_compared_with_cautions(client: TestClient) -> None:
    asked = {"chain": NEV, "left": PLACE.name, "right": PARK.name}
    found = client.get("/api/compare", params=asked).json()
    assert {"nested", "levels"} <= {c["code"] for c in found["cautions"]}
    assert len(found["segments"]) >= 10


def test_two_dates_are_compared_and_a_mixture_is_refused(client: TestClient) -> None:
    asked = {"chain": NEV, "from": "2020", "to": "2030-01-01", **REGION}
    found = client.get("/api/compare", params=asked).json()
    assert (found["left"]["day"], found["right"]["day"]) == ("2020-12-31", "2030-01-01")
    for wrong in ({"left": PLACE.name}, {"from": "2020", "to": "soon"}, {}):
        answer = client.get("/api/compare", params={"chain": NEV, **wrong})
        assert answer.status_code == 422, wrong


def test_parks_are_weighed_for_a_segment_with_other_weights(client: TestClient) -> None:
    asked = {**REGION, "segment": "动力电池", "weights": "focus=1"}
    (fit,) = client.get(f"/api/chains/{NEV}/parks", params=asked).json()["items"]
    assert (fit["rank"], fit["best"], fit["worst"], fit["stable"]) == (1, 1, 1, True)
    assert fit["score"] > 0.8
    wrong = client.get(f"/api/chains/{NEV}/parks", params={**REGION, "weights": "land=1"})
    assert "没有园区依据「land」" in wrong.json()["error"]["message"]


def test_a_template_goes_out_comes_back_is_compared_and_used(open_client: TestClient) -> None:
    listed = open_client.get("/api/templates").json()
    assert {t["key"] for t in listed["items"]} >= {"nev", "ic"}
    data = open_client.get(f"/api/templates/{NEV}").content
    same = open_client.post("/api/templates/diff", files={"file": ("nev.csv", data)}).json()
    assert (same["step"], same["changes"]) == ("none", [])
    edited = data.decode("utf-8-sig").replace("version=1.0.0", "version=1.0.1")
    edited = edited.replace("Traction batteries", "Traction cells")
    shown = open_client.post("/api/templates/diff", files={"file": ("nev.csv", edited)}).json()
    assert [(c["kind"], c["field"]) for c in shown["changes"]] == [("changed", "label_en")]
    used = open_client.post("/api/templates", files={"file": ("nev.csv", edited)})
    assert (used.status_code, used.json()["versions"]) == (201, ["1.0.0", "1.0.1"])
    board = open_client.get(f"/api/chains/{NEV}", params=REGION).json()
    assert board["version"] == "1.0.1"
    old = open_client.get(f"/api/templates/{NEV}", params={"version": "1.0.0"}).content
    assert old == data
    for form in ("xlsx", "ttl"):
        assert open_client.get(f"/api/templates/{NEV}", params={"format": form}).status_code == 200


def test_a_region_switches_a_segment_off(open_client: TestClient) -> None:
    asked = {"region": PLACE.id, "segment": "seg-nev-battery", "value": "off", "because": "不发展"}
    found = open_client.post("/api/templates/overlay", json=asked).json()
    assert [o["because"] for o in found["overlays"]] == ["不发展"]
    board = open_client.get(f"/api/chains/{NEV}", params=REGION).json()
    assert "seg-nev-battery" not in {s["id"] for s in board["segments"]}
    undone = open_client.post("/api/templates/overlay", json={**asked, "value": ""}).json()
    assert undone["overlays"] == []


def test_a_regional_change_takes_names_and_says_what_it_does_not_know(
    open_client: TestClient,
) -> None:
    asked = {"region": "云泽新区", "segment": "驱动电机", "value": "off"}
    found = open_client.post("/api/templates/overlay", json=asked).json()
    assert [(o["region"], o["segment"]) for o in found["overlays"]] == [(PLACE.id, "seg-nev-motor")]
    for wrong, status, words in (
        ({"segment": "没有"}, 404, "没有环节「没有」"),
        ({"region": "火星"}, 404, "没有地区「火星」"),
        ({"value": "9"}, 422, "不能是「9」"),
        ({"segment": "轮胎与橡胶制品", "value": "8"}, 422, "不能是「8」"),
    ):
        answer = open_client.post("/api/templates/overlay", json={**asked, **wrong})
        assert (answer.status_code, words in answer.json()["error"]["message"]) == (status, True)


def test_of_two_days_the_earlier_stands_on_the_left_in_whatever_order_they_come(
    client: TestClient,
) -> None:
    asked = {"chain": NEV, **REGION}
    there = client.get("/api/compare", params={**asked, "from": "2030", "to": "2020"}).json()
    assert (there["left"]["day"], there["right"]["day"]) == ("2020-12-31", "2030-12-31")
    assert (
        there == client.get("/api/compare", params={**asked, "from": "2020", "to": "2030"}).json()
    )


def test_candidates_of_one_segment(client: TestClient) -> None:
    asked = {"segment": "驱动电机", **REGION}
    found = client.get("/api/candidates", params=asked).json()
    assert [o["segment"]["name"] for o in found] == ["驱动电机"]
    assert client.get("/api/candidates", params={**asked, "segment": "没有"}).status_code == 404


def test_a_chain_with_a_template_has_no_proposal(client: TestClient) -> None:
    answer = client.get(f"/api/templates/{NEV}/proposal")
    assert answer.status_code == 422
    assert "已有参照链" in answer.json()["error"]["message"]


def test_a_read_only_server_takes_no_changes(client: TestClient) -> None:
    data = client.get(f"/api/templates/{NEV}").content
    used = client.post("/api/templates", files={"file": ("nev.csv", data)})
    asked = {"region": PLACE.id, "segment": "seg-nev-battery", "value": "off"}
    changed = client.post("/api/templates/overlay", json=asked)
    assert (used.status_code, changed.status_code) == (403, 403)
