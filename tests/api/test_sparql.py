"""The SPARQL 1.1 Protocol, reading only."""

import pytest
from fastapi.testclient import TestClient

NAMES = "SELECT ?name WHERE { ?s ?p ?name FILTER(STR(?name) = '泽川电池') }"
GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(STR(?o) = '泽川电池') }"
FORM = "application/x-www-form-urlencoded"


def test_a_query_may_come_in_the_address_a_form_or_the_body(client: TestClient) -> None:
    answers = (
        client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}),
        client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"}),
        client.post(
            "/sparql",
            content="ASK { ?s ?p ?o }",
            headers={"content-type": "application/sparql-query; charset=utf-8"},
        ),
    )
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/sparql-results+json"
        assert answer.json()["boolean"] is True


@pytest.mark.parametrize(
    ("accept", "kind", "words"),
    [
        ("*/*", "application/sparql-results+json", '"value":"泽川电池"'),
        ("application/json", "application/sparql-results+json", '"value":"泽川电池"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", ">泽川电池</literal>"),
        ("text/csv", "text/csv; charset=utf-8", "name\r\n泽川电池\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", '"泽川电池"'),
        ("text/html,text/csv;q=0.9", "text/csv; charset=utf-8", "泽川电池"),
    ],
)
def test_rows_come_in_the_format_asked_for(
    client: TestClient, accept: str, kind: str, words: str
) -> None:
    answer = client.get("/sparql", params={"query": NAMES}, headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert words in answer.text


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "text/turtle; charset=utf-8"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
    ],
)
def test_triples_come_in_the_format_asked_for(client: TestClient, accept: str, kind: str) -> None:
    answer = client.get("/sparql", params={"query": GRAPH}, headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert "泽川电池" in answer.text


@pytest.mark.parametrize(
    ("query", "accept"),
    [(NAMES, "image/png"), (NAMES, "text/turtle"), (GRAPH, "text/csv"), (NAMES, "text/csv;q=0")],
)
def test_a_format_that_cannot_be_is_refused(client: TestClient, query: str, accept: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert answer.status_code == 406
    assert answer.json()["error"]["code"] == "not_acceptable"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE {",
        "",
        "SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "LOAD <http://localhost/>",
        "SELECT * WHERE " + "{" * 5000 + "}" * 5000,
        "#" * 70_000,
    ],
)
def test_what_is_not_a_bounded_read_is_refused(client: TestClient, query: str) -> None:
    answer = client.post("/sparql", data={"query": query})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "bad_query"


@pytest.mark.parametrize("given", ["query=ASK{}&query=ASK{}", "default-graph-uri=urn:a"])
def test_one_query_is_needed_and_no_more(client: TestClient, given: str) -> None:
    assert client.get(f"/sparql?{given}").status_code == 400
    headers = {"content-type": FORM}
    assert client.post("/sparql", content=given, headers=headers).status_code == 400
    assert client.post("/sparql", content="", headers=headers).status_code == 400


def test_an_update_is_forbidden_however_it_comes(client: TestClient) -> None:
    update = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"
    answers = (
        client.post("/sparql", data={"update": update}),
        client.post("/sparql", data={"query": "ASK {}", "update": update}),
        client.post(
            "/sparql", content=update, headers={"content-type": "application/sparql-update"}
        ),
        client.get("/sparql", params={"update": update}),
    )
    assert [answer.status_code for answer in answers] == [403] * 4
    asked = client.get("/sparql", params={"query": "ASK { <urn:a> ?p ?o }"})
    assert asked.json()["boolean"] is False


@pytest.mark.parametrize("kind", ["application/json", "text/plain", ""])
def test_a_body_of_another_kind_is_refused(client: TestClient, kind: str) -> None:
    answer = client.post("/sparql", content="ASK {}", headers={"content-type": kind})
    assert answer.status_code == 415
    assert answer.json()["error"]["code"] == "unsupported_media"


def test_a_body_that_is_no_text_is_refused(client: TestClient) -> None:
    headers = {"content-type": "application/sparql-query"}
    assert client.post("/sparql", content=b"\xff\xfe", headers=headers).status_code == 400


def test_a_whole_answer_is_not_called_cut(client: TestClient) -> None:
    assert "x-liantu-truncated" not in client.get("/sparql", params={"query": NAMES}).headers
