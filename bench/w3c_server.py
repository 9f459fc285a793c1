"""A server of ours in a process of its own, over graphs given by hand.

Run as `python -m bench.w3c_server DATA`: it prints its address, then serves another checkpoint for
each path on its standard input, one a line, as it does after each document in earnest.
"""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

_ROOT = Path(__file__).resolve().parents[1]
Graphs = Mapping[str, Path | str]
"""Graphs by IRI ("" is the default one), each as a file or as Turtle."""


class Served:
    """A running server, whose graphs can be exchanged."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shown = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.w3c_server", str(folder / "data")],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = self._line()

    def show(self, graphs: Graphs) -> Self:
        """Serve these graphs and no others from now on."""
        self._shown += 1
        folder = self._folder / f"checkpoint-{self._shown}"
        store = Store(str(folder))
        for name, source in graphs.items():
            store.extend(_quads(name, source))
        store.flush()
        del store
        if self._process.stdin is not None:
            self._process.stdin.write(f"{folder}\n")
            self._process.stdin.flush()
        if self._line() != str(folder):
            raise RuntimeError("the server does not move")
        return self

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.communicate(timeout=30)

    def _line(self) -> str:
        line = self._process.stdout.readline().strip() if self._process.stdout else ""
        if not line:
            raise RuntimeError("the server does not start")
        return line


@contextmanager
def serving() -> Iterator[Served]:
    """A server that is ended afterwards."""
    with TemporaryDirectory() as folder:
        server = Served(Path(folder))
        try:
            yield server
        finally:
            server.stop()


def _quads(name: str, source: Path | str) -> Iterator[Quad]:
    place = NamedNode(name) if name else DefaultGraph()
    base = name or "http://default.example/"
    if isinstance(source, Path):
        form = RdfFormat.from_extension(source.suffix[1:])
        found = parse(path=source, format=form, base_iri=base, rename_blank_nodes=True)
    else:
        found = parse(source, format=RdfFormat.TURTLE, base_iri=base, rename_blank_nodes=True)
    for quad in found:
        yield Quad(quad.subject, quad.predicate, quad.object, place)


def main() -> None:
    """Serve until ended."""
    import uvicorn  # noqa: PLC0415  needed in the server's own process only

    from api.app import create_app  # noqa: PLC0415
    from api.library import Library  # noqa: PLC0415
    from api.settings import Settings  # noqa: PLC0415
    from graph.build import Workspace  # noqa: PLC0415

    data = Path(sys.argv[1])
    Workspace.open(data, create=True).close()
    settings = Settings(data=data, read_only=True, query_budget=0, query_timeout=10)
    library = Library.open(settings)
    library.start()

    def move() -> None:
        for line in sys.stdin:
            library._reader.move_to(Path(line.strip()))  # the one door that no user has
            print(line.strip(), flush=True)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        threading.Thread(target=move, daemon=True).start()
        config = uvicorn.Config(create_app(settings, library), log_level="warning")
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
