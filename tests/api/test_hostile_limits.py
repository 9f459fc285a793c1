"""What a server refuses, how it says so, and what it cuts."""

import json
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.settings import Settings
from bench.sparql_hostile import BOMBS
from tests.api.conftest import HOST, serving

EVERYTHING = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"


@pytest.fixture
def own_data(tmp_path: Path, town_data: Path) -> Path:
    """A copy of the town's data directory."""
    return Path(shutil.copytree(town_data, tmp_path / "data"))


@pytest.fixture(scope="module", params=[{"row_cap": 7}, {"byte_cap": 2048}], ids=str)
def capped(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, town_data: Path
) -> Iterator[TestClient]:
    """A server that gives little at a time."""
    data = Path(shutil.copytree(town_data, tmp_path_factory.mktemp("capped") / "data"))
    with serving(Settings(data=data, hosts=HOST, **request.param)) as client:
        yield client


@pytest.mark.parametrize(
    "pairs",
    [
        [("query", "ASK {}"), ("query", "ASK {}")],
        [("query", "ASK {}"), ("update", "CLEAR ALL")],
        [("update", "CLEAR ALL"), ("query", "ASK {}")],
        [("query", "CLEAR ALL")],
        [("query", "ASK {} ; CLEAR ALL")],
    ],
)
@pytest.mark.parametrize("split", [0, 1, 2])
def test_parameters_given_twice_or_here_and_there_do_not_slip_through(
    client: TestClient, pairs: list[tuple[str, str]], split: int
) -> None:
    answer = client.post(
        f"/sparql?{urlencode(pairs[:split])}",
        content=urlencode(pairs[split:]),
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code in (400, 403)


def test_a_caller_without_budget_is_told_when_to_come_back(own_data: Path) -> None:
    settings = Settings(data=own_data, hosts=HOST, query_budget=0.000001, query_cache=0)
    with serving(settings) as client:
        assert client.get("/sparql", params={"query": EVERYTHING}).status_code == 200
        refused = client.get("/sparql", params={"query": "ASK {}"})
        assert refused.status_code == 429
        assert refused.json()["error"]["code"] == "too_many"
        assert int(refused.headers["retry-after"]) > 0
        assert client.get("/healthz").status_code == 200


def test_an_analyst_gets_more_time_and_a_wrong_token_nothing(own_data: Path) -> None:
    settings = Settings(
        data=own_data,
        hosts=HOST,
        query_timeout=0.2,
        analyst_timeout=1.2,
        analyst_token=SecretStr("s3cret"),
    )
    slow = {"query": BOMBS["cross product of four"]}
    with serving(settings) as client:
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        started = time.monotonic()
        assert client.get("/sparql", params=slow).status_code == 504
        assert time.monotonic() - started < 1
        wrong = {"authorization": "Bearer secret"}
        refused = client.get("/sparql", params={"query": "ASK {}"}, headers=wrong)
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == "Bearer"
        right = {"authorization": "Bearer s3cret"}
        started = time.monotonic()
        assert client.get("/sparql", params=slow, headers=right).status_code == 504
        assert time.monotonic() - started > 1


def test_a_full_queue_is_told_with_the_time_to_come_back(own_data: Path) -> None:
    settings = Settings(data=own_data, hosts=HOST, query_workers=1, query_queue=0, query_timeout=1)
    with serving(settings) as client:
        first = threading.Thread(
            target=client.get, args=("/sparql",), kwargs={"params": {"query": BOMBS["every path"]}}
        )
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        first.start()
        time.sleep(0.4)
        refused = client.get("/sparql", params={"query": "ASK { }"})
        first.join()
    assert refused.status_code == 503
    assert refused.json()["error"]["code"] == "busy"
    assert int(refused.headers["retry-after"]) > 0


@pytest.mark.parametrize(
    ("accept", "query", "told"),
    [
        ("application/sparql-results+json", EVERYTHING, b'"truncated":true}'),
        ("application/sparql-results+xml", EVERYTHING, b"<!-- truncated: true --></sparql>"),
        ("text/csv", EVERYTHING, b""),
        ("text/tab-separated-values", EVERYTHING, b""),
        ("text/turtle", "CONSTRUCT WHERE { ?s ?p ?o }", b"# truncated: true\n"),
        ("application/n-triples", "CONSTRUCT WHERE { ?s ?p ?o }", b"# truncated: true\n"),
        ("application/rdf+xml", "CONSTRUCT WHERE { ?s ?p ?o }", b"<!-- truncated: true -->\n"),
        ("application/ld+json", "CONSTRUCT WHERE { ?s ?p ?o }", b""),
    ],
)
def test_a_cut_answer_says_so_and_is_sound(
    capped: TestClient, accept: str, query: str, told: bytes
) -> None:
    answer = capped.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["x-liantu-truncated"] == "true"
    assert answer.content.endswith(told)
    assert len(answer.content) < 8192
    if "json" in accept:
        assert json.loads(answer.content)
