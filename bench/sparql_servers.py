"""The servers of the SPARQL bench, each a process of its own on a port of its own.

`python -m bench.sparql_servers KIND PORT FOLDER` runs those that are written in Python.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.engines import Virtuoso, free_port, program

ROOT = Path(__file__).resolve().parents[1]
_START = 300.0
JSON = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Server:
    """A running engine: its name, where it answers, the process, seconds until it had the graph."""

    name: str
    host: str
    port: int
    path: str
    process: int
    seconds: float


def peers(folder: Path) -> dict[str, list[str]]:
    """The command of every engine that is there, without its port, which stands for {port}."""
    here = [sys.executable, "-m", "bench.sparql_servers"]
    found = {
        "liantu": [*here, "liantu", "{port}", str(folder)],
        "liantu, nothing kept": [*here, "uncached", "{port}", str(folder)],
        "pyoxigraph in FastAPI": [*here, "pyoxigraph", "{port}", str(folder)],
    }
    if oxigraph := program("oxigraph"):
        place = ["--location", str(folder / "oxigraph")]
        found["Oxigraph server"] = [oxigraph, "serve", *place, "--bind", "127.0.0.1:{port}"]
    if _has("rdflib_endpoint"):
        found["rdflib-endpoint"] = [*here, "rdflib", "{port}", str(folder)]
    if virtuoso := program("virtuoso-t"):
        found["Virtuoso 7"] = [
            virtuoso,
            "+foreground",
            "+configfile",
            str(folder / "virtuoso" / "virtuoso.ini"),
        ]
    return found


def _has(module: str) -> bool:
    done = subprocess.run(
        [sys.executable, "-c", f"import {module}"], capture_output=True, check=False
    )
    return done.returncode == 0


@contextmanager
def running(name: str, command: list[str], folder: Path) -> Iterator[Server]:
    """An engine with the graph in it; its process group ends with the block."""
    port = free_port()
    started = time.monotonic()
    if name == "Virtuoso 7":
        home = folder / "virtuoso"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        Virtuoso(port, port + 1, 100_000, "urn:bench").write(home)
    process = subprocess.Popen(
        [part.replace("{port}", str(port)) for part in command],
        cwd=ROOT,
        env={**os.environ, **_SETTINGS},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        path = {"Oxigraph server": "/query"}.get(name, "/" if "rdflib" in name else "/sparql")
        server = Server(name, "127.0.0.1", port, path, process.pid, 0.0)
        _await(server, process)
        _fill(server, folder)
        took = time.monotonic() - started
        yield Server(name, server.host, port, path, process.pid, took)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def processor(process: int) -> float:
    """The seconds of processor that a process and those it started took so far."""
    told: dict[int, list[str]] = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            told[int(file.parent.name)] = (
                file.read_text(encoding="utf-8").rpartition(")")[2].split()
            )
    family, seconds = {process}, 0.0
    while more := {p for p, fields in told.items() if int(fields[1]) in family} - family:
        family |= more
    for member in family & told.keys():
        seconds += (int(told[member][11]) + int(told[member][12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def ask(
    server: Server, query: str, accept: str = JSON, *, timeout: float = 600.0, token: str = ""
) -> bytes:
    """The body of an answer, by the standard library."""
    text = urllib.parse.urlencode({"query": query})
    address = f"http://{server.host}:{server.port}{server.path}?{text}"
    request = urllib.request.Request(address, headers={"Accept": accept})
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        body: bytes = answer.read()
        return body


def _await(server: Server, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _START
    while time.monotonic() < until:
        if process.poll() is not None:
            raise SystemExit(f"{server.name} ended with {process.returncode}")
        try:
            ask(server, "ASK {}", timeout=5)
        except (OSError, urllib.error.URLError):
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"{server.name} does not answer")


def _fill(server: Server, folder: Path) -> None:
    """Give the graph to an engine that starts empty."""
    lines = folder / "graph.nt"
    if server.name == "Oxigraph server":
        request = urllib.request.Request(
            f"http://{server.host}:{server.port}/store?default",
            data=lines.read_bytes(),
            headers={"Content-Type": "application/n-triples"},
            method="POST",
        )
        urllib.request.urlopen(request, timeout=_START).close()
    if server.name == "Virtuoso 7":
        isql = shutil.which("isql-vt") or shutil.which("isql-v") or "isql"
        load = f"DB.DBA.TTLP_MT(file_to_string_output('{lines}'), '', 'urn:bench', 0); checkpoint;"
        subprocess.run(
            [isql, str(server.port + 1), "dba", "dba", f"exec={load}"],
            check=True,
            capture_output=True,
            timeout=_START,
        )


_SETTINGS: Mapping[str, str] = {
    "LIANTU_QUERY_BUDGET": "0",
    "LIANTU_QUERY_QUEUE": "500",
    "LIANTU_ROW_CAP": "1000000",
    "LIANTU_BYTE_CAP": "1000000000",
    "LIANTU_READ_ONLY": "true",
}


def _serve(app: Callable[..., Any], port: int) -> None:
    import uvicorn  # noqa: PLC0415

    uvicorn.run(app, port=port, log_level="error", access_log=False)


def _liantu(port: int, folder: Path, kept: int) -> None:
    from api.app import create_app  # noqa: PLC0415
    from api.library import Library  # noqa: PLC0415
    from api.settings import load_settings  # noqa: PLC0415

    settings = load_settings(data=folder / "data", query_cache=kept)
    library = Library.open(settings)
    library.start()
    _serve(create_app(settings, library), port)


def _pyoxigraph(port: int, folder: Path) -> None:
    """The engine itself, in memory, behind the least that HTTP takes: no guard, no limits."""
    import pyoxigraph as ox  # noqa: PLC0415
    from fastapi import FastAPI  # noqa: PLC0415
    from starlette.responses import Response  # noqa: PLC0415

    store = ox.Store()
    with (folder / "graph.nt").open("rb") as lines:
        store.bulk_load(lines, format=ox.RdfFormat.N_TRIPLES)
    app = FastAPI()

    @app.get("/sparql")
    def sparql(query: str) -> Response:
        found = store.query(query)
        assert isinstance(found, ox.QuerySolutions | ox.QueryBoolean)
        return Response(found.serialize(format=ox.QueryResultsFormat.JSON), media_type=JSON)

    _serve(app, port)


def _rdflib(port: int, folder: Path) -> None:
    import rdflib  # noqa: PLC0415
    from rdflib_endpoint import SparqlEndpoint  # noqa: PLC0415

    graph = rdflib.Dataset(default_union=True)
    graph.parse(folder / "graph.nt", format="nt")
    _serve(SparqlEndpoint(graph=graph), port)


def main() -> None:
    """Run one of the servers."""
    kind, port, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    if kind == "liantu":
        _liantu(port, folder, 32 * 1024 * 1024)
    elif kind == "uncached":
        _liantu(port, folder, 0)
    elif kind == "pyoxigraph":
        _pyoxigraph(port, folder)
    else:
        _rdflib(port, folder)


if __name__ == "__main__":
    main()
