"""The process that holds a graph and forks workers over it, each within a moment.

Run as `python -m graph.store.nursery FOLDER MEMORY` with a socket as standard input. Each
command names a worker: FORK comes with a channel and forks it there, KILL ends it. The nursery
evaluates nothing, has one thread, and ends when its owner does.
"""

import os
import signal
import socket
import sys
from pathlib import Path

from pyoxigraph import Store

from graph.store import walls
from graph.store.frames import COMMAND, FORK, READY
from graph.store.model import NOTES
from graph.store.worker import Graph, serve

BYTES_A_QUAD = 404
"""Measured for graphs like ours, in memory."""
_ON_DISK = (20, 800)
"""Bytes that a quad takes on the disk at least and at most: within these bounds quads are counted."""


def main() -> None:
    """Serve the commands of the owner until there is none."""
    folder, memory = Path(sys.argv[1]), int(sys.argv[2])
    control = socket.socket(fileno=0)
    graph = Graph(in_memory(folder, memory), folder)
    control.sendall(COMMAND.pack(READY, 0))
    _Nursery(control, graph).run()


def in_memory(folder: Path, memory: int) -> Store | None:
    """The graph copied from a checkpoint; None where it does not fit so many bytes."""
    source = Store.read_only(str(folder))
    if not _fits(folder, source, memory):
        return None
    copy = Store()
    copy.bulk_extend(quad for quad in source if quad.graph_name != NOTES)
    return copy


def _fits(folder: Path, source: Store, memory: int) -> bool:
    size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    least, most = _ON_DISK
    if size // most * BYTES_A_QUAD > memory:
        return False
    return size // least * BYTES_A_QUAD <= memory or len(source) * BYTES_A_QUAD <= memory


class _Nursery:
    """The workers alive, by number."""

    def __init__(self, control: socket.socket, graph: Graph) -> None:
        self._control = control
        self._graph = graph
        self._alive: dict[int, int] = {}

    def run(self) -> None:
        """Obey until the owner is gone; the workers go with it."""
        while True:
            message, channels, _, _ = socket.recv_fds(self._control, COMMAND.size, 1)
            if len(message) < COMMAND.size:
                break
            command, number = COMMAND.unpack(message)
            self._reap()
            if command == FORK:
                self._fork(number, socket.socket(fileno=channels[0]))
            elif process := self._alive.get(number):
                # Not reaped, hence this number is still its own.
                os.kill(process, signal.SIGKILL)
        for process in self._alive.values():
            os.kill(process, signal.SIGKILL)

    def _fork(self, number: int, channel: socket.socket) -> None:
        process = os.fork()
        if process:
            self._alive[number] = process
            channel.close()
            return
        status = 1
        try:
            walls.die_with_parent()
            self._control.close()
            serve(channel, self._graph)
            status = 0
        finally:
            os._exit(status)

    def _reap(self) -> None:
        for number, process in tuple(self._alive.items()):
            if os.waitpid(process, os.WNOHANG)[0]:
                del self._alive[number]


if __name__ == "__main__":
    main()
