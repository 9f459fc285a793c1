"""Processes that read documents side by side: one that crashes, starves or hangs costs one document."""

import contextlib
import multiprocessing
import queue
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeVar

from graph.closing import Closing
from graph.interpret import Interpreter, attempted
from ontology.errors import DamagedDocument, LiantuError
from ontology.model import Reading

T = TypeVar("T")
_START = 120  # seconds a process has to be ready
_SPAWN = multiprocessing.get_context("spawn")
"""Forking a process that has threads can hang it; a fresh one is the same on every system."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: seconds on the clock, bytes of memory."""

    seconds: float = 900
    memory: int = 4 * 1024**3


LIMITS = Limits()


class Workers(Closing):
    """As many processes as asked for, started when first needed; `interpret` may be called by threads."""

    def __init__(self, interpreter: Interpreter, count: int, limits: Limits = LIMITS) -> None:
        self._interpreter = interpreter
        self._limits = limits
        self._processes = [_Process(interpreter, limits) for _ in range(count)]
        self._idle: queue.SimpleQueue[_Process] = queue.SimpleQueue()
        for process in self._processes:
            self._idle.put(process)
        self._threads = ThreadPoolExecutor(count)

    def interpret(self, name: str, data: bytes, region: str) -> Reading:
        """What the interpreter makes of a document; an error of ours where its process does not."""
        process = self._idle.get()
        try:
            return process.interpret(name, data, region)
        finally:
            self._idle.put(process)

    def in_order(self, calls: Iterable[Callable[[], T]]) -> Iterator[T]:
        """The results of some calls in their order; a few calls are always under way ahead."""
        return in_order(self._threads, calls, 2 * len(self._processes))

    def close(self) -> None:
        """End the processes, whatever they do."""
        for process in self._processes:
            process.end()
        self._threads.shutdown(cancel_futures=True)


def in_order(
    threads: ThreadPoolExecutor, calls: Iterable[Callable[[], T]], ahead: int
) -> Iterator[T]:
    """The results of some calls in their order, as many under way ahead as told."""
    waiting: deque[Future[T]] = deque()
    for call in calls:
        waiting.append(threads.submit(call))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


class _Process:
    """One process that reads a document at a time; replaced by a new one after it died."""

    def __init__(self, interpreter: Interpreter, limits: Limits) -> None:
        self._interpreter = interpreter
        self._limits = limits
        self._running: tuple[multiprocessing.process.BaseProcess, Connection] | None = None

    def interpret(self, name: str, data: bytes, region: str) -> Reading:
        """What the process makes of a document."""
        try:
            channel = self._channel()
            channel.send((name, data, region))
            if not channel.poll(self._limits.seconds):
                self.end()
                seconds = f"{self._limits.seconds:g}"
                raise given_up(name, (f"超过 {seconds} 秒", f"took over {seconds} seconds"))
            answer = channel.recv()
        except (EOFError, OSError):
            self.end()
            raise given_up(name, ("读取进程中止", "its process broke off")) from None
        if isinstance(answer, Reading):
            return answer
        kind, zh, en = answer
        raise kind(zh, en)

    def end(self) -> None:
        """Stop the process, if one runs."""
        running, self._running = self._running, None
        if running:
            process, channel = running
            process.kill()
            process.join()
            channel.close()

    def _channel(self) -> Connection:
        """The way to a process that is ready to read: importing the reader is no document's time."""
        if not self._running:
            here, there = _SPAWN.Pipe()
            arguments = (there, self._interpreter, self._limits.memory)
            process = _SPAWN.Process(target=_serve, args=arguments, daemon=True)
            process.start()
            there.close()
            self._running = process, here
            if not here.poll(_START):
                raise OSError(f"no process was ready within {_START} seconds")
            here.recv()
        return self._running[1]


def _serve(channel: Connection, interpreter: Interpreter, memory: int) -> None:
    """What a process does until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asks is interrupted, and ends us
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with contextlib.suppress(EOFError):
        channel.send("ready")
        while True:
            name, data, region = channel.recv()
            try:
                channel.send(attempted(interpreter, name, data, region))
            except LiantuError as error:
                channel.send((type(error), error.zh, error.en))


def given_up(name: str, why: tuple[str, str]) -> DamagedDocument:
    """The error about a document whose process did not come back with it."""
    return DamagedDocument(
        f"读不了「{name}」：{why[0]}；其他文档不受影响。",
        f"Cannot read '{name}': {why[1]}; other documents are unaffected.",
    )
