"""The process that evaluates other people's queries: it may crash, starve or hang, nothing else.

Run as `python -m graph.store.worker FOLDER`: it opens the checkpoint, gives up every right it can,
says so with one empty frame, then answers frames on its standard output, one a question.
"""

import json
import resource
import signal
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import NamedNode, Store

from graph.store.answers import answer
from graph.store.columns import order_of
from graph.store.model import Answer
from ontology.vocab import BASE

MOST_BYTES = 20 * 1024 * 1024
_MEMORY = 2 * 1024**3
_GRACE = 1.0
"""Seconds after the deadline at which the process ends itself, should nobody be left to end it."""


def main() -> None:
    """Serve one checkpoint until standard input ends."""
    folder = Path(sys.argv[1])
    store = Store.read_only(str(folder))
    _give_up_rights(folder)
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    send(answers, b"")
    while question := receive(questions):
        asked = json.loads(question)
        signal.setitimer(signal.ITIMER_REAL, asked["timeout"] + _GRACE)
        head, body = _answered(store, asked)
        signal.setitimer(signal.ITIMER_REAL, 0)
        send(answers, json.dumps(head).encode())
        send(answers, body)


def send(stream: BinaryIO, frame: bytes) -> None:
    """Write one frame: its length in eight bytes, then its bytes."""
    stream.write(struct.pack(">Q", len(frame)) + frame)
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """Read one frame; nothing at the end of the stream."""
    head = stream.read(8)
    return stream.read(struct.unpack(">Q", head)[0]) if len(head) == 8 else b""  # noqa: PLR2004


def _answered(store: Store, asked: dict[str, Any]) -> tuple[dict[str, object], bytes]:
    try:
        result = store.query(asked["query"], base_iri=BASE, **_graphs(asked["dataset"]))
        found = answer(result, asked["accept"], asked["most"], order_of(asked["query"]))
    except (SyntaxError, ValueError, RuntimeError, OSError) as fault:
        return {"fault": str(fault)}, b""
    if len(found.body) > MOST_BYTES:
        return {"too_large": True}, b""
    return _head(found), found.body


def _graphs(dataset: dict[str, list[str]] | None) -> dict[str, Any]:
    """The graphs that the engine is to ask; without a dataset those that the query names."""
    if dataset is None:
        return {}
    default, named = ([*map(NamedNode, dataset[kind])] for kind in ("default", "named"))
    return {"default_graph": default, "named_graphs": named}


def _head(found: Answer) -> dict[str, object]:
    return {"media_type": found.media_type, "truncated": found.truncated}


def _give_up_rights(folder: Path) -> None:
    """Bound the memory, write no core dump, and open no file or connection ever again."""
    size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    _limit(resource.RLIMIT_AS, _MEMORY + size)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, 0)


def _limit(kind: int, most: int) -> None:
    _, hard = resource.getrlimit(kind)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (allowed, allowed))


if __name__ == "__main__":
    main()
