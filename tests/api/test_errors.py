"""One error shape for every fault."""

import pytest
from fastapi.testclient import TestClient

from ontology import errors as tree
from ontology.errors import LiantuError


def test_an_unknown_address_is_named(client: TestClient) -> None:
    answer = client.get("/api/nowhere")
    assert answer.status_code == 404
    assert answer.json() == {
        "error": {
            "code": "not_found",
            "message": "没有地址 /api/nowhere",
            "message_en": "There is nothing at /api/nowhere",
        }
    }


def test_a_wrong_method_is_named(client: TestClient) -> None:
    answer = client.delete("/api/documents")
    assert answer.status_code == 405
    assert answer.json()["error"]["code"] == "method_not_allowed"
    assert answer.json()["error"]["message"] == "地址 /api/documents 不接受 DELETE 方法"
    assert "GET" in answer.headers["allow"]


def test_each_wrong_parameter_is_named(client: TestClient) -> None:
    answer = client.get("/api/entities", params={"limit": "many", "type": "Planet"})
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert error["code"] == "invalid_request"
    assert {item["where"] for item in error["detail"]} == {"query.limit", "query.type"}
    assert "query.limit" in error["message"]


@pytest.mark.parametrize("limit", ["0", "-1", "501", "nan", "inf", "1e3", "99999999999999999999"])
def test_a_limit_out_of_range_is_refused(client: TestClient, limit: str) -> None:
    assert client.get("/api/entities", params={"limit": limit}).status_code == 422


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/api/entities/firm-000000000000", "firm-000000000000"),
        ("/api/documents/doc-000000000000", "doc-000000000000"),
        ("/api/chains/新能车", "新能车"),
        ("/api/chains/新能源汽车?region=不存在的地方", "不存在的地方"),
        ("/api/chains/新能源汽车/segments/不存在的环节/candidates", "不存在的环节"),
        ("/api/gaps?chain=不存在的链", "不存在的链"),
        ("/api/parks?region=不存在的地方", "不存在的地方"),
    ],
)
def test_what_nobody_knows_is_named(client: TestClient, address: str, asked: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"
    assert asked in answer.json()["error"]["message"]
    assert asked in answer.json()["error"]["message_en"]


def test_near_names_are_offered(client: TestClient) -> None:
    message = client.get("/api/chains/新能车").json()["error"]["message"]
    assert message == "没有产业链「新能车」；相近：新能源汽车"


def test_a_browser_gets_a_page(client: TestClient) -> None:
    answer = client.get("/nowhere", headers={"accept": "text/html,*/*;q=0.8"})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "没有地址 /nowhere" in answer.text


def test_the_page_speaks_english_where_asked(client: TestClient) -> None:
    answer = client.get("/entities/firm-0?lang=en", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "No entity" in answer.text


def test_a_hostile_address_is_shown_as_text(client: TestClient) -> None:
    answer = client.get("/<script>alert(1)</script>", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


def test_a_fault_of_the_program_tells_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("/secret/path")

    monkeypatch.setattr("api.snapshot.Snapshot.found", broken)
    answer = client.get("/api/entities")
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "internal"
    assert "secret" not in answer.text


def _kinds(kind: type[LiantuError]) -> list[type[LiantuError]]:
    return [kind, *(found for sub in kind.__subclasses__() for found in _kinds(sub))]


@pytest.mark.parametrize("kind", [k for k in _kinds(LiantuError) if k.__module__ == tree.__name__])
def test_every_kind_of_error_answers_with_its_own_status(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, kind: type[LiantuError]
) -> None:
    def refused(*_: object) -> None:
        raise kind("坏了", "broken")

    monkeypatch.setattr("api.snapshot.Snapshot.found", refused)
    answer = client.get("/api/entities")
    assert answer.status_code == kind.http_status
    assert answer.json() == {
        "error": {"code": kind.code, "message": "坏了", "message_en": "broken"}
    }
