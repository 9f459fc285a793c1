"""Real SPARQL servers to test against, each a process with a port and a folder of its own."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx2 as httpx
import pytest

from bench.engines import Virtuoso, free_port, program
from graph.store.remote_place import Credentials, Patience, Place, Proof

_START = 60.0
QUICK = Patience(seconds=30, attempts=3, first_pause=0.01, longest_pause=0.1)


def missing(what: str, variable: str = "LIANTU_TEST_ENGINES") -> None:
    """Skip the test for want of an engine, or fail it where the variable requires it."""
    if os.environ.get(variable) == "1":
        pytest.fail(f"{what}, and {variable}=1 requires it")
    pytest.skip(what)


@contextmanager
def oxigraph() -> Iterator[str]:
    """The address of an empty Oxigraph server that keeps all in memory."""
    found = program("oxigraph")
    if not found:
        missing("no oxigraph on this machine (pip install oxigraph)")
    port = free_port()
    command = [str(found), "serve", "--bind", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}"
    with _running(command, f"{address}/query"):
        yield address


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The address of an empty Virtuoso 7 in a folder; its user dba has the password dba."""
    found = program("virtuoso-t")
    if not found:
        missing("no virtuoso-t on this machine (apt-get install virtuoso-opensource-7)")
    port = free_port()
    settings = Virtuoso(port, free_port()).write(folder)
    address = f"http://127.0.0.1:{port}"
    with _running([str(found), "-f", "-c", str(settings)], f"{address}/sparql"):
        yield address


def oxigraph_place(address: str, graph: str = "", *, graph_store: bool = True) -> Place:
    return Place(
        query=f"{address}/query",
        update=f"{address}/update",
        graphs=f"{address}/store" if graph_store else "",
        graph=graph,
        patience=QUICK,
        page=500,
    )


def virtuoso_place(address: str, graph: str) -> Place:
    return Place(
        query=f"{address}/sparql-auth",
        update=f"{address}/sparql-auth",
        graphs=f"{address}/sparql-graph-crud-auth",
        graph=graph,
        credentials=Credentials("dba", "dba", proof=Proof.DIGEST),
        patience=QUICK,
        page=500,
    )


@contextmanager
def _running(command: list[str], url: str) -> Iterator[None]:
    quiet: Mapping[str, int] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, **quiet)  # type: ignore[call-overload]
    try:
        until = time.monotonic() + _START
        while not _answers(url):
            if process.poll() is not None or time.monotonic() > until:
                pytest.fail(f"{command[0]} did not start")
            time.sleep(0.05)
        yield
    finally:
        process.kill()
        process.wait()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, params={"query": "ASK {}"}, trust_env=False).is_success
    except httpx.TransportError:
        return False
