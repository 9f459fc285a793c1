"""Nothing that is asked harms the process that answers, reaches another machine, or overruns."""

import json
import os
import resource
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from bench.sparql_hostile import BOMBS, nestings, services
from graph.store import EmbeddedStore, GuardedReader, Means, guard
from ontology.errors import BadQuery, LiantuError, QueryTimeout
from tests.graph.test_store_reader import COUNT_FOREVER, made

PLACES = {"in memory": Means(kept=0), "on disk": Means(memory=0, kept=0)}


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("data"), 2000)


@pytest.fixture(scope="module", params=PLACES)
def reader(request: pytest.FixtureRequest, checkpoint: Path) -> Iterator[GuardedReader]:
    with GuardedReader(checkpoint, PLACES[request.param]) as opened:
        opened.start()
        yield opened


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "inspect", lambda _query: None)


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """An address, and who came."""
    came: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        ended = threading.Event()

        def accept() -> None:
            while not ended.is_set():
                with suppress(TimeoutError):
                    connection, _ = listener.accept()
                    came.append(repr(connection))
                    connection.close()

        watcher = threading.Thread(target=accept)
        watcher.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/", came
        finally:
            time.sleep(0.1)
            ended.set()
            watcher.join()


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_at_its_deadline_and_the_next_query_is_answered(
    reader: GuardedReader, name: str
) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    with suppress(QueryTimeout, BadQuery):
        reader.query(BOMBS[name], timeout=0.3)
    assert time.monotonic() - started < 0.3 + 0.5
    started = time.monotonic()
    assert json.loads(reader.query("ASK {}").body)["boolean"] is True
    assert time.monotonic() - started < 1
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 50 * 1024  # KiB


@pytest.mark.parametrize("depth", [100, 5000, 50_000])
def test_deep_nesting_is_answered_or_refused(reader: GuardedReader, depth: int) -> None:
    for name, query in nestings(depth):
        with suppress(QueryTimeout, BadQuery):
            reader.query(query, timeout=0.2)
        if depth > 100:
            with pytest.raises(BadQuery):
                guard.inspect(query)
        assert reader.query("ASK {}").body, name


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize("depth", [1000, 50_000])
def test_deep_nesting_past_the_guard_kills_only_its_worker(
    reader: GuardedReader, depth: int
) -> None:
    for name, query in nestings(depth):
        with suppress(QueryTimeout, BadQuery):
            reader.query(query, timeout=0.2)
        assert json.loads(reader.query("ASK {}").body)["boolean"] is True, name


def test_no_spelling_of_service_passes_the_guard(reader: GuardedReader) -> None:
    with listening() as (address, came):
        for query in services(address):
            with suppress(BadQuery, QueryTimeout):
                answer = reader.query(query, timeout=1)
                assert "FROM" in query or "GRAPH" in query, (query, answer)
    assert came == []


@pytest.mark.usefixtures("unguarded")
def test_no_spelling_of_service_reaches_anybody_with_the_guard_off(reader: GuardedReader) -> None:
    with listening() as (address, came):
        for query in services(address):
            with suppress(BadQuery, QueryTimeout):
                reader.query(query, timeout=1)
    assert came == []


@pytest.mark.usefixtures("unguarded")
def test_a_store_of_many_files_is_read_without_a_way_to_the_network(tmp_path: Path) -> None:
    source = EmbeddedStore.open(tmp_path / "store")
    for number in range(30):
        source.apply((), [], {f"note{number}": "x"})
        source.flush()
    source._open().backup(tmp_path / "copy")
    source.close()
    assert len(list((tmp_path / "copy").glob("*.sst"))) > 16
    with (
        GuardedReader(tmp_path / "copy", Means(memory=0)) as reader,
        listening() as (address, came),
    ):
        for query in services(address):
            with suppress(BadQuery, QueryTimeout):
                reader.query(query, timeout=1)
        assert reader.query("SELECT * { ?s ?p ?o }", "text/csv").body == b"s,p,o\r\n"
        hidden = "SELECT * { GRAPH ?g { ?s ?p ?o } }"
        assert reader.query(hidden, "text/csv").body == b"g,s,p,o\r\n"
    assert came == []


def test_a_worker_is_back_within_a_second(reader: GuardedReader) -> None:
    with pytest.raises(QueryTimeout):
        reader.query(COUNT_FOREVER, timeout=0.2)
    started = time.monotonic()
    assert reader.query("ASK {}").body
    assert time.monotonic() - started < 1


def children(process: int) -> list[int]:
    told = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(child) for child in told.split()]


def nursery_of(reader: GuardedReader) -> int:
    """The process number of the nursery that serves a reader."""
    return reader._now.ready()._nursery._process.pid


def test_a_worker_that_is_stopped_or_killed_takes_only_its_query_along(
    reader: GuardedReader,
) -> None:
    reader.query("ASK {}")
    for sent in (signal.SIGSTOP, signal.SIGKILL):
        for worker in children(nursery_of(reader)):
            os.kill(worker, sent)
        with suppress(LiantuError):
            reader.query("ASK {}", timeout=0.2)
        assert json.loads(reader.query("ASK {}").body)["boolean"] is True


def test_a_nursery_that_is_killed_is_replaced(checkpoint: Path) -> None:
    with GuardedReader(checkpoint) as reader:
        reader.start()
        os.kill(nursery_of(reader), signal.SIGKILL)
        time.sleep(0.1)
        assert json.loads(reader.query("ASK {}").body)["boolean"] is True


def test_all_processes_end_with_the_reader(checkpoint: Path) -> None:
    with GuardedReader(checkpoint, Means(workers=3)) as reader:
        reader.start()
        nursery = nursery_of(reader)
        reader.query("ASK {}")
        workers = children(nursery)
        assert len(workers) == 3
    time.sleep(0.2)
    assert not any(runs(process) for process in (nursery, *workers))


def runs(process: int) -> bool:
    """Whether a process is there and not merely waiting to be buried."""
    told = Path(f"/proc/{process}/stat")
    return told.exists() and told.read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
