"""Rules, questions, words, health and version over HTTP, and the page of Swagger UI."""

from fastapi.testclient import TestClient

from api.version import VERSION


def test_every_rule_speaks_both_languages(client: TestClient) -> None:
    found = client.get("/api/rules").json()
    assert {rule["layer"] for rule in found} == {"reading", "gaps"}
    assert [rule["name"] for rule in found if not rule["zh"] or not rule["en"]] == []
    assert "no_record" in {rule["name"] for rule in found}


def test_every_ready_question_runs(client: TestClient) -> None:
    found = client.get("/api/questions").json()
    assert found
    for question in found:
        assert question["zh"]
        assert question["en"]
        answer = client.post("/sparql", data={"query": question["query"]})
        assert answer.status_code == 200, question["name"]


def test_every_code_has_its_words(client: TestClient) -> None:
    found = client.get("/api/vocabulary").json()
    words = {(term["list"], term["code"]): term["zh"] for term in found}
    assert words["GapKind", "Missing"]
    assert all(term["zh"] and term["en"] for term in found)


def test_health_and_version_answer(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    version = client.get("/api/version").json()
    assert (version["version"], version["documents"]) == (VERSION, 1)


def test_the_page_of_the_api_loads_only_what_is_here(client: TestClient) -> None:
    page = client.get("/docs").text
    assert "http" not in page
    assert "<script>" not in page
    for address in (
        "/static/vendor/swagger-ui-5.35.0-bundle.js",
        "/static/vendor/swagger-ui-5.35.0.css",
        "/docs/docs.js",
        "/openapi.json",
    ):
        assert client.get(address).status_code == 200
        if address != "/openapi.json":
            assert address in page
