"""Dumps, single graphs, and what the service says of itself."""

import gzip

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import RdfFormat, parse

QUERY = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}
TURTLE, TRIG, NQUADS = "text/turtle", "application/trig", "application/n-quads"


def triples(client: TestClient) -> int:
    rows = client.get("/sparql", params=QUERY, headers={"accept": "text/csv"}).text.split()
    return int(rows[1])


def parsed(content: bytes, kind: str) -> int:
    form = RdfFormat.from_media_type(kind)
    return len(set(parse(content, format=form)))


@pytest.mark.parametrize("name", ["liantu.trig", "liantu.nq", "liantu.ttl"])
def test_a_dump_comes_plain_and_packed_as_a_file(client: TestClient, name: str) -> None:
    plain, packed = client.get(f"/data/{name}"), client.get(f"/data/{name}.gz")
    assert gzip.decompress(packed.content) == plain.content
    assert packed.headers["content-type"] == "application/gzip"
    suffix = name.removeprefix("liantu.")
    assert plain.headers["content-disposition"].endswith(f'.{suffix}"')
    assert packed.headers["content-disposition"].endswith(f'.{suffix}.gz"')
    assert plain.headers["etag"] != packed.headers["etag"]
    kind = plain.headers["content-type"].partition(";")[0]
    assert parsed(plain.content, kind) == triples(client)
    tag = {"if-none-match": plain.headers["etag"]}
    assert client.get(f"/data/{name}", headers=tag).status_code == 304


@pytest.mark.parametrize(("accept", "kind"), [("*/*", TRIG), (NQUADS, NQUADS)])
def test_the_whole_comes_as_asked_for(client: TestClient, accept: str, kind: str) -> None:
    for coding in ("identity", "gzip", "gzip;q=0, br"):
        headers = {"accept": accept, "accept-encoding": coding}
        answer = client.get("/data", headers=headers)
        assert answer.headers["content-type"].partition(";")[0] == kind
        assert ("content-encoding" in answer.headers) == (coding == "gzip")
        assert parsed(answer.content, kind) == triples(client)


@pytest.mark.parametrize("kind", [TURTLE, "application/n-triples", "application/ld+json"])
def test_the_default_graph_comes_as_triples(client: TestClient, kind: str) -> None:
    answer = client.get("/data?default", headers={"accept": kind})
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert parsed(answer.content, kind) == triples(client)
    assert "content-disposition" not in answer.headers


def test_what_is_not_there_or_asked_wrongly_is_told(client: TestClient) -> None:
    assert client.get("/data?graph=urn:none").status_code == 404
    assert client.head("/data?graph=urn:none").status_code == 404
    assert client.get("/data?graph=urn:liantu:notes").status_code == 404
    assert client.get("/data/liantu.exe").status_code == 404
    for wrong in ("?graph=", "?default&graph=urn:a", "?graph=urn:a&graph=urn:b"):
        assert client.get(f"/data{wrong}").status_code == 400
    assert client.get("/data", headers={"accept": TURTLE}).status_code == 406
    assert client.get("/data?default", headers={"accept": TRIG}).status_code == 406


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/data", "/data?default", "/data/liantu.trig"])
def test_nothing_is_written(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, path, content=b"<urn:a> <urn:b> <urn:c> .")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void"])
def test_the_service_describes_itself_truly(client: TestClient, path: str) -> None:
    turtle = client.get(path)
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert f"void:triples {triples(client)}" in turtle.text
    assert "void:sparqlEndpoint <http://testserver/sparql>" in turtle.text
    assert "<http://testserver/data/liantu.trig.gz>" in turtle.text
    assert ("sd:endpoint <http://testserver/sparql>" in turtle.text) == (path == "/sparql")
    for kind in ("application/ld+json", "application/rdf+xml", "application/n-triples"):
        other = client.get(path, headers={"accept": kind})
        assert other.headers["content-type"].partition(";")[0] == kind
        assert parsed(other.content, kind) == parsed(turtle.content, TURTLE)
    assert client.get(path, headers={"accept": "text/csv"}).status_code == 406
    tag = {"if-none-match": turtle.headers["etag"]}
    assert client.get(path, headers=tag).status_code == 304
