"""The review queue and the names over HTTP."""

from fastapi.testclient import TestClient


def test_what_nobody_wrote_down_cannot_be_settled(open_client: TestClient) -> None:
    answer = open_client.post("/api/review", json={"targets": [], "verdict": "Accepted"})
    assert answer.status_code == 422


def test_a_rejected_fact_is_gone_from_the_facts_and_comes_back_when_undone(
    open_client: TestClient,
) -> None:
    [gap, *_] = open_client.get("/api/gaps", params={"basis": "stated"}).json()["items"]
    for verdict, review in (("Rejected", "Rejected"), ("Accepted", "Accepted"), ("", None)):
        asked = {"targets": [gap["id"]], "verdict": verdict, "because": "核对原文"}
        assert open_client.post("/api/review", json=asked).json()["settled"] == 1
        listed = open_client.get("/api/gaps", params={"basis": "stated", "limit": 500}).json()
        reviews = [g["review"] for g in listed["items"] if g["id"] == gap["id"]]
        assert reviews == ([] if verdict == "Rejected" else [review])


def test_a_read_only_server_takes_no_verdicts(client: TestClient) -> None:
    asked = {"targets": ["claim-1"], "verdict": "Accepted"}
    assert client.post("/api/review", json=asked).status_code == 403
    names = {"target": "firm-1", "value": "firm-2", "same": True}
    assert client.post("/api/names", json=names).status_code == 403


def test_the_lists_are_there_when_they_are_empty(client: TestClient) -> None:
    for path in ("/api/review", "/api/registry"):
        assert client.get(path).json()["total"] == 0
    assert client.get("/api/names").status_code == 200
    assert client.get("/review").status_code == 200


def test_evidence_names_the_page_where_the_file_has_pages(client: TestClient) -> None:
    [gap, *_] = client.get("/api/gaps", params={"basis": "stated"}).json()["items"]
    assert gap["evidence"][0]["page"] is None


def test_an_uploaded_list_of_firms_is_kept_and_shown(open_client: TestClient) -> None:
    files = {"file": ("名录.csv", "企业名称,简称\n甲重工公司,甲重工\n".encode())}
    assert open_client.post("/api/registry", files=files).status_code == 201
    [firm] = open_client.get("/api/registry").json()["items"]
    assert (firm["name"], firm["aliases"]) == ("甲重工公司", ["甲重工"])
    assert open_client.get("/api/chains").status_code == 200
