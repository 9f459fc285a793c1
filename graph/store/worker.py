"""What evaluates other people's queries: it may crash, starve or hang, nothing else.

A worker is forked by the nursery. It gives up every right it can, then answers one message after
the other on its channel until the other side is gone.
"""

import signal
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from graph.store import frames, walls
from graph.store.answers import Most, answer
from graph.store.columns import order_of
from graph.store.datasets import dataset_of
from graph.store.model import NOTES
from ontology.vocab import BASE

_GRACE = 0.1
"""Seconds after the deadline at which the process ends itself, should nobody be left to end it."""


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph to be asked: in memory, or in a folder, to be opened by each worker for itself."""

    store: Store | None
    folder: Path

    def opened(self) -> Store:
        """The store itself."""
        return self.store if self.store is not None else Store.read_only(str(self.folder))


def serve(channel: socket.socket, graph: Graph) -> None:
    """Answer messages until the channel ends."""
    store = graph.opened()
    named = [name for name in store.named_graphs() if name != NOTES]
    walls.give_up_rights(None if graph.store is not None else graph.folder)
    while message := frames.receive(channel):
        asked, _ = message
        signal.setitimer(signal.ITIMER_REAL, asked["timeout"] + _GRACE)
        head, body = _answered(store, asked, named)
        signal.setitimer(signal.ITIMER_REAL, 0)
        channel.sendall(frames.packed(head, body))


def _answered(
    store: Store, asked: dict[str, Any], named: list[Any]
) -> tuple[dict[str, object], bytes]:
    query = asked["query"]
    try:
        graphs = dataset_of(query, asked["dataset"], named)
        found = store.query(query, base_iri=BASE, **graphs)
        most = Most(asked["rows"], asked["bytes"])
        written = answer(found, asked["accept"], most, order_of(query))
    except (SyntaxError, ValueError, RuntimeError, OSError) as fault:
        return {"fault": str(fault)}, b""
    return {"media_type": written.media_type, "truncated": written.truncated}, written.body
