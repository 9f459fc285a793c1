"""Chains, gaps, candidates, parks and regions over HTTP."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.town import BATTERY, PARK, PLACE, WANTED

NEV = "新能源汽车"


def rows(board: dict[str, Any]) -> dict[str, Any]:
    return {row["label"]: row for row in board["segments"]}


def test_the_home_region_is_shown_where_none_is_asked_for(client: TestClient) -> None:
    assert client.get("/api/chains").json()["region"]["name"] in {"云泽新区", "云泽汽车产业园"}


def test_every_reference_chain_is_listed_with_its_unknown_share(client: TestClient) -> None:
    found = client.get("/api/chains", params={"region": "云泽新区"}).json()
    assert len(found["items"]) == 12
    chains = {item["label"]: item for item in found["items"]}
    assert chains[NEV]["gaps"] == 1
    assert 0 < chains[NEV]["unknown_share"] < 1
    assert chains["集成电路"]["coverage"] is None
    assert chains["集成电路"]["unknown_share"] == 1


def test_a_board_keeps_filled_external_and_unknown_apart(client: TestClient) -> None:
    board = client.get(f"/api/chains/{NEV}", params={"region": "云泽新区"}).json()
    found = rows(board)
    assert found["驱动电机"]["state"] == "external"
    assert found["动力电池"]["state"] in {"filled", "single"}
    assert found["电控系统"]["state"] == "unknown"
    assert [p["thing"]["id"] for p in found["动力电池"]["present"]] == [BATTERY.id]
    (stated,) = found["驱动电机"]["stated"]
    assert stated["evidence"][0]["quote"] == "驱动电机目前都要从区外采购"
    assert stated["severity"]["value"] > 0


def test_a_chain_is_found_by_id_too(client: TestClient) -> None:
    chain = client.get(f"/api/chains/{NEV}").json()["chain"]["id"]
    assert client.get(f"/api/chains/{chain}").json()["chain"]["name"] == NEV


def test_gaps_come_gravest_first_with_their_sentences(client: TestClient) -> None:
    found = client.get("/api/gaps", params={"region": "云泽新区"}).json()["items"]
    grave = [gap["severity"]["value"] if gap["severity"] else 0 for gap in found]
    assert grave == sorted(grave, reverse=True)
    stated = [gap for gap in found if gap["basis"] == "stated"]
    assert [gap["segment"]["name"] for gap in stated] == ["驱动电机"]
    assert all(gap["kind"] != "NoRecord" for gap in found)


def test_unknown_segments_are_listed_only_when_asked_for(client: TestClient) -> None:
    asked = {"region": "云泽新区", "chain": NEV, "unknown": "true", "limit": "500"}
    found = client.get("/api/gaps", params=asked).json()["items"]
    silent = [gap for gap in found if gap["kind"] == "NoRecord"]
    assert silent
    assert {gap["state"] for gap in silent} == {"unknown"}
    only = client.get("/api/gaps", params={**asked, "kind": "NoRecord", "unknown": "false"}).json()
    assert only["total"] == len(silent)


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ({"basis": "stated"}, {"ExternalSupply"}),
        ({"kind": "ExternalSupply"}, {"ExternalSupply"}),
        ({"kind": "Missing"}, set()),
        ({"chain": "集成电路"}, set()),
    ],
)
def test_gaps_can_be_chosen(client: TestClient, asked: dict[str, str], kinds: set[str]) -> None:
    found = client.get("/api/gaps", params={"region": "云泽新区", **asked}).json()["items"]
    assert {gap["kind"] for gap in found} == kinds


def test_candidates_come_with_sentences(client: TestClient) -> None:
    address = f"/api/chains/{NEV}/segments/驱动电机/candidates"
    found = client.get(address, params={"region": "云泽新区"}).json()
    assert found["segment"]["name"] == "驱动电机"
    (wanted,) = (c for c in found["items"] if c["firm"]["id"] == WANTED.id)
    assert wanted["kind"] == "target"
    assert wanted["evidence"][0]["quote"] == "着力引进衡远电机"
    english = client.get(address, params={"region": "云泽新区", "lang": "en"}).json()
    assert english["items"][0]["reason"].isascii() is False  # names stay Chinese
    assert english["items"][0]["reason"] != found["items"][0]["reason"]


def test_parks_are_listed_with_their_chains(client: TestClient) -> None:
    found = client.get("/api/parks", params={"region": "云泽新区"}).json()
    (park,) = found["items"]
    assert (park["id"], park["residents"]) == (PARK.id, 2)
    assert [chain["name"] for chain in park["focuses"]] == [NEV]


def test_parks_for_a_chain_show_every_ground(client: TestClient) -> None:
    found = client.get(f"/api/chains/{NEV}/parks", params={"region": "云泽新区"}).json()
    (fit,) = found["items"]
    assert fit["park"]["id"] == PARK.id
    assert {part["name"] for part in fit["parts"]} >= {"focus", "residents", "projects"}


def test_regions_form_a_tree(client: TestClient) -> None:
    found = client.get("/api/regions").json()
    ids = {region["id"] for region in found}
    assert {PLACE.id, PARK.id} <= ids
    assert {r["parent"] for r in found if r["parent"]} <= ids
    parents = {region["id"]: region["parent"] for region in found}
    assert parents[PARK.id] == PLACE.id
