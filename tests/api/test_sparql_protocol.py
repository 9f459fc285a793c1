"""The SPARQL 1.1 Protocol: graphs, methods, entity tags, what other sites may do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.settings import BadSetting, Settings, load_settings
from tests.api.conftest import HOST, serving

ANY = "ASK { ?s ?p ?o }"
SITE = "https://friend.example"


@pytest.fixture(scope="module")
def listed(town_data: Path) -> Iterator[TestClient]:
    """The application over the town, open to the pages of one site."""
    settings = Settings(data=town_data, read_only=True, hosts=HOST, cors=f"{SITE}, http://b:81")
    with serving(settings) as client:
        yield client


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_the_graphs_of_the_request_replace_those_of_the_query(
    client: TestClient, name: str
) -> None:
    asked = {"query": ANY, name: "urn:example:nothing"}
    query = {"content-type": "application/sparql-query"}
    answers = (
        client.get("/sparql", params=asked),
        client.post("/sparql", data=asked),
        client.post("/sparql", params={name: asked[name]}, content=ANY, headers=query),
    )
    assert [answer.json()["boolean"] for answer in answers] == [False] * 3
    assert client.get("/sparql", params={"query": ANY}).json()["boolean"] is True


def test_a_graph_that_is_no_iri_and_graphs_without_end_are_refused(client: TestClient) -> None:
    broken = client.get("/sparql", params={"query": ANY, "default-graph-uri": "no iri"})
    many = client.post("/sparql", data={"query": ANY, "named-graph-uri": ["urn:a"] * 1001})
    assert [broken.status_code, many.status_code] == [400, 400]


def test_columns_of_select_star_come_in_the_order_of_the_query(client: TestClient) -> None:
    query = "SELECT * { ?z a ?k . ?z ?a ?m } LIMIT 1"
    for kind, head in (("text/csv", "z,k,a,m\r\n"), ("text/tab-separated-values", "?z\t?k\t?a\t")):
        answer = client.get("/sparql", params={"query": query}, headers={"accept": kind})
        assert answer.text.startswith(head)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused_with_those_that_there_are(
    client: TestClient, method: str
) -> None:
    answer = client.request(method, "/sparql", params={"query": ANY})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert answer.json()["error"]["code"] == "method_not_allowed"
    assert client.options("/sparql").headers["allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize("charset", ["utf-16", '"ISO-8859-1"'])
def test_a_query_in_another_encoding_is_refused(client: TestClient, charset: str) -> None:
    kind = {"content-type": f"application/sparql-query; charset={charset}"}
    assert client.post("/sparql", content=ANY, headers=kind).status_code == 415


def test_an_answer_that_the_client_has_is_not_sent_again(client: TestClient) -> None:
    asked = {"query": "SELECT ?s { ?s a ?c } LIMIT 2"}
    first = client.get("/sparql", params=asked)
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert first.headers["cache-control"] == "no-cache"
    again = client.get("/sparql", params=asked, headers={"if-none-match": f'"old", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    accept = {"accept": "text/csv", "if-none-match": tag}
    assert client.get("/sparql", params=asked, headers=accept).status_code == 200
    assert "etag" not in client.get("/sparql", params={"query": "SELECT (NOW() AS ?t) {}"}).headers


def test_a_new_document_makes_new_tags(open_client: TestClient) -> None:
    asked = {"query": ANY}
    tags = [open_client.get(path, params=asked).headers["etag"] for path in ("/sparql", "/data")]
    file = {"file": ("新.txt", "澄星汽车建成整车厂。".encode())}
    assert open_client.post("/api/documents", files=file).status_code == 201
    new = [open_client.get(path, params=asked).headers["etag"] for path in ("/sparql", "/data")]
    assert not set(tags) & set(new)


@pytest.mark.parametrize("path", ["/sparql?query=ASK{}", "/sparql", "/data", "/.well-known/void"])
def test_head_gives_the_headers_alone(client: TestClient, path: str) -> None:
    whole, head = client.get(path), client.head(path)
    assert head.status_code == 200
    assert head.headers["etag"] == whole.headers["etag"]
    assert head.headers["content-type"] == whole.headers["content-type"]


def test_no_other_site_may_ask_by_default(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": ANY}, headers={"origin": SITE})
    assert "access-control-allow-origin" not in answer.headers
    preflight = {"origin": SITE, "access-control-request-method": "POST"}
    refused = client.options("/sparql", headers=preflight)
    assert "access-control-allow-origin" not in refused.headers
    assert client.post("/sparql", data={"query": ANY}, headers={"origin": SITE}).status_code == 403


def test_a_listed_site_may_ask_and_read(listed: TestClient) -> None:
    preflight = {"origin": SITE, "access-control-request-method": "POST"}
    allowed = listed.options("/sparql", headers=preflight)
    assert allowed.status_code == 204
    assert allowed.headers["access-control-allow-origin"] == SITE
    assert allowed.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS, POST"
    for answer in (
        listed.post("/sparql", data={"query": ANY}, headers={"origin": SITE}),
        listed.get("/data?default", headers={"origin": SITE}),
        listed.get("/sparql?query=nonsense", headers={"origin": SITE}),
    ):
        assert answer.headers["access-control-allow-origin"] == SITE
        assert "Origin" in answer.headers["vary"]
        assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "origin"),
    [
        ("POST", "/sparql", "https://friend.example:444"),
        ("POST", "/sparql", "http://friend.example"),
        ("POST", "/sparql", "null"),
        ("POST", "/api/documents", SITE),
        ("POST", "/sparqlx", SITE),
        ("DELETE", "/data", SITE),
    ],
)
def test_the_list_opens_nothing_else(
    listed: TestClient, method: str, path: str, origin: str
) -> None:
    answer = listed.request(method, path, headers={"origin": origin}, data={"query": ANY})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("sites", ["*", "friend.example", "https://a.b/", "https://u@a.b", "null"])
def test_the_list_holds_exact_origins(sites: str) -> None:
    with pytest.raises(BadSetting, match="LIANTU_CORS"):
        load_settings(cors=sites)


def test_names_are_found_inside_sparql(client: TestClient) -> None:
    prefix = "PREFIX lt: <https://w3id.org/liantu/ont#> "
    prefix += "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    for words in ("泽川", "川电", "zechuandianchi", "zcdc"):
        query = f'{prefix}SELECT ?name {{ ?x lt:textMatch "{words}" ; skos:prefLabel ?name }}'
        answer = client.get("/sparql", params={"query": query}, headers={"accept": "text/csv"})
        assert "泽川电池" in answer.text, words
    wrong = client.get("/sparql", params={"query": f"{prefix}ASK {{ ?x lt:textMatch ?y }}"})
    assert wrong.status_code == 400
    assert "textMatch" in wrong.json()["error"]["message_en"]


def test_the_notes_beside_the_graph_are_no_graph_for_anybody(client: TestClient) -> None:
    pattern = "{ { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    notes = "urn:liantu:notes"
    for asked in (
        {"query": f"ASK FROM <{notes}> {pattern}"},
        {"query": f"ASK FROM NAMED <{notes}> {pattern}"},
        {"query": f"PREFIX n: <urn:liantu:> ASK FROM n:notes {pattern}"},
        {"query": f"ASK {pattern}", "default-graph-uri": notes},
        {"query": f"ASK {pattern}", "named-graph-uri": notes},
    ):
        assert client.get("/sparql", params=asked).json()["boolean"] is False
    assert client.get("/data", params={"graph": notes}).status_code == 404
