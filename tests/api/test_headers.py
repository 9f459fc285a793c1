"""The headers on every answer."""

import pytest
from fastapi.testclient import TestClient

from api.headers import HEADERS

ADDRESSES = (
    "/",
    "/gaps",
    "/documents",
    "/entities",
    "/network",
    "/query",
    "/rules",
    "/api/documents",
    "/api/chains",
    "/healthz",
    "/openapi.json",
    "/static/base.css",
    "/static/vendor/swagger-ui-5.35.0.css",
    "/docs",
    "/docs/docs.js",
    "/nowhere",
    "/sparql",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_headers(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code < 500
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    policy = HEADERS["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_write_from_another_site_is_refused(client: TestClient) -> None:
    headers = {"origin": "https://elsewhere.example"}
    answer = client.post("/api/documents", headers=headers, files={"file": ("a.txt", b"a")})
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "forbidden"
    assert answer.headers["content-security-policy"] == HEADERS["content-security-policy"]


@pytest.mark.parametrize("origin", ["null", "https://testserver.example", "http://testserver:81"])
def test_no_other_origin_passes_for_ours(client: TestClient, origin: str) -> None:
    answer = client.post("/sparql", headers={"origin": origin}, data={"query": "ASK {}"})
    assert answer.status_code == 403


def test_our_own_pages_may_post(client: TestClient) -> None:
    headers = {"origin": "http://testserver"}
    answer = client.post("/sparql", headers=headers, data={"query": "ASK {}"})
    assert answer.status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "[::2]", "", "a b", "["])
def test_a_name_that_is_not_ours_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/api/documents", headers={"host": host})
    assert answer.status_code == 403
    assert "LIANTU_HOSTS" in answer.json()["error"]["message"]


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000"])
def test_loopback_names_are_ours(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200
