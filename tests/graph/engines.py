"""Every engine that a store can have, each for a test that must hold with all of them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest

from graph.store import EmbeddedStore, Opener
from graph.store.remote import on
from graph.store.remote_place import Place
from tests.graph.servers import oxigraph, oxigraph_place, virtuoso, virtuoso_place

ENGINES = ("embedded", "oxigraph", "oxigraph-updates-only", "virtuoso")


class Servers:
    """The servers of a test run, started when first asked for; every place is an empty graph."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._addresses: dict[str, str] = {}
        self._numbers = count(1)

    def place(self, engine: str) -> Place:
        graph = f"urn:test:graph:{next(self._numbers)}"
        if engine == "virtuoso":
            return virtuoso_place(self._address("virtuoso"), graph)
        store = engine == "oxigraph"
        return oxigraph_place(self._address("oxigraph"), graph, graph_store=store)

    def opener(self, engine: str) -> Opener:
        return EmbeddedStore.open if engine == "embedded" else on(self.place(engine))

    @contextmanager
    def default_graph(self) -> Iterator[Place]:
        """A server whose default graph is empty."""
        with oxigraph() as address:
            yield oxigraph_place(address)

    def close(self) -> None:
        self._stack.close()

    def _address(self, engine: str) -> str:
        if engine not in self._addresses:
            running = virtuoso(self._folder) if engine == "virtuoso" else oxigraph()
            self._addresses[engine] = self._stack.enter_context(running)
        return self._addresses[engine]


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    running = Servers(tmp_path_factory.mktemp("servers"))
    yield running
    running.close()


@pytest.fixture(params=ENGINES)
def opener(request: pytest.FixtureRequest, servers: Servers) -> Opener:
    """What opens one empty store, again and again the same."""
    return servers.opener(request.param)
