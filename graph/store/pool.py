"""Workers over one checkpoint: who is free, who waits, who has to be replaced."""

import asyncio
import socket
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from itertools import count
from pathlib import Path

from graph.store import frames
from graph.store.frames import COMMAND, FORK, KILL
from ontology.errors import DataDirectory

_ROOT = Path(__file__).resolve().parents[2]
_START = 120.0
"""Seconds that a nursery may take to copy a checkpoint; ten million triples were copied in sixty."""
_BUFFER = 1 << 20

Waiting = tuple[asyncio.AbstractEventLoop, "asyncio.Future[Worker]"]


class Nursery:
    """A nursery process over a checkpoint, from this side; DataDirectory if it cannot be had."""

    def __init__(self, checkpoint: Path, memory: int) -> None:
        self._checkpoint = checkpoint
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603
                [
                    *(sys.executable, "-m", "graph.store.nursery"),
                    *(str(checkpoint.resolve()), str(memory)),
                ],
                cwd=_ROOT,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._await_ready()

    @property
    def alive(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def fork(self, number: int) -> socket.socket:
        """The channel of a new worker; what is sent there waits until it is born."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)  # noqa: FBT003
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
        with theirs:
            try:
                socket.send_fds(self._control, [COMMAND.pack(FORK, number)], [theirs.fileno()])
            except OSError:
                ours.close()
                raise self._gone() from None
        return ours

    def kill(self, number: int) -> None:
        """Kill a worker, if it and the nursery are there."""
        with suppress(OSError):
            self._control.sendall(COMMAND.pack(KILL, number))

    def close(self) -> None:
        """End the process; its workers end with it."""
        self._control.close()
        self._process.kill()
        self._process.wait()

    def _await_ready(self) -> None:
        self._control.settimeout(_START)
        with suppress(TimeoutError):
            if len(self._control.recv(COMMAND.size)) == COMMAND.size:
                self._control.settimeout(None)
                return
        self.close()
        raise self._gone()

    def _gone(self) -> DataDirectory:
        where = self._checkpoint
        return DataDirectory(f"检查点 {where} 打不开", f"Cannot open the checkpoint {where}")


class Worker:
    """One worker process and its channel."""

    def __init__(self, nursery: Nursery, number: int) -> None:
        self._nursery = nursery
        self._number = number
        self._channel = nursery.fork(number)

    async def ask(self, question: bytes) -> tuple[dict[str, object], bytes]:
        """What it answers; EOFError where it dies of the question."""
        try:
            return await frames.exchange(self._channel, question)
        except (BrokenPipeError, ConnectionResetError):
            raise EOFError from None

    def kill(self) -> None:
        """End it."""
        self._channel.close()
        self._nursery.kill(self._number)


class Pool:
    """The workers over one checkpoint. Safe for threads and for several event loops."""

    def __init__(self, checkpoint: Path, workers: int, memory: int) -> None:
        self._nursery = Nursery(checkpoint, memory)
        self._numbers = count()
        self._lock = threading.Lock()
        self._size = workers
        self._free = [self._born() for _ in range(workers)]
        self._waiting: deque[Waiting] = deque()
        self._retired = self._broken = False

    @property
    def alive(self) -> bool:
        """Whether it can answer."""
        return not self._broken and self._nursery.alive

    async def take(self) -> Worker:
        """A worker that nobody else has; waits for one."""
        loop = asyncio.get_running_loop()
        with self._lock:
            if self._free:
                return self._free.pop()  # the one that worked last has everything at hand
            place: asyncio.Future[Worker] = loop.create_future()
            self._waiting.append((loop, place))
        try:
            return await place
        except asyncio.CancelledError:
            self._leave((loop, place))
            raise

    def give(self, worker: Worker, *, dead: bool = False) -> None:
        """Hand a worker back; one that is `dead` is ended and another takes its place."""
        if dead:
            worker.kill()
            try:
                worker = self._born()
            except DataDirectory:
                self._broken = True  # whoever asks next gets another pool
                return
        with self._lock:
            if self._waiting:
                loop, place = self._waiting.popleft()
                loop.call_soon_threadsafe(self._hand, worker, place)
                return
            self._free.append(worker)
            done = self._retired and len(self._free) == self._size
        if done:
            self._close()

    def retire(self) -> None:
        """Close as soon as the questions under way are answered."""
        with self._lock:
            self._retired = True
            done = len(self._free) == self._size
        if done:
            self._close()

    def close(self) -> None:
        """End all processes now."""
        self._retired = True
        self._close()

    def _born(self) -> Worker:
        return Worker(self._nursery, next(self._numbers))

    def _hand(self, worker: Worker, place: "asyncio.Future[Worker]") -> None:
        if place.cancelled():
            self.give(worker)
        else:
            place.set_result(worker)

    def _leave(self, waiting: Waiting) -> None:
        """Give up a place in the queue, and the worker that came at the same moment."""
        with self._lock:
            if waiting in self._waiting:
                self._waiting.remove(waiting)
        _, place = waiting
        if place.done() and not place.cancelled():
            self.give(place.result())

    def _close(self) -> None:
        for worker in self._free:
            worker.kill()
        self._nursery.close()
