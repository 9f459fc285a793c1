"""The explorer over HTTP: counts before unfolding, steps, addresses that restore a view, the door."""

import json

import pytest
from fastapi.testclient import TestClient

from api.headers import HEADERS
from tests.api.town import MAKER, PARK, PLACE
from viz.explorer.asked import LONGEST


def test_a_view_counts_by_type_what_it_does_not_draw(client: TestClient) -> None:
    seen = client.get("/api/explore", params={"entity": MAKER.id}).json()
    park = next(node for node in seen["nodes"] if node["id"] == PARK.id)
    assert (seen["shown"], seen["total"], seen["budget"]) == (4, 4, 300)
    # The maker lies in a park, leads a chain and is in a segment; the park has two things more.
    assert park["unseen"] == [{"kind": "Firm", "number": 1}, {"kind": "Place", "number": 1}]
    assert park["label"] == "云泽汽车产业园 +2"


def test_a_step_draws_more_and_moves_nothing(client: TestClient) -> None:
    first = client.get("/api/explore", params={"entity": MAKER.id}).json()
    opened = f"{first['open']}~{PARK.id}.Firm.25"
    then = client.get("/api/explore", params={"entity": MAKER.id, "open": opened}).json()
    places = {node["id"]: (node["x"], node["y"]) for node in then["nodes"]}
    assert then["shown"] == 5
    assert all(places[node["id"]] == (node["x"], node["y"]) for node in first["nodes"])
    again = client.get("/api/explore", params={"entity": MAKER.id, "open": opened}).json()
    assert again == then


def test_a_thing_is_found_by_pinyin_and_joined_to_another(client: TestClient) -> None:
    seen = client.get("/api/explore", params={"entity": "zexing", "to": "泽川电池"}).json()
    assert {"泽星汽车有限公司", "泽川电池", PARK.name} == {node["name"] for node in seen["nodes"]}
    assert all(edge["way"] for edge in seen["edges"])


def test_neighbours_come_by_type_with_the_claims_between(client: TestClient) -> None:
    found = client.get(f"/api/explore/{PARK.id}", params={"type": "Firm", "limit": 1}).json()
    assert found["counts"] == [
        {"kind": "Firm", "total": 2},
        {"kind": "Place", "total": 1},
        {"kind": "ValueChain", "total": 1},
    ]
    assert found["total"] == 2
    (first,) = found["items"]
    assert first["thing"]["name"] == MAKER.name
    assert (
        first["claims"][0]["evidence"][0]["quote"]
        == "泽星汽车有限公司（简称泽星汽车）位于云泽汽车产业园"
    )


@pytest.mark.parametrize(
    "opened", ["x", "firm-1.Firm", "firm-1.Star.3", "firm-1.Firm.-1", "..", "~"]
)
def test_an_address_that_cannot_be_read_is_refused_in_words(
    client: TestClient, opened: str
) -> None:
    answer = client.get("/api/explore", params={"entity": MAKER.id, "open": opened})
    assert answer.status_code == 422
    assert "读不懂" in answer.json()["error"]["message"]


def test_an_address_too_long_is_refused_with_what_to_do(client: TestClient) -> None:
    opened = "~".join([f"{PARK.id}.Firm.25"] * (LONGEST // 20))
    for path in ("/api/explore", "/network"):
        answer = client.get(path, params={"entity": MAKER.id, "open": opened})
        assert answer.status_code == 422
        assert "先收起一些展开" in answer.text


def test_nobody_by_that_name_is_not_found(client: TestClient) -> None:
    assert client.get("/api/explore", params={"entity": "查无此名"}).status_code == 404
    assert client.get("/api/explore/firm-000000000000").status_code == 404


def test_the_files_of_a_view_are_served(client: TestClient) -> None:
    page = client.get("/network/export", params={"entity": MAKER.id})
    assert page.headers["content-disposition"] == 'attachment; filename="liantu-network.html"'
    drawn = client.get("/network/picture.svg", params={"entity": MAKER.id})
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert drawn.headers["content-security-policy"] == HEADERS["content-security-policy"]
    assert "泽星汽车有限公司" in drawn.text


def test_triples_handed_in_are_drawn_under_the_names_of_our_things(client: TestClient) -> None:
    base, rdfs = "https://w3id.org/liantu/", "http://www.w3.org/2000/01/rdf-schema#label"
    triples = [
        {"s": f"{base}id/{MAKER.id}", "p": f"{base}ont#locatedIn", "o": "http://a.example/b"},
        {"s": "http://a.example/b", "p": rdfs, "o": "<b>别处", "literal": True},
    ]
    answer = client.post("/network/drawing", data={"graph": json.dumps({"triples": triples})})
    assert answer.status_code == 200
    assert "泽星汽车有限公司" in answer.text
    assert f'href="/entities/{MAKER.id}"' in answer.text
    assert "&lt;b&gt;别处" in answer.text
    assert "<b>别处" not in answer.text


@pytest.mark.parametrize("graph", ["", "[]", "{", '{"triples": [{"s": "x"}]}', '{"triples": 1}'])
def test_what_is_no_graph_is_refused_in_words(client: TestClient, graph: str) -> None:
    answer = client.post("/network/drawing", data={"graph": graph})
    assert answer.status_code == 422


def test_other_sites_hand_nothing_in(client: TestClient) -> None:
    headers = {"origin": "https://elsewhere.example"}
    answer = client.post("/network/drawing", data={"graph": "{}"}, headers=headers)
    assert answer.status_code == 403


def test_the_page_finds_by_words_and_says_what_else_they_could_mean(client: TestClient) -> None:
    page = client.get("/network", params={"entity": "云泽"}).text
    assert "也可能是：" in page
    assert f'href="/network?entity={PLACE.id}"' in page or PLACE.id in page
