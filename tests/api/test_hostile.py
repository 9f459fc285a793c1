"""A server that is asked by people who mean it harm: it answers the others all the while."""

import hashlib
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench.sparql_hostile import BOMBS, Request, fuzzed
from tests.api.test_serve import LIANTU, ROOT
from tests.graph.test_store_hostile import children

QUICK = {"LIANTU_QUERY_TIMEOUT": "0.5", "LIANTU_QUERY_BUDGET": "0", "LIANTU_QUERY_QUEUE": "4"}
EVERYTHING = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"


class Served:
    """A server in a process of its own."""

    def __init__(self, address: str, process: "subprocess.Popen[str]") -> None:
        self.host = urlsplit(address).netloc
        self.process = process

    def send(self, request: Request) -> tuple[int, bytes]:
        """Status and body of what comes back; 0 where the server hung up."""
        host, port = self.host.split(":")
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            connection.sendall(request.wire(self.host))
            answer = http.client.HTTPResponse(connection, method=request.method)
            try:
                answer.begin()
                return answer.status, answer.read()
            except http.client.BadStatusLine:
                return 0, b""

    def query(self, text: str, accept: str = "*/*") -> tuple[int, bytes]:
        """The answer to a query."""
        headers = (("accept", accept), ("content-type", "application/sparql-query"))
        return self.send(Request("POST", "/sparql", text.encode(), headers))

    def digest(self) -> str:
        """What the whole graph comes to."""
        status, body = self.query(EVERYTHING, "text/csv")
        assert status == 200
        return hashlib.sha256(body).hexdigest()

    def health(self) -> float:
        """Seconds until the server said that it is well."""
        started = time.monotonic()
        assert self.send(Request("GET", "/healthz"))[0] == 200
        return time.monotonic() - started


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, town_data: Path) -> Iterator[Served]:
    data = shutil.copytree(town_data, tmp_path_factory.mktemp("hostile") / "data")
    command = [*LIANTU, "serve", "--port", "0", "--data", str(data)]
    environment = {**os.environ, **QUICK}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line + process.stderr.read()
        yield Served(found[0], process)
        process.send_signal(signal.SIGTERM)
        process.wait(15)


def test_health_is_told_while_bombs_go_off(served: Served) -> None:
    def explode() -> None:
        for bomb in list(BOMBS.values())[:4]:
            assert served.query(bomb)[0] in (400, 503, 504)

    throwers = [threading.Thread(target=explode) for _ in range(6)]
    for thrower in throwers:
        thrower.start()
    waits = []
    while any(thrower.is_alive() for thrower in throwers):
        waits.append(served.health())
        time.sleep(0.02)
    assert len(waits) > 10
    assert sorted(waits)[len(waits) // 2] < 0.1
    assert max(waits) < 1
    assert served.query("ASK {}")[0] == 200


def test_fuzzed_requests_change_nothing_and_kill_nobody(served: Served) -> None:
    before = served.digest()
    statuses = {served.send(request)[0] for request in fuzzed(400)}
    assert statuses <= {200, 307, 400, 403, 404, 405, 406, 413, 415, 503, 504}
    assert served.process.poll() is None
    assert served.digest() == before


def test_an_answer_is_whole_or_none_whoever_dies_meanwhile(served: Served) -> None:
    """Workers are killed while they answer: what comes with 200 is the whole answer."""
    _, whole = served.query(EVERYTHING)
    ended = threading.Event()

    def reap() -> None:
        nurseries = children(served.process.pid)
        while not ended.is_set():
            for worker in (w for nursery in nurseries for w in children(nursery)):
                with suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
            time.sleep(0.03)

    reaper = threading.Thread(target=reap)
    reaper.start()
    asked = [f"{EVERYTHING} # {number}" for number in range(60)]
    answers = [served.query(query) for query in asked]
    ended.set()
    reaper.join()
    assert {body for status, body in answers if status == 200} <= {whole}
    assert {status for status, _ in answers} <= {200, 400, 503}
    assert any(status != 200 for status, _ in answers)
